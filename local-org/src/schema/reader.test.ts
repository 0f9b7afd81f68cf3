import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createReader } from './reader.ts';
import { field, objectFile, orgOf, userOf } from './testing/org-of.ts';

const NUMBER = '<precision>18</precision><scale>2</scale>';
const org = orgOf({
  'customPermissions/May_Skip.customPermission': ['CustomPermission', '<label>May skip</label>'],
  'objects/Policy__mdt.object': [
    'CustomObject',
    `${field('Limit__c', 'Number', NUMBER)}<label>Policy</label><pluralLabel>Policies</pluralLabel>`,
  ],
  'customMetadata/Policy.Org.md': ['CustomMetadata', '<label>Org</label><protected>false</protected>'],
  'objects/Invoice__c.object': objectFile(
    'Invoice',
    field('Account__c', 'Lookup', '<referenceTo>Account</referenceTo>') +
      field('Net__c', 'Number', NUMBER) +
      field('Gross__c', 'Number', `<formula>Net__c * 1.2</formula>${NUMBER}`) +
      field('Ratio__c', 'Number', `<formula>1 / Net__c</formula>${NUMBER}`) +
      field(
        'Summary__c',
        'Text',
        '<formula>Account__r.Name &amp; " " &amp; TEXT(Gross__c) &amp; " " &amp; $User.LastName &amp; IF($Permission.May_Skip, " may skip", "")</formula>',
      ) +
      field('Over__c', 'Checkbox', '<formula>Gross__c &gt; $CustomMetadata.Policy__mdt.Org.Limit__c</formula>') +
      field('Owner_Name__c', 'Text', '<formula>Owner:User.Name</formula>'),
  ),
});
org.insert('Policy__mdt', { DeveloperName: 'Org', Limit__c: 100 });
const accountId = org.insert('Account', { Name: 'Acme' });
const userId = org.insert('User', { Name: 'Ada Admin', LastName: 'Admin' });
const reader = createReader({
  model: org.model,
  store: org.store,
  now: new Date('2026-03-01T10:00:00Z'),
  user: userOf({ userId, hasCustomPermission: (name) => name === 'May_Skip' }),
});
const invoice = org.object('Invoice__c');

test('formula fields are computed from formula fields, parents, the user, permissions and custom metadata', () => {
  assert.deepEqual(org.problems, []);
  const record = { Id: null, Net__c: 100, Account__c: accountId, OwnerId: userId };
  assert.deepEqual(reader.compute(invoice, record, ['Net__c', 'Gross__c', 'Summary__c', 'Over__c', 'Owner_Name__c']), {
    Net__c: 100,
    Gross__c: 120,
    Summary__c: 'Acme 120 Admin may skip',
    Over__c: true,
    Owner_Name__c: 'Ada Admin',
  });
});

test('an empty lookup and a division by zero read as null', () => {
  assert.equal(reader.value(invoice, { Net__c: 0 }, ['Account__r', 'Name']), null);
  assert.equal(reader.value(invoice, { Net__c: 0 }, ['Ratio__c']), null);
});

test('records laid over win over stored ones', () => {
  const fresh = createReader({ model: org.model, store: org.store, now: new Date(), user: userOf() });
  fresh.overlay(org.object('Account'), [{ Id: accountId, Name: 'Renamed' }]);
  assert.equal(fresh.value(invoice, { Account__c: accountId }, ['Account__r', 'Name']), 'Renamed');
});
