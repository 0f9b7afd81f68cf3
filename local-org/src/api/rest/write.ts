import { checkWrite } from '../../access/check-write.ts';
import type { DmlError, DmlResult, Transaction } from '../../automation/types.ts';
import { SalesforceError } from '../../errors.ts';
import type { FieldSchema, ObjectSchema, SObjectRecord } from '../../schema/types.ts';
import { preload } from './write/preload.ts';
import { resolveUpsert } from './write/resolve-upsert.ts';
import { inTransaction } from './transaction.ts';
import type { Caller } from './types.ts';

export type WriteOperation = 'insert' | 'update' | 'upsert' | 'delete';

/** What happened to one record; `created` tells of an upsert whether the record is new. */
export interface WriteResult extends DmlResult {
  readonly created?: boolean;
}

/** One record to write, or one that is known to fail before anything is written. */
export type WriteStep =
  | {
      readonly operation: WriteOperation;
      readonly object: ObjectSchema;
      readonly record: SObjectRecord;
      /** Finds the record of an upsert. */
      readonly externalIdField?: FieldSchema;
    }
  | { readonly failed: DmlError };

/** A write of records of one object. */
export interface Write {
  readonly operation: WriteOperation;
  readonly object: ObjectSchema;
  readonly records: readonly SObjectRecord[];
  readonly allOrNone: boolean;
  readonly externalIdField?: FieldSchema;
}

/** A step that fails with this error. */
export function failedResult(statusCode: string, message: string, fields: readonly string[] = []): WriteStep {
  return { failed: { statusCode, message, fields } };
}

/** Writes records of one object as the caller, at most 200. Results are in the order of the records. */
export function write(caller: Caller, { records, allOrNone, ...step }: Write): WriteResult[] {
  return writeAll(
    caller,
    records.map((record) => ({ ...step, record })),
    allOrNone,
  );
}

/** Undoes everything of an all-or-none request. */
class Undone extends Error {
  readonly results: WriteResult[];

  constructor(results: WriteResult[]) {
    super('A record failed.');
    this.results = results;
  }
}

/**
 * Writes up to 200 records, of one object or of several, as the caller: rights and sharing are checked, then the save
 * procedure runs. Neighbours of one object are one transaction; with `allOrNone` the whole request is one, and nothing of
 * it stays when a record fails.
 */
export function writeAll(caller: Caller, steps: readonly WriteStep[], allOrNone: boolean): WriteResult[] {
  const groups = groupSteps(steps);
  if (!allOrNone)
    return groups.flatMap((group) =>
      runGroup(group, () => inTransaction(caller, (transaction) => writeGroup(caller, transaction, group, false))),
    );
  try {
    return inTransaction(caller, (transaction) => {
      const results = groups.flatMap((group) => runGroup(group, () => writeGroup(caller, transaction, group, true)));
      if (results.some((result) => !result.success)) throw new Undone(results);
      return results;
    });
  } catch (error) {
    if (!(error instanceof Undone)) throw error;
    return error.results.map((result) => (result.success ? rolledBack() : result));
  }
}

/** An error that fails a whole chunk, such as a limit, is the failure of each of its records. */
function runGroup(group: readonly WriteStep[], work: () => WriteResult[]): WriteResult[] {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof SalesforceError)) throw error;
    return group.map(() => failure({ statusCode: error.errorCode, message: error.message, fields: error.fields }));
  }
}

interface WriteRow {
  readonly index: number;
  readonly object: ObjectSchema;
  readonly record: SObjectRecord;
}

function writeGroup(
  caller: Caller,
  transaction: Transaction,
  group: readonly WriteStep[],
  allOrNone: boolean,
): WriteResult[] {
  const { org, user } = caller;
  const { schema } = org.model;
  const steps = resolveUpsert(org.store, group);
  const store = preload(
    org.store,
    schema,
    steps.flatMap((step) => ('failed' in step ? [] : [step])),
  );
  const scope = { schema, store, user };
  const results: WriteResult[] = [];
  const pending = new Map<'insert' | 'update' | 'delete', WriteRow[]>();
  const rowsOf = (operation: 'insert' | 'update' | 'delete'): WriteRow[] => {
    const rows = pending.get(operation) ?? [];
    pending.set(operation, rows);
    return rows;
  };
  for (const [index, step] of steps.entries()) {
    if ('failed' in step) {
      results[index] = failure(step.failed);
      continue;
    }
    const { operation, object, record } = step;
    const id = record['Id'];
    const stored = operation === 'insert' || typeof id !== 'string' ? undefined : store.load(object, [id]).get(id);
    const refused = caller.rowFault?.(record) ?? checkWrite(scope, { operation, object, record, stored });
    if (refused) results[index] = failure(refused);
    else rowsOf(operation).push({ index, object, record });
  }
  const failedBefore = results.some((result) => result !== undefined);
  for (const [operation, rows] of pending) {
    const [first] = rows;
    if (!first) continue;
    const saved =
      allOrNone && failedBefore
        ? rows.map(rolledBack)
        : transaction.save({
            operation,
            object: first.object.apiName,
            records: rows.map((row) => row.record),
            allOrNone,
          });
    for (const [position, row] of rows.entries()) {
      const result = saved[position] ?? rolledBack();
      results[row.index] = { ...result, created: result.success && operation === 'insert' };
    }
  }
  return results;
}

/** Neighbours that write records of one object stay together; a step that failed goes with those before it. */
function groupSteps(steps: readonly WriteStep[]): WriteStep[][] {
  const groups: WriteStep[][] = [];
  let object: ObjectSchema | undefined;
  for (const step of steps) {
    const current = groups.at(-1);
    const same = 'failed' in step || object === undefined || step.object === object;
    if (current && same) current.push(step);
    else groups.push([step]);
    if (!('failed' in step)) object = step.object;
  }
  return groups;
}

function failure(error: DmlError): WriteResult {
  return { id: null, success: false, errors: [error] };
}

function rolledBack(): WriteResult {
  return failure({
    statusCode: 'ALL_OR_NONE_OPERATION_ROLLED_BACK',
    message: 'Record rolled back because not all records were valid and the request was using AllOrNone header',
    fields: [],
  });
}
