import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const projectFile = z.object({
  packageDirectories: z.array(z.object({ path: z.string() })).min(1),
  sourceApiVersion: z.string().optional(),
});

/** A Salesforce DX project: its folder, its package directories (relative to it) and the API version of its sources. */
export interface Project {
  readonly folder: string;
  readonly packageDirectories: readonly string[];
  readonly sourceApiVersion: string | undefined;
}

/** The project of a folder or of the nearest one above it that has a `sfdx-project.json`. Throws when there is none. */
export function findProject(folder: string): Project {
  const file = path.join(folder, 'sfdx-project.json');
  if (!existsSync(file)) {
    const parent = path.dirname(folder);
    if (parent === folder)
      throw new Error('No sfdx-project.json in this folder or above it: run this in a Salesforce DX project.');
    return findProject(parent);
  }
  const project = projectFile.parse(JSON.parse(readFileSync(file, 'utf8')));
  return {
    folder,
    packageDirectories: project.packageDirectories.map((directory) => directory.path),
    sourceApiVersion: project.sourceApiVersion,
  };
}

/** The given folders, or every package directory of the project. Throws for one that does not exist. */
export function sourceFolders(project: Project, folders: readonly string[], from: string): string[] {
  const chosen =
    folders.length > 0
      ? folders.map((folder) => path.resolve(from, folder))
      : project.packageDirectories.map((directory) => path.join(project.folder, directory));
  for (const folder of chosen) if (!existsSync(folder)) throw new Error(`There is no folder ${folder}.`);
  return chosen;
}
