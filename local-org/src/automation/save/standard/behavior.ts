import type { ObjectSchema, SObjectRecord } from '../../../schema/types.ts';
import type { RunningTransaction } from '../../transaction.ts';
import type { Row } from '../row.ts';
import { applyEvent, applyTask } from './activities.ts';

/** Objects whose Name is composed of the parts of a person's name. */
const PERSONS = new Set(['User', 'Contact', 'Lead']);

/** Whether the platform derives anything on the object by itself. */
export function hasStandardBehavior(object: ObjectSchema): boolean {
  return object.kind !== 'custom';
}

/**
 * What the platform itself derives on standard objects, from the values named as changed (Object Reference, field
 * descriptions of Opportunity, Contact, User, Task, Event).
 */
export function applyStandardBehavior(
  transaction: RunningTransaction,
  object: ObjectSchema,
  rows: readonly Row[],
  changedNames: (row: Row) => readonly string[],
): void {
  if (rows.length === 0 || !hasStandardBehavior(object)) return;
  if (PERSONS.has(object.apiName)) for (const row of rows) composeName(row.record);
  if (object.apiName === 'Opportunity') {
    const stages = loadStages(transaction);
    for (const row of rows) applyStage(object, row, stages, new Set(changedNames(row)));
  }
  if (object.apiName === 'Task')
    for (const { record, old } of rows) applyTask(record, old, transaction.now.toISOString());
  if (object.apiName === 'Event') for (const row of rows) applyEvent(row.record, new Set(changedNames(row)));
  if (object.apiName === 'OpportunityLineItem') for (const { record } of rows) applyPrices(transaction, record);
}

function composeName(record: SObjectRecord): void {
  const parts = [record['FirstName'], record['MiddleName'], record['LastName'], record['Suffix']];
  record['Name'] = parts.filter((part) => typeof part === 'string' && part !== '').join(' ') || null;
}

function loadStages(transaction: RunningTransaction): Map<string, SObjectRecord> {
  const object = transaction.model.schema.object('OpportunityStage');
  const stages = new Map<string, SObjectRecord>();
  if (!object) return stages;
  for (const stage of transaction.store.findBy(object, 'IsActive', [true]))
    stages.set(String(stage['ApiName'] ?? stage['MasterLabel']).toLowerCase(), stage);
  return stages;
}

/**
 * The stage decides IsClosed and IsWon always, Probability and the forecast category when the stage changes and the same save
 * does not set them itself. ExpectedRevenue is Amount × Probability; the fiscal fields follow CloseDate (calendar year).
 */
function applyStage(
  object: ObjectSchema,
  row: Row,
  stages: ReadonlyMap<string, SObjectRecord>,
  changed: ReadonlySet<string>,
): void {
  const { record } = row;
  const stored = new Set(object.fields.filter((field) => field.stored).map((field) => field.apiName));
  const set = (name: string, value: SObjectRecord[string]): void => {
    if (stored.has(name)) record[name] = value;
  };
  const stage = stages.get(String(record['StageName'] ?? '').toLowerCase());
  set('IsClosed', stage?.['IsClosed'] ?? false);
  set('IsWon', stage?.['IsWon'] ?? false);
  if (stage) {
    if ((row.old?.['StageName'] ?? null) !== record['StageName'] && changed.has('StageName')) {
      if (!changed.has('Probability') || record['Probability'] === null)
        set('Probability', stage['DefaultProbability'] ?? null);
      if (!changed.has('ForecastCategoryName') || record['ForecastCategoryName'] === null) {
        set('ForecastCategoryName', stage['ForecastCategoryName'] ?? null);
        set('ForecastCategory', stage['ForecastCategory'] ?? null);
      }
    }
  }
  const { Amount: amount, Probability: probability, CloseDate: closeDate } = record;
  set(
    'ExpectedRevenue',
    typeof amount === 'number' && typeof probability === 'number'
      ? Number(((amount * probability) / 100).toPrecision(15))
      : null,
  );
  if (typeof closeDate === 'string') {
    const year = Number(closeDate.slice(0, 4));
    const quarter = Math.ceil(Number(closeDate.slice(5, 7)) / 3);
    set('FiscalYear', year);
    set('FiscalQuarter', quarter);
    set('Fiscal', `${year} ${quarter}`);
  }
}

/**
 * A product of a deal takes product, code and list price from its price book entry and its name from deal and product;
 * subtotal and total follow quantity, sales price and discount. (The deal's amount does not follow here.)
 */
function applyPrices(transaction: RunningTransaction, record: SObjectRecord): void {
  const entry = referenced(transaction, 'PricebookEntry', record['PricebookEntryId']);
  if (entry) {
    const product = referenced(transaction, 'Product2', entry['Product2Id']);
    const deal = referenced(transaction, 'Opportunity', record['OpportunityId']);
    record['Product2Id'] = entry['Product2Id'] ?? null;
    record['ProductCode'] = product?.['ProductCode'] ?? null;
    record['ListPrice'] = entry['UnitPrice'] ?? null;
    record['UnitPrice'] ??= entry['UnitPrice'] ?? null;
    record['Name'] = `${String(deal?.['Name'] ?? '')} ${String(product?.['Name'] ?? '')}`.trim().slice(0, 376);
  }
  const { Quantity: quantity, UnitPrice: price, Discount: discount } = record;
  if (typeof quantity !== 'number' || typeof price !== 'number') return;
  const subtotal = Number((quantity * price).toPrecision(15));
  record['Subtotal'] = subtotal;
  record['TotalPrice'] =
    typeof discount === 'number' ? Number((subtotal * (1 - discount / 100)).toPrecision(15)) : subtotal;
}

function referenced(transaction: RunningTransaction, name: string, id: unknown): SObjectRecord | undefined {
  const object = transaction.model.schema.object(name);
  return object && typeof id === 'string' ? transaction.store.load(object, [id]).get(id) : undefined;
}
