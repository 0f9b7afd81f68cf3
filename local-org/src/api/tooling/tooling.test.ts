import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assign, element, flowFile, objectFile, onSave, rule, string, text } from '../../automation/testing/xml.ts';
import { deployFiles } from '../../metadata/deploy.ts';
import { createSessions } from '../auth/sessions.ts';
import { createUser, data, runOrg } from '../testing/running-org.ts';
import type { RunningOrg } from '../testing/running-org.ts';

const namespace = 'xmlns="http://soap.sforce.com/2006/04/metadata"';

/** Deploys invoices, with a flow that notes a text on each, and another one that calls nothing. */
function deploy(running: RunningOrg, note: string, status = 'Active'): void {
  const flow = flowFile(
    'Note Invoice',
    onSave('Invoice__c', 'Before', 'CreateAndUpdate', 'Note'),
    element('assignments', 'Note', assign('$Record.Note__c', string(note))),
  );
  const files = {
    'objects/Invoice__c.object': objectFile(
      'Invoice',
      text('Note__c', '<description>What the flow says.</description>') + rule('Named', 'Name = "none"', 'Name it.'),
    ),
    'flows/Note_Invoice.flow': [flow[0], flow[1].replace('<status>Active', `<status>${status}`)],
    'package.xml': [
      'Package',
      `${['CustomObject', 'Flow'].map((type) => `<types><members>*</members><name>${type}</name></types>`).join('')}<version>66.0</version>`,
    ],
  } as const;
  const bytes = Object.entries(files).map(([path, [root, xml]]) => [
    path,
    new TextEncoder().encode(`<${root} ${namespace}>${xml}</${root}>`),
  ]);
  const outcome = deployFiles(running.org, Object.fromEntries(bytes) as Record<string, Uint8Array>);
  assert.equal(outcome.success, true, JSON.stringify(outcome));
}

/** What the flow notes on a new invoice; null when it does not run. */
function noted(running: RunningOrg): unknown {
  const user = running.org.systemContext(running.adminId);
  const [created] = running.org.inTransaction(user, (transaction) =>
    transaction.save({ operation: 'insert', object: 'Invoice__c', records: [{ Name: 'One' }], allOrNone: true }),
  );
  const object = running.org.model.schema.object('Invoice__c');
  assert.ok(object);
  return running.org.store.load(object, [String(created?.id)]).get(String(created?.id))?.['Note__c'];
}

async function definition(running: RunningOrg) {
  const { records } = await running
    .connect()
    .tooling.query(
      "SELECT Id, ActiveVersionId, ActiveVersion.VersionNumber, LatestVersion.VersionNumber FROM FlowDefinition WHERE DeveloperName = 'Note_Invoice'",
    );
  const [found] = records as {
    Id: string;
    ActiveVersion: { VersionNumber: number } | null;
    LatestVersion: { VersionNumber: number };
  }[];
  assert.ok(found);
  return { id: found.Id, active: found.ActiveVersion?.VersionNumber, latest: found.LatestVersion.VersionNumber };
}

async function activate(running: RunningOrg, id: string, activeVersionNumber: number): Promise<void> {
  const answer = await running.call('PATCH', `${data}/tooling/sobjects/FlowDefinition/${id}`, {
    Metadata: { activeVersionNumber },
  });
  assert.equal(answer.status, 204, JSON.stringify(answer.body));
}

test('where flows arrive inactive none runs until its version is activated, and a changed one waits beside it', async (t) => {
  const running = await runOrg(t, { flowsArriveInactive: true });
  deploy(running, 'first');
  const { id, active, latest } = await definition(running);
  assert.deepEqual([active, latest], [undefined, 1]);
  assert.equal(noted(running), null);

  await activate(running, id, 1);
  assert.equal(noted(running), 'first');
  deploy(running, 'first');
  deploy(running, 'second');
  assert.deepEqual(await definition(running), { id, active: 1, latest: 2 });
  assert.equal(noted(running), 'first', 'the old version runs on');

  await activate(running, id, 2);
  assert.equal(noted(running), 'second');
  const { records } = await running
    .connect()
    .tooling.query(
      "SELECT VersionNumber, Status FROM Flow WHERE Definition.DeveloperName = 'Note_Invoice' ORDER BY VersionNumber",
    );
  assert.deepEqual(
    records.map((row) => Object.values(row).slice(1)),
    [
      [1, 'Obsolete'],
      [2, 'Active'],
    ],
  );
  await activate(running, id, 1);
  assert.equal(noted(running), 'first', 'an older version may be activated again');
  await activate(running, id, 0);
  assert.equal(noted(running), null);
  const read = await running.call('GET', `${data}/tooling/sobjects/FlowDefinition/${id}`);
  assert.equal((read.body as { Metadata: { activeVersionNumber: number } }).Metadata.activeVersionNumber, 0);
  const views = await running.connect().query("SELECT IsActive FROM FlowDefinitionView WHERE ApiName = 'Note_Invoice'");
  assert.equal(views.records[0]?.['IsActive'], false);
});

test('elsewhere a deployed version is active as its status says, and a draft leaves the active one alone', async (t) => {
  const running = await runOrg(t);
  deploy(running, 'first');
  assert.equal(noted(running), 'first');
  deploy(running, 'second', 'Draft');
  const { active, latest } = await definition(running);
  assert.deepEqual([active, latest], [1, 2]);
  assert.equal(noted(running), 'first');
  deploy(running, 'third');
  assert.deepEqual([(await definition(running)).active, noted(running)], [3, 'third']);
});

test('rules, objects and fields are found by their object', async (t) => {
  const running = await runOrg(t);
  deploy(running, 'first');
  const { tooling } = running.connect();
  const first = async (soql: string): Promise<unknown[]> => {
    const [row] = (await tooling.query(soql)).records;
    return Object.entries(row ?? {}).flatMap(([name, value]) => (name === 'attributes' ? [] : [value]));
  };
  const ofInvoice = "WHERE EntityDefinition.QualifiedApiName = 'Invoice__c'";
  assert.deepEqual(await first(`SELECT ValidationName, Active, ErrorMessage FROM ValidationRule ${ofInvoice}`), [
    'Named',
    true,
    'Name it.',
  ]);
  assert.deepEqual(await first(`SELECT DataType FROM FieldDefinition ${ofInvoice} AND QualifiedApiName = 'Note__c'`), [
    'Text(80)',
  ]);
  assert.deepEqual(await first("SELECT DeveloperName, Description FROM CustomField WHERE DeveloperName = 'Note'"), [
    'Note',
    'What the flow says.',
  ]);
  assert.deepEqual(await first("SELECT Label FROM EntityDefinition WHERE QualifiedApiName = 'Account'"), ['Account']);
});

test('what the Tooling API here does not have is refused by name, and is for those who see Setup', async (t) => {
  const running = await runOrg(t);
  deploy(running, 'first');
  const code = async (method: string, path: string, token = '') => {
    const headers: Record<string, string> = token === '' ? {} : { authorization: `Bearer ${token}` };
    const { status, body } = await running.call(method, `${data}/tooling/${path}`, undefined, headers);
    return [status, (body as { errorCode: string }[])[0]?.errorCode];
  };
  assert.deepEqual(await code('GET', 'query?q=SELECT+Id+FROM+ApexClass'), [400, 'INVALID_TYPE']);
  assert.deepEqual(await code('GET', 'query?q=SELECT+Metadata+FROM+FlowDefinition'), [400, 'INVALID_FIELD']);
  assert.deepEqual(await code('GET', 'sobjects/SourceMember/describe'), [404, 'NOT_FOUND']);
  assert.deepEqual(await code('PATCH', 'sobjects/Flow/301000000000001'), [400, 'FUNCTIONALITY_NOT_ENABLED']);
  assert.deepEqual(await code('GET', 'executeAnonymous?anonymousBody=x'), [400, 'FUNCTIONALITY_NOT_ENABLED']);
  const { id } = await definition(running);
  const wrong = await running.call('PATCH', `${data}/tooling/sobjects/FlowDefinition/${id}`, {
    Metadata: { activeVersionNumber: 9 },
  });
  assert.match(JSON.stringify(wrong.body), /INVALID_CROSS_REFERENCE_KEY/);
  const userId = await createUser(running, 'clerk', 'Standard User', 'correct horse 1');
  const token = createSessions(() => running.org).create(userId, 'api');
  assert.deepEqual((await code('PATCH', `sobjects/FlowDefinition/${id}`, token))[1], 'INSUFFICIENT_ACCESS');
});
