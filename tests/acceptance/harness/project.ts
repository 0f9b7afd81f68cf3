import assert from 'node:assert/strict';
import type { Connection } from 'jsforce';
import { accept, createDeal, createRole, fillBrief, win } from './deal.ts';
import type { Deal, Team } from './deal.ts';
import type { TestOrg, TestUser } from './org.ts';

export interface Launched {
  readonly deal: Deal;
  readonly projectId: string;
}

export interface LaunchOptions {
  readonly deal?: Record<string, unknown>;
  /** Fields that the seller writes into the brief before it is accepted. */
  readonly brief?: Record<string, unknown>;
  readonly listPrice?: number;
}

/** A deal with a complete brief, won, and its project. */
export async function launchProject(org: TestOrg, team: Team, options: LaunchOptions = {}): Promise<Launched> {
  const deal = await createDeal(org, team, options.deal);
  await fillBrief(org, team, deal, options.listPrice === undefined ? {} : { listPrice: options.listPrice });
  if (options.brief !== undefined)
    await team.seller.connection.sobject('Handover_Brief__c').update({ Id: deal.briefId, ...options.brief });
  await accept(team, deal);
  assert.deepEqual(await win(org, team.seller.connection, deal.id), []);
  return { deal, projectId: await projectOf(org, deal) };
}

/** The id of the one project that the deal has launched. */
export async function projectOf(org: TestOrg, deal: Deal): Promise<string> {
  const { records } = await org.admin.query<{ Id: string }>(
    `SELECT Id FROM Handover_Project__c WHERE Launch_Key__c = '${deal.id}'`,
  );
  assert.equal(records.length, 1);
  return records[0]?.Id ?? '';
}

/** Fields of a record as a user reads them, without what the API adds. */
export async function readFields(
  connection: Connection,
  object: string,
  id: string,
  fields: readonly string[],
): Promise<Record<string, unknown>> {
  const { records } = await connection.query<Record<string, unknown>>(
    `SELECT ${fields.join(', ')} FROM ${object} WHERE Id = '${id}'`,
  );
  const [record] = records;
  assert.ok(record, `${object} ${id}`);
  return Object.fromEntries(fields.map((field) => [field, record[field]]));
}

/** Creates one record and answers its id; rejects when the org refuses it. */
export async function create(connection: Connection, object: string, fields: Record<string, unknown>): Promise<string> {
  const created = await connection.sobject(object).create(fields as { Name: string });
  return created.id ?? '';
}

/** Updates one record; rejects when the org refuses it. */
export async function change(
  connection: Connection,
  object: string,
  id: string,
  fields: Record<string, unknown>,
): Promise<void> {
  await connection.sobject(object).update({ Id: id, ...fields } as { Id: string });
}

/** The Monday of the week that lies so many weeks back. */
export function monday(weeksAgo: number): string {
  const sinceMonday = (new Date().getUTCDay() + 6) % 7;
  return new Date(Date.now() - (sinceMonday + 7 * weeksAgo) * 86_400_000).toISOString().slice(0, 10);
}

/** Weeks of one consultant on a project, in one role: 60 an hour in cost, 120 billed. */
export async function createTimekeeper(org: TestOrg, team: Team): Promise<Timekeeper> {
  const consultant = await org.user('Handover_Consultant');
  const role = await createRole(org);
  let week = 0;
  return {
    consultant,
    async log(projectId, hours, options = {}) {
      week += 1;
      const id = await create(consultant.connection, 'Handover_Timesheet__c', {
        Project__c: projectId,
        Person__c: consultant.id,
        Role__c: role,
        Week_Starting__c: monday(week),
        ...spread(hours),
        Billable__c: options.billable ?? true,
        Status__c: 'Submitted',
      });
      if (options.approved === true)
        await change(team.lead.connection, 'Handover_Timesheet__c', id, { Status__c: 'Approved' });
      return id;
    },
  };
}

export interface Timekeeper {
  readonly consultant: TestUser;
  /** Submits a week of its own with so many hours (at most 168), approved by the delivery lead where asked for. */
  log(projectId: string, hours: number, options?: { billable?: boolean; approved?: boolean }): Promise<string>;
}

function spread(hours: number): Record<string, number> {
  const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
  return Object.fromEntries(
    days.map((day, index) => [`${day}_Hours__c`, Math.max(0, Math.min(24, hours - 24 * index))]),
  );
}
