import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { disclosingFlows, disclosingFormulas } from './confidentiality.ts';
import { children, readAll, readFields, text } from './metadata.ts';
import type { XmlElement } from './metadata.ts';

const fields = readFields();
const permissionSets = new Map(
  [...readAll('permissionsets/*.permissionset-meta.xml')].map(([file, element]) => [
    file.split('/').at(-1)?.split('.')[0] ?? '',
    element,
  ]),
);

interface Grant {
  readonly set: string;
  readonly name: string;
  readonly element: XmlElement;
}

const grants = (kind: string, key: string): Grant[] =>
  [...permissionSets].flatMap(([set, element]) =>
    children(element, kind).map((grant) => ({ set, name: text(grant, key), element: grant })),
  );
const fieldGrants = grants('fieldPermissions', 'field');
const objectGrants = grants('objectPermissions', 'object');
const has = (grant: Grant, right: string): boolean => text(grant.element, right) === 'true';
const named = ({ set, name }: Grant): string => `${set}: ${name}`;

/** Who may write what only flows and loads write. */
const WRITES_EVERYTHING = ['Handover_Admin', 'Handover_Data_Loader'];
const MARGINS = [
  'Handover_Project__c.Baseline_Margin__c',
  'Handover_Project__c.Forecast_Margin__c',
  'Handover_Project__c.Margin_Erosion__c',
  'Handover_Project__c.Stored_Reasons_Restricted__c',
  'Handover_Project__c.Health_Reasons_Restricted__c',
];

suite('Permission matrix: costs, rates and margins', () => {
  test('are classified as confidential by what they are called', () => {
    const spoken = [...fields.values()].filter(({ name }) => /cost|rate__c|margin|billable_value/iu.test(name));
    const open = spoken.filter((field) => !field.isConfidential).map((field) => field.name);
    assert.deepEqual(open, ['Handover_Brief__c.Other_Cost__c'], 'sales enters other cost: no rate, no margin');
    assert.ok(spoken.length >= 15);
  });

  test('are shown by no formula or roll-up that is not confidential itself', () => {
    assert.deepEqual(disclosingFormulas(fields), []);
  });

  test('are written by flows into confidential fields only, apart from the colour of health', () => {
    assert.deepEqual(disclosingFlows(fields), [
      'Handover_Project_BeforeSave_Measure: Handover_Project__c.Stored_Health__c',
    ]);
  });

  test('are read by delivery leads, finance, administrators and loads only', () => {
    const readers = fieldGrants.filter((grant) => fields.get(grant.name)?.isConfidential && has(grant, 'readable'));
    const sets = new Set(readers.map((grant) => grant.set));
    assert.deepEqual([...sets].sort(), [
      'Handover_Admin',
      'Handover_Data_Loader',
      'Handover_Delivery_Lead',
      'Handover_Finance',
      'Handover_Margin_Viewer',
    ]);
  });

  test('reach who views margins as margins only', () => {
    const seen = fieldGrants.filter((grant) => grant.set === 'Handover_Margin_Viewer').map((grant) => grant.name);
    assert.deepEqual(seen.sort(), [...MARGINS].sort());
  });
});

suite('Permission matrix: rights', () => {
  test('only administrators see all records, and nobody sees all fields by a right on the object', () => {
    const wide = objectGrants.filter((grant) => has(grant, 'viewAllRecords') || has(grant, 'modifyAllRecords'));
    assert.deepEqual([...new Set(wide.map((grant) => grant.set))], ['Handover_Admin']);
    assert.deepEqual(objectGrants.filter((grant) => has(grant, 'viewAllFields')).map(named), []);
  });

  test('only administrators delete, because rules do not run on delete', () => {
    const deleters = objectGrants.filter((grant) => has(grant, 'allowDelete')).map((grant) => grant.set);
    assert.deepEqual([...new Set(deleters)], ['Handover_Admin']);
  });

  test('rules are bypassed by loads only', () => {
    const bypasses = grants('customPermissions', 'name').filter((grant) => grant.name.startsWith('Handover_Bypass_'));
    assert.deepEqual(bypasses.map(named).sort(), [
      'Handover_Data_Loader: Handover_Bypass_Automation',
      'Handover_Data_Loader: Handover_Bypass_Rules',
      'Handover_Rule_Bypass: Handover_Bypass_Rules',
    ]);
  });

  test("nobody writes the deal's lookup to its brief", () => {
    const writers = fieldGrants.filter(
      (grant) => grant.name === 'Opportunity.Handover_Brief__c' && has(grant, 'editable'),
    );
    assert.deepEqual(writers.map(named), []);
  });

  test('seal, flags, keys, stamps and stored measures are written by flows and loads, by no persona', () => {
    const written =
      /\.(?!Client_Approved_On__c)(?:Sealed__c|Resolved_On__c|Computed_Health__c|Health_Told__c|Current_Value__c|To_Invoice__c|Sealed_On__c|Missing__c|\w+_Ready__c|\w+_Key__c|\w+_(?:Requested|Approved|Confirmed)_(?:By|On)__c|(?:Submitted|Accepted|Approved|Confirmed|Asked|Answered)_(?:By|On)__c|Seller__c|Source_Item__c|Stored_\w+|Burn__c|Cost_at_Completion__c|Forecast_Margin__c|Margin_Erosion__c|Current_Budget_Hours__c)$/u;
    const writers = fieldGrants.filter((grant) => written.test(grant.name) && has(grant, 'editable'));
    assert.deepEqual([...new Set(writers.map((grant) => grant.set))].sort(), WRITES_EVERYTHING);
  });

  test('history is read: only loads write decisions', () => {
    const writers = [
      ...objectGrants.filter((grant) => grant.name === 'Handover_Decision__c' && has(grant, 'allowEdit')),
      ...fieldGrants.filter((grant) => grant.name.startsWith('Handover_Decision__c.') && has(grant, 'editable')),
    ];
    assert.deepEqual([...new Set(writers.map((grant) => grant.set))], ['Handover_Data_Loader']);
  });

  test('consultants fit a platform licence: at most seven objects of the package, none of sales', () => {
    const objects = objectGrants.filter((grant) => grant.set === 'Handover_Consultant').map((grant) => grant.name);
    assert.ok(objects.length <= 7, objects.join());
    assert.deepEqual(
      objects.filter((name) => !name.startsWith('Handover_')),
      [],
    );
  });
});

suite('Permission matrix: what a deploy refuses', () => {
  const isAlwaysVisible = (name: string): boolean => {
    const field = fields.get(name);
    return field !== undefined && (field.type === 'MasterDetail' || text(field.element, 'required') === 'true');
  };

  test('required and master-detail fields are not granted, computed ones not for editing, editing implies reading', () => {
    const wrong = fieldGrants.filter((grant) => {
      const field = fields.get(grant.name);
      const isComputed = field?.isFormula || field?.type === 'Summary';
      return (
        isAlwaysVisible(grant.name) ||
        (isComputed && has(grant, 'editable')) ||
        (has(grant, 'editable') && !has(grant, 'readable'))
      );
    });
    assert.deepEqual(wrong.map(named), []);
  });

  test('a right on a field or a detail comes with reading its object, its master and what they depend on', () => {
    const reads = (set: string, object: string): boolean =>
      objectGrants.some((grant) => grant.set === set && grant.name === object && has(grant, 'allowRead'));
    const masters = new Map(
      [...fields.values()]
        .filter((field) => field.type === 'MasterDetail')
        .map((field) => [field.object, text(field.element, 'referenceTo')]),
    );
    const needed = [
      ...fieldGrants.map((grant) => ({ ...grant, object: grant.name.split('.')[0] ?? '' })),
      ...objectGrants.map((grant) => ({ ...grant, object: masters.get(grant.name) ?? grant.name })),
      ...objectGrants
        .filter((grant) => ['Opportunity', 'Contact'].includes(grant.name))
        .map((grant) => ({ ...grant, object: 'Account' })),
    ];
    assert.deepEqual(needed.filter(({ set, object }) => !reads(set, object)).map(named), []);
  });

  test('administrators read every field of the package', () => {
    const readable = new Set(fieldGrants.filter((grant) => grant.set === 'Handover_Admin').map((grant) => grant.name));
    const hidden = [...fields.keys()].filter((name) => !readable.has(name) && !isAlwaysVisible(name));
    assert.deepEqual(hidden, []);
  });
});
