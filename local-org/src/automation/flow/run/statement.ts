import type { ObjectSchema, SObjectRecord } from '../../../schema/types.ts';
import type { RunningTransaction } from '../../transaction.ts';
import type { DmlOperation, DmlResult } from '../../types.ts';
import { statementFault } from './errors.ts';
import { saveAsUser } from './user-mode.ts';
import type { Outcome } from '../types.ts';
import type { RecordValue } from '../values.ts';

/** Records of one interview that a data element writes. */
export interface WriteInput {
  readonly records: readonly SObjectRecord[];
}

const VERBS = { insert: 'create', update: 'update', delete: 'delete' } as const;

/** Counts one statement of data manipulation and its rows; events published immediately have a limit of their own. */
export function countStatement(transaction: RunningTransaction, object: ObjectSchema, rows: number): void {
  if (rows === 0) return;
  if (object.kind !== 'platformEvent') transaction.limits.count('dmlRows', rows);
  if (object.publishBehavior !== 'PublishImmediately') transaction.limits.count('dmlStatements');
}

/**
 * Writes the records of all interviews that wait at one element as one statement. Results come back per interview, in the
 * order of its records. More than 200 records are cut into chunks of 200 within the same transaction.
 */
export function writeTogether(
  transaction: RunningTransaction,
  operation: DmlOperation,
  object: ObjectSchema,
  inputs: readonly WriteInput[],
  allOrNone = false,
): DmlResult[][] {
  const records = inputs.flatMap((input) => input.records);
  countStatement(transaction, object, records.length);
  let results: DmlResult[] = [];
  if (transaction.actsAsUser === true) results = saveAsUser(transaction, operation, object, records, allOrNone);
  else if (records.length > 0) results = transaction.save({ operation, object: object.apiName, records, allOrNone });
  let start = 0;
  return inputs.map((input) => results.slice(start, (start += input.records.length)));
}

/** The outcome of an interview whose records were written: its fault where one of them failed. */
export function outcomeOf<Output>(
  operation: DmlOperation,
  results: readonly DmlResult[],
  output: Output,
): Outcome<Output> {
  const errors = results.flatMap((result) => (result.success ? [] : result.errors));
  return errors.length === 0 ? { output } : { fault: statementFault(VERBS[operation], errors) };
}

/** The outcome of an interview that created records: their ids, which are also written back into the records they came from. */
export function outcomeWithIds(
  results: readonly DmlResult[],
  sources: readonly RecordValue[] = [],
): Outcome<readonly (string | null)[]> {
  results.forEach((result, position) => {
    const record = sources[position];
    if (result.success && record) record.fields['Id'] = result.id;
  });
  return outcomeOf(
    'insert',
    results,
    results.map((result) => result.id),
  );
}
