import { insertRecords, queryAll, upsertRecords } from '../../connection/records.ts';
import type { RecordData } from '../../connection/records.ts';
import { dayFrom, momentFrom } from '../dates.ts';
import { externalId, hasSeedId } from '../mark.ts';
import type { CostPlan, InvoicePlan, IssuePlan, SheetPlan, UpdatePlan } from '../types.ts';
import type { SeedContext } from './context.ts';
import type { UnfinishedProject } from './work.ts';

const UPDATE = 'Handover_Update__c';

/** Days that a client has to pay. */
const PAYMENT_DAYS = 30;

/**
 * Issues, invoices, costs and status updates of projects, by external id: a run that was cut off is finished by the next.
 * Answers how many there are.
 */
export async function liveOn(context: SeedContext, projects: readonly UnfinishedProject[]): Promise<number> {
  const today = context.mark.today;
  const records: Record<string, RecordData[]> = {
    Handover_Issue__c: [],
    Handover_Invoice__c: [],
    Handover_Cost__c: [],
    Handover_Update__c: [],
  };
  for (const project of projects) {
    const { id, key, life } = project;
    const keyed = (kind: string, index: number, fields: RecordData): RecordData => ({
      External_Id__c: externalId(context.mark, key, kind, index + 1),
      Project__c: id,
      ...fields,
    });
    life.issues.forEach((plan, index) =>
      records['Handover_Issue__c']?.push(keyed('issue', index, issue(plan, context))),
    );
    life.invoices.forEach((plan, index) =>
      records['Handover_Invoice__c']?.push(keyed('invoice', index, invoice(plan, today))),
    );
    life.costs.forEach((plan, index) => records['Handover_Cost__c']?.push(keyed('cost', index, cost(plan, today))));
    life.updates.forEach((plan, index) =>
      records['Handover_Update__c']?.push(keyed('update', index, update(plan, project, today))),
    );
  }
  const { Handover_Update__c: posted = [], ...others } = records;
  for (const [object, rows] of Object.entries(others))
    await upsertRecords(context.connection, object, 'External_Id__c', rows);
  await postUpdates(context, posted, projects);
  return Object.values(records).flat().length;
}

/**
 * Status updates say who created them. Where the org lets the running user set audit fields (the permission "Set Audit
 * Fields upon Record Creation", which an org has to switch on first; only on insert) they are the delivery lead's, of the day
 * that they speak of; else the running user's, of now.
 */
async function postUpdates(
  { connection, people }: SeedContext,
  updates: readonly RecordData[],
  projects: readonly UnfinishedProject[],
): Promise<void> {
  if (updates.length === 0) return;
  const { fields } = await connection.describe(UPDATE);
  if (!fields.some(({ name, createable }) => name === 'CreatedById' && createable)) {
    await upsertRecords(connection, UPDATE, 'External_Id__c', updates);
    return;
  }
  const present = new Set(
    (
      await queryAll<{ External_Id__c: string }>(
        connection,
        `SELECT External_Id__c FROM ${UPDATE} WHERE ${hasSeedId()}`,
      )
    ).map((row) => row.External_Id__c),
  );
  const leads = new Map(projects.map(({ id, deal }) => [id, people.get(deal.plan.brief?.deliveryLead ?? '')]));
  const missing = updates.filter((record) => !present.has(String(record['External_Id__c'])));
  await insertRecords(
    connection,
    UPDATE,
    missing.map((record) => {
      const author = leads.get(String(record['Project__c']));
      return author === undefined ? record : { ...record, ...writtenBy(author, String(record['Posted_On__c'])) };
    }),
  );
}

/** In the afternoon of its day; a day that is not over stays out, because an org takes no record of the future. */
function writtenBy(author: string, day: string): RecordData {
  const moment = momentFrom(new Date(day), 0, 15);
  const dates = Date.parse(moment) < Date.now() ? { CreatedDate: moment, LastModifiedDate: moment } : {};
  return { CreatedById: author, LastModifiedById: author, ...dates };
}

const dated = (today: Date, days: number | undefined): string | null =>
  days === undefined ? null : dayFrom(today, days);

function issue(plan: IssuePlan, { people, mark: { today } }: SeedContext): RecordData {
  return {
    Name: plan.name,
    Type__c: plan.type ?? 'Issue',
    Severity__c: plan.severity ?? 'Medium',
    Status__c: plan.status ?? 'Open',
    Description__c: plan.description,
    Resolution__c: plan.resolution ?? null,
    Assigned_To__c: people.get(plan.assignedTo ?? '') ?? null,
    Due_On__c: dated(today, plan.dueInDays),
    Extra_Hours__c: plan.extraHours ?? null,
    Extra_Value__c: plan.extraValue ?? null,
    Client_Approved__c: plan.approvedInDays !== undefined,
    Client_Approved_On__c: dated(today, plan.approvedInDays),
  };
}

function invoice(plan: InvoicePlan, today: Date): RecordData {
  const due = plan.dueInDays ?? (plan.issuedInDays === undefined ? undefined : plan.issuedInDays + PAYMENT_DAYS);
  return {
    Name: plan.number,
    Type__c: plan.type ?? 'Invoice',
    Status__c: plan.status,
    Net_Amount__c: plan.amount,
    Down_Payment_Deducted__c: plan.deducted ?? null,
    Issued_On__c: dated(today, plan.issuedInDays),
    Due_On__c: dated(today, due),
    Paid_On__c: dated(today, plan.paidInDays),
    Void_Reason__c: plan.voidReason ?? null,
  };
}

function cost(plan: CostPlan, today: Date): RecordData {
  return {
    Name: plan.name,
    Type__c: plan.refund === true ? 'Refund' : 'Cost',
    Category__c: plan.category,
    Amount__c: plan.amount,
    Incurred_On__c: dayFrom(today, plan.inDays),
  };
}

/** With the figures of its day, as the package's own snapshot would have taken them then. */
function update(plan: UpdatePlan, { work, life, budgetHours }: UnfinishedProject, today: Date): RecordData {
  const hours = hoursUntil(plan.inDays, work.sheets);
  return {
    Declared_Health__c: plan.health,
    Computed_Health__c: plan.health,
    Percent_Complete__c: plan.percent,
    Posted_On__c: dayFrom(today, plan.inDays),
    Summary__c: plan.summary,
    Path_to_Green__c: plan.pathToGreen ?? null,
    Hours_Logged__c: hours,
    Current_Budget_Hours__c: budgetHours,
    Burn__c: budgetHours === 0 ? null : Math.round((hours / budgetHours) * 10_000) / 100,
    Invoiced__c: billedUntil(plan.inDays, life.invoices),
    Open_Issues__c: plan.openIssues ?? null,
  };
}

function hoursUntil(inDays: number, sheets: readonly SheetPlan[]): number {
  return sheets
    .filter(({ weeksAgo, status }) => status !== 'Rejected' && -7 * weeksAgo <= inDays)
    .reduce((sum, { hours }) => sum + hours.reduce((week, day) => week + day, 0), 0);
}

function billedUntil(inDays: number, invoices: readonly InvoicePlan[]): number {
  return invoices
    .filter(({ type, status }) => type !== 'Credit note' && (status === 'Issued' || status === 'Paid'))
    .filter(({ issuedInDays }) => issuedInDays !== undefined && issuedInDays <= inDays)
    .reduce((sum, { amount, deducted = 0 }) => sum + amount - deducted, 0);
}
