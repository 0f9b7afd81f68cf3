import { SalesforceError } from '../../errors.ts';
import type { ObjectSchema } from '../../schema/types.ts';
import type { RunningTransaction } from '../transaction.ts';
import type { DmlError, DmlRequest, DmlResult } from '../types.ts';
import { deleteRows } from './delete.ts';
import { insertOrUpdateRows } from './insert-update.ts';
import { publishRows } from './publish.ts';
import { dmlError, type Row, type SaveOrigin } from './row.ts';

/** Records of one chunk. */
const CHUNK_SIZE = 200;

/** Saves nested deeper than this are refused, as triggers are (Apex Developer Guide: "maximum trigger depth exceeded" at 16). */
const MAXIMUM_DEPTH = 16;

const ATTEMPTS = 3;

/** Undoes an attempt in which some rows failed. */
class FailedAttempt extends Error {
  readonly rows: readonly Row[];

  constructor(rows: readonly Row[]) {
    super('Some records of the attempt failed.');
    this.rows = rows;
  }
}

/**
 * The save procedure for the records of one statement, in chunks of 200 within the running transaction. Results are in the
 * order of the records. Only a limit that is hit, or a fault of the program, is thrown.
 *
 * With `allOrNone` any failing record undoes all; else up to three attempts are made, each without the records that failed
 * before and each running all automation again, with the limits as they were (Apex Developer Guide, "Bulk DML Exception Handling").
 */
export function save(transaction: RunningTransaction, request: DmlRequest, origin: SaveOrigin = 'caller'): DmlResult[] {
  const object = transaction.model.schema.object(request.object);
  if (!object) {
    throw new SalesforceError('INVALID_TYPE', `sObject type '${request.object}' is not supported.`, {
      httpStatus: 404,
    });
  }
  if (request.records.length > CHUNK_SIZE && request.allOrNone) return allChunksOrNone(transaction, request, origin);
  const results: DmlResult[] = [];
  for (let start = 0; start < request.records.length; start += CHUNK_SIZE) {
    const records = request.records.slice(start, start + CHUNK_SIZE);
    results.push(...saveChunk(transaction, object, { ...request, records }, origin));
  }
  return results;
}

function allChunksOrNone(transaction: RunningTransaction, request: DmlRequest, origin: SaveOrigin): DmlResult[] {
  let results: DmlResult[] = [];
  const failed = new Error('A chunk failed.');
  try {
    transaction.attempt(() => {
      for (let start = 0; start < request.records.length; start += CHUNK_SIZE) {
        const records = request.records.slice(start, start + CHUNK_SIZE);
        results.push(...save(transaction, { ...request, records }, origin));
      }
      if (results.some((result) => !result.success)) throw failed;
    });
  } catch (error) {
    if (error !== failed) throw error;
    results = results.map((result) => (result.success ? rolledBack() : result));
  }
  return results;
}

function saveChunk(
  transaction: RunningTransaction,
  object: ObjectSchema,
  request: DmlRequest,
  origin: SaveOrigin,
): DmlResult[] {
  const results: DmlResult[] = request.records.map(() => rolledBack());
  const counts = transaction.limits.snapshot();
  let indices = request.records.map((_, index) => index);
  for (let attempt = 1; indices.length > 0; attempt++) {
    const rows = attemptRows(transaction, object, request, origin, indices);
    const failing = rows.filter((row) => row.errors.length > 0);
    for (const row of failing) results[row.index] = failure(row.errors);
    if (failing.length === 0) {
      for (const row of rows) results[row.index] = { id: row.id, success: true, errors: [] };
      break;
    }
    if (request.allOrNone) break;
    const failed = new Set(failing.map((row) => row.index));
    indices = indices.filter((index) => !failed.has(index));
    if (attempt === ATTEMPTS) {
      const message = 'Too many batch retries in the presence of Apex triggers and partial failures.';
      for (const index of indices) results[index] = failure([dmlError('LIMIT_EXCEEDED', message)]);
      break;
    }
    if (indices.length > 0) transaction.limits.restore(counts);
  }
  return results;
}

function attemptRows(
  transaction: RunningTransaction,
  object: ObjectSchema,
  request: DmlRequest,
  origin: SaveOrigin,
  indices: readonly number[],
): readonly Row[] {
  if (transaction.depth >= MAXIMUM_DEPTH) {
    const errors = [
      dmlError('CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', `${object.apiName}: maximum trigger depth exceeded`),
    ];
    return indices.map((index) => ({ index, id: '', isNew: false, requested: {}, old: undefined, record: {}, errors }));
  }
  transaction.depth++;
  try {
    return transaction.attempt(() => {
      const rows = runOnce(transaction, object, request, origin, indices);
      if (rows.some((row) => row.errors.length > 0)) throw new FailedAttempt(rows);
      return rows;
    });
  } catch (error) {
    if (error instanceof FailedAttempt) return error.rows;
    throw error;
  } finally {
    transaction.depth--;
  }
}

function runOnce(
  transaction: RunningTransaction,
  object: ObjectSchema,
  request: DmlRequest,
  origin: SaveOrigin,
  indices: readonly number[],
): Row[] {
  if (request.operation === 'delete') return deleteRows(transaction, object, request, indices);
  if (object.kind === 'platformEvent') return publishRows(transaction, object, request, indices);
  return insertOrUpdateRows(transaction, object, request, origin, indices);
}

function failure(errors: readonly DmlError[]): DmlResult {
  return { id: null, success: false, errors };
}

/** The result of a record that failed only because others did. */
export function rolledBack(): DmlResult {
  const message = 'Record rolled back because not all records were valid and the request was using AllOrNone header';
  return failure([dmlError('ALL_OR_NONE_OPERATION_ROLLED_BACK', message)]);
}
