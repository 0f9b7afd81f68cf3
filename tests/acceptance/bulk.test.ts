import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import type { Connection } from 'jsforce';
import { createRole, createTeam, day, dealFields, tryUpdate } from './harness/deal.ts';
import type { Team } from './harness/deal.ts';
import { openOrg } from './harness/org.ts';
import type { TestOrg } from './harness/org.ts';

const DEALS = 200;

suite('Launch under load', () => {
  let org: TestOrg;
  let team: Team;
  before(async () => {
    org = await openOrg();
    team = await createTeam(org);
  });
  after(() => org.close());

  test('200 ready deals won in one request all launch, within the limits of one transaction', async (context) => {
    const { seller, lead } = team;
    const account = await seller.connection.sobject('Account').create({ Name: 'Customer of many' });
    const contact = await seller.connection
      .sobject('Contact')
      .create({ LastName: 'Sponsor', AccountId: account.id ?? '' });
    const role = await createRole(org);
    const deals = await createAll(seller.connection, 'Opportunity', () => dealFields(org, { AccountId: account.id }));
    const { records } = await seller.connection.query<{ Handover_Brief__c: string }>(
      `SELECT Handover_Brief__c FROM Opportunity WHERE AccountId = '${account.id}' ORDER BY Id`,
    );
    const briefs = records.map((row) => row.Handover_Brief__c);
    assert.equal(new Set(briefs).size, DEALS);
    await createAll(seller.connection, 'Handover_Item__c', (index) => ({
      Brief__c: briefs[index],
      Name: 'Design',
      Type__c: 'Deliverable',
    }));
    const requests = await createAll(seller.connection, 'Handover_Resource_Request__c', (index) => ({
      Brief__c: briefs[index],
      Role__c: role,
      Hours__c: 100,
    }));
    await updateAll(lead.connection, 'Handover_Resource_Request__c', requests, { Status__c: 'Confirmed' });
    await updateAll(seller.connection, 'Handover_Brief__c', briefs, {
      Scope_Summary__c: 'A portal.',
      Out_of_Scope__c: 'Hardware.',
      No_Commitments_Made__c: true,
      Client_Expected_Start__c: day(40),
      Agreed_Start__c: day(45),
      Deadline_Flexibility__c: 'Flexible',
      List_Price__c: 100_000,
      Billing_Model__c: 'Fixed price',
      Payment_Terms__c: '30 days net',
      PO_Required__c: 'No',
      Client_Sponsor__c: contact.id,
      Client_Lead__c: contact.id,
      Delivery_Lead__c: lead.id,
      Why_They_Bought__c: 'Audit.',
      Success_Criteria__c: 'Half the calls.',
    });
    await updateAll(seller.connection, 'Handover_Brief__c', briefs, { Status__c: 'Submitted' });
    await updateAll(lead.connection, 'Handover_Brief__c', briefs, { Status__c: 'Accepted' });

    const usage = await winAll(org, seller.connection, deals);
    const projects = await org.admin.query<{ total: number }>(
      `SELECT COUNT(Id) total FROM Handover_Project__c WHERE Brief__r.Opportunity__r.AccountId = '${account.id}'`,
    );
    assert.equal(projects.records[0]?.total, DEALS);
    if (usage !== null) context.diagnostic(`limits of the transaction that won ${DEALS} deals: ${usage}`);
  });

  /** What the transaction used, where the org says so (the local org does, in a response header). */
  async function winAll(target: TestOrg, connection: Connection, deals: readonly string[]): Promise<string | null> {
    const response = await fetch(`${connection.instanceUrl}/services/data/v66.0/composite/sobjects`, {
      method: 'PATCH',
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${connection.accessToken}` },
      body: JSON.stringify({
        allOrNone: false,
        records: deals.map((id) => ({ attributes: { type: 'Opportunity' }, id, StageName: target.wonStage })),
      }),
    });
    const results = (await response.json()) as { success: boolean; errors: unknown[] }[];
    assert.deepEqual(
      results.filter((result) => !result.success),
      [],
    );
    return response.headers.get('local-org-limits');
  }
});

async function createAll(
  connection: Connection,
  object: string,
  record: (index: number) => Record<string, unknown>,
): Promise<string[]> {
  const results = await connection
    .sobject(object)
    .create(Array.from({ length: DEALS }, (_, index) => record(index)) as { Name: string }[], { allOrNone: true });
  return results.map((result) => {
    assert.ok(result.success, JSON.stringify(result.errors));
    return result.id;
  });
}

async function updateAll(
  connection: Connection,
  object: string,
  ids: readonly string[],
  fields: Record<string, unknown>,
): Promise<void> {
  const results = await tryUpdate(
    connection,
    object,
    ids.map((Id) => ({ Id, ...fields })),
    { allOrNone: true },
  );
  assert.deepEqual(results.flat(), []);
}
