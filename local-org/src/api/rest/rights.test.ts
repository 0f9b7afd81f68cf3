import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Connection } from 'jsforce';
import { deployFiles } from '../../metadata/deploy.ts';
import { createSessions } from '../auth/sessions.ts';
import { createUser, data, runOrg } from '../testing/running-org.ts';
import type { RunningOrg } from '../testing/running-org.ts';
import type { TestContext } from 'node:test';

const namespace = 'xmlns="http://soap.sforce.com/2006/04/metadata"';

const invoice = `<CustomObject ${namespace}>
  <deploymentStatus>Deployed</deploymentStatus>
  <fields><fullName>Amount__c</fullName><label>Amount</label><type>Currency</type><precision>18</precision><scale>2</scale></fields>
  <fields><fullName>Key__c</fullName><externalId>true</externalId><label>Key</label><length>20</length><required>true</required><type>Text</type><unique>true</unique></fields>
  <fields><fullName>Batch__c</fullName><externalId>true</externalId><label>Batch</label><length>20</length><type>Text</type></fields>
  <fields><fullName>Note__c</fullName><label>Note</label><length>80</length><type>Text</type></fields>
  <label>Invoice</label><nameField><label>Invoice Name</label><type>Text</type></nameField><pluralLabel>Invoices</pluralLabel>
  <sharingModel>Private</sharingModel>
</CustomObject>`;

const clerk = `<PermissionSet ${namespace}>
  <fieldPermissions><editable>true</editable><field>Invoice__c.Amount__c</field><readable>true</readable></fieldPermissions>
  <fieldPermissions><editable>true</editable><field>Invoice__c.Batch__c</field><readable>true</readable></fieldPermissions>
  <fieldPermissions><editable>false</editable><field>Invoice__c.Note__c</field><readable>true</readable></fieldPermissions>
  <hasActivationRequired>false</hasActivationRequired><label>Invoice Clerk</label>
  <objectPermissions><allowCreate>true</allowCreate><allowDelete>true</allowDelete><allowEdit>true</allowEdit><allowRead>true</allowRead><modifyAllRecords>false</modifyAllRecords><object>Invoice__c</object><viewAllRecords>false</viewAllRecords></objectPermissions>
</PermissionSet>`;

const manifest = `<Package ${namespace}><types><members>*</members><name>CustomObject</name></types><types><members>*</members><name>PermissionSet</name></types><version>66.0</version></Package>`;

async function runWithInvoices(t: TestContext): Promise<RunningOrg> {
  const running = await runOrg(t);
  const files = {
    'package.xml': manifest,
    'objects/Invoice__c.object': invoice,
    'permissionsets/Invoice_Clerk.permissionset': clerk,
  };
  const bytes = Object.fromEntries(Object.entries(files).map(([path, text]) => [path, new TextEncoder().encode(text)]));
  const outcome = deployFiles(running.org, bytes);
  assert.equal(outcome.success, true, JSON.stringify(outcome));
  return running;
}

/** jsforce as a new standard user, who has the permission set unless told otherwise. */
async function connectClerk(running: RunningOrg, alias: string, assigned = true): Promise<Connection> {
  const id = await createUser(running, alias, 'Standard User', 'correct horse 1');
  if (assigned) await assign(running, id);
  return running.connect(createSessions(() => running.org).create(id, 'api'));
}

/** What `sf org assign permset` does. */
async function assign(running: RunningOrg, AssigneeId: string): Promise<void> {
  const connection = running.connect();
  const [set] = (await connection.query<{ Id: string }>("SELECT Id FROM PermissionSet WHERE Name = 'Invoice_Clerk'"))
    .records;
  await connection.sobject('PermissionSetAssignment').create({ AssigneeId, PermissionSetId: String(set?.Id) });
}

test('a new field is as if it did not exist, for the administrator too, until a permission set grants it', async (t) => {
  const running = await runWithInvoices(t);
  const admin = running.connect();
  await assert.rejects(async () => admin.query('SELECT Amount__c FROM Invoice__c'), { errorCode: 'INVALID_FIELD' });
  await assert.rejects(admin.sobject('Invoice__c').create({ Name: 'A', Key__c: 'a', Amount__c: 1 }), {
    errorCode: 'INVALID_FIELD',
    message: "No such column 'Amount__c' on sobject of type Invoice__c",
  });
  assert.equal(
    (await admin.sobject('Invoice__c').describe()).fields.some((field) => field.name === 'Amount__c'),
    false,
  );
  await assign(running, running.adminId);
  const { id } = await admin.sobject('Invoice__c').create({ Name: 'A', Key__c: 'a', Amount__c: 1 });
  const record = await admin.sobject('Invoice__c').retrieve(String(id));
  assert.deepEqual([record['Amount__c'], record['Note__c']], [1, null]);
});

test('a field that may only be read is refused when written, an object without rights does not exist', async (t) => {
  const running = await runWithInvoices(t);
  const clerkConnection = await connectClerk(running, 'clerk');
  await assert.rejects(clerkConnection.sobject('Invoice__c').create({ Name: 'A', Key__c: 'a', Note__c: 'x' }), {
    errorCode: 'INVALID_FIELD_FOR_INSERT_UPDATE',
    message: /^Unable to create\/update fields: Note__c\./,
  });
  const stranger = await connectClerk(running, 'stranger', false);
  await assert.rejects(stranger.sobject('Invoice__c').create({ Name: 'A', Key__c: 'a' }), { errorCode: 'NOT_FOUND' });
  await assert.rejects(async () => stranger.query('SELECT Id FROM Invoice__c'), { errorCode: 'INVALID_TYPE' });
  await assert.rejects(stranger.sobject('Product2').create({ Name: 'Hour' }), {
    errorCode: 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY',
  });
});

test('private records of others are neither read nor written, shared ones are not deleted', async (t) => {
  const running = await runWithInvoices(t);
  const owner = await connectClerk(running, 'owner');
  const other = await connectClerk(running, 'other');
  const id = String((await owner.sobject('Invoice__c').create({ Name: 'A', Key__c: 'a', Amount__c: 5 })).id);
  assert.equal((await other.query('SELECT Id FROM Invoice__c')).totalSize, 0);
  await assert.rejects(other.sobject('Invoice__c').retrieve(id), { errorCode: 'NOT_FOUND' });
  await assert.rejects(other.sobject('Invoice__c').update({ Id: id, Amount__c: 6 }), {
    errorCode: 'INVALID_CROSS_REFERENCE_KEY',
  });
  const account = String((await owner.sobject('Account').create({ Name: 'Acme' })).id);
  await other.sobject('Account').update({ Id: account, Name: 'Acme Ltd' });
  await assert.rejects(other.sobject('Account').destroy(account), { errorCode: 'INSUFFICIENT_ACCESS_OR_READONLY' });
  const otherId = (await other.identity()).user_id;
  await assert.rejects(other.sobject('Account').update({ Id: account, OwnerId: otherId }), {
    errorCode: 'INSUFFICIENT_ACCESS_OR_READONLY',
  });
  await owner.sobject('Account').update({ Id: account, OwnerId: otherId });
  await other.sobject('Account').destroy(account);
});

test('an external id that several records have answers 300 with their places, and nothing is written', async (t) => {
  const running = await runWithInvoices(t);
  await assign(running, running.adminId);
  const invoices = running.connect().sobject('Invoice__c');
  const created = await invoices.create(['a', 'b'].map((key) => ({ Name: key, Key__c: key, Batch__c: 'May' })));
  const places = created.map(({ id }) => `${data}/sobjects/Invoice__c/${id}`);
  const path = `${data}/sobjects/Invoice__c/Batch__c/May`;
  for (const [method, body] of [['GET'], ['PATCH', { Name: 'c' }], ['DELETE']] as const) {
    const answer = await running.call(method, path, body);
    assert.deepEqual([answer.status, answer.body], [300, places], method);
  }
  await assert.rejects(invoices.upsert({ Batch__c: 'May', Name: 'c' }, 'Batch__c'), { errorCode: 'MULTIPLE_CHOICES' });
  const [first] = created;
  assert.equal(
    (await running.call('PATCH', `${data}/sobjects/Invoice__c/Key__c/a`, { Id: first?.id, Name: 'c' })).status,
    400,
  );
  assert.deepEqual((await invoices.find({}, ['Name'])).map((invoice) => invoice['Name']).sort(), ['a', 'b']);
});

test('an upsert by external id creates once and updates then, alone and in a collection', async (t) => {
  const running = await runWithInvoices(t);
  const connection = await connectClerk(running, 'clerk');
  const first = await connection.sobject('Invoice__c').upsert({ Name: 'A', Key__c: 'K-1', Amount__c: 1 }, 'Key__c');
  const second = await connection.sobject('Invoice__c').upsert({ Key__c: 'k-1', Amount__c: 2 }, 'Key__c');
  assert.deepEqual([first.created, second.created, second.id], [true, false, first.id]);
  const many = await connection.sobject('Invoice__c').upsert(
    [
      { Key__c: 'K-1', Amount__c: 3 },
      { Key__c: 'K-2', Name: 'B', Amount__c: 4 },
      { Key__c: 'k-2', Name: 'C' },
    ],
    'Key__c',
  );
  assert.deepEqual(
    many.map((result) => [result.success, result.created ?? false]),
    [
      [true, false],
      [true, true],
      [false, false],
    ],
  );
  const { records } = await connection.query<{ Name: string; Amount__c: number }>(
    'SELECT Name, Amount__c FROM Invoice__c ORDER BY Key__c',
  );
  assert.deepEqual(
    records.map((record) => [record.Name, record.Amount__c]),
    [
      ['A', 3],
      ['B', 4],
    ],
  );
  const odd = `${data}/sobjects/Invoice__c/Key__c/${encodeURIComponent('K/3 ü')}`;
  assert.equal((await running.call('PATCH', odd, { Name: 'Odd' })).status, 201);
  assert.equal(((await running.call('GET', odd)).body as { Name: string }).Name, 'Odd');
  assert.equal((await running.call('DELETE', odd)).status, 204);
});
