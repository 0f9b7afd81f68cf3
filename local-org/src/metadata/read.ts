import { readBundle } from './read/bundle.ts';
import { locateComponent, type LocatedComponent } from './read/locate.ts';
import { readDefinitionFile } from './read/definition-file.ts';
import { isSupportedType } from './read/supported-types.ts';
import type { Component, ComponentProblem } from './types.ts';

export { createCatalog } from './catalog.ts';

/** Files of a package by path, as they stand in the zip: `objects/Invoice__c.object`. */
export type PackageFiles = Readonly<Record<string, Uint8Array>>;

export interface PackageContents {
  readonly components: readonly Component[];
  /** What does not fit the Metadata API types, in Salesforce's words. */
  readonly problems: readonly ComponentProblem[];
}

/** The components of a package in metadata format. What does not fit the Metadata API types is left out. */
export function readPackage(files: PackageFiles): Component[] {
  return [...readPackageContents(files).components];
}

/**
 * The components of a package in metadata format and every problem of form: types unknown to the local org, unknown,
 * repeated and missing elements, values that are none of their type. Manifests (`package.xml`, `destructiveChanges*.xml`)
 * are not read here.
 */
export function readPackageContents(files: PackageFiles): PackageContents {
  const components: Component[] = [];
  const problems: ComponentProblem[] = [];
  for (const located of groupByComponent(files)) {
    if (!isSupportedType(located.type)) {
      problems.push(unsupported(located));
      continue;
    }
    const read = located.bundle ? readBundle(located, files) : readDefinitionFile(located, files);
    components.push(...read.components);
    problems.push(...read.problems);
  }
  return { components, problems };
}

function groupByComponent(files: PackageFiles): LocatedComponent[] {
  const located = new Map<string, LocatedComponent>();
  for (const path of Object.keys(files).sort()) {
    if (/(^|\/)(package|destructiveChanges\w*)\.xml$/u.test(path) || path.endsWith('/')) continue;
    const component = locateComponent(path);
    const key = `${component.type}:${component.fullName}`;
    const known = located.get(key);
    if (known) known.paths.push(path);
    else located.set(key, component);
  }
  return [...located.values()];
}

function unsupported(located: LocatedComponent): ComponentProblem {
  const unknown = located.type === '';
  return {
    type: located.type,
    fullName: located.fullName,
    fileName: located.fileName,
    severity: 'Error',
    rule: 'supported-type',
    problem: unknown
      ? `${located.fileName} belongs to no metadata type.`
      : `The local org does not support the metadata type ${located.type}.`,
  };
}
