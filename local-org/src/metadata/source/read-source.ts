import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { ForceIgnore } from '@salesforce/source-deploy-retrieve/lib/src/resolve/forceIgnore.js';
import { readBundle } from '../read/bundle.ts';
import { readDefinitionXml } from '../read/definition-file.ts';
import type { PackageContents } from '../read.ts';
import { isSupportedType } from '../read/supported-types.ts';
import type { Component, ComponentProblem } from '../types.ts';
import { locateSource, type SourceComponent } from './locate-source.ts';

/**
 * The components of folders in source format, with problems of form at their own file, line and column. `.forceignore` is
 * obeyed; TypeScript of a bundle stands for the JavaScript that a deploy compiles it to. Paths are relative to `root`.
 */
export function readSource(folders: readonly string[], root: string): PackageContents {
  const components: Component[] = [];
  const problems: ComponentProblem[] = [];
  for (const located of locateAll(folders, root)) {
    if (!isSupportedType(located.type)) {
      problems.push({
        ...problemOf(
          located,
          located.type === ''
            ? `${located.fileName} belongs to no metadata type.`
            : `The local org does not support the metadata type ${located.type}.`,
        ),
        rule: 'supported-type',
      });
      continue;
    }
    const read = readOne(located, root);
    problems.push(...read.problems, ...nameProblems(located, read.components));
    for (const component of read.components) {
      const other = components.find(
        ({ type, fullName }) => type === component.type && fullName.toLowerCase() === component.fullName.toLowerCase(),
      );
      if (other)
        problems.push({
          ...problemOf(located, `${component.type} ${component.fullName} is defined in ${other.fileName} too.`),
          rule: 'defined-twice',
        });
    }
    components.push(...read.components);
  }
  return { components, problems };
}

function locateAll(folders: readonly string[], root: string): SourceComponent[] {
  const ignore = ForceIgnore.findAndCreate(root);
  const located = new Map<string, SourceComponent>();
  for (const folder of folders)
    for (const file of filesBelow(folder)) {
      const name = path.relative(root, file).split(path.sep).join('/');
      const isBundleSource =
        /\/lwc\/[^/]+\/(?!__).*\.ts$/u.test(name) && !/\/__\w+__\//u.test(name) && !name.endsWith('.d.ts');
      if (ignore.denies(file) && !isBundleSource) continue;
      const component = locateSource(name);
      if (!component) continue;
      const key = `${component.type}:${component.fileName}`;
      const known = located.get(key);
      if (known) known.paths.push(name);
      else located.set(key, component);
    }
  return [...located.values()];
}

function filesBelow(folder: string): string[] {
  if (statSync(folder).isFile()) return [folder];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !entry.name.startsWith('.') && entry.name !== 'node_modules')
    .flatMap((entry) =>
      entry.isDirectory() ? filesBelow(path.join(folder, entry.name)) : [path.join(folder, entry.name)],
    )
    .sort();
}

function readOne(located: SourceComponent, root: string): PackageContents {
  if (!located.bundle) return readDefinitionXml(located, readFileSync(path.join(root, located.fileName), 'utf8'));
  const files: Record<string, Uint8Array> = {};
  for (const file of located.paths)
    if (!(file.endsWith('.js') && located.paths.includes(file.replace(/\.js$/u, '.ts'))))
      files[file.replace(/\.ts$/u, '.js')] = readFileSync(path.join(root, file));
  return readBundle({ ...located, paths: Object.keys(files) }, files);
}

/** A child's file is named as the child is: tools build the manifest from file names. */
function nameProblems(located: SourceComponent, components: readonly Component[]): ComponentProblem[] {
  return components
    .filter(({ type, definition }) => type === located.type && typeof definition['fullName'] === 'string')
    .filter(
      ({ definition, fullName }) =>
        definition['fullName'] !== fullName.slice(fullName.lastIndexOf('.') + 1) && definition['fullName'] !== fullName,
    )
    .map(({ definition }) => ({
      ...problemOf(
        located,
        `The file is named ${located.fullName}, but its fullName is ${String(definition['fullName'])}.`,
      ),
      rule: 'file-name',
    }));
}

function problemOf({ type, fullName, fileName }: SourceComponent, problem: string): Omit<ComponentProblem, 'rule'> {
  return { type, fullName, fileName, severity: 'Error', problem };
}
