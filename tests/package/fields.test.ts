import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { children, readAll, readFields, text } from './metadata.ts';

const fields = [...readFields().values()];
const objects = readAll('objects/*__c/*.object-meta.xml');
const nameOf = (path: string): string => /objects\/(\w+)\//u.exec(path)?.[1] ?? '';
const isTracked = (field: (typeof fields)[number]): boolean => text(field.element, 'trackHistory') === 'true';

/** Rows of these objects stay as they were written, by rule. */
const WRITTEN_ONCE = ['Handover_Decision__c', 'Handover_Log__c', 'Handover_Update__c'];
/** Salesforce tracks at most 20 fields of an object. */
const MOST_TRACKED = 20;
const PERSONAS = ['Sales', 'Delivery_Lead', 'Consultant', 'Finance'].map((name) => `Handover_${name}`);

suite('Fields say how they are to be treated', () => {
  test('each field of a record is classified by how sensitive it is and whether it is in use', () => {
    const unclassified = fields.filter(
      ({ element }) => !text(element, 'securityClassification') || text(element, 'businessStatus') !== 'Active',
    );
    assert.deepEqual(
      unclassified.map(({ name }) => name),
      [],
    );
  });

  test('dates, amounts, hours and shares that people enter have a history', () => {
    const sets = readAll('permissionsets/*.permissionset-meta.xml');
    const edited = new Set(
      [...sets]
        .filter(([path]) => PERSONAS.some((persona) => path.includes(`${persona}.`)))
        .flatMap(([, element]) => children(element, 'fieldPermissions'))
        .filter((grant) => text(grant, 'editable') === 'true')
        .map((grant) => text(grant, 'field')),
    );
    const untracked = fields.filter(
      (field) =>
        ['Date', 'Currency', 'Number', 'Percent'].includes(field.type) &&
        !field.isFormula &&
        !WRITTEN_ONCE.includes(field.object) &&
        field.object !== 'Opportunity' &&
        (edited.has(field.name) || text(field.element, 'required') === 'true') &&
        !isTracked(field),
    );
    assert.deepEqual(
      untracked.map(({ name }) => name),
      [],
    );
  });

  test('an object keeps history where it has tracked fields, and not of more than the platform takes', () => {
    for (const [path, element] of objects) {
      const tracked = fields.filter((field) => field.object === nameOf(path) && isTracked(field));
      assert.equal(text(element, 'enableHistory') === 'true', tracked.length > 0, path);
      assert.ok(tracked.length <= MOST_TRACKED, `${path}: ${tracked.length}`);
    }
  });
});

suite('Every object of the package can be found and read', () => {
  test('each has a name, a layout, a compact layout in use and a list of all its records', () => {
    const layouts = [...readAll('layouts/*.layout-meta.xml').keys()];
    const lists = [...readAll('objects/*/listViews/*.listView-meta.xml').keys()];
    const compact = [...readAll('objects/*/compactLayouts/*.compactLayout-meta.xml').keys()];
    for (const [path, element] of objects) {
      const name = nameOf(path);
      const lacks = [
        text(children(element, 'nameField')[0] ?? element, 'label') ? '' : 'name',
        layouts.some((layout) => layout.includes(`/${name}-`)) ? '' : 'layout',
        lists.some((list) => list.includes(`/${name}/`)) ? '' : 'list view',
        compact.some((file) => file.endsWith(`/${text(element, 'compactLayoutAssignment')}.compactLayout-meta.xml`))
          ? ''
          : 'compact layout',
      ];
      assert.deepEqual(lacks.filter(Boolean), [], name);
    }
  });
});
