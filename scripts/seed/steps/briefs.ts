import type { Connection } from 'jsforce';
import { insertRecords, literals, queryAll, updateRecords } from '../../connection/records.ts';
import type { RecordData } from '../../connection/records.ts';
import type { Progress } from '../../output/progress.ts';
import { dayFrom } from '../dates.ts';
import type { BriefPlan, DealPlan } from '../types.ts';
import type { People } from './people.ts';
import type { Customers, SeededDeal } from './sales.ts';

interface BriefRow {
  readonly Id: string;
  readonly Opportunity__c: string;
  readonly Status__c: string;
  readonly Scope_Summary__c: string | null;
  readonly Discount_Status__c: string;
  readonly Return_Reason__c: string | null;
}

export interface BriefContext {
  readonly people: People;
  readonly roles: ReadonlyMap<string, string>;
  readonly customers: Customers;
  readonly today: Date;
}

/**
 * Fills the briefs that the package opened for the deals: fields, items, resource requests, then discount and acceptance as
 * the people of the plan would. Each step looks whether it is done (the fields come after the items, so a brief with a scope
 * has its items), so a second run finishes what was cut off and changes nothing else.
 */
export async function fillBriefs(
  connection: Connection,
  deals: readonly SeededDeal[],
  context: BriefContext,
  progress: Progress,
): Promise<void> {
  const planned = deals.filter((deal) => deal.plan.brief !== undefined);
  const rows = await queryAll<BriefRow>(
    connection,
    `SELECT Id, Opportunity__c, Status__c, Scope_Summary__c, Discount_Status__c, Return_Reason__c FROM Handover_Brief__c WHERE Opportunity__c IN ${literals(planned.map((deal) => deal.id))}`,
  );
  const briefs = new Map(rows.map((row) => [row.Opportunity__c, row]));
  const without = planned.filter((deal) => !briefs.has(deal.id));
  if (without.length > 0) {
    throw new Error(
      `No brief was opened for ${without.map((deal) => deal.plan.name).join(', ')}. Are the package's flows active? Check with: handover activate --check`,
    );
  }
  const open = planned.flatMap(({ plan, id }) => {
    const brief = briefs.get(id);
    return brief === undefined || plan.brief === undefined || !isUndecided(brief, plan.brief)
      ? []
      : [{ id: brief.Id, row: brief, deal: plan, plan: plan.brief }];
  });
  const blank = open.filter(({ row }) => row.Scope_Summary__c === null);
  await insertDetails(connection, blank, context);
  await updateRecords(
    connection,
    'Handover_Brief__c',
    blank.map((brief) => ({ Id: brief.id, ...fieldsOf(brief.deal, brief.plan, context) })),
  );
  await decideDiscounts(connection, open);
  await decideAcceptance(connection, open);
  progress.done(`${blank.length} filled`);
}

interface OpenBrief {
  readonly id: string;
  readonly row: BriefRow;
  readonly deal: DealPlan;
  readonly plan: BriefPlan;
}

function fieldsOf(deal: DealPlan, plan: BriefPlan, context: BriefContext): RecordData {
  const contact = (suffix: string): string | null =>
    plan.clientPeople ? (context.customers.contacts.get(`${deal.account}-${suffix}`) ?? null) : null;
  return {
    ...plan.fields,
    ...Object.fromEntries(Object.entries(plan.dates).map(([field, days]) => [field, dayFrom(context.today, days)])),
    Client_Sponsor__c: contact('sponsor'),
    Client_Lead__c: contact('lead'),
    Delivery_Lead__c: plan.deliveryLead === undefined ? null : (context.people.get(plan.deliveryLead) ?? null),
  };
}

/** Items and requests that the brief does not have yet, found by name and by role. */
async function insertDetails(
  connection: Connection,
  briefs: readonly OpenBrief[],
  context: BriefContext,
): Promise<void> {
  if (briefs.length === 0) return;
  const ids = literals(briefs.map((brief) => brief.id));
  const items = await queryAll<{ Brief__c: string; Name: string }>(
    connection,
    `SELECT Brief__c, Name FROM Handover_Item__c WHERE Brief__c IN ${ids}`,
  );
  const requests = await queryAll<{ Brief__c: string; Role__c: string }>(
    connection,
    `SELECT Brief__c, Role__c FROM Handover_Resource_Request__c WHERE Brief__c IN ${ids}`,
  );
  const hasItem = new Set(items.map((row) => `${row.Brief__c}/${row.Name}`));
  const hasRequest = new Set(requests.map((row) => `${row.Brief__c}/${row.Role__c}`));
  await insertRecords(
    connection,
    'Handover_Item__c',
    briefs.flatMap((brief) =>
      brief.plan.items
        .filter((item) => !hasItem.has(`${brief.id}/${item.name}`))
        .map((item) => itemRecord(brief, item, context)),
    ),
  );
  await insertRecords(
    connection,
    'Handover_Resource_Request__c',
    briefs.flatMap((brief) =>
      brief.plan.requests
        .filter((request) => !hasRequest.has(`${brief.id}/${context.roles.get(request.role)}`))
        .map((request) => ({
          Brief__c: brief.id,
          Role__c: context.roles.get(request.role) ?? null,
          Hours__c: request.hours,
          Status__c: request.status,
          Person__c: request.person === undefined ? null : (context.people.get(request.person) ?? null),
          Needed_From__c:
            brief.plan.dates['Agreed_Start__c'] === undefined
              ? null
              : dayFrom(context.today, brief.plan.dates['Agreed_Start__c']),
        })),
    ),
  );
}

function itemRecord(brief: OpenBrief, item: BriefPlan['items'][number], context: BriefContext): RecordData {
  const promised = item.type === 'Commitment';
  return {
    Brief__c: brief.id,
    Type__c: item.type,
    Name: item.name,
    Description__c: item.description,
    Scope__c: item.scope ?? 'Included',
    Standard__c: item.standard ?? true,
    Basis__c: item.basis ?? null,
    Delivery_Decision__c: item.decision ?? 'Pending',
    Hours__c: item.hours ?? null,
    Due_Date__c: item.dueInDays === undefined ? null : dayFrom(context.today, item.dueInDays),
    Promised_By__c: promised ? (context.people.get(brief.deal.owner) ?? null) : null,
    Promised_To__c: promised ? (context.customers.contacts.get(`${brief.deal.account}-sponsor`) ?? null) : null,
  };
}

async function decideDiscounts(connection: Connection, briefs: readonly OpenBrief[]): Promise<void> {
  const asked = briefs.flatMap(({ id, row, plan }) =>
    plan.discount === undefined ? [] : [{ id, status: row.Discount_Status__c, discount: plan.discount }],
  );
  await updateRecords(
    connection,
    'Handover_Brief__c',
    asked
      .filter(({ status }) => status === 'None')
      .map(({ id, discount }) => ({
        Id: id,
        Discount_Status__c: 'Requested',
        Discount_Requested__c: discount.percent,
      })),
  );
  await updateRecords(
    connection,
    'Handover_Brief__c',
    asked
      .filter(({ status, discount }) => discount.approved && status !== 'Approved')
      .map(({ id, discount }) => ({ Id: id, Discount_Status__c: 'Approved', Approved_Discount__c: discount.percent })),
  );
}

async function decideAcceptance(connection: Connection, briefs: readonly OpenBrief[]): Promise<void> {
  const beyondDraft = briefs.filter(({ plan }) => plan.status !== 'Draft');
  await updateRecords(
    connection,
    'Handover_Brief__c',
    beyondDraft.filter(({ row }) => row.Status__c === 'Draft').map(({ id }) => ({ Id: id, Status__c: 'Submitted' })),
  );
  await updateRecords(
    connection,
    'Handover_Brief__c',
    beyondDraft
      .filter(({ plan }) => plan.status !== 'Submitted')
      .map(({ id, plan }) => ({
        Id: id,
        Status__c: plan.status,
        ...(plan.returnReason === undefined ? {} : { Return_Reason__c: plan.returnReason }),
      })),
  );
}

/** Whether the plan's people have not come to their decision yet; one that was decided, by them or by users, is left alone. */
function isUndecided(row: BriefRow, plan: BriefPlan): boolean {
  const decides = plan.status === 'Accepted' || plan.status === 'Returned';
  return row.Status__c === 'Draft' || (row.Status__c === 'Submitted' && decides && row.Return_Reason__c === null);
}

/** Wins the deals that the plan says are won. */
export async function winDeals(
  connection: Connection,
  deals: readonly SeededDeal[],
  wonStage: string,
  progress: Progress,
): Promise<void> {
  const toWin = deals.filter((deal) => deal.plan.stage === 'won' && !deal.isWon);
  await updateRecords(
    connection,
    'Opportunity',
    toWin.map((deal) => ({ Id: deal.id, StageName: wonStage })),
  );
  progress.done(`${toWin.length} won`);
}
