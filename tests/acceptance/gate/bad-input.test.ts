import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { createDeal, createTeam } from '../harness/deal.ts';
import type { Deal, Team } from '../harness/deal.ts';
import { openOrg } from '../harness/org.ts';
import type { TestOrg } from '../harness/org.ts';

interface ApiError {
  readonly errorCode: string;
  readonly message: string;
  readonly fields?: readonly string[];
}

suite("Bad input gets Salesforce's error code and shape, and nothing is written", () => {
  let org: TestOrg;
  let team: Team;
  let deal: Deal;
  before(async () => {
    org = await openOrg();
    team = await createTeam(org);
    deal = await createDeal(org, team);
  });
  after(() => org.close());

  async function send(method: string, path: string, body?: string): Promise<{ status: number; errors: ApiError[] }> {
    const response = await fetch(`${org.admin.instanceUrl}/services/data/v66.0${path}`, {
      method,
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${org.admin.accessToken}` },
      ...(body === undefined ? {} : { body }),
    });
    return { status: response.status, errors: (await response.json()) as ApiError[] };
  }

  const refused: readonly {
    what: string;
    method: string;
    path: () => string;
    body?: string;
    status: number;
    code: string;
    fields?: string[];
  }[] = [
    {
      what: 'malformed JSON',
      method: 'POST',
      path: () => '/sobjects/Account',
      body: '{"Name": ',
      status: 400,
      code: 'JSON_PARSER_ERROR',
    },
    {
      what: 'an unknown object',
      method: 'POST',
      path: () => '/sobjects/Nothing__c',
      body: '{}',
      status: 404,
      code: 'NOT_FOUND',
    },
    {
      what: 'an unknown field',
      method: 'POST',
      path: () => '/sobjects/Account',
      body: '{"Name":"A","Nope__c":1}',
      status: 400,
      code: 'INVALID_FIELD',
    },
    {
      what: 'an unknown id',
      method: 'GET',
      path: () => '/sobjects/Opportunity/006000000000000AAA',
      status: 404,
      code: 'NOT_FOUND',
    },
    {
      what: 'an unknown stage',
      method: 'PATCH',
      path: () => `/sobjects/Opportunity/${deal.id}`,
      body: '{"StageName":"Perhaps"}',
      status: 400,
      code: 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
      fields: ['StageName'],
    },
    {
      what: 'a value outside a restricted picklist',
      method: 'PATCH',
      path: () => `/sobjects/Handover_Brief__c/${deal.briefId}`,
      body: '{"Status__c":"Perhaps"}',
      status: 400,
      code: 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
      fields: ['Status__c'],
    },
    {
      what: 'a date that is none',
      method: 'PATCH',
      path: () => `/sobjects/Opportunity/${deal.id}`,
      body: '{"CloseDate":"2026-02-30"}',
      status: 400,
      code: 'JSON_PARSER_ERROR',
    },
    {
      what: 'too long a text',
      method: 'PATCH',
      path: () => `/sobjects/Opportunity/${deal.id}`,
      body: JSON.stringify({ Name: 'x'.repeat(121) }),
      status: 400,
      code: 'STRING_TOO_LONG',
      fields: ['Name'],
    },
    {
      what: 'a missing required field',
      method: 'POST',
      path: () => '/sobjects/Opportunity',
      body: '{"Name":"x"}',
      status: 400,
      code: 'REQUIRED_FIELD_MISSING',
    },
    {
      what: 'an unknown object in SOQL',
      method: 'GET',
      path: () => '/query?q=SELECT+Id+FROM+Nothing__c',
      status: 400,
      code: 'INVALID_TYPE',
    },
    {
      what: 'an unknown field in SOQL',
      method: 'GET',
      path: () => '/query?q=SELECT+Nope__c+FROM+Account',
      status: 400,
      code: 'INVALID_FIELD',
    },
    {
      what: 'SOQL that does not parse',
      method: 'GET',
      path: () => '/query?q=SELECT+FROM',
      status: 400,
      code: 'MALFORMED_QUERY',
    },
  ];

  for (const { what, method, path, body, status, code, fields } of refused) {
    test(`${what}: ${status} ${code}`, async () => {
      const answer = await send(method, path(), body);
      assert.equal(answer.status, status, JSON.stringify(answer.errors));
      assert.equal(answer.errors[0]?.errorCode, code);
      assert.ok((answer.errors[0]?.message.length ?? 0) > 0);
      if (fields !== undefined) assert.deepEqual(answer.errors[0]?.fields, fields);
    });
  }

  test('deleting a deal whose project exists is refused, as the lookup is delete-restricted', async () => {
    const project = await org.admin
      .sobject('Handover_Project__c')
      .create({ Name: 'By hand', Opportunity__c: deal.id, Brief__c: deal.briefId });
    const answer = await send('DELETE', `/sobjects/Handover_Brief__c/${deal.briefId}`);
    assert.equal(answer.status, 400);
    assert.equal(answer.errors[0]?.errorCode, 'DELETE_FAILED');
    const { totalSize } = await org.admin.query(`SELECT Id FROM Handover_Brief__c WHERE Id = '${deal.briefId}'`);
    assert.equal(totalSize, 1);
    await org.admin.sobject('Handover_Project__c').destroy(project.id ?? '');
  });

  test('deleting a master deletes its details', async () => {
    const other = await createDeal(org, team);
    await team.seller.connection
      .sobject('Handover_Item__c')
      .create({ Brief__c: other.briefId, Name: 'Design', Type__c: 'Deliverable' });
    await org.admin.sobject('Handover_Brief__c').destroy(other.briefId);
    const { totalSize } = await org.admin.query(`SELECT Id FROM Handover_Item__c WHERE Brief__c = '${other.briefId}'`);
    assert.equal(totalSize, 0);
  });

  test('nothing of the refused requests was written', async () => {
    const { records } = await org.admin.query<{ Name: string; CloseDate: string }>(
      `SELECT Name, CloseDate FROM Opportunity WHERE Id = '${deal.id}'`,
    );
    assert.equal(records[0]?.Name, deal.name);
    const { totalSize } = await org.admin.query("SELECT Id FROM Account WHERE Name = 'A'");
    assert.equal(totalSize, 0);
  });
});
