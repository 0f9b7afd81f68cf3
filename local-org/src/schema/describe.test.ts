import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { describeGlobal, describeObject, type FieldDescribe } from './describe.ts';
import { compile, field, objectFile, userOf } from './testing/org-of.ts';

interface Recorded {
  readonly fields: readonly FieldDescribe[];
  readonly childRelationships: readonly { childSObject: string; field: string }[];
  readonly [key: string]: unknown;
}

const recorded = (name: string): Recorded =>
  JSON.parse(
    readFileSync(new URL(`../../conformance/standard-describe/${name}.json`, import.meta.url), 'utf8'),
  ) as Recorded;

const MONEY = '<precision>18</precision><scale>2</scale>';
const { schema } = compile({
  'objects/Invoice__c.object': objectFile(
    'Invoice',
    field('Account__c', 'Lookup', '<referenceTo>Account</referenceTo><relationshipName>Invoices</relationshipName>') +
      field('Amount__c', 'Currency', MONEY) +
      field('Gross__c', 'Currency', `<formula>Amount__c * 2</formula>${MONEY}`),
  ),
});
const model = { schema };

const describe = (name: string, user = userOf()): ReturnType<typeof describeObject> => {
  const object = schema.object(name);
  assert.ok(object);
  return describeObject(model, user, object, '52.0');
};

for (const name of ['Account', 'Contact', 'Opportunity']) {
  test(`every field of ${name} that the local org has is described as Salesforce describes it`, () => {
    const originals = new Map(recorded(name).fields.map((original) => [original.name, original]));
    const { fields } = describe(name);
    assert.ok(fields.length >= 34);
    for (const described of fields) {
      const original = originals.get(described.name);
      assert.ok(original, `${described.name} is not a field of ${name}`);
      // Which of the objects referred to exist differs from org to org.
      assert.deepEqual({ ...described, referenceTo: [] }, { ...original, referenceTo: [] });
    }
  });
}

test('an object is described under the keys that Salesforce uses, and its relationships as Salesforce names them', () => {
  const original = recorded('Opportunity');
  const described = describe('Opportunity');
  assert.deepEqual(Object.keys(described).sort(), Object.keys(original).sort());
  for (const [key, value] of Object.entries(original)) {
    if (key !== 'fields')
      assert.equal(typeof (described as unknown as Record<string, unknown>)[key], typeof value, key);
  }
  const relationships = new Map(
    original.childRelationships.map((child) => [`${child.childSObject}.${child.field}`, child]),
  );
  const known = described.childRelationships.filter((child) =>
    relationships.has(`${child.childSObject}.${child.field}`),
  );
  assert.ok(known.length >= 3);
  for (const child of known) assert.deepEqual(child, relationships.get(`${child.childSObject}.${child.field}`));
});

test('the global list has the recorded keys for every object the user may see', () => {
  const original = (recorded('Global') as unknown as { sobjects: object[] }).sobjects[0];
  const { sobjects } = describeGlobal(model, userOf({ mayObject: (object) => object.apiName !== 'Account' }), '52.0');
  assert.ok(original);
  for (const summary of sobjects) assert.deepEqual(Object.keys(summary).sort(), Object.keys(original).sort());
  assert.ok(sobjects.some((summary) => summary.name === 'Invoice__c'));
  assert.ok(!sobjects.some((summary) => summary.name === 'Account'));
});

test('a describe tells the rights of the user who asks', () => {
  const reader = userOf({
    mayObject: (_object, right) => right === 'read',
    mayReadField: (_object, { apiName }) => apiName !== 'Amount__c',
    mayEditField: () => false,
  });
  const described = describe('Invoice__c', reader);
  assert.deepEqual(
    [described.createable, described.updateable, described.deletable, described.queryable],
    [false, false, false, true],
  );
  assert.equal(
    described.fields.find(({ name }) => name === 'Amount__c'),
    undefined,
  );
  assert.equal(described.fields.find(({ name }) => name === 'Account__c')?.updateable, false);
  const own = describe('Invoice__c').fields;
  assert.deepEqual(
    own
      .filter(({ custom }) => custom)
      .map(({ name, createable, calculated, type }) => [name, type, createable, calculated]),
    [
      ['Account__c', 'reference', true, false],
      ['Amount__c', 'currency', true, false],
      ['Gross__c', 'currency', false, true],
    ],
  );
});
