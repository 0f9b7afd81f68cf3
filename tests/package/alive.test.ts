import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { suite, test } from 'node:test';
import { children, readAll, text } from './metadata.ts';

/** Grants, and the lists of columns a report may choose from, name a thing without using it. */
const GRANTS = /\/(?:permissionsets|reportTypes)\//u;
const LABELS = 'force-app/main/shared/labels/CustomLabels.labels-meta.xml';

/** The files that name each word. Tags of components count as the bundle's name; the components' tests do not count. */
const namedIn = new Map<string, Set<string>>();
for (const file of globSync('{force-app,policy}/**/*.{xml,ts,html,css}', {
  exclude: (name) => path.basename(name) === '__tests__',
})) {
  const source = readFileSync(file, 'utf8').replaceAll(/<c-([a-z-]+)/gu, (_, tag: string) => `<c ${bundleOf(tag)}`);
  for (const word of new Set(source.match(/\w+/gu))) {
    const files = namedIn.get(word) ?? new Set();
    namedIn.set(word, files.add(file));
  }
}

/** Where a name is used, besides in what matches: its own definition, mostly. */
function usesOf(name: string, own: RegExp | string): string[] {
  const isOwn = (file: string): boolean => (typeof own === 'string' ? file.includes(own) : own.test(file));
  return [...(namedIn.get(name) ?? [])].filter((file) => !isOwn(file));
}

/** `handover-item-list` as the folder of its bundle is called. */
function bundleOf(tag: string): string {
  return tag.replaceAll(/-([a-z])/gu, (_, letter: string) => letter.toUpperCase());
}

const nameOf = (file: string): string => path.basename(file).split('.')[0] ?? '';

/** The components of a kind that no other file uses; one of the same name elsewhere is no use of it. */
function unused(pattern: string, isUse: (file: string) => boolean = () => true): string[] {
  const files = [...readAll(pattern).keys()];
  assert.ok(files.length > 0, pattern);
  return files.filter((file) => usesOf(nameOf(file), `/${path.basename(file)}`).filter(isUse).length === 0);
}

suite('Nothing in the package is dead', () => {
  test('every component is part of a page or of another component', () => {
    const bundles = globSync('force-app/main/*/lwc/*/*.js-meta.xml').map((file) => path.basename(path.dirname(file)));
    assert.ok(bundles.length > 50);
    assert.deepEqual(
      bundles.filter((bundle) => usesOf(bundle, `/lwc/${bundle}/`).length === 0),
      [],
    );
  });

  test('every label is shown', () => {
    const labels = [...readAll('labels/CustomLabels.labels-meta.xml').values()]
      .flatMap((file) => children(file, 'labels'))
      .map((label) => text(label, 'fullName'));
    assert.ok(labels.length > 500);
    assert.deepEqual(
      labels.filter((label) => usesOf(label, LABELS).length === 0),
      [],
    );
  });

  test('every text that the components share is read by one of them', () => {
    const imports = globSync('force-app/main/shared/lwc/handoverLabels/*.ts').flatMap((file) => {
      const source = readFileSync(file, 'utf8');
      return [...source.matchAll(/^ {2}(\w+): [A-Z][A-Z_0-9]+,$/gmu)].map(([, key = '']) => ({ file, key }));
    });
    assert.ok(imports.length > 200);
    assert.deepEqual(
      imports
        .filter(({ key }) => /[a-z]/u.test(key))
        .filter(({ key }) => usesOf(key, '/handoverLabels/').length === 0)
        .map(({ file, key }) => `${path.basename(file)}: ${key}`),
      [],
    );
  });

  test('every field is read or written by a rule, a flow, a formula, a page, a layout or a list', () => {
    assert.deepEqual(
      unused('objects/*/fields/*.field-meta.xml', (file) => !GRANTS.test(file)),
      [],
    );
  });

  test('every right is asked for somewhere, not only granted', () => {
    assert.deepEqual(
      unused('customPermissions/*.customPermission-meta.xml', (file) => !GRANTS.test(file)),
      [],
    );
  });

  test('every flow starts by itself or is called', () => {
    const uncalled = [...readAll('flows/*.flow-meta.xml')]
      .filter(([, flow]) => text(flow, 'start', 'triggerType') === '')
      .map(([file]) => file)
      .filter((file) => usesOf(nameOf(file), file).filter((other) => !GRANTS.test(other)).length === 0);
    assert.deepEqual(uncalled, []);
  });

  for (const [kind, pattern] of Object.entries({
    'value set': 'globalValueSets/*.globalValueSet-meta.xml',
    'notification type': 'notificationtypes/*.notiftype-meta.xml',
    queue: 'queues/*.queue-meta.xml',
    button: 'objects/*/webLinks/*.webLink-meta.xml',
    'quick action': 'quickActions/*.quickAction-meta.xml',
    page: 'flexipages/*.flexipage-meta.xml',
    tab: 'tabs/*.tab-meta.xml',
  }))
    test(`every ${kind} is used`, () => {
      assert.deepEqual(
        unused(pattern, (file) => !GRANTS.test(file)),
        [],
      );
    });

  test('every report type has a report', () => {
    const reports = new Set(
      [...readAll('reports/*/*.report-meta.xml').values()].map((file) => text(file, 'reportType')),
    );
    const types = [...readAll('reportTypes/*.reportType-meta.xml').keys()].map(nameOf);
    assert.deepEqual(
      types.filter((type) => !reports.has(`${type}__c`)),
      [],
    );
  });
});
