import type { Connection } from 'jsforce';
import { insertRecords, literals, queryAll, updateRecords, upsertRecords } from '../../connection/records.ts';
import type { RecordData } from '../../connection/records.ts';
import type { Progress } from '../../output/progress.ts';
import { dayFrom } from '../dates.ts';
import type { AccountPlan, DealPlan, RolePlan } from '../types.ts';
import type { People } from './people.ts';

/** The org's own stages, by the meaning Salesforce gives them; no stage is named here. */
export interface Stages {
  readonly open: readonly string[];
  readonly won: string;
}

export async function readStages(connection: Connection): Promise<Stages> {
  const rows = await queryAll<{ ApiName: string; IsClosed: boolean; IsWon: boolean }>(
    connection,
    'SELECT ApiName, IsClosed, IsWon FROM OpportunityStage WHERE IsActive = true ORDER BY SortOrder',
  );
  const won = rows.find((row) => row.IsWon)?.ApiName;
  const open = rows.filter((row) => !row.IsClosed).map((row) => row.ApiName);
  if (won === undefined || open.length === 0)
    throw new Error('The org needs at least one open and one won opportunity stage.');
  return { open, won };
}

/** The rate card, by external id; ids by the plan's keys. */
export async function ensureRoles(
  connection: Connection,
  plan: readonly RolePlan[],
  progress: Progress,
): Promise<Map<string, string>> {
  await upsertRecords(
    connection,
    'Handover_Role__c',
    'External_Id__c',
    plan.map((role) => ({
      External_Id__c: role.key,
      Name: role.name,
      Cost_Rate__c: role.costRate,
      Bill_Rate__c: role.billRate,
    })),
  );
  const rows = await queryAll<{ Id: string; External_Id__c: string }>(
    connection,
    `SELECT Id, External_Id__c FROM Handover_Role__c WHERE External_Id__c IN ${literals(plan.map((role) => role.key))}`,
  );
  progress.done(`${rows.length} on the rate card`);
  return new Map(rows.map((row) => [row.External_Id__c, row.Id]));
}

export interface Customers {
  readonly accounts: ReadonlyMap<string, string>;
  /** Contact ids by the plan's contact keys. */
  readonly contacts: ReadonlyMap<string, string>;
}

/** Accounts by name and their two contacts by name; what exists is left as it is. */
export async function ensureCustomers(
  connection: Connection,
  plan: readonly AccountPlan[],
  progress: Progress,
): Promise<Customers> {
  const byName = async (): Promise<Map<string, string>> =>
    new Map(
      (
        await queryAll<{ Id: string; Name: string }>(
          connection,
          `SELECT Id, Name FROM Account WHERE Name IN ${literals(plan.map((account) => account.name))}`,
        )
      ).map((row) => [row.Name, row.Id]),
    );
  const existing = await byName();
  const missing = plan.filter((account) => !existing.has(account.name));
  await insertRecords(
    connection,
    'Account',
    missing.map((account) => ({ Name: account.name, Industry: account.industry })),
  );
  const ids = await byName();
  const accounts = new Map(plan.map((account) => [account.key, ids.get(account.name) ?? '']));
  const contacts = await ensureContacts(connection, plan, accounts);
  progress.done(`${missing.length} accounts and ${contacts.created} contacts created`);
  return { accounts, contacts: contacts.ids };
}

async function ensureContacts(
  connection: Connection,
  plan: readonly AccountPlan[],
  accounts: ReadonlyMap<string, string>,
): Promise<{ ids: Map<string, string>; created: number }> {
  const rows = await queryAll<{ Id: string; AccountId: string; LastName: string }>(
    connection,
    `SELECT Id, AccountId, LastName FROM Contact WHERE AccountId IN ${literals([...accounts.values()])}`,
  );
  const existing = new Map(rows.map((row) => [`${row.AccountId}/${row.LastName}`, row.Id]));
  const wanted = plan.flatMap((account) =>
    account.contacts.map((contact) => ({ contact, accountId: accounts.get(account.key) ?? '' })),
  );
  const missing = wanted.filter(({ contact, accountId }) => !existing.has(`${accountId}/${contact.lastName}`));
  const created = await insertRecords(
    connection,
    'Contact',
    missing.map(({ contact, accountId }) => ({
      AccountId: accountId,
      FirstName: contact.firstName,
      LastName: contact.lastName,
      Title: contact.title,
    })),
  );
  missing.forEach(({ contact, accountId }, index) =>
    existing.set(`${accountId}/${contact.lastName}`, created[index] ?? ''),
  );
  return {
    ids: new Map(
      wanted.map(({ contact, accountId }) => [contact.key, existing.get(`${accountId}/${contact.lastName}`) ?? '']),
    ),
    created: created.length,
  };
}

export interface SeededDeal {
  readonly plan: DealPlan;
  readonly id: string;
  readonly isWon: boolean;
}

/** Deals by name, all of them open at first: won ones are won later, through the gate's own door. */
export async function ensureDeals(
  connection: Connection,
  plan: readonly DealPlan[],
  context: { readonly people: People; readonly customers: Customers; readonly stages: Stages; readonly today: Date },
  progress: Progress,
): Promise<SeededDeal[]> {
  const existing = await dealsByName(connection, plan);
  const missing = plan.filter((deal) => !existing.has(deal.name));
  await insertRecords(
    connection,
    'Opportunity',
    missing.map((deal) => dealRecord(deal, context)),
  );
  const all = await dealsByName(connection, plan);
  const noProject = missing
    .filter((deal) => !deal.sellsProject)
    .map((deal) => ({ Id: all.get(deal.name)?.Id ?? '', Handover_Sells_a_Project__c: false }));
  await updateRecords(connection, 'Opportunity', noProject);
  progress.done(`${missing.length} created`);
  return plan.map((deal) => ({
    plan: deal,
    id: all.get(deal.name)?.Id ?? '',
    isWon: all.get(deal.name)?.IsWon ?? false,
  }));
}

async function dealsByName(
  connection: Connection,
  plan: readonly DealPlan[],
): Promise<Map<string, { Id: string; IsWon: boolean }>> {
  const rows = await queryAll<{ Id: string; Name: string; IsWon: boolean }>(
    connection,
    `SELECT Id, Name, IsWon FROM Opportunity WHERE Name IN ${literals(plan.map((deal) => deal.name))}`,
  );
  return new Map(rows.map((row) => [row.Name, row]));
}

function dealRecord(
  deal: DealPlan,
  context: { people: People; customers: Customers; stages: Stages; today: Date },
): RecordData {
  const { open } = context.stages;
  const progress = deal.stage === 'won' ? 1 : deal.stage;
  return {
    Name: deal.name,
    AccountId: context.customers.accounts.get(deal.account) ?? null,
    OwnerId: context.people.get(deal.owner) ?? null,
    Amount: deal.amount,
    CloseDate: dayFrom(context.today, deal.closeInDays),
    StageName: open[Math.round(progress * (open.length - 1))] ?? null,
    Handover_Sells_a_Project__c: deal.sellsProject,
  };
}
