import type { Org } from '../org.types.ts';
import { applyPlan, failed, isSame, type Plan } from './deploy/apply.ts';
import { readDeletions } from './deploy/delete.ts';
import { isNamed, isPresent, readManifest, type Manifest } from './deploy/manifest.ts';
import { manifestProblem } from './deploy/messages.ts';
import type { DeployOptions, DeployOutcome } from './deploy/types.ts';
import { unzipPackage } from './deploy/unzip.ts';
import { flowVersions, type FlowVersion } from './flow-versions.ts';
import { registry } from './read/registry.ts';
import { readPackageContents, type PackageFiles } from './read.ts';
import type { Catalog, Component, ComponentProblem } from './types.ts';
import { XmlSyntaxError } from './xml/parse.ts';

export type { DeployDetails, DeployMessage, DeployOptions, DeployOutcome } from './deploy/types.ts';

/**
 * Deploys a zip in metadata format: everything of it, or nothing. Components are read, checked by themselves and against
 * what the org would hold, compiled into a new model, and only then stored, in one transaction. A component's problems come
 * all at once. `rollbackOnError` false is treated as true: the local org has no partial deploys.
 */
export async function deploy(org: Org, zip: Uint8Array, options: DeployOptions = {}): Promise<DeployOutcome> {
  let files: PackageFiles;
  try {
    files = await unzipPackage(zip);
  } catch (error) {
    return failed(org, [
      manifestProblem(`The zip cannot be read: ${error instanceof Error ? error.message : String(error)}`),
    ]);
  }
  return deployFiles(org, files, options);
}

/** The same for the files of a package. */
export function deployFiles(org: Org, files: PackageFiles, options: DeployOptions = {}): DeployOutcome {
  return applyPlan(org, planDeploy(files, org.model.catalog, flowVersions(org.store)), options);
}

function planDeploy(files: PackageFiles, before: Catalog, versions: readonly FlowVersion[]): Plan {
  const nothing = { components: [], deletions: [] };
  try {
    const manifest = readManifest(files, 'package.xml');
    if (!manifest) return { ...nothing, problems: [manifestProblem('No package.xml found')] };
    const read = readPackageContents(files);
    const { deletions, problems } = readDeletions(files, before, versions);
    const components = read.components.filter((component) => isNamed(manifest, component));
    return {
      components,
      deletions: deletions.filter(({ component }) => !components.some((kept) => isSame(kept, component))),
      problems: [
        ...unknownTypes(manifest),
        ...duplicates(read.components),
        ...missingMembers(manifest, read.components, read.problems),
        ...unnamedFiles(manifest, read.components),
        ...read.problems.filter((problem) => problem.type === '' || isNamed(manifest, problem)),
        ...problems,
      ],
    };
  } catch (error) {
    if (!(error instanceof XmlSyntaxError)) throw error;
    return { ...nothing, problems: [manifestProblem(`Error parsing file: ${error.message}`)] };
  }
}

function unknownTypes(manifest: Manifest): ComponentProblem[] {
  const unknown = [...manifest.keys()].filter((type) => !registry().type(type));
  return unknown.map((type) => manifestProblem(`Unknown type name '${type}' specified in package.xml`));
}

/** Of two components with one name only the last would count, silently. */
function duplicates(components: readonly Component[]): ComponentProblem[] {
  const seen = new Set<string>();
  return components.flatMap(({ type, fullName, fileName }): ComponentProblem[] => {
    const key = `${type} ${fullName.toLowerCase()}`;
    const isKnown = seen.has(key);
    seen.add(key);
    const problem = `Duplicate name '${fullName}' specified`;
    return isKnown ? [{ type, fullName, fileName, severity: 'Error', rule: 'duplicate-name', problem }] : [];
  });
}

/** Names in package.xml without a component; those whose file cannot be read are reported with the file. */
function missingMembers(
  manifest: Manifest,
  components: readonly Component[],
  problems: readonly ComponentProblem[],
): ComponentProblem[] {
  return [...manifest].flatMap(([type, members]) =>
    members
      .filter((member) => member !== '*' && !isPresent(components, type, member) && !isPresent(problems, type, member))
      .map((member) =>
        manifestProblem(
          `An object '${member}' of type ${type} was named in package.xml, but was not found in zipped directory`,
          member,
        ),
      ),
  );
}

/** Files that package.xml does not name are not deployed; that is worth a warning. */
function unnamedFiles(manifest: Manifest, components: readonly Component[]): ComponentProblem[] {
  const named = new Set(components.filter((component) => isNamed(manifest, component)).map(({ fileName }) => fileName));
  const unnamed = components.filter(({ fileName }) => !named.has(fileName));
  return unnamed.map(({ type, fullName, fileName }) => ({
    type,
    fullName,
    fileName,
    severity: 'Warning',
    rule: 'manifest',
    problem: `${fileName} was found in the zipped directory, but ${type} ${fullName} is not named in package.xml`,
  }));
}
