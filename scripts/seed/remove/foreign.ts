import type { Connection } from 'jsforce';
import { queryAll } from '../../connection/records.ts';
import { isDescribed, isSeedId, ofSeededAccount } from '../mark.ts';
import type { Inventory } from './inventory.ts';

/** Why a record of the seed stays: people have added something that would go with it. */
export type Reasons = ReadonlyMap<string, string>;

interface Detail {
  readonly object: string;
  readonly label: string;
  readonly parent: 'Project__c' | 'Brief__c';
  /** Has an external id, by which the seed's own are told apart; else the creator tells. */
  readonly keyed: boolean;
  /** Filled on what a flow of the package made out of the seed's brief. */
  readonly source?: string;
}

const DETAILS: readonly Detail[] = [
  { object: 'Handover_Issue__c', label: 'issue', parent: 'Project__c', keyed: true, source: 'Source_Item__c' },
  { object: 'Handover_Invoice__c', label: 'invoice', parent: 'Project__c', keyed: true },
  { object: 'Handover_Cost__c', label: 'cost', parent: 'Project__c', keyed: true },
  { object: 'Handover_Update__c', label: 'status update', parent: 'Project__c', keyed: true },
  { object: 'Handover_Milestone__c', label: 'milestone', parent: 'Project__c', keyed: false, source: 'Source_Item__c' },
  { object: 'Handover_Timesheet__c', label: 'timesheet', parent: 'Project__c', keyed: false },
  { object: 'Handover_Question__c', label: 'question', parent: 'Brief__c', keyed: true },
  { object: 'Handover_Item__c', label: 'item', parent: 'Brief__c', keyed: false },
  { object: 'Handover_Resource_Request__c', label: 'resource request', parent: 'Brief__c', keyed: false },
];

/**
 * What people have added below records of the seed, by the id of the record it hangs on: details that no seed made, deals
 * and contacts of theirs on seeded accounts, activities, projects started by hand. Details without an external id
 * (timesheets, items) count as theirs when somebody else than the one who seeded has created them.
 */
export async function findForeign(connection: Connection, inventory: Inventory): Promise<Reasons> {
  const reasons = new Map<string, string>();
  const seeders = new Set(inventory.deals.filter(isSeeded).map((deal) => deal.CreatedById));
  for (const { object, label, parent, keyed, source } of DETAILS) {
    const path = parent === 'Project__c' ? 'Project__r.Opportunity__r.Account' : 'Brief__r.Opportunity__r.Account';
    const fields = [
      'Id',
      parent,
      'CreatedById',
      ...(keyed ? ['External_Id__c'] : []),
      ...(source === undefined ? [] : [source]),
    ];
    const others = [...(source === undefined ? [] : [`${source} = null`])];
    const rows = await queryAll<Record<string, string | null>>(
      connection,
      `SELECT ${fields.join(', ')} FROM ${object} WHERE ${[ofSeededAccount(path), ...others].join(' AND ')}`,
    );
    for (const row of rows) {
      const seeded = keyed ? isSeedId(row['External_Id__c'] ?? null) : seeders.has(row['CreatedById'] ?? '');
      if (!seeded) reasons.set(row[parent] ?? '', `a ${label} was added to it`);
    }
  }
  for (const project of inventory.projects)
    if (project.Launch_Key__c === null && !isSeedId(project.External_Id__c))
      reasons.set(project.Id, 'it was started by hand');
  for (const { dealId, object, seeded } of inventory.activities)
    if (!seeded) reasons.set(dealId, `a ${object.toLowerCase()} was added to it`);
  for (const deal of inventory.deals)
    if (!isSeeded(deal)) {
      reasons.set(deal.Id, 'it is not of the seed');
      reasons.set(deal.AccountId, `the deal "${deal.Name}" was added to it`);
    }
  for (const contact of inventory.contacts)
    if (!isDescribed(contact.Description)) {
      reasons.set(contact.Id, 'it is not of the seed');
      reasons.set(contact.AccountId, `the contact "${contact.Name}" was added to it`);
    }
  return reasons;
}

const isSeeded = (record: { readonly Description: string | null }): boolean => isDescribed(record.Description);

/**
 * What stays, with its reason: a record that people have added something to, and all that it belongs to, because deleting a
 * deal or an account would take along what hangs below.
 */
export function whatStays(inventory: Inventory, foreign: Reasons): Map<string, string> {
  const stays = new Map(foreign);
  const keep = (id: string | null, reason: string): void => {
    if (id !== null && !stays.has(id)) stays.set(id, reason);
  };
  for (const { Id, Name, Opportunity__c, Brief__c } of inventory.projects)
    if (stays.has(Id)) {
      keep(Opportunity__c, `its project "${Name}" stays`);
      keep(Brief__c, `its project "${Name}" stays`);
    }
  for (const { Id, Name, Opportunity__c } of inventory.briefs)
    if (stays.has(Id)) keep(Opportunity__c, `its brief ${Name} stays`);
  for (const { Id, Opportunity__c } of inventory.briefs) if (stays.has(Opportunity__c)) keep(Id, 'its deal stays');
  for (const { Id, Opportunity__c } of inventory.projects) if (stays.has(Opportunity__c)) keep(Id, 'its deal stays');
  for (const { Id, Name, AccountId } of inventory.deals) if (stays.has(Id)) keep(AccountId, `its deal "${Name}" stays`);
  for (const { Id, AccountId } of inventory.contacts) if (stays.has(AccountId)) keep(Id, 'its account stays');
  return stays;
}
