import { derived } from '../../schema/derived.ts';
import { fieldsByName } from '../../schema/fields.ts';
import type { FieldSchema, ObjectSchema, SObjectRecord } from '../../schema/types.ts';
import type { RunningTransaction } from '../transaction.ts';

/** Audit fields and auto-numbers of a new record. An auto-number is used up even when the record is rolled back. */
export function stampInsert(transaction: RunningTransaction, object: ObjectSchema, record: SObjectRecord): void {
  const now = transaction.now.toISOString();
  const { userId } = transaction.user;
  stamp(object, record, {
    CreatedDate: now,
    CreatedById: userId,
    LastModifiedDate: now,
    LastModifiedById: userId,
    SystemModstamp: now,
    IsDeleted: false,
  });
  for (const field of autoNumbers(object)) record[field.apiName] = autoNumber(transaction, object, field);
  // A record of a custom object that was given no name is named by its id.
  const { nameField } = object;
  if (object.kind === 'custom' && nameField !== undefined && (record[nameField] ?? null) === null)
    record[nameField] = String(record['Id']).slice(0, 15);
}

/** Audit fields of a changed record. */
export function stampUpdate(transaction: RunningTransaction, object: ObjectSchema, record: SObjectRecord): void {
  const now = transaction.now.toISOString();
  stamp(object, record, {
    LastModifiedDate: now,
    LastModifiedById: transaction.user.userId,
    SystemModstamp: now,
  });
}

/** Not every object has every audit field. */
function stamp(object: ObjectSchema, record: SObjectRecord, values: SObjectRecord): void {
  const fields = fieldsByName(object);
  for (const [name, value] of Object.entries(values)) if (fields.get(name)?.stored) record[name] = value;
}

const autoNumbers = derived((object: ObjectSchema): readonly FieldSchema[] =>
  object.fields.filter((field) => field.stored && field.type === 'AutoNumber'),
);

/** The next number in the field's display format: `INV-{00000}`, with `{YYYY}`, `{YY}`, `{MM}`, `{DD}` of today. */
function autoNumber(transaction: RunningTransaction, object: ObjectSchema, field: FieldSchema): string {
  const number = String(transaction.store.nextAutoNumber(object, field.apiName));
  const [year = '', month = '', day = ''] = transaction.now.toISOString().slice(0, 10).split('-');
  return (field.displayFormat ?? '{0}')
    .replaceAll('{YYYY}', year)
    .replaceAll('{YY}', year.slice(2))
    .replaceAll('{MM}', month)
    .replaceAll('{DD}', day)
    .replace(/\{(0+)\}/u, (_, zeros: string) => number.padStart(zeros.length, '0'));
}
