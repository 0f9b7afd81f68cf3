import assert from 'node:assert/strict';
import type { Connection } from 'jsforce';
import { createRole, day, dealFields, tryUpdate } from './deal.ts';
import type { Team } from './deal.ts';
import type { TestOrg } from './org.ts';

/** Deals with complete and accepted briefs, all of one customer; written in as few requests as the API allows. At most 200. */
export async function createReadyDeals(org: TestOrg, team: Team, count: number): Promise<string[]> {
  const { seller, lead } = team;
  const account = await seller.connection.sobject('Account').create({ Name: 'Customer of many' });
  const contact = await seller.connection
    .sobject('Contact')
    .create({ LastName: 'Sponsor', AccountId: account.id ?? '' });
  const role = await createRole(org);
  const deals = await createAll(seller.connection, 'Opportunity', count, () =>
    dealFields(org, { AccountId: account.id }),
  );
  const { records } = await seller.connection.query<{ Handover_Brief__c: string }>(
    `SELECT Handover_Brief__c FROM Opportunity WHERE AccountId = '${account.id}' ORDER BY Id`,
  );
  const briefs = records.map((row) => row.Handover_Brief__c);
  assert.equal(new Set(briefs).size, count);
  await createAll(seller.connection, 'Handover_Item__c', count, (index) => ({
    Brief__c: briefs[index],
    Name: 'Design',
    Type__c: 'Deliverable',
  }));
  const requests = await createAll(seller.connection, 'Handover_Resource_Request__c', count, (index) => ({
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
  return deals;
}

/**
 * Wins the deals in one request and fails unless all are won. Answers what the transaction used, where the org says so (the
 * local org does, in a response header), else null.
 */
export async function winAll(org: TestOrg, connection: Connection, deals: readonly string[]): Promise<string | null> {
  const response = await fetch(`${connection.instanceUrl}/services/data/v66.0/composite/sobjects`, {
    method: 'PATCH',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${connection.accessToken}` },
    body: JSON.stringify({
      allOrNone: false,
      records: deals.map((id) => ({ attributes: { type: 'Opportunity' }, id, StageName: org.wonStage })),
    }),
  });
  const results = (await response.json()) as { success: boolean; errors: unknown[] }[];
  assert.deepEqual(
    results.filter((result) => !result.success),
    [],
  );
  return response.headers.get('local-org-limits');
}

async function createAll(
  connection: Connection,
  object: string,
  count: number,
  record: (index: number) => Record<string, unknown>,
): Promise<string[]> {
  const records = Array.from({ length: count }, (_, index) => record(index)) as { Name: string }[];
  const results = await connection.sobject(object).create(records, { allOrNone: true });
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
  const records = ids.map((Id) => ({ Id, ...fields }));
  const results = await tryUpdate(connection, object, records, { allOrNone: true });
  assert.deepEqual(results.flat(), []);
}
