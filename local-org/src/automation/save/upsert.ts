import type { FieldSchema, ObjectSchema, SObjectRecord } from '../../schema/types.ts';
import { fold, foldsCase } from '../../store/index.ts';
import type { RunningTransaction } from '../transaction.ts';
import type { DmlResult } from '../types.ts';
import { dmlError } from './row.ts';
import { rolledBack, save } from './save.ts';

/** A result of an upsert: whether the record was created. */
export interface UpsertResult extends DmlResult {
  readonly created: boolean;
}

/** Undoes a whole upsert in which a record failed. */
class FailedUpsert extends Error {}

/**
 * Inserts the records whose key no record has and updates the others, as one operation within the running transaction. The key
 * is an external id field (unique or not) or `Id`. A key that several records have, or that stands twice in the request, is
 * refused (`DUPLICATE_EXTERNAL_ID`, `DUPLICATE_VALUE`).
 */
export function upsert(
  transaction: RunningTransaction,
  object: ObjectSchema,
  key: FieldSchema,
  records: readonly SObjectRecord[],
  allOrNone: boolean,
): UpsertResult[] {
  const results: (UpsertResult | undefined)[] = records.map(() => undefined);
  const work = (): void => {
    const plan = planUpsert(transaction, object, key, records, results);
    if (allOrNone && results.some((result) => result && !result.success)) throw new FailedUpsert();
    for (const operation of ['insert', 'update'] as const) {
      const entries = plan.filter((entry) => entry.operation === operation);
      if (entries.length === 0) continue;
      const saved = save(transaction, {
        operation,
        object: object.apiName,
        records: entries.map((entry) => entry.record),
        allOrNone,
      });
      saved.forEach((result, position) => {
        const entry = entries[position];
        if (entry) results[entry.index] = { ...result, created: result.success && operation === 'insert' };
      });
      if (allOrNone && saved.some((result) => !result.success)) throw new FailedUpsert();
    }
  };
  if (!allOrNone) work();
  else {
    try {
      transaction.attempt(work);
    } catch (error) {
      if (!(error instanceof FailedUpsert)) throw error;
      return results.map((result) => (result && !result.success ? result : { ...rolledBack(), created: false }));
    }
  }
  return results.map((result) => result ?? { ...rolledBack(), created: false });
}

interface PlannedRecord {
  readonly index: number;
  readonly operation: 'insert' | 'update';
  readonly record: SObjectRecord;
}

function planUpsert(
  transaction: RunningTransaction,
  object: ObjectSchema,
  key: FieldSchema,
  records: readonly SObjectRecord[],
  results: (UpsertResult | undefined)[],
): PlannedRecord[] {
  const folded = (value: SObjectRecord[string]): string => String(foldsCase(key) ? fold(value) : value);
  const holders = new Map<string, string[]>();
  const values = records.map((record) => record[key.apiName] ?? null);
  if (key.apiName !== 'Id') {
    for (const record of transaction.store.findBy(
      object,
      key.apiName,
      values.filter((value) => value !== null),
    )) {
      const value = folded(record[key.apiName] ?? null);
      holders.set(value, [...(holders.get(value) ?? []), String(record['Id'])]);
    }
  }
  const seen = new Set<string>();
  return records.flatMap((record, index): PlannedRecord[] => {
    const value = values[index] ?? null;
    const refuse = (statusCode: string, message: string): PlannedRecord[] => {
      results[index] = {
        id: null,
        success: false,
        created: false,
        errors: [dmlError(statusCode, message, [key.apiName])],
      };
      return [];
    };
    if (key.apiName === 'Id')
      return [{ index, operation: value === null ? 'insert' : 'update', record: withoutNullId(record) }];
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
    if (id === undefined) return [{ index, operation: 'insert', record }];
    return [{ index, operation: 'update', record: { ...record, Id: id } }];
  });
}

function withoutNullId(record: SObjectRecord): SObjectRecord {
  const { Id: id, ...fields } = record;
  return id === null || id === undefined ? fields : record;
}
