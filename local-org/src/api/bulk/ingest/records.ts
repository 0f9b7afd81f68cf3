import type { DmlError } from '../../../automation/types.ts';
import { SalesforceError } from '../../../errors.ts';
import type { FieldValue, SObjectRecord } from '../../../schema/types.ts';
import { fold, foldsCase } from '../../../store/index.ts';
import type { Store } from '../../../store/types.ts';
import { convertText, nullText } from './convert-text.ts';
import type { Column } from './columns.ts';

/** A row as record, or why it is none. */
export type ReadRow = { readonly record: SObjectRecord } | { readonly failed: DmlError };

/**
 * The rows of one chunk as records: an empty value leaves its field alone, `#N/A` empties it, a reference by external id
 * becomes the id it finds (one look-up for each such column and chunk).
 */
export function readRecords(store: Store, columns: readonly Column[], rows: readonly (readonly string[])[]): ReadRow[] {
  const references = columns.map((column, index) => findReferences(store, column, index, rows));
  return rows.map((row) => {
    try {
      const record: SObjectRecord = {};
      columns.forEach((column, index) => {
        const text = row[index] ?? '';
        if (text === '') return;
        if (text === nullText) record[column.field.apiName] = column.field.type === 'Checkbox' ? false : null;
        else
          record[column.field.apiName] = column.reference
            ? referenced(column, references[index], text, index)
            : convertText(column.field, text, index);
      });
      return { record };
    } catch (error) {
      if (!(error instanceof SalesforceError)) throw error;
      return { failed: { statusCode: error.errorCode, message: error.message, fields: error.fields } };
    }
  });
}

/** Ids of the records of a column's keys, by the folded key. */
type References = ReadonlyMap<FieldValue, readonly string[]>;

function findReferences(
  store: Store,
  { reference }: Column,
  index: number,
  rows: readonly (readonly string[])[],
): References | undefined {
  if (!reference) return undefined;
  const keys = new Set<FieldValue>();
  for (const row of rows) {
    const key = keyOf(reference.field, row[index] ?? '', index);
    if (key !== undefined) keys.add(key);
  }
  const found = new Map<FieldValue, string[]>();
  for (const record of store.findBy(reference.object, reference.field.apiName, [...keys])) {
    const key = comparableKey(reference.field, record[reference.field.apiName] ?? null);
    found.set(key, [...(found.get(key) ?? []), String(record['Id'])]);
  }
  return found;
}

function keyOf(field: Column['field'], text: string, index: number): FieldValue | undefined {
  if (text === '' || text === nullText) return undefined;
  try {
    return convertText(field, text, index);
  } catch (error) {
    // Told where the row itself is read.
    if (error instanceof SalesforceError) return undefined;
    throw error;
  }
}

function comparableKey(field: Column['field'], value: FieldValue): FieldValue {
  return foldsCase(field) ? fold(value) : value;
}

function referenced({ field, reference }: Column, found: References | undefined, text: string, index: number): string {
  if (!reference) throw new Error(`${field.apiName} is no reference.`);
  const key = comparableKey(reference.field, convertText(reference.field, text, index));
  const [id, ...others] = found?.get(key) ?? [];
  if (id !== undefined && others.length === 0) return id;
  const how = id === undefined ? 'not found' : 'found more than once';
  throw new SalesforceError(
    'INVALID_FIELD',
    `Foreign key external ID: ${text} ${how} for field ${reference.field.apiName} in entity ${reference.object.apiName}`,
  );
}
