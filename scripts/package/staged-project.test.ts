import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stagedProject } from './staged-project.ts';

const main = {
  path: 'app',
  default: true,
  package: 'Freight',
  versionNumber: '0.1.0.NEXT',
  definitionFile: 'def.json',
};
const project = { packageDirectories: [main, { path: 'settings' }], name: 'freight' };

test('a package that is not created yet is named by nobody, so that "sf package create" keeps its directory', () => {
  const { package: _name, ...unnamed } = main;
  assert.deepEqual(stagedProject(project, {}), {
    main: 'app',
    file: { packageDirectories: [unnamed], name: 'freight' },
  });
});

test('a package that was created keeps its name, its id and its versions', () => {
  const aliases = { Freight: '0Ho000000000001CAA', 'Freight@0.1.0-1': '04t000000000001AAA' };
  const again = stagedProject(project, aliases);
  assert.deepEqual(again.file, { packageDirectories: [main], name: 'freight', packageAliases: aliases });
  const given = stagedProject(project, {}, '0Ho000000000002CAA');
  assert.deepEqual(given.file, {
    packageDirectories: [main],
    name: 'freight',
    packageAliases: { Freight: '0Ho000000000002CAA' },
  });
});
