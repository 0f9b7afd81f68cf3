import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import type { SObjectRecord } from '../../schema/types.ts';
import { codes, messages, open, type TestOrg } from '../testing/test-org.ts';
import { assign, checkbox, decide, element, flowFile, objectFile, onSave, string, boolean } from '../testing/xml.ts';

/** An org with crates, a permission set that shows them, and what makes users. */
function crates(t: TestContext): { org: TestOrg; user: (alias: string, isActive?: boolean) => string } {
  const org = open(t, {
    'objects/Crate__c.object': objectFile('Crate', checkbox('Handed_Over__c')),
    'objects/Pallet__c.object': objectFile('Pallet', ''),
    'permissionsets/Packer.permissionset': [
      'PermissionSet',
      '<label>Packer</label><objectPermissions><allowCreate>false</allowCreate><allowDelete>false</allowDelete><allowEdit>false</allowEdit><allowRead>true</allowRead><modifyAllRecords>false</modifyAllRecords><object>Crate__c</object><viewAllRecords>false</viewAllRecords></objectPermissions>',
    ],
    'queues/Yard.queue': [
      'Queue',
      '<doesSendEmailToMembers>false</doesSendEmailToMembers><name>Yard</name><queueSobject><sobjectType>Crate__c</sobjectType></queueSobject>',
    ],
  });
  const profile = org.all('Profile').find((row) => row['Name'] === 'Standard User');
  const user = (alias: string, isActive = true): string =>
    org.create('User', {
      Username: `${alias}@example.com`,
      LastName: alias,
      Email: `${alias}@example.com`,
      Alias: alias,
      ProfileId: profile?.['Id'] ?? null,
      TimeZoneSidKey: 'GMT',
      LocaleSidKey: 'en_US',
      EmailEncodingKey: 'UTF-8',
      LanguageLocaleKey: 'en_US',
      IsActive: isActive,
    });
  return { org, user };
}

test('a record is given only to an active user who may read it, or to a queue that takes its object', (t) => {
  const { org, user } = crates(t);
  const [packer, stranger, gone] = [user('packer'), user('stranger'), user('gone', false)];
  const set = org.all('PermissionSet').find((row) => row['Name'] === 'Packer');
  org.create('PermissionSetAssignment', { AssigneeId: packer, PermissionSetId: set?.['Id'] ?? null });
  const queue = String(org.all('Group').find((row) => row['Type'] === 'Queue')?.['Id']);
  const owners = [packer, queue, stranger, gone];
  assert.deepEqual(
    org
      .insert(
        'Crate__c',
        owners.map((OwnerId) => ({ OwnerId })),
      )
      .map(codes),
    [[], [], ['TRANSFER_REQUIRES_READ'], ['INACTIVE_OWNER_OR_USER']],
  );
  const [pallet] = org.insert('Pallet__c', [{ OwnerId: queue }]);
  assert.deepEqual(messages(pallet), ['Queue not associated with this SObject type']);
  // Who has become inactive keeps what is theirs, and it can still be worked on.
  const crate = org.create('Crate__c', { OwnerId: packer });
  org.update('User', [{ Id: packer, IsActive: false }]);
  assert.deepEqual(org.update('Crate__c', [{ Id: crate, Name: 'Heavy' }]).map(codes), [[]]);
});

test('an owner that a flow sets is held to the same', (t) => {
  const { org, user } = crates(t);
  const gone = user('gone', false);
  org.deploy({
    'flows/Crate_Before.flow': flowFile(
      'Crate Before',
      onSave('Crate__c', 'Before', 'CreateAndUpdate', 'Is_Handed_Over'),
      decide('Is_Handed_Over', '$Record.Handed_Over__c', 'EqualTo', boolean(true, 'rightValue'), 'Give') +
        element('assignments', 'Give', assign('$Record.OwnerId', string(gone))),
    ),
  });
  assert.deepEqual(org.insert('Crate__c', [{}, { Handed_Over__c: true }]).map(codes), [[], ['INACTIVE_OWNER_OR_USER']]);
});

test('an org keeps an administrator, a user name belongs to one user, a permission set is assigned once', (t) => {
  const { org, user } = crates(t);
  const first = user('packer');
  assert.deepEqual(org.update('User', [{ Id: org.adminId, IsActive: false }]).map(codes), [
    ['CANNOT_DISABLE_LAST_ADMIN'],
  ]);
  assert.deepEqual(org.update('User', [{ Id: first, Username: 'ADMIN@local.org' }]).map(codes), [
    ['DUPLICATE_USERNAME'],
  ]);
  assert.deepEqual(org.update('User', [{ Id: first, Username: 'Packer@example.com' }]).map(codes), [[]]);
  const set = org.all('PermissionSet').find((row) => row['Name'] === 'Packer');
  const assignment = { AssigneeId: first, PermissionSetId: set?.['Id'] ?? null };
  const results = org.insert('PermissionSetAssignment', [assignment, assignment, { AssigneeId: first }]);
  assert.deepEqual(results.map(codes), [[], ['DUPLICATE_VALUE'], ['REQUIRED_FIELD_MISSING']]);
  assert.match(messages(results[1])[0] ?? '', /^Duplicate PermissionSetAssignment\. Assignee: 005/u);
});

test('rights that a transaction gives or takes hold for its next write, and not once they are undone', (t) => {
  const { org, user } = crates(t);
  const packer = user('packer');
  const set = org.all('PermissionSet').find((row) => row['Name'] === 'Packer');
  const give = (): string[] => codes(org.insert('Crate__c', [{ OwnerId: packer }])[0]);
  assert.deepEqual(give(), ['TRANSFER_REQUIRES_READ']);
  const admin = org.org.userContext(org.adminId);
  assert.ok(admin);
  const undone = new Error('undone');
  assert.throws(
    () =>
      org.org.inTransaction(admin, (transaction) => {
        const saved = (object: string, record: SObjectRecord): string[] =>
          codes(transaction.save({ operation: 'insert', object, records: [record], allOrNone: true })[0]);
        const assignment = { AssigneeId: packer, PermissionSetId: set?.['Id'] ?? null };
        assert.deepEqual(saved('PermissionSetAssignment', assignment), []);
        assert.deepEqual(saved('Crate__c', { OwnerId: packer }), []);
        const inactive = [{ Id: packer, IsActive: false }];
        transaction.save({ operation: 'update', object: 'User', records: inactive, allOrNone: true });
        assert.deepEqual(saved('Crate__c', { OwnerId: packer }), ['INACTIVE_OWNER_OR_USER']);
        transaction.save({
          operation: 'update',
          object: 'User',
          records: [{ Id: packer, IsActive: true }],
          allOrNone: true,
        });
        assert.deepEqual(saved('Crate__c', { OwnerId: packer }), []);
        throw undone;
      }),
    undone,
  );
  assert.deepEqual(give(), ['TRANSFER_REQUIRES_READ']);
});
