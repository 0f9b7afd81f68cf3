import type { Connection } from 'jsforce';
import type { RecordData } from './records.ts';
import { isPassing, mayTryAgain, patienceOf } from './retry.ts';
import type { Patience } from './retry.ts';

/** sObject collections take 200 records a request (REST API Developer Guide, "sObject Collections"). */
export const BATCH = 200;

/** A row that the org refused: the record, and the first reason it gave. */
export interface Refusal {
  readonly id: string;
  readonly code: string;
  readonly message: string;
  readonly fields: readonly string[];
}

/**
 * Updates up to 200 records in one request, each by itself: what one is refused for does not stop the others. A row that
 * somebody else has locked is tried again, as patiently as the connection is. Answers the refused ones.
 */
export async function saveEach(
  connection: Connection,
  object: string,
  records: readonly (RecordData & { Id: string })[],
  patience: Patience = patienceOf(connection),
): Promise<Refusal[]> {
  return eachByItself(records, patience, (rows) => connection.sobject(object).update([...rows], { allOrNone: false }));
}

/**
 * Deletes up to 200 records in one request, each by itself; answers the refused ones. What is gone already counts as
 * deleted: a repetition finds what a request with a lost answer has done.
 */
export async function deleteEach(connection: Connection, object: string, ids: readonly string[]): Promise<Refusal[]> {
  const refused = await eachByItself(
    ids.map((Id) => ({ Id })),
    patienceOf(connection),
    (rows) => connection.sobject(object).destroy(rows.map(({ Id }) => Id)),
  );
  return refused.filter(({ code }) => code !== 'ENTITY_IS_DELETED');
}

interface RowResult {
  readonly success: boolean;
  readonly errors: readonly SaveError[];
}

async function eachByItself<Row extends { readonly Id: string }>(
  records: readonly Row[],
  patience: Patience,
  send: (rows: readonly Row[]) => Promise<readonly RowResult[]>,
): Promise<Refusal[]> {
  const refused: Refusal[] = [];
  let pending = records;
  for (let attempt = 0; ; attempt += 1) {
    const results = await send(pending);
    const failed = pending.flatMap((record, index) => {
      const result = results[index];
      return result === undefined || result.success ? [] : [{ record, reason: refusal(record.Id, result.errors[0]) }];
    });
    const passing = failed.filter(({ reason }) => isPassing(reason.code));
    refused.push(...failed.filter(({ reason }) => !isPassing(reason.code)).map(({ reason }) => reason));
    const [first] = passing;
    if (first === undefined) return refused;
    const why = `${first.reason.code} on ${passing.length} of ${pending.length} records`;
    if (!(await mayTryAgain(attempt, why, patience))) return [...refused, ...passing.map(({ reason }) => reason)];
    pending = passing.map(({ record }) => record);
  }
}

export interface SaveError {
  readonly statusCode?: string | undefined;
  readonly errorCode?: string | undefined;
  readonly message?: string;
  readonly fields?: readonly string[] | undefined;
}

/**
 * The first reason in the form of a refusal. Collections call the code `statusCode`, other requests `errorCode`; where the
 * org gave neither, it is UNKNOWN_EXCEPTION.
 */
export function refusal(id: string, error: SaveError | undefined): Refusal {
  return {
    id,
    code: error?.statusCode ?? error?.errorCode ?? 'UNKNOWN_EXCEPTION',
    message: error?.message ?? 'the org gave no reason',
    fields: error?.fields ?? [],
  };
}

/** The list in pieces of a size. */
export function batches<Row>(rows: readonly Row[], size: number = BATCH): Row[][] {
  return Array.from({ length: Math.ceil(rows.length / size) }, (_, index) =>
    rows.slice(index * size, (index + 1) * size),
  );
}

/** Refusals for people: grouped by reason, the most frequent first, each with some of its records. */
export function describeRefusals(refused: readonly Refusal[], shown = 5): string[] {
  const groups = [...Map.groupBy(refused, ({ code, message }) => `${code}: ${message}`)];
  return groups
    .sort(([, one], [, other]) => other.length - one.length)
    .map(([reason, rows]) => {
      const ids = rows.slice(0, shown).map(({ id }) => id);
      const more = rows.length > shown ? ` and ${rows.length - shown} more` : '';
      return `  ${rows.length} × ${reason}\n      ${ids.join(', ')}${more}`;
    });
}
