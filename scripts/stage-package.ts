import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { stagedProject } from './package/staged-project.ts';
import type { ProjectFile } from './package/staged-project.ts';

/**
 * `npm run package:stage`: lays out `dist/package`, the project that an unlocked package version is built from.
 *
 * The package's formulas name the policy record, so the record must be *in* the package, while in this repository it stands
 * apart (an upgrade by `sf project deploy` must not overwrite what an administrator tuned).
 */
const TARGET = path.join('dist', 'package');
const FILE = 'sfdx-project.json';

const { values } = parseArgs({ options: { 'package-id': { type: 'string' } } });
const packageId = values['package-id'];
if (packageId !== undefined && !/^0Ho\w{12}(?:\w{3})?$/u.test(packageId))
  throw new Error(`--package-id takes the id of a package (0Ho…), as "sf package list" shows it, not "${packageId}".`);

const project = await readProject(FILE);
if (project === undefined) throw new Error(`There is no ${FILE} here.`);
const staged = await readProject(path.join(TARGET, FILE));
const { main, file } = stagedProject(project, { ...staged?.packageAliases }, packageId);

await rm(TARGET, { recursive: true, force: true });
await mkdir(TARGET, { recursive: true });
for (const directory of project.packageDirectories) {
  await cp(directory.path, path.join(TARGET, main), { recursive: true });
}
await cp('config', path.join(TARGET, 'config'), { recursive: true });
await cp('.forceignore', path.join(TARGET, '.forceignore'));
await writeFile(path.join(TARGET, FILE), `${JSON.stringify(file, null, 2)}\n`);
console.log(
  `Staged ${project.packageDirectories.map((directory) => directory.path).join(' and ')} in ${TARGET}. Build the version from there.`,
);

async function readProject(name: string): Promise<ProjectFile | undefined> {
  try {
    return JSON.parse(await readFile(name, 'utf8')) as ProjectFile;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
