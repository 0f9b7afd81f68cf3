import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { createDeal, createTeam, dealFields, readyDeal, SECTIONS, tryUpdate } from '../harness/deal.ts';
import type { Team } from '../harness/deal.ts';
import { deploy } from '../harness/metadata.ts';
import { assign, openOrg } from '../harness/org.ts';
import type { TestOrg } from '../harness/org.ts';

const KEY = 'Acceptance_Test_Key__c';
const VERSION = 'v66.0';

/** The org's own additions: an external id on deals, and a flow that closes a deal as it is told. */
async function prepare(org: TestOrg, sellerId: string): Promise<void> {
  const metadata = 'xmlns="http://soap.sforce.com/2006/04/metadata"';
  const xml = (root: string, inner: string) =>
    `<?xml version="1.0" encoding="UTF-8"?><${root} ${metadata}>${inner}</${root}>`;
  const at = '<locationX>0</locationX><locationY>0</locationY>';
  const input = (name: string) =>
    `<variables><name>${name}</name><dataType>String</dataType><isCollection>false</isCollection><isInput>true</isInput><isOutput>false</isOutput></variables>`;
  const objects = (['Account', 'Opportunity'] as const).map(
    (object) =>
      `<objectPermissions><allowCreate>${object === 'Opportunity'}</allowCreate><allowDelete>false</allowDelete><allowEdit>${object === 'Opportunity'}</allowEdit><allowRead>true</allowRead><modifyAllRecords>false</modifyAllRecords><object>${object}</object><viewAllRecords>false</viewAllRecords></objectPermissions>`,
  );
  const permissionSet = (name: string, field: string) => ({
    [`permissionsets/${name}.permissionset`]: xml(
      'PermissionSet',
      `<fieldPermissions><editable>true</editable><field>Opportunity.${field}</field><readable>true</readable></fieldPermissions><label>${name}</label>${objects.join('')}`,
    ),
  });
  await deploy(
    org.admin,
    {
      CustomField: [`Opportunity.${KEY}`],
      PermissionSet: ['Acceptance_Test_Reads_Key', 'Acceptance_Test_Clones'],
      Flow: ['Acceptance_Test_Closes_Deal'],
    },
    {
      'objects/Opportunity.object': xml(
        'CustomObject',
        `<fields><fullName>${KEY}</fullName><externalId>true</externalId><label>Acceptance Test Key</label><length>40</length><type>Text</type><unique>true</unique></fields>`,
      ),
      ...permissionSet('Acceptance_Test_Reads_Key', KEY),
      ...permissionSet('Acceptance_Test_Clones', 'Handover_Brief__c'),
      'flows/Acceptance_Test_Closes_Deal.flow': xml(
        'Flow',
        `<apiVersion>66.0</apiVersion><label>Acceptance test closes deal</label><processType>AutoLaunchedFlow</processType><recordUpdates><name>Close</name><label>Close</label>${at}<filterLogic>and</filterLogic><filters><field>Id</field><operator>EqualTo</operator><value><elementReference>recordId</elementReference></value></filters><inputAssignments><field>StageName</field><value><elementReference>stage</elementReference></value></inputAssignments><object>Opportunity</object></recordUpdates><runInMode>SystemModeWithoutSharing</runInMode><start>${at}<connector><targetReference>Close</targetReference></connector></start><status>Active</status>${input('recordId')}${input('stage')}`,
      ),
    },
  );
  for (const userId of [sellerId, org.adminId]) await assign(org.admin, userId, ['Acceptance_Test_Reads_Key']);
}

suite('Routes: the gate holds whichever way the save comes', () => {
  let org: TestOrg;
  let team: Team;
  before(async () => {
    org = await openOrg();
    team = await createTeam(org);
    await prepare(org, team.seller.id);
  });
  after(() => org.close());

  /** Asks as the seller; the answer as text, because each API reports errors in a shape of its own. */
  async function ask(method: string, path: string, body: unknown): Promise<string> {
    const { instanceUrl, accessToken } = team.seller.connection;
    const response = await fetch(`${instanceUrl}/services/data/${VERSION}/${path}`, {
      method,
      headers: { Authorization: `Bearer ${accessToken}`, 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    return response.text();
  }
  const isWon = async (id: string) => (await org.admin.sobject('Opportunity').retrieve(id))['IsWon'] === true;
  const won = () => ({ StageName: org.wonStage });
  const record = (id: string) => ({ attributes: { type: 'Opportunity' }, id, ...won() });

  /** Loads records in a bulk job of the seller; the answer as text. */
  async function load(operation: 'insert' | 'update' | 'upsert', records: object[]): Promise<string> {
    const results = await team.seller.connection.bulk2.loadAndWaitForResults({
      object: 'Opportunity',
      operation,
      ...(operation === 'upsert' ? { externalIdFieldName: KEY } : {}),
      input: records as Record<string, string>[],
      pollInterval: 50,
      pollTimeout: 60_000,
    });
    return JSON.stringify(results);
  }

  /** Every way to save a deal that exists. */
  const ROUTES: Readonly<Record<string, (id: string) => Promise<string>>> = {
    'a record (REST)': (id) => ask('PATCH', `sobjects/Opportunity/${id}`, won()),
    'an upsert by external id': async (id) => {
      await org.admin.sobject('Opportunity').update({ Id: id, [KEY]: id });
      return ask('PATCH', `sobjects/Opportunity/${KEY}/${id}`, won());
    },
    'a collection': (id) => ask('PATCH', 'composite/sobjects', { allOrNone: false, records: [record(id)] }),
    'a collection, all or none': (id) => ask('PATCH', 'composite/sobjects', { allOrNone: true, records: [record(id)] }),
    'a collection upserted by external id': async (id) => {
      await org.admin.sobject('Opportunity').update({ Id: id, [KEY]: id });
      const records = [{ attributes: { type: 'Opportunity' }, [KEY]: id, ...won() }];
      return ask('PATCH', `composite/sobjects/Opportunity/${KEY}`, { allOrNone: false, records });
    },
    'a composite request': (id) =>
      ask('POST', 'composite', {
        compositeRequest: [
          {
            method: 'PATCH',
            url: `/services/data/${VERSION}/sobjects/Opportunity/${id}`,
            referenceId: 'win',
            body: won(),
          },
        ],
      }),
    'a batch': (id) =>
      ask('POST', 'composite/batch', {
        batchRequests: [{ method: 'PATCH', url: `${VERSION}/sobjects/Opportunity/${id}`, richInput: won() }],
      }),
    'a page (UI API)': (id) => ask('PATCH', `ui-api/records/${id}`, { fields: won() }),
    'a GraphQL mutation': (id) =>
      ask('POST', 'graphql', {
        query:
          'mutation win($input: OpportunityUpdateInput!) { uiapi { OpportunityUpdate(input: $input) { Record { Id } } } }',
        variables: { input: { Id: id, Opportunity: won() } },
      }),
    'a bulk job (Bulk API 2.0)': (id) => load('update', [{ Id: id, ...won() }]),
    'a bulk job that upserts': async (id) => {
      await org.admin.sobject('Opportunity').update({ Id: id, [KEY]: id });
      return load('upsert', [{ [KEY]: id, ...won() }]);
    },
    "a flow's own update": (id) =>
      ask('POST', 'actions/custom/flow/Acceptance_Test_Closes_Deal', {
        inputs: [{ recordId: id, stage: org.wonStage }],
      }),
  };

  for (const [name, save] of Object.entries(ROUTES)) {
    test(`through ${name} an unready deal is refused with every section named, and a ready one is won`, async () => {
      const unready = await createDeal(org, team);
      const answer = await save(unready.id);
      assert.equal(await isWon(unready.id), false);
      const missing = SECTIONS.filter((section) => !new RegExp(`${section} (?:is|are) not ready`).test(answer));
      assert.deepEqual(missing, [], answer);
      const ready = await readyDeal(org, team);
      const won = await save(ready.id);
      assert.equal(await isWon(ready.id), true, won);
      const { totalSize } = await org.admin.query(
        `SELECT Id FROM Handover_Project__c WHERE Launch_Key__c = '${ready.id}'`,
      );
      assert.equal(totalSize, 1);
    });
  }

  /** Every way to create a deal that is won at once. */
  const CREATIONS: Readonly<Record<string, (fields: Record<string, unknown>) => Promise<string>>> = {
    'a record (REST)': (fields) => ask('POST', 'sobjects/Opportunity', fields),
    'an upsert by external id': (fields) =>
      ask('PATCH', `sobjects/Opportunity/${KEY}/new-${String(fields['Name']).replaceAll(' ', '-')}`, fields),
    'a collection': (fields) =>
      ask('POST', 'composite/sobjects', { records: [{ attributes: { type: 'Opportunity' }, ...fields }] }),
    'a tree': (fields) =>
      ask('POST', 'composite/tree/Opportunity', {
        records: [{ attributes: { type: 'Opportunity', referenceId: 'deal' }, ...fields }],
      }),
    'a bulk job (Bulk API 2.0)': (fields) => load('insert', [fields]),
    'a page (UI API)': (fields) => ask('POST', 'ui-api/records', { apiName: 'Opportunity', fields }),
    'a GraphQL mutation': (fields) =>
      ask('POST', 'graphql', {
        query:
          'mutation create($input: OpportunityCreateInput!) { uiapi { OpportunityCreate(input: $input) { Record { Id } } } }',
        variables: { input: { Opportunity: fields } },
      }),
  };

  for (const [name, create] of Object.entries(CREATIONS)) {
    test(`through ${name} no deal is created already won`, async () => {
      const fields = dealFields(org, won());
      const answer = await create(fields);
      assert.match(answer, /Scope is not ready/);
      const { totalSize } = await org.admin.query(`SELECT Id FROM Opportunity WHERE Name = '${fields['Name']}'`);
      assert.equal(totalSize, 0);
    });
  }

  test('a clone of a ready deal brings no brief along: it gets its own, and is not ready', async () => {
    const seller = await org.user('Handover_Sales');
    await assign(org.admin, seller.id, ['Acceptance_Test_Clones']);
    const ready = await readyDeal(org, { ...team, seller });
    const copied = dealFields(org, { AccountId: ready.accountId, Handover_Brief__c: ready.briefId });
    const clone = await seller.connection.sobject('Opportunity').create(copied as { Name: string });
    const row = await org.admin.sobject('Opportunity').retrieve(clone.id ?? '');
    assert.ok(row['Handover_Brief__c']);
    assert.notEqual(row['Handover_Brief__c'], ready.briefId);
    const [errors] = await tryUpdate(seller.connection, 'Opportunity', [{ Id: clone.id, ...won() }]);
    assert.match(JSON.stringify(errors), /Scope is not ready/);
  });
});
