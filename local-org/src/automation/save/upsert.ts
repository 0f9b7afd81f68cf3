import type { FieldSchema, ObjectSchema, SObjectRecord } from '../../schema/types.ts';
import type { RunningTransaction } from '../transaction.ts';
import type { DmlResult } from '../types.ts';
import { planUpsert } from './plan-upsert.ts';
import { rolledBack, save } from './save.ts';

/** A result of an upsert: whether the record was created. */
export interface UpsertResult extends DmlResult {
  readonly created: boolean;
}

/** Undoes a whole upsert in which a record failed. */
class FailedUpsert extends Error {}

/**
 * Inserts the records whose key no record has and updates the others, as one operation within the running transaction (see
 * `planUpsert`).
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
    const plan = planUpsert(transaction.store, object, key, records);
    plan.forEach((step, index) => {
      if ('refused' in step) results[index] = { id: null, success: false, created: false, errors: [step.refused] };
    });
    if (allOrNone && results.some((result) => result && !result.success)) throw new FailedUpsert();
    for (const operation of ['insert', 'update'] as const) {
      const entries = plan.flatMap((step, index) =>
        'record' in step && step.operation === operation ? [{ index, record: step.record }] : [],
      );
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
