import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { deployFiles } from '../../metadata/deploy.ts';
import { createSessions } from '../auth/sessions.ts';
import { createUser, data, runOrg } from '../testing/running-org.ts';
import type { RunningOrg } from '../testing/running-org.ts';

const namespace = 'xmlns="http://soap.sforce.com/2006/04/metadata"';
const at = '<locationX>0</locationX><locationY>0</locationY>';
const to = (name: string, connector = 'connector') =>
  `<${connector}><targetReference>${name}</targetReference></${connector}>`;
const reference = (name: string) => `<value><elementReference>${name}</elementReference></value>`;
const variable = (name: string, way: string) =>
  `<variables><name>${name}</name><dataType>String</dataType><isCollection>false</isCollection><isInput>${way === 'in'}</isInput><isOutput>${way === 'out'}</isOutput></variables>`;

/** Pays an invoice: reads it, marks it, answers its note; a fault is answered or, without a path for it, ends the flow. */
function payment(mode: string, fault: string): string {
  return `<Flow ${namespace}><apiVersion>66.0</apiVersion>
    <assignments><name>Tell</name><label>Tell</label>${at}<assignmentItems><assignToReference>note</assignToReference><operator>Assign</operator>${reference('Get.Note__c')}</assignmentItems></assignments>
    <assignments><name>Tell_Fault</name><label>Tell Fault</label>${at}<assignmentItems><assignToReference>problem</assignToReference><operator>Assign</operator>${reference('$Flow.FaultMessage')}</assignmentItems></assignments>
    <label>Pay</label><processType>AutoLaunchedFlow</processType>
    <recordLookups><name>Get</name><label>Get</label>${at}<assignNullValuesIfNoRecordsFound>false</assignNullValuesIfNoRecordsFound>${to('Pay')}${fault}<filterLogic>and</filterLogic><filters><field>Id</field><operator>EqualTo</operator>${reference('recordId')}</filters><getFirstRecordOnly>true</getFirstRecordOnly><object>Invoice__c</object><storeOutputAutomatically>true</storeOutputAutomatically></recordLookups>
    <recordUpdates><name>Pay</name><label>Pay</label>${at}${to('Tell')}${fault}<filterLogic>and</filterLogic><filters><field>Id</field><operator>EqualTo</operator>${reference('recordId')}</filters><inputAssignments><field>Paid__c</field><value><booleanValue>true</booleanValue></value></inputAssignments><object>Invoice__c</object></recordUpdates>
    ${mode}<start>${at}${to('Get')}</start><status>Active</status>${variable('note', 'out')}${variable('problem', 'out')}${variable('recordId', 'in')}</Flow>`;
}

const handled = to('Tell_Fault', 'faultConnector');
const files = {
  'package.xml': `<Package ${namespace}>${['CustomObject', 'PermissionSet', 'Flow'].map((type) => `<types><members>*</members><name>${type}</name></types>`).join('')}<version>66.0</version></Package>`,
  'objects/Invoice__c.object': `<CustomObject ${namespace}><deploymentStatus>Deployed</deploymentStatus><fields><fullName>Note__c</fullName><label>Note</label><length>80</length><type>Text</type></fields><fields><fullName>Paid__c</fullName><defaultValue>false</defaultValue><label>Paid</label><type>Checkbox</type></fields><label>Invoice</label><nameField><label>Invoice Name</label><type>Text</type></nameField><pluralLabel>Invoices</pluralLabel><sharingModel>Private</sharingModel></CustomObject>`,
  'permissionsets/Payer.permissionset': `<PermissionSet ${namespace}><fieldPermissions><editable>true</editable><field>Invoice__c.Paid__c</field><readable>true</readable></fieldPermissions><label>Payer</label><objectPermissions><allowCreate>true</allowCreate><allowDelete>false</allowDelete><allowEdit>true</allowEdit><allowRead>true</allowRead><modifyAllRecords>false</modifyAllRecords><object>Invoice__c</object><viewAllRecords>false</viewAllRecords></objectPermissions></PermissionSet>`,
  'flows/Pay.flow': payment('', handled),
  'flows/Pay_Anyway.flow': payment('<runInMode>SystemModeWithoutSharing</runInMode>', handled),
  'flows/Pay_or_Fail.flow': payment('', ''),
};

/** An org with the invoices, and a standard user's own; the user may pay with the permission set only. */
async function runWithInvoice(
  t: TestContext,
): Promise<{ running: RunningOrg; invoice: string; token: string; userId: string }> {
  const running = await runOrg(t);
  const bytes = Object.fromEntries(Object.entries(files).map(([path, text]) => [path, new TextEncoder().encode(text)]));
  const outcome = deployFiles(running.org, bytes);
  assert.equal(outcome.success, true, JSON.stringify(outcome));
  const userId = await createUser(running, 'payer', 'Standard User', 'correct horse 1');
  const user = running.org.systemContext(userId);
  const [created] = running.org.inTransaction(user, (transaction) =>
    transaction.save({
      operation: 'insert',
      object: 'Invoice__c',
      records: [{ Name: 'One', Note__c: 'Secret', OwnerId: userId }],
      allOrNone: true,
    }),
  );
  const token = createSessions(() => running.org).create(userId, 'api');
  return { running, invoice: String(created?.id), token, userId };
}

const run = (running: RunningOrg, flow: string, inputs: object[], token: string) =>
  running.call('POST', `${data}/actions/custom/flow/${flow}`, { inputs }, { authorization: `Bearer ${token}` });

/** Assigns the permission set. */
async function letPay(running: RunningOrg, AssigneeId: string): Promise<void> {
  const admin = running.connect();
  const [set] = (await admin.query<{ Id: string }>("SELECT Id FROM PermissionSet WHERE Name = 'Payer'")).records;
  await admin.sobject('PermissionSetAssignment').create({ AssigneeId, PermissionSetId: String(set?.Id) });
}

function isPaid(running: RunningOrg, id: string): unknown {
  const object = running.org.model.schema.object('Invoice__c');
  assert.ok(object);
  return running.org.store.load(object, [id]).get(id)?.['Paid__c'];
}

test('a flow without a trigger runs as an action, in the context of its user: rights decide what it reads and writes', async (t) => {
  const { running, invoice, token, userId } = await runWithInvoice(t);
  const [refused] = (await run(running, 'Pay', [{ recordId: invoice }], token)).body as {
    outputValues: { problem: string };
  }[];
  assert.match(refused?.outputValues.problem ?? '', /INVALID_TYPE: sObject type 'Invoice__c' is not supported/);

  await letPay(running, userId);
  const answer = await run(running, 'Pay', [{ recordId: invoice }], token);
  const [paid] = answer.body as { isSuccess: boolean; errors: null; outputValues: Record<string, unknown> }[];
  assert.deepEqual([answer.status, paid?.isSuccess, paid?.errors], [200, true, null]);
  assert.equal(paid?.outputValues['Flow__InterviewStatus'], 'Finished');
  assert.equal(paid?.outputValues['note'], null, 'a field the user may not read is blank');
  assert.equal(isPaid(running, invoice), true);
});

test('set to system mode it asks for nothing', async (t) => {
  const { running, invoice, token } = await runWithInvoice(t);
  const [paid] = (await run(running, 'Pay_Anyway', [{ recordId: invoice }], token)).body as {
    outputValues: Record<string, unknown>;
  }[];
  assert.deepEqual([paid?.outputValues['note'], paid?.outputValues['problem']], ['Secret', null]);
  assert.equal(isPaid(running, invoice), true);
});

test('an unhandled fault is the error of its run, and takes nothing of the others with it', async (t) => {
  const { running, invoice, token, userId } = await runWithInvoice(t);
  await letPay(running, userId);
  const missing = 'a0X000000000000AAA';
  const answer = await run(running, 'Pay_or_Fail', [{ recordId: missing }, { recordId: invoice }], token);
  const results = answer.body as { isSuccess: boolean; errors: { statusCode: string; message: string }[] | null }[];
  assert.equal(answer.status, 400);
  assert.deepEqual(
    results.map((result) => [result.isSuccess, result.errors?.[0]?.statusCode]),
    [
      [false, 'UNKNOWN_EXCEPTION'],
      [true, undefined],
    ],
  );
  assert.equal(isPaid(running, invoice), true);
});

test('flows that are not there, inputs that they have not, and values of a wrong type are refused by name', async (t) => {
  const { running, invoice, token } = await runWithInvoice(t);
  assert.equal((await run(running, 'Lost', [{}], token)).status, 404);
  for (const [inputs, words] of [
    [{ wrong: 'x' }, /no input variable named wrong/],
    [{ recordId: 5 }, /input variable recordId has a wrong type/],
  ] as const) {
    const answer = await run(running, 'Pay', [inputs], token);
    assert.equal(answer.status, 400);
    assert.match(JSON.stringify(answer.body), words);
  }
  const list = (await running.call('GET', `${data}/actions/custom/flow`)).body as { actions: { name: string }[] };
  assert.deepEqual(list.actions.map(({ name }) => name).sort(), ['Pay', 'Pay_Anyway', 'Pay_or_Fail']);
  assert.equal(isPaid(running, invoice), false);
});
