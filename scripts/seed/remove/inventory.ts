import type { Connection } from 'jsforce';
import { queryAll } from '../../connection/records.ts';
import { hasSeedId, isDescribed, ofSeededAccount } from '../mark.ts';
import { ACTIVITY_OBJECTS } from '../steps/activities.ts';
import { seedDomain } from '../steps/people.ts';

export interface DealRow {
  readonly Id: string;
  readonly Name: string;
  readonly AccountId: string;
  readonly Description: string | null;
  readonly CreatedById: string;
}

export interface ProjectRow {
  readonly Id: string;
  readonly Name: string;
  readonly Opportunity__c: string;
  readonly Brief__c: string | null;
}

export interface BriefRow {
  readonly Id: string;
  readonly Name: string;
  readonly Opportunity__c: string;
}

export interface ContactRow {
  readonly Id: string;
  readonly Name: string;
  readonly AccountId: string;
  readonly Description: string | null;
}

/** All that a seed made, and what hangs below its accounts and deals whoever made it. */
export interface Inventory {
  readonly accounts: readonly { Id: string; Name: string }[];
  readonly contacts: readonly ContactRow[];
  readonly deals: readonly DealRow[];
  readonly briefs: readonly BriefRow[];
  readonly projects: readonly (ProjectRow & { Launch_Key__c: string | null; External_Id__c: string | null })[];
  readonly activities: readonly { object: string; Id: string; dealId: string; seeded: boolean }[];
  readonly roles: readonly { Id: string; Name: string }[];
  readonly users: readonly { Id: string; Name: string }[];
}

/** Reads it, in a fixed number of queries however large the company is. */
export async function takeInventory(connection: Connection): Promise<Inventory> {
  const read = <Row extends object>(soql: string): Promise<Row[]> => queryAll<Row>(connection, soql);
  const activities: Inventory['activities'][number][] = [];
  for (const { object, parent, text } of ACTIVITY_OBJECTS) {
    const rows = await read<Record<string, string>>(
      `SELECT Id, ${parent}, ${text} FROM ${object} WHERE ${parent} IN (SELECT Id FROM Opportunity WHERE ${ofSeededAccount('Account')})`,
    );
    for (const row of rows)
      activities.push({
        object,
        Id: row['Id'] ?? '',
        dealId: row[parent] ?? '',
        seeded: isDescribed(row[text] ?? null),
      });
  }
  return {
    accounts: await read(`SELECT Id, Name FROM Account WHERE ${ofSeededAccount('')}`),
    contacts: await read(`SELECT Id, Name, AccountId, Description FROM Contact WHERE ${ofSeededAccount('Account')}`),
    deals: await read(
      `SELECT Id, Name, AccountId, Description, CreatedById FROM Opportunity WHERE ${ofSeededAccount('Account')}`,
    ),
    briefs: await read(
      `SELECT Id, Name, Opportunity__c FROM Handover_Brief__c WHERE ${ofSeededAccount('Opportunity__r.Account')}`,
    ),
    projects: await read(
      `SELECT Id, Name, Opportunity__c, Brief__c, Launch_Key__c, External_Id__c FROM Handover_Project__c WHERE ${ofSeededAccount('Opportunity__r.Account')}`,
    ),
    activities,
    roles: await read(`SELECT Id, Name FROM Handover_Role__c WHERE ${hasSeedId()}`),
    users: await read(
      `SELECT Id, Name FROM User WHERE IsActive = true AND Username LIKE '%@${await seedDomain(connection)}'`,
    ),
  };
}
