import type { Catalog, Component, ComponentProblem } from '../types.ts';
import { isActiveFlow, isSameName } from '../flow-versions.ts';
import { registry } from '../read/registry.ts';
import { childrenOf } from '../write.ts';
import { DESTRUCTIVE_MANIFESTS, readManifest } from './manifest.ts';
import { manifestProblem } from './messages.ts';
import type { PackageFiles } from '../read.ts';

/** A component that a deploy deletes, and the manifest that says so. */
export interface Deletion {
  readonly component: Component;
  readonly fileName: string;
}

/** A version of a flow, as far as deleting it asks. */
interface Version {
  readonly flow: string;
  readonly number: number;
}

/**
 * The components that `destructiveChanges*.xml` name, with their children (an object's fields, rules and layouts). A name that is not
 * there is a warning, as on the platform; `*` is not allowed.
 */
export function readDeletions(
  files: PackageFiles,
  catalog: Catalog,
  versions: readonly Version[],
): { deletions: Deletion[]; problems: ComponentProblem[] } {
  const deletions: Deletion[] = [];
  const problems: ComponentProblem[] = [];
  for (const fileName of DESTRUCTIVE_MANIFESTS)
    for (const [type, members] of readManifest(files, fileName) ?? [])
      for (const member of members) {
        if (type === 'Flow') continue;
        const component = catalog.get(type, member) ?? folderOf(type, member, catalog);
        if (component)
          deletions.push(
            { component, fileName },
            ...[...childrenOf(component, catalog), ...layoutsOf(component, catalog)].map((child) => ({
              component: child,
              fileName,
            })),
          );
        else if (member === '*')
          problems.push(manifestProblem(`Wildcards are not supported in ${fileName}`, member, fileName));
        else
          problems.push({
            ...manifestProblem(`No ${type} named: ${member} found`, member, fileName),
            type,
            severity: 'Warning',
          });
      }
  for (const fileName of DESTRUCTIVE_MANIFESTS) {
    const flows = readFlowDeletions(readManifest(files, fileName)?.get('Flow') ?? [], fileName, catalog, versions);
    deletions.push(...flows.deletions);
    problems.push(...flows.problems);
  }
  return { deletions, problems };
}

/** A folder of reports or dashboards is a member of what it holds, with or without the slash of the clients. */
function folderOf(type: string, member: string, catalog: Catalog): Component | undefined {
  const folderType = registry().type(type)?.folderType;
  const folder = folderType === undefined ? undefined : registry().all.find(({ id }) => id === folderType)?.name;
  return folder === undefined ? undefined : catalog.get(folder, member.replace(/\/$/u, ''));
}

/** Layouts go with their object, as on the platform. */
function layoutsOf({ type, fullName }: Component, catalog: Catalog): Component[] {
  if (type !== 'CustomObject') return [];
  return catalog.all('Layout').filter((layout) => layout.fullName.startsWith(`${fullName}-`));
}

/**
 * Flows are deleted version by version (`Name-1`), and no active one; the name alone is refused, as on the platform. The
 * local org keeps a flow or lets it go: a part of its versions is refused by name.
 */
function readFlowDeletions(
  members: readonly string[],
  fileName: string,
  catalog: Catalog,
  versions: readonly Version[],
): { deletions: Deletion[]; problems: ComponentProblem[] } {
  const deletions: Deletion[] = [];
  const problems: ComponentProblem[] = [];
  const problem = (message: string, member: string, severity: 'Error' | 'Warning') =>
    problems.push({ ...manifestProblem(message, member, fileName), type: 'Flow', severity });
  const named = new Map<string, Set<number>>();
  for (const member of members) {
    const [, name = '', number = ''] = /^(.*)-(\d+)$/u.exec(member) ?? [];
    const known = versions.some((version) => version.number === Number(number) && isSameName(version.flow, name));
    if (catalog.get('Flow', member)) problem('insufficient access rights on cross-reference id', member, 'Error');
    else if (!known) problem(`No Flow named: ${member} found`, member, 'Warning');
    else named.set(name.toLowerCase(), (named.get(name.toLowerCase()) ?? new Set()).add(Number(number)));
  }
  for (const [name, numbers] of named) {
    const component = catalog.get('Flow', name);
    if (!component) continue;
    const all = versions.filter(({ flow }) => isSameName(flow, name));
    if (isActiveFlow(component))
      problem("You can't delete a flow version that is active. Deactivate it first.", component.fullName, 'Error');
    else if (all.some(({ number }) => !numbers.has(number)))
      problem('The local org deletes a flow only with all of its versions.', component.fullName, 'Error');
    else deletions.push({ component, fileName });
  }
  return { deletions, problems };
}

/**
 * Turns what breaks in components that stay into problems of the deletions: "This custom field is referenced elsewhere in
 * salesforce.com. : Validation Rule - …".
 */
export function referencedElsewhere(
  deletions: readonly Deletion[],
  broken: readonly ComponentProblem[],
): ComponentProblem[] {
  return broken.map((problem) => {
    const culprit = deletions.find(({ component }) => mentions(problem.problem, component)) ?? deletions[0];
    if (!culprit) return problem;
    const { component, fileName } = culprit;
    return {
      type: component.type,
      fullName: component.fullName,
      fileName,
      severity: 'Error',
      rule: 'referenced-elsewhere',
      problem: `This ${words(component.type).toLowerCase()} is referenced elsewhere in salesforce.com. : ${words(problem.type)} - ${problem.fullName} (${problem.problem})`,
    };
  });
}

function mentions(problem: string, { fullName }: Component): boolean {
  return problem.toLowerCase().includes(fullName.slice(fullName.lastIndexOf('.') + 1).toLowerCase());
}

function words(type: string): string {
  return type.replace(/(?<=[a-z])(?=[A-Z])/gu, ' ');
}
