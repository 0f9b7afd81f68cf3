import type { Connection } from 'jsforce';
import type { TestOrg, TestUser } from './org.ts';
import { SECTIONS } from '../../../scripts/package/sections.ts';
import type { Section } from '../../../scripts/package/sections.ts';

/** The people a deal needs: who sells, who delivers, who pays attention to money. */
export interface Team {
  readonly seller: TestUser;
  readonly lead: TestUser;
  readonly finance: TestUser;
}

/** One seller, one delivery lead, one of finance: people of their own for each file. */
export async function createTeam(org: TestOrg): Promise<Team> {
  return {
    seller: await org.user('Handover_Sales'),
    lead: await org.user('Handover_Delivery_Lead'),
    finance: await org.user('Handover_Finance'),
  };
}

export interface Deal {
  readonly id: string;
  readonly name: string;
  readonly briefId: string;
  readonly accountId: string;
}

/** On an org that the files share, names go on where no other file has been. */
let counter = process.env['HANDOVER_ORG'] === undefined ? 0 : Date.now() % 1e9;

/** A day counted from today, as the API takes it. */
export function day(offset: number): string {
  return new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
}

export const AMOUNT = 100_000;

/** The fields of a new open deal that closes in 30 days. */
export function dealFields(org: TestOrg, fields: Record<string, unknown> = {}): Record<string, unknown> {
  counter += 1;
  return { Name: `Deal ${counter}`, Amount: AMOUNT, CloseDate: day(30), StageName: org.openStage, ...fields };
}

/** An open deal of the seller; its brief was opened by the package. */
export async function createDeal(org: TestOrg, team: Team, fields: Record<string, unknown> = {}): Promise<Deal> {
  const { connection } = team.seller;
  counter += 1;
  const account = await connection.sobject('Account').create({ Name: `Customer ${counter}` });
  const record = dealFields(org, { AccountId: account.id, ...fields });
  const created = await connection.sobject('Opportunity').create(record as { Name: string });
  const id = created.id ?? '';
  return { id, name: String(record['Name']), briefId: await briefOf(connection, id), accountId: account.id ?? '' };
}

/** The id of the brief that the deal points to; an empty text when there is none. */
export async function briefOf(connection: Connection, dealId: string): Promise<string> {
  const { records } = await connection.query<{ Handover_Brief__c: string | null }>(
    `SELECT Handover_Brief__c FROM Opportunity WHERE Id = '${dealId}'`,
  );
  return records[0]?.Handover_Brief__c ?? '';
}

/** One role of the rate card: 60 an hour in cost, 120 billed. */
export async function createRole(org: TestOrg): Promise<string> {
  counter += 1;
  const role = await org.admin
    .sobject('Handover_Role__c')
    .create({ Name: `Consultant ${counter}`, Cost_Rate__c: 60, Bill_Rate__c: 120 });
  return role.id ?? '';
}

export { SECTIONS };
export type { Section };

export interface FillOptions {
  readonly sections?: readonly Section[];
  readonly listPrice?: number;
}

/** Hours requested of the rate card's role when Resources is filled. */
export const PLANNED_HOURS = 400;
export const OTHER_COST = 1_000;

/** What the seller writes into the brief, section by section; delivery knows costs and confirms the resource request. */
export async function fillBrief(org: TestOrg, team: Team, deal: Deal, options: FillOptions = {}): Promise<void> {
  const sections = new Set(options.sections ?? SECTIONS);
  const { connection } = team.seller;
  const fields: Record<string, unknown> = { Id: deal.briefId };
  if (sections.has('Scope')) {
    Object.assign(fields, { Scope_Summary__c: 'A portal for patients.', Out_of_Scope__c: 'Hardware.' });
    await connection.sobject('Handover_Item__c').create([
      { Brief__c: deal.briefId, Name: 'Design', Type__c: 'Deliverable', Scope__c: 'Included', Due_Date__c: day(60) },
      { Brief__c: deal.briefId, Name: 'Go-live', Type__c: 'Deliverable', Scope__c: 'Included', Due_Date__c: day(120) },
    ]);
  }
  if (sections.has('Commitments')) Object.assign(fields, { No_Commitments_Made__c: true });
  if (sections.has('Timeline')) {
    Object.assign(fields, {
      Client_Expected_Start__c: day(40),
      Agreed_Start__c: day(45),
      Deadline_Flexibility__c: 'Flexible',
      Deadline__c: day(150),
    });
  }
  if (sections.has('Resources')) await requestResource(org, team, deal);
  if (sections.has('Commercials')) {
    Object.assign(fields, {
      List_Price__c: options.listPrice ?? AMOUNT,
      Billing_Model__c: 'Fixed price',
      Payment_Terms__c: '30 days net',
    });
    await team.lead.connection.sobject('Handover_Brief__c').update({ Id: deal.briefId, Other_Cost__c: OTHER_COST });
  }
  if (sections.has('Procurement')) Object.assign(fields, { PO_Required__c: 'No' });
  if (sections.has('People')) {
    const contact = await connection.sobject('Contact').create({ LastName: 'Sponsor', AccountId: deal.accountId });
    Object.assign(fields, {
      Client_Sponsor__c: contact.id,
      Client_Lead__c: contact.id,
      Delivery_Lead__c: team.lead.id,
    });
  }
  if (sections.has('Background'))
    Object.assign(fields, { Why_They_Bought__c: 'Audit.', Success_Criteria__c: 'Half the calls.' });
  await connection.sobject('Handover_Brief__c').update(fields as { Id: string });
}

async function requestResource(org: TestOrg, team: Team, deal: Deal): Promise<void> {
  const request = await team.seller.connection
    .sobject('Handover_Resource_Request__c')
    .create({ Brief__c: deal.briefId, Role__c: await createRole(org), Hours__c: PLANNED_HOURS });
  await team.lead.connection
    .sobject('Handover_Resource_Request__c')
    .update({ Id: request.id ?? '', Status__c: 'Confirmed' });
}

/** The seller submits, delivery accepts. */
export async function accept(team: Team, deal: Deal): Promise<void> {
  await team.seller.connection.sobject('Handover_Brief__c').update({ Id: deal.briefId, Status__c: 'Submitted' });
  await team.lead.connection.sobject('Handover_Brief__c').update({ Id: deal.briefId, Status__c: 'Accepted' });
}

/** A deal whose brief is complete and accepted. */
export async function readyDeal(org: TestOrg, team: Team, fields: Record<string, unknown> = {}): Promise<Deal> {
  const deal = await createDeal(org, team, fields);
  await fillBrief(org, team, deal);
  await accept(team, deal);
  return deal;
}

export interface SaveError {
  readonly statusCode: string;
  readonly message: string;
  readonly fields: readonly string[];
}

/** Updates records in one collection request and answers each one's errors (none: it was saved). */
export async function tryUpdate(
  connection: Connection,
  object: string,
  records: readonly Record<string, unknown>[],
  options: { allOrNone: boolean } = { allOrNone: false },
): Promise<readonly SaveError[][]> {
  const results = await connection.request<{ success: boolean; errors: SaveError[] }[]>({
    method: 'PATCH',
    url: '/composite/sobjects',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({
      allOrNone: options.allOrNone,
      records: records.map((record) => ({ attributes: { type: object }, ...record })),
    }),
  });
  return results.map((result) => result.errors);
}

/** Updates one record and answers the messages it was refused with, a line each; empty when it was saved. */
export async function save(connection: Connection, object: string, record: Record<string, unknown>): Promise<string> {
  const [errors = []] = await tryUpdate(connection, object, [record]);
  return errors.map((error) => error.message).join('\n');
}

/** Tries to win the deal as the user of the connection; the errors that came back. */
export async function win(
  org: TestOrg,
  connection: Connection,
  dealId: string,
  fields: Record<string, unknown> = {},
): Promise<readonly SaveError[]> {
  const [errors] = await tryUpdate(connection, 'Opportunity', [{ Id: dealId, StageName: org.wonStage, ...fields }]);
  return errors ?? [];
}
