import assert from 'node:assert/strict';
import { glob, readFile } from 'node:fs/promises';
import path from 'node:path';
import { suite, test } from 'node:test';
import { children, readAll, readFields, text } from './metadata.ts';
import type { XmlElement } from './metadata.ts';

const DESCRIBED = [
  'objects/*/*.object-meta.xml',
  'objects/*/validationRules/*.validationRule-meta.xml',
  'flows/*.flow-meta.xml',
  'permissionsets/*.permissionset-meta.xml',
  'customPermissions/*.customPermission-meta.xml',
  'notificationtypes/*.notiftype-meta.xml',
  'permissionsetgroups/*.permissionsetgroup-meta.xml',
  'reportTypes/*.reportType-meta.xml',
  'reports/*/*.report-meta.xml',
  'dashboards/*/*.dashboard-meta.xml',
  'objects/*/webLinks/*.webLink-meta.xml',
  'quickActions/*.quickAction-meta.xml',
  'flexipages/*.flexipage-meta.xml',
  'applications/*.app-meta.xml',
  'tabs/*.tab-meta.xml',
];
/** Kinds of flow parts without a description of their own. */
const UNDESCRIBED = new Set(['processMetadataValues', 'start']);

suite('Documentation stands in the metadata', () => {
  test('every object, rule, flow, permission, page, app and tab says why it exists', () => {
    const silent = DESCRIBED.flatMap((pattern) => {
      const files = readAll(pattern);
      assert.ok(files.size > 0, pattern);
      return [...files].filter(([, element]) => text(element, 'description') === '').map(([file]) => file);
    });
    assert.deepEqual(silent, []);
  });

  test('every field tells the maintainer why and the user what, and the two are not the same', () => {
    const wrong = [...readFields().values()].filter(({ element }) => {
      const description = text(element, 'description');
      const help = text(element, 'inlineHelpText');
      return description === '' || help === '' || description === help;
    });
    assert.deepEqual(
      wrong.map((field) => field.name),
      [],
    );
  });

  test('every setting of the policy says what it does and what to enter', () => {
    const settings = readAll('objects/Handover_Policy__mdt/fields/*.field-meta.xml');
    assert.ok(settings.size >= 20);
    const wrong = [...settings].filter(([, element]) => {
      const description = text(element, 'description');
      const help = text(element, 'inlineHelpText');
      return description === '' || help === '' || description === help;
    });
    assert.deepEqual(
      wrong.map(([file]) => file),
      [],
    );
  });

  test('every element, outcome and resource of a flow is described', () => {
    const silent: string[] = [];
    const visit = (file: string, part: XmlElement): void => {
      if (text(part, 'description') === '') silent.push(`${file}: ${text(part, 'name')}`);
      for (const outcome of children(part, 'rules')) visit(file, outcome);
    };
    for (const [file, flow] of readAll('flows/*.flow-meta.xml'))
      for (const [kind, parts] of Object.entries(flow)) {
        if (typeof parts !== 'object' || UNDESCRIBED.has(kind)) continue;
        for (const part of parts) if (text(part, 'name') !== '') visit(file, part);
      }
    assert.deepEqual(silent, []);
  });
});

/** Prose may name stages and figures as examples; logic may not. */
const PROSE = new Set(['description', 'inlineHelpText', 'errorMessage', 'label']);
const withoutProse = (name: string, value: unknown): unknown => (PROSE.has(name) ? undefined : value);

suite('The flow lint is whole', () => {
  test('no rule is switched off or loosened: an exception names its flow', async () => {
    const configuration = JSON.parse(await readFile('.flow-scanner.json', 'utf8')) as Record<string, unknown>;
    assert.deepEqual(Object.keys(configuration), ['exceptions']);
    const flows = await Array.fromAsync(glob('force-app/**/*.flow-meta.xml'));
    const names = new Set(flows.map((file) => path.basename(file, '.flow-meta.xml')));
    assert.deepEqual(
      Object.keys(configuration['exceptions'] as object).filter((name) => !names.has(name)),
      [],
    );
  });
});

suite('Nothing of one org is written into the package', () => {
  const logic = [
    ...readAll('objects/*/validationRules/*.validationRule-meta.xml'),
    ...readAll('flows/*.flow-meta.xml'),
    ...readAll('objects/*/fields/*.field-meta.xml'),
  ].map(([file, element]) => ({ file, source: JSON.stringify(element, withoutProse) }));

  test('no rule, flow or formula names a stage, a record or a user', () => {
    const named = logic.filter(
      ({ source }) =>
        /ISPICKVAL\((?:\w+\.)*StageName|Closed Won|Closed Lost/u.test(source) ||
        /"(?:005|006|00e)\w{12,15}"/u.test(source),
    );
    assert.deepEqual(
      named.map(({ file }) => file),
      [],
    );
  });

  test('thresholds are compared from the policy: rules and flows hold no percentage of their own', () => {
    const thresholds = logic.filter(({ source }) => /[<>]=?\s*(?:\d*\.\d+|[2-9]\d*|1\d+)\b/u.test(source));
    assert.deepEqual(
      thresholds.map(({ file }) => file.split('/').at(-1)),
      ['Handover_Sheet_Hours_in_Day.validationRule-meta.xml'],
      'a day has 24 hours everywhere',
    );
  });
});
