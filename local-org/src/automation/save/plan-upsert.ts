import type { FieldSchema, ObjectSchema, SObjectRecord } from '../../schema/types.ts';
import { fold, foldsCase } from '../../store/index.ts';
import type { Store } from '../../store/types.ts';
import type { DmlError } from '../types.ts';
import { dmlError } from './row.ts';

/** What an upsert does with one record. */
export type UpsertStep =
  { readonly operation: 'insert' | 'update'; readonly record: SObjectRecord } | { readonly refused: DmlError };

/**
 * Decides for each record of an upsert whether it is new. The key is an external id field (unique or not) or `Id`. A key that is
 * missing, that several records have, or that stands twice in the request is refused (`MISSING_ARGUMENT`,
 * `DUPLICATE_EXTERNAL_ID`, `DUPLICATE_VALUE`). A record that is found keeps its key as it is.
 */
export function planUpsert(
  store: Store,
  object: ObjectSchema,
  key: FieldSchema,
  records: readonly SObjectRecord[],
): UpsertStep[] {
  if (key.apiName === 'Id') return records.map(planById);
  const folded = (value: SObjectRecord[string]): string => String(foldsCase(key) ? fold(value) : value);
  const values = records.map((record) => record[key.apiName] ?? null);
  const given = values.filter((value) => value !== null);
  const holders = new Map<string, string[]>();
  for (const record of store.findBy(object, key.apiName, given)) {
    const value = folded(record[key.apiName] ?? null);
    holders.set(value, [...(holders.get(value) ?? []), String(record['Id'])]);
  }
  const seen = new Set<string>();
  return records.map((record, index): UpsertStep => {
    const value = values[index] ?? null;
    const refuse = (statusCode: string, message: string): UpsertStep => ({
      refused: dmlError(statusCode, message, [key.apiName]),
    });
    if (value === null || value === '') return refuse('MISSING_ARGUMENT', `${key.apiName} not specified`);
    const text = folded(value);
    if (seen.has(text)) return refuse('DUPLICATE_VALUE', `Duplicate external id specified: ${String(value)}`);
    seen.add(text);
    const [id, ...others] = holders.get(text) ?? [];
    if (others.length > 0)
      return refuse(
        'DUPLICATE_EXTERNAL_ID',
        `${key.apiName}: more than one record found for external id field: [${[id, ...others].join(', ')}]`,
      );
    if (id === undefined) return { operation: 'insert', record };
    const { [key.apiName]: _key, ...changes } = record;
    return { operation: 'update', record: { ...changes, Id: id } };
  });
}

function planById(record: SObjectRecord): UpsertStep {
  const { Id: id, ...fields } = record;
  return id === null || id === undefined ? { operation: 'insert', record: fields } : { operation: 'update', record };
}
