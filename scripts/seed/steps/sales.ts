import { insertRecords, queryAll, updateRecords } from '../../connection/records.ts';
import type { RecordData } from '../../connection/records.ts';
import type { Connection } from 'jsforce';
import { dayFrom } from '../dates.ts';
import { accountNumber, described, externalId, hasSeedId, ofSeededAccount, readAccountNumber } from '../mark.ts';
import type { AccountPlan, DealPlan, RolePlan } from '../types.ts';
import type { Customers, SeedContext, SeededDeal, Stages } from './context.ts';

/** The org's own stages, by the meaning Salesforce gives them; no stage is named here. */
export async function readStages(connection: Connection): Promise<Stages> {
  const rows = await queryAll<{ ApiName: string; IsClosed: boolean; IsWon: boolean }>(
    connection,
    'SELECT ApiName, IsClosed, IsWon FROM OpportunityStage WHERE IsActive = true ORDER BY SortOrder',
  );
  const won = rows.find((row) => row.IsWon)?.ApiName;
  const lost = rows.find((row) => row.IsClosed && !row.IsWon)?.ApiName;
  const open = rows.filter((row) => !row.IsClosed).map((row) => row.ApiName);
  if (won === undefined || lost === undefined || open.length === 0)
    throw new Error('The org needs at least one open, one won and one lost opportunity stage.');
  return { open, won, lost };
}

/** The rate card, by external id; ids by the plan's keys. */
export async function ensureRoles(
  { connection, mark, progress, tally }: Pick<SeedContext, 'connection' | 'mark' | 'progress' | 'tally'>,
  plan: readonly RolePlan[],
): Promise<Map<string, string>> {
  const read = () =>
    queryAll<{ Id: string; External_Id__c: string }>(
      connection,
      `SELECT Id, External_Id__c FROM Handover_Role__c WHERE ${hasSeedId()}`,
    );
  const existing = new Set((await read()).map((row) => row.External_Id__c));
  const missing = plan.filter(({ key }) => !existing.has(externalId(mark, key)));
  await insertRecords(
    connection,
    'Handover_Role__c',
    missing.map(({ key, name, costRate, billRate }) => ({
      External_Id__c: externalId(mark, key),
      Name: name,
      Cost_Rate__c: costRate,
      Bill_Rate__c: billRate,
    })),
  );
  const ids = new Map((await read()).map((row) => [row.External_Id__c, row.Id]));
  tally.written += missing.length;
  progress.done(`${missing.length} put on the rate card`);
  return new Map(plan.map(({ key }) => [key, ids.get(externalId(mark, key)) ?? '']));
}

/** Accounts by their number and their two contacts by name; what exists is left as it is. */
export async function ensureCustomers(
  context: Pick<SeedContext, 'connection' | 'mark' | 'progress' | 'tally'>,
  plan: readonly AccountPlan[],
): Promise<Customers> {
  const { connection, mark, progress } = context;
  const read = async (): Promise<Map<string, string>> =>
    new Map(
      (
        await queryAll<{ Id: string; AccountNumber: string }>(
          connection,
          `SELECT Id, AccountNumber FROM Account WHERE ${ofSeededAccount('')}`,
        )
      ).map((row) => [readAccountNumber(row.AccountNumber)?.key ?? '', row.Id]),
    );
  const existing = await read();
  const missing = plan.filter((account) => !existing.has(account.key));
  await insertRecords(
    connection,
    'Account',
    missing.map(({ key, name, industry }) => ({
      Name: name,
      Industry: industry,
      AccountNumber: accountNumber(mark, key),
    })),
  );
  const accounts = missing.length === 0 ? existing : await read();
  const contacts = await ensureContacts(context, plan, accounts);
  context.tally.written += missing.length + contacts.created;
  progress.done(`${missing.length} accounts and ${contacts.created} contacts created`);
  return { accounts, contacts: contacts.ids };
}

async function ensureContacts(
  { connection, mark }: Pick<SeedContext, 'connection' | 'mark'>,
  plan: readonly AccountPlan[],
  accounts: ReadonlyMap<string, string>,
): Promise<{ ids: Map<string, string>; created: number }> {
  const rows = await queryAll<{ Id: string; AccountId: string; LastName: string }>(
    connection,
    `SELECT Id, AccountId, LastName FROM Contact WHERE ${ofSeededAccount('Account')}`,
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
      Description: described(mark, `${contact.title} of a demo customer.`),
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

/** Deals by name, all of them open at first: won ones are won later, through the gate's own door. */
export async function ensureDeals(context: SeedContext, plan: readonly DealPlan[]): Promise<SeededDeal[]> {
  const { connection, progress } = context;
  const existing = await dealsByName(connection);
  const missing = plan.filter((deal) => !existing.has(deal.name));
  await insertRecords(
    connection,
    'Opportunity',
    missing.map((deal) => dealRecord(deal, context)),
  );
  const all = missing.length === 0 ? existing : await dealsByName(connection);
  const noProject = missing
    .filter((deal) => !deal.sellsProject)
    .map((deal) => ({ Id: all.get(deal.name)?.Id ?? '', Handover_Sells_a_Project__c: false }));
  await updateRecords(connection, 'Opportunity', noProject);
  context.tally.written += missing.length;
  progress.done(`${missing.length} created`);
  return plan.map((deal) => {
    const row = all.get(deal.name);
    return { plan: deal, id: row?.Id ?? '', isWon: row?.IsWon ?? false, isClosed: row?.IsClosed ?? false };
  });
}

interface DealRow {
  readonly Id: string;
  readonly Name: string;
  readonly IsWon: boolean;
  readonly IsClosed: boolean;
}

async function dealsByName(connection: Connection): Promise<Map<string, DealRow>> {
  const rows = await queryAll<DealRow>(
    connection,
    `SELECT Id, Name, IsWon, IsClosed FROM Opportunity WHERE ${ofSeededAccount('Account')}`,
  );
  return new Map(rows.map((row) => [row.Name, row]));
}

function dealRecord(deal: DealPlan, { customers, people, stages, mark }: SeedContext): RecordData {
  const { open } = stages;
  const progress = typeof deal.stage === 'number' ? deal.stage : 1;
  return {
    Name: deal.name,
    AccountId: customers.accounts.get(deal.account) ?? null,
    OwnerId: people.get(deal.owner) ?? null,
    Amount: deal.amount,
    CloseDate: dayFrom(mark.today, deal.closeInDays),
    StageName: open[Math.round(progress * (open.length - 1))] ?? null,
    Description: described(mark, `${deal.name.split(' – ')[1] ?? 'A project'}, offered in writing.`),
    Handover_Sells_a_Project__c: deal.sellsProject,
  };
}
