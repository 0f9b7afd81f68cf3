import { derived } from '../../schema/derived.ts';
import { fieldsByName } from '../../schema/fields.ts';
import type { FieldSchema, FieldValue, ObjectSchema, SObjectRecord } from '../../schema/types.ts';
import type { RunningTransaction } from '../transaction.ts';
import type { DmlError } from '../types.ts';
import { dmlError } from './row.ts';

/** Audit fields, but for those that the caller was allowed to set, and auto-numbers of a new record. An auto-number is used up even when the record is rolled back. */
export function stampInsert(transaction: RunningTransaction, object: ObjectSchema, record: SObjectRecord): void {
  const { CreatedById, CreatedDate, LastModifiedById, LastModifiedDate } = record;
  stamp(object, record, ON_INSERT, transaction);
  const given = { CreatedById, CreatedDate, LastModifiedById, LastModifiedDate };
  for (const [name, value] of Object.entries(given)) if (value !== undefined && value !== null) record[name] = value;
  for (const field of autoNumbers(object)) record[field.apiName] = autoNumber(transaction, object, field);
  // A record of a custom object that was given no name is named by its id.
  const { nameField } = object;
  if (object.kind === 'custom' && nameField !== undefined && (record[nameField] ?? null) === null)
    record[nameField] = String(record['Id']).slice(0, 15);
}

/**
 * A record is not changed before it was made, and neither happens in the future. The words are the platform's for the first;
 * how it words the second is not known, and dates after now are refused here as changed (now) before made.
 */
export function checkAuditDates(now: Date, { CreatedDate, LastModifiedDate }: SObjectRecord): DmlError[] {
  if (typeof CreatedDate !== 'string' || typeof LastModifiedDate !== 'string') return [];
  const made = new Date(CreatedDate);
  const changed = new Date(Math.min(Date.parse(LastModifiedDate), now.getTime()));
  if (changed.getTime() < made.getTime())
    return [
      dmlError(
        'FIELD_INTEGRITY_EXCEPTION',
        `Last Modified Date (${javaDate(changed)}) before Create Date (${javaDate(made)})`,
        ['LastModifiedDate'],
      ),
    ];
  return [];
}

/** `Tue Mar 10 21:29:12 GMT 2026`. */
function javaDate(date: Date): string {
  const [weekday = '', day = '', month = '', year = '', time = ''] = date.toUTCString().replace(',', '').split(' ');
  return `${weekday} ${month} ${day} ${time} GMT ${year}`;
}

/** Audit fields of a changed record. */
export function stampUpdate(transaction: RunningTransaction, object: ObjectSchema, record: SObjectRecord): void {
  stamp(object, record, ON_UPDATE, transaction);
}

const ON_UPDATE = ['LastModifiedDate', 'LastModifiedById', 'SystemModstamp'] as const;
const ON_INSERT = ['CreatedDate', 'CreatedById', 'IsDeleted', ...ON_UPDATE] as const;

const stampsOf = derived(({ user, now }: RunningTransaction): Record<(typeof ON_INSERT)[number], FieldValue> => ({
  CreatedDate: now.toISOString(),
  CreatedById: user.userId,
  LastModifiedDate: now.toISOString(),
  LastModifiedById: user.userId,
  SystemModstamp: now.toISOString(),
  IsDeleted: false,
}));

/** Not every object has every audit field. */
function stamp(
  object: ObjectSchema,
  record: SObjectRecord,
  names: readonly (typeof ON_INSERT)[number][],
  transaction: RunningTransaction,
): void {
  const stamps = stampsOf(transaction);
  const fields = fieldsByName(object);
  for (const name of names) if (fields.get(name)?.stored) record[name] = stamps[name];
}

const autoNumbers = derived((object: ObjectSchema): readonly FieldSchema[] =>
  object.fields.filter((field) => field.stored && field.type === 'AutoNumber'),
);

/** The next number in the field's display format: `INV-{00000}`, with `{YYYY}`, `{YY}`, `{MM}`, `{DD}` of today. */
function autoNumber(transaction: RunningTransaction, object: ObjectSchema, field: FieldSchema): string {
  const number = String(transaction.store.nextAutoNumber(object, field.apiName));
  const format = field.displayFormat ?? '{0}';
  const name = format.replace(/\{(0+)\}/u, (_, zeros: string) => number.padStart(zeros.length, '0'));
  if (!name.includes('{')) return name;
  const [year = '', month = '', day = ''] = transaction.now.toISOString().slice(0, 10).split('-');
  return name
    .replaceAll('{YYYY}', year)
    .replaceAll('{YY}', year.slice(2))
    .replaceAll('{MM}', month)
    .replaceAll('{DD}', day);
}
