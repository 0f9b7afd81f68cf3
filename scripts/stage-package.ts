import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * `npm run package:stage`: lays out `dist/package`, the project that an unlocked package version is built from.
 *
 * The package's formulas name the policy record, so the record must be *in* the package, while in this repository it stands
 * apart (an upgrade by `sf project deploy` must not overwrite what an administrator tuned). In a package that is no danger:
 * the fields of the policy are subscriber-controlled, and an upgrade leaves their values alone.
 */
const TARGET = path.join('dist', 'package');

interface PackageDirectory {
  readonly path: string;
  readonly default?: boolean;
}

const project = JSON.parse(await readFile('sfdx-project.json', 'utf8')) as {
  packageDirectories: (PackageDirectory & Record<string, unknown>)[];
};
const main = project.packageDirectories.find((directory) => directory.default === true);
if (main === undefined) throw new Error('sfdx-project.json has no default package directory.');

await rm(TARGET, { recursive: true, force: true });
await mkdir(TARGET, { recursive: true });
for (const directory of project.packageDirectories) {
  await cp(directory.path, path.join(TARGET, main.path), { recursive: true });
}
await cp('config', path.join(TARGET, 'config'), { recursive: true });
await cp('.forceignore', path.join(TARGET, '.forceignore'));
await writeFile(
  path.join(TARGET, 'sfdx-project.json'),
  `${JSON.stringify({ ...project, packageDirectories: [main] }, null, 2)}\n`,
);
console.log(
  `Staged ${project.packageDirectories.map((directory) => directory.path).join(' and ')} in ${TARGET}. Build the version from there.`,
);
