import type { Catalog, Component, ComponentProblem } from '../types.ts';
import { childrenOf } from '../write.ts';
import { DESTRUCTIVE_MANIFESTS, readManifest } from './manifest.ts';
import { manifestProblem } from './messages.ts';
import type { PackageFiles } from '../read.ts';

/** A component that a deploy deletes, and the manifest that says so. */
export interface Deletion {
  readonly component: Component;
  readonly fileName: string;
}

/**
 * The components that `destructiveChanges*.xml` name, with their children (an object's fields and rules). A name that is not
 * there is a warning, as on the platform; `*` is not allowed.
 */
export function readDeletions(
  files: PackageFiles,
  catalog: Catalog,
): { deletions: Deletion[]; problems: ComponentProblem[] } {
  const deletions: Deletion[] = [];
  const problems: ComponentProblem[] = [];
  for (const fileName of DESTRUCTIVE_MANIFESTS)
    for (const [type, members] of readManifest(files, fileName) ?? [])
      for (const member of members) {
        const component = catalog.get(type, member);
        if (component)
          deletions.push(
            { component, fileName },
            ...childrenOf(component, catalog).map((child) => ({ component: child, fileName })),
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
