import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { deployFiles } from '../../metadata/deploy.ts';
import { createSessions } from '../auth/sessions.ts';
import { createUser, data, runOrg } from '../testing/running-org.ts';
import type { RunningOrg } from '../testing/running-org.ts';

const namespace = 'xmlns="http://soap.sforce.com/2006/04/metadata"';
const OBJECT = {
  'objects/Shipment__c.object': `<CustomObject ${namespace}><deploymentStatus>Deployed</deploymentStatus>
    <fields><fullName>Key__c</fullName><externalId>true</externalId><label>Key</label><length>20</length><required>true</required><type>Text</type><unique>true</unique></fields>
    <label>Shipment</label><nameField><label>Name</label><type>Text</type></nameField><pluralLabel>Shipments</pluralLabel><sharingModel>ReadWrite</sharingModel></CustomObject>`,
};
const setting = (on: boolean) => ({
  'settings/Security.settings': `<SecuritySettings ${namespace}><enableAuditFieldsInactiveOwner>${on}</enableAuditFieldsInactiveOwner></SecuritySettings>`,
});
/** Says nothing of the setting. */
const OTHER_SETTINGS = { 'settings/Security.settings': `<SecuritySettings ${namespace}></SecuritySettings>` };
const LOADER = {
  'permissionsets/Loader.permissionset': `<PermissionSet ${namespace}><hasActivationRequired>false</hasActivationRequired><label>Loader</label>
    <objectPermissions><allowCreate>true</allowCreate><allowDelete>true</allowDelete><allowEdit>true</allowEdit><allowRead>true</allowRead><modifyAllRecords>true</modifyAllRecords><object>Shipment__c</object><viewAllRecords>true</viewAllRecords></objectPermissions>
    <userPermissions><enabled>true</enabled><name>CreateAuditFields</name></userPermissions></PermissionSet>`,
};
const THEN = '2025-04-01T09:00:00.000+0000';
const LATER = '2025-04-02T09:00:00.000+0000';

/** Deploys the files; the problems are empty when it succeeded. */
function deploy({ org }: RunningOrg, files: Readonly<Record<string, string>>): string[] {
  const types = ['CustomObject', 'PermissionSet', 'Settings'].map(
    (name) => `<types><members>*</members><name>${name}</name></types>`,
  );
  const all = { 'package.xml': `<Package ${namespace}>${types.join('')}<version>66.0</version></Package>`, ...files };
  const bytes = Object.entries(all).map(([path, text]) => [path, new TextEncoder().encode(text)]);
  return deployFiles(org, Object.fromEntries(bytes)).details.componentFailures.map(({ problem }) => problem ?? '');
}

async function assign(running: RunningOrg, AssigneeId: string): Promise<void> {
  const admin = running.connect();
  const { records } = await admin.query<{ Id: string }>("SELECT Id FROM PermissionSet WHERE Name = 'Loader'");
  await admin.sobject('PermissionSetAssignment').create({ AssigneeId, PermissionSetId: String(records[0]?.Id) });
}

/** An org with the setting, in which the administrator holds the permission and somebody else worked before. */
async function runWithPermission(t: TestContext) {
  const running = await runOrg(t);
  for (const files of [OBJECT, setting(true), LOADER]) assert.deepEqual(deploy(running, files), []);
  await assign(running, running.adminId);
  const worker = await createUser(running, 'worker', 'Standard User', 'correct horse 1');
  const history = { CreatedById: worker, CreatedDate: THEN, LastModifiedById: worker, LastModifiedDate: LATER };
  return { running, admin: running.connect(), worker, history };
}

const refused = { errorCode: 'INVALID_FIELD_FOR_INSERT_UPDATE', message: /^Unable to create\/update fields: Created/ };

const createable = async (running: RunningOrg, token = running.token) =>
  (await running.connect(token).sobject('Shipment__c').describe()).fields
    .filter((field) => /^(Created|LastModified|SystemM)/.test(field.name) && field.createable && !field.updateable)
    .map(({ name }) => name);

test('the permission to set audit fields exists only after the deploy of its setting', async (t) => {
  const running = await runOrg(t);
  assert.deepEqual(deploy(running, OBJECT), []);
  assert.deepEqual(deploy(running, LOADER), ['Unknown user permission: CreateAuditFields']);
  assert.deepEqual(deploy(running, { ...setting(true), ...LOADER }), ['Unknown user permission: CreateAuditFields']);
  assert.deepEqual(await createable(running), []);
  await assert.rejects(running.connect().sobject('Shipment__c').create({ Key__c: 'a', CreatedDate: THEN }), refused);
  assert.deepEqual(deploy(running, setting(true)), []);
  assert.deepEqual(deploy(running, LOADER), []);
});

test('who holds it sets them in each kind of create, as describe says, and what is left out is stamped as always', async (t) => {
  const { running, admin, history } = await runWithPermission(t);
  assert.deepEqual(await createable(running), ['CreatedDate', 'CreatedById', 'LastModifiedDate', 'LastModifiedById']);
  await admin.sobject('Shipment__c').create({ Key__c: 'one', ...history });
  await admin.sobject('Shipment__c').create([{ Key__c: 'many', ...history }], { allOrNone: true });
  await running.call('POST', `${data}/composite`, {
    compositeRequest: [
      {
        method: 'POST',
        url: `${data}/sobjects/Shipment__c`,
        referenceId: 'a',
        body: { Key__c: 'composite', ...history },
      },
    ],
  });
  await admin.bulk2.loadAndWaitForResults({
    object: 'Shipment__c',
    operation: 'insert',
    input: [{ Key__c: 'bulk', ...history }],
  });
  const { records } = await admin.query<Record<string, string>>(
    'SELECT Key__c, CreatedById, CreatedDate, LastModifiedById, LastModifiedDate FROM Shipment__c ORDER BY Key__c',
  );
  assert.deepEqual(
    records.map(({ attributes, ...record }) => record),
    ['bulk', 'composite', 'many', 'one'].map((Key__c) => ({ Key__c, ...history })),
  );
  const { id } = await admin.sobject('Shipment__c').create({ Key__c: 'partly', CreatedDate: THEN });
  const partly = await admin.sobject('Shipment__c').retrieve(String(id));
  assert.equal(partly['CreatedById'], running.adminId);
  assert.equal(partly['CreatedDate'], THEN);
  assert.ok(String(partly['LastModifiedDate']) > LATER, 'changed when it was saved');
});

test('an update and an upsert never set them', async (t) => {
  const { admin, history } = await runWithPermission(t);
  const shipments = admin.sobject('Shipment__c');
  const { id } = await shipments.create({ Key__c: 'a' });
  await assert.rejects(shipments.update({ Id: String(id), CreatedDate: THEN }), refused);
  await assert.rejects(shipments.upsert({ Key__c: 'b', CreatedDate: THEN }, 'Key__c'), refused);
  await shipments.create({ Key__c: 'c', ...history });
  await shipments.upsert({ Key__c: 'c', Name: 'Changed' }, 'Key__c');
  const [row] = (
    await admin.query<Record<string, string>>(
      "SELECT CreatedById, CreatedDate, LastModifiedById FROM Shipment__c WHERE Key__c = 'c'",
    )
  ).records;
  assert.deepEqual([row?.['CreatedById'], row?.['CreatedDate']], [history.CreatedById, THEN]);
  assert.notEqual(row?.['LastModifiedById'], history.LastModifiedById);
});

test('dates and people must hold together, and the objects are those of the platform', async (t) => {
  const { admin } = await runWithPermission(t);
  const create = (record: Record<string, string>) => admin.sobject('Shipment__c').create({ Key__c: 'a', ...record });
  await assert.rejects(create({ CreatedDate: LATER, LastModifiedDate: THEN }), {
    errorCode: 'FIELD_INTEGRITY_EXCEPTION',
    message: 'Last Modified Date (Tue Apr 01 09:00:00 GMT 2025) before Create Date (Wed Apr 02 09:00:00 GMT 2025)',
  });
  for (const dates of [
    { LastModifiedDate: THEN },
    { CreatedDate: '2999-01-01T00:00:00Z' },
    { CreatedDate: '2999-01-01T00:00:00Z', LastModifiedDate: '2999-01-02T00:00:00Z' },
  ])
    await assert.rejects(create(dates), { errorCode: 'FIELD_INTEGRITY_EXCEPTION' });
  await assert.rejects(create({ CreatedById: '005000000099999AAA' }), { errorCode: 'INVALID_CROSS_REFERENCE_KEY' });
  await assert.rejects(admin.sobject('Product2').create({ Name: 'Hour', CreatedDate: THEN }), refused);
  await admin.sobject('Account').create({ Name: 'Old customer', CreatedDate: THEN });
});

test('it takes Modify All Data too, and ends with the setting, which other settings leave alone', async (t) => {
  const { running, admin, worker, history } = await runWithPermission(t);
  await assign(running, worker);
  const workerToken = createSessions(() => running.org).create(worker, 'api');
  assert.deepEqual(await createable(running, workerToken), []);
  await assert.rejects(
    running.connect(workerToken).sobject('Shipment__c').create({ Key__c: 'a', CreatedDate: THEN }),
    refused,
  );
  assert.deepEqual(deploy(running, OTHER_SETTINGS), []);
  await admin.sobject('Shipment__c').create({ Key__c: 'b', ...history });
  assert.deepEqual(deploy(running, setting(false)), []);
  assert.deepEqual(await createable(running), []);
  await assert.rejects(admin.sobject('Shipment__c').create({ Key__c: 'c', CreatedDate: THEN }), refused);
});
