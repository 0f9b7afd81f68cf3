import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { suite, test } from 'node:test';
import { parse } from 'yaml';

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly allowScripts?: Readonly<Record<string, boolean>>;
}

interface Lockfile {
  readonly packages: Readonly<Record<string, { readonly hasInstallScript?: boolean; readonly resolved?: string }>>;
}

const FOLDERS = ['.', 'bench'];
const read = <Shape>(file: string): Shape => JSON.parse(readFileSync(file, 'utf8')) as Shape;

suite('What is installed is decided here', () => {
  for (const folder of FOLDERS) {
    const { dependencies, devDependencies, allowScripts = {} } = read<Manifest>(`${folder}/package.json`);
    const { packages } = read<Lockfile>(`${folder}/package-lock.json`);

    test(`${folder}: each dependency is one exact version`, () => {
      const ranges = Object.entries({ ...dependencies, ...devDependencies });
      assert.ok(ranges.length > 0);
      assert.deepEqual(
        ranges.filter(([, version]) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/u.test(version)),
        [],
      );
    });

    test(`${folder}: the lockfile names no registry, so that each reader's own serves it`, () => {
      const entries = Object.entries(packages);
      assert.ok(entries.length > 50);
      assert.deepEqual(
        entries.filter(([, { resolved }]) => resolved !== undefined).map(([name]) => name),
        [],
      );
    });

    test(`${folder}: every package that would run a script while it is installed is allowed or denied by name`, () => {
      const scripted = Object.entries(packages)
        .filter(([, { hasInstallScript }]) => hasInstallScript === true)
        .map(([place]) => place.split('node_modules/').at(-1) ?? place);
      assert.deepEqual([...new Set(scripted)].sort(), Object.keys(allowScripts).sort());
    });
  }

  test('what is held back is not proposed anew each week', () => {
    const held = Object.entries(parse(readFileSync('config/dependencies.yaml', 'utf8')) as Record<string, object>)
      .filter(([, entry]) => 'held' in entry)
      .map(([name]) => name);
    const { updates } = parse(readFileSync('.github/dependabot.yml', 'utf8')) as {
      updates: { ignore?: { 'dependency-name': string }[] }[];
    };
    const ignored = updates.flatMap(({ ignore = [] }) => ignore.map((entry) => entry['dependency-name']));
    assert.ok(held.length > 5);
    assert.deepEqual(
      held.filter((name) => !ignored.some((pattern) => path.matchesGlob(name, pattern))),
      [],
    );
  });

  test('one is allowed: it puts the right Node.js on the path', () => {
    const allowed = FOLDERS.flatMap((folder) =>
      Object.entries(read<Manifest>(`${folder}/package.json`).allowScripts ?? {}).filter(([, isAllowed]) => isAllowed),
    );
    assert.deepEqual(allowed, [['node', true]]);
  });
});
