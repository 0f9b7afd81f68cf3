import { insertRecords, queryAll, updateRecords } from '../../connection/records.ts';
import type { RecordData } from '../../connection/records.ts';
import { dayFrom, momentFrom } from '../dates.ts';
import { ofSeededAccount } from '../mark.ts';
import type { BriefPlan, DealPlan } from '../types.ts';
import type { SeedContext, SeededDeal } from './context.ts';

interface BriefRow {
  readonly Id: string;
  readonly Opportunity__c: string;
  readonly Status__c: string;
  readonly Scope_Summary__c: string | null;
  readonly Discount_Status__c: string;
  readonly Start_Before_PO__c: string;
  readonly Return_Reason__c: string | null;
}

/**
 * Fills the briefs that the package opened for the deals: fields, items, resource requests, then discount and acceptance as
 * the people of the plan would. Each step looks whether it is done (the fields come after the items, so a brief with a scope
 * has its items), so a second run finishes what was cut off and changes nothing else.
 */
export async function fillBriefs(context: SeedContext, deals: readonly SeededDeal[]): Promise<void> {
  const { connection, progress } = context;
  const planned = deals.filter((deal) => deal.plan.brief !== undefined);
  const rows = await queryAll<BriefRow>(
    connection,
    `SELECT Id, Opportunity__c, Status__c, Scope_Summary__c, Discount_Status__c, Start_Before_PO__c, Return_Reason__c FROM Handover_Brief__c WHERE ${ofSeededAccount('Opportunity__r.Account')}`,
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
  await insertDetails(blank, context);
  await updateRecords(
    connection,
    'Handover_Brief__c',
    blank.map((brief) => ({ Id: brief.id, ...fieldsOf(brief.deal, brief.plan, context) })),
  );
  await decideDiscounts(open, context);
  await decideEarlyStarts(open, context);
  await decideAcceptance(open, context);
  context.tally.written += blank.length;
  progress.done(`${blank.length} filled`);
}

interface OpenBrief {
  readonly id: string;
  readonly row: BriefRow;
  readonly deal: DealPlan;
  readonly plan: BriefPlan;
}

function fieldsOf(deal: DealPlan, plan: BriefPlan, context: SeedContext): RecordData {
  const contact = (suffix: string): string | null =>
    plan.clientPeople ? (context.customers.contacts.get(`${deal.account}-${suffix}`) ?? null) : null;
  return {
    ...plan.fields,
    ...Object.fromEntries(
      Object.entries(plan.dates).map(([field, days]) => [field, dayFrom(context.mark.today, days)]),
    ),
    Client_Sponsor__c: contact('sponsor'),
    Client_Lead__c: contact('lead'),
    Delivery_Lead__c: plan.deliveryLead === undefined ? null : (context.people.get(plan.deliveryLead) ?? null),
  };
}

/** Items and requests that the brief does not have yet, found by name and by role. */
async function insertDetails(briefs: readonly OpenBrief[], context: SeedContext): Promise<void> {
  if (briefs.length === 0) return;
  const { connection } = context;
  const own = ofSeededAccount('Brief__r.Opportunity__r.Account');
  const items = await queryAll<{ Brief__c: string; Name: string }>(
    connection,
    `SELECT Brief__c, Name FROM Handover_Item__c WHERE ${own}`,
  );
  const requests = await queryAll<{ Brief__c: string; Role__c: string }>(
    connection,
    `SELECT Brief__c, Role__c FROM Handover_Resource_Request__c WHERE ${own}`,
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
          ...(request.status === 'Confirmed' ? stamps(brief, context, 'Confirmed', brief.plan.deliveryLead) : {}),
          Needed_From__c:
            brief.plan.dates['Agreed_Start__c'] === undefined
              ? null
              : dayFrom(context.mark.today, brief.plan.dates['Agreed_Start__c']),
        })),
    ),
  );
}

function itemRecord(brief: OpenBrief, item: BriefPlan['items'][number], context: SeedContext): RecordData {
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
    Status__c: item.status ?? 'Open',
    Closure_Note__c: item.closureNote ?? null,
    Hours__c: item.hours ?? null,
    Due_Date__c: item.dueInDays === undefined ? null : dayFrom(context.mark.today, item.dueInDays),
    Promised_By__c: promised ? (context.people.get(brief.deal.owner) ?? null) : null,
    Promised_To__c: promised ? (context.customers.contacts.get(`${brief.deal.account}-sponsor`) ?? null) : null,
  };
}

/** Who did it and when, so that the history is not all of today and of one person; the flows keep what a load brings. */
function stamps(
  { plan }: OpenBrief,
  context: SeedContext,
  what: string,
  person: string | undefined,
  before = 0,
): RecordData {
  if (plan.decidedInDays === undefined) return {};
  return {
    [`${what}_By__c`]: context.people.get(person ?? '') ?? null,
    [`${what}_On__c`]: momentFrom(context.mark.today, plan.decidedInDays - before, 9),
  };
}

/** Who decides on discounts and early starts in the plan. */
const FINANCE = 'farah';

async function decideDiscounts(briefs: readonly OpenBrief[], context: SeedContext): Promise<void> {
  const asked = briefs.flatMap((brief) =>
    brief.plan.discount === undefined ? [] : [{ brief, discount: brief.plan.discount }],
  );
  await updateRecords(
    context.connection,
    'Handover_Brief__c',
    asked
      .filter(({ brief }) => brief.row.Discount_Status__c === 'None')
      .map(({ brief, discount }) => ({
        Id: brief.id,
        Discount_Status__c: 'Requested',
        Discount_Requested__c: discount.percent,
        ...stamps(brief, context, 'Discount_Requested', brief.deal.owner, 6),
      })),
  );
  await updateRecords(
    context.connection,
    'Handover_Brief__c',
    asked
      .filter(({ brief, discount }) => discount.approved && brief.row.Discount_Status__c !== 'Approved')
      .map(({ brief, discount }) => ({
        Id: brief.id,
        Discount_Status__c: 'Approved',
        Approved_Discount__c: discount.percent,
        ...stamps(brief, context, 'Discount_Approved', FINANCE, 4),
      })),
  );
  await updateRecords(
    context.connection,
    'Handover_Brief__c',
    asked
      .filter(({ brief, discount }) => discount.rejected === true && brief.row.Discount_Status__c !== 'Rejected')
      .map(({ brief }) => ({
        Id: brief.id,
        Discount_Status__c: 'Rejected',
        ...stamps(brief, context, 'Discount_Approved', FINANCE, 4),
      })),
  );
}

async function decideEarlyStarts(briefs: readonly OpenBrief[], context: SeedContext): Promise<void> {
  const asked = briefs.filter(({ plan }) => plan.startBeforePo !== undefined);
  const first = asked.filter(({ row }) => row.Start_Before_PO__c === 'Not requested');
  await updateRecords(
    context.connection,
    'Handover_Brief__c',
    first.map((brief) => ({
      Id: brief.id,
      Start_Before_PO__c: 'Requested',
      ...stamps(brief, context, 'Start_Before_PO_Requested', brief.deal.owner, 5),
    })),
  );
  const decided = asked.filter(
    ({ plan, row }) => plan.startBeforePo !== 'Requested' && row.Start_Before_PO__c !== plan.startBeforePo,
  );
  await updateRecords(
    context.connection,
    'Handover_Brief__c',
    decided.map((brief) => ({
      Id: brief.id,
      Start_Before_PO__c: brief.plan.startBeforePo ?? null,
      ...stamps(brief, context, 'Start_Before_PO_Approved', FINANCE, 3),
    })),
  );
}

async function decideAcceptance(briefs: readonly OpenBrief[], context: SeedContext): Promise<void> {
  const beyondDraft = briefs.filter(({ plan }) => plan.status !== 'Draft');
  await updateRecords(
    context.connection,
    'Handover_Brief__c',
    beyondDraft
      .filter(({ row }) => row.Status__c === 'Draft')
      .map((brief) => ({
        Id: brief.id,
        Status__c: 'Submitted',
        ...stamps(brief, context, 'Submitted', brief.deal.owner, brief.plan.status === 'Submitted' ? 0 : 2),
      })),
  );
  await updateRecords(
    context.connection,
    'Handover_Brief__c',
    beyondDraft
      .filter(({ plan }) => plan.status !== 'Submitted')
      .map((brief) => ({
        Id: brief.id,
        Status__c: brief.plan.status,
        ...(brief.plan.status === 'Accepted' ? stamps(brief, context, 'Accepted', brief.plan.deliveryLead) : {}),
        ...(brief.plan.returnReason === undefined ? {} : { Return_Reason__c: brief.plan.returnReason }),
      })),
  );
}

/** Whether the plan's people have not come to their decision yet; one that was decided, by them or by users, is left alone. */
function isUndecided(row: BriefRow, plan: BriefPlan): boolean {
  const decides = plan.status === 'Accepted' || plan.status === 'Returned';
  return row.Status__c === 'Draft' || (row.Status__c === 'Submitted' && decides && row.Return_Reason__c === null);
}
