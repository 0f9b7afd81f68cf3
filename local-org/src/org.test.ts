import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { element, flowFile, objectFile, assign, onSave, string, text } from './automation/testing/xml.ts';
import { open } from './automation/testing/test-org.ts';
import { openOrg } from './org.ts';

test('a fresh org has an organization, profiles, one active user, stages and a price book', (t) => {
  const { org, all } = open(t, {});
  assert.equal(all('Organization')[0]?.['Id'], org.orgId);
  assert.match(org.orgId, /^00D/);
  assert.deepEqual(
    all('Profile').map((profile) => profile['Name']),
    ['System Administrator', 'Standard User', 'Minimum Access - Salesforce'],
  );
  assert.deepEqual(
    all('User')
      .filter((user) => user['IsActive'])
      .map((user) => user['Username']),
    ['admin@local.org'],
  );
  assert.equal(all('OpportunityStage').filter((stage) => stage['IsWon']).length, 1);
  assert.deepEqual(
    all('Pricebook2').map((book) => book['IsStandard']),
    [true],
  );
});

test('an org in a file keeps its components, records and ids when it is opened again', (t) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'org-test-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const file = path.join(folder, 'org.sqlite');
  const memory = open(t, {
    'objects/Shipment__c.object': objectFile('Shipment', text('Code__c')),
    'flows/F.flow': flowFile(
      'F',
      onSave('Shipment__c', 'Before', 'Create', 'Set'),
      element('assignments', 'Set', assign('$Record.Code__c', string('set'))),
    ),
  });
  const first = openOrg({ file });
  first.replaceModel(memory.org.model, {
    saved: [...memory.org.model.catalog.types()].flatMap((type) => [...memory.org.model.catalog.all(type)]),
    removed: [],
  });
  first.close();
  const second = openOrg({ file });
  t.after(() => second.close());
  assert.equal(second.orgId, first.orgId);
  const [admin] = second.store.all('SELECT "Id" FROM "User" WHERE "IsActive" = 1');
  const user = second.userContext(String(admin?.['Id']));
  assert.ok(user);
  const [result] = second.inTransaction(user, (transaction) =>
    transaction.save({ operation: 'insert', object: 'Shipment__c', records: [{}], allOrNone: true }),
  );
  assert.deepEqual(
    second.store.all('SELECT "Id", "Code__c" FROM "Shipment__c"').map((row) => ({ ...row })),
    [{ Id: result?.id, Code__c: 'set' }],
  );
});

test('a model whose setup cannot be stored leaves the org as it was', (t) => {
  const org = open(t, { 'objects/Shipment__c.object': objectFile('Shipment', text('Code__c')) });
  org.insert('Shipment__c', [{ Code__c: 'twice' }, { Code__c: 'twice' }]);
  const before = org.org.model;
  assert.throws(
    () =>
      org.deploy({
        'objects/Shipment__c.object': objectFile('Shipment', text('Code__c', '<unique>true</unique>')),
        'objects/Crate__c.object': objectFile('Crate', ''),
      }),
    { errorCode: 'DUPLICATE_VALUE' },
  );
  assert.equal(org.org.model, before);
  assert.equal(
    org.org.store.components().some((component) => component.fullName === 'Crate__c'),
    false,
  );
  assert.throws(() => org.org.store.all('SELECT * FROM "Crate__c"'));
});

test('a permission that is assigned counts from the next transaction on', (t) => {
  const org = open(t, {
    'customPermissions/Allowed.customPermission': [
      'CustomPermission',
      '<isLicensed>false</isLicensed><label>Allowed</label>',
    ],
    'permissionsets/Clerk.permissionset': [
      'PermissionSet',
      '<customPermissions><enabled>true</enabled><name>Allowed</name></customPermissions><hasActivationRequired>false</hasActivationRequired><label>Clerk</label>',
    ],
  });
  assert.equal(org.org.userContext(org.adminId)?.hasCustomPermission('Allowed'), false);
  const set = org.all('PermissionSet').find((row) => row['Name'] === 'Clerk');
  org.create('PermissionSetAssignment', { AssigneeId: org.adminId, PermissionSetId: set?.['Id'] ?? null });
  assert.equal(org.org.userContext(org.adminId)?.hasCustomPermission('allowed'), true);
});
