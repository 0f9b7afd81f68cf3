import type { Connection } from 'jsforce';
import { isPassing, mayTryAgain, patienceOf } from './retry.ts';

/** A record as the API takes it. */
export type RecordData = Record<string, string | number | boolean | null>;

export interface RejectedRow {
  readonly index: number;
  readonly statusCode: string;
  readonly message: string;
  readonly fields: readonly string[];
}

/** Some records of a collection were refused; `rejected` says which and why, in the order sent. */
export class RejectedRowsError extends Error {
  readonly rejected: readonly RejectedRow[];

  constructor(what: string, rejected: readonly RejectedRow[]) {
    const shown = rejected.slice(0, 5).map((row) => `  row ${row.index + 1}: ${row.statusCode} ${row.message}`);
    const rest = rejected.length > shown.length ? [`  … and ${rejected.length - shown.length} more`] : [];
    super([`${what}: ${rejected.length} record(s) were refused`, ...shown, ...rest].join('\n'));
    this.name = 'RejectedRowsError';
    this.rejected = rejected;
  }
}

/** sObject collections take 200 records a request (REST API Developer Guide, "sObject Collections"). */
const CHUNK = 200;

/**
 * Inserts in requests of 200, each all or none, and answers the new ids in the order of the records. `sent` hears how many
 * are. Where an answer was lost it throws OrgError CONNECTION_LOST: the records of that request may be there or not.
 */
export async function insertRecords(
  connection: Connection,
  object: string,
  records: readonly RecordData[],
  sent?: (count: number) => void,
): Promise<string[]> {
  let count = 0;
  return inChunks(records, async (chunk) => {
    const create = () => connection.sobject(object).create([...chunk], { allOrNone: true });
    const created = await allOrNone(connection, `Insert into ${object}`, create);
    sent?.((count += chunk.length));
    return created;
  });
}

/** Updates in requests of 200, each all or none. */
export async function updateRecords(
  connection: Connection,
  object: string,
  records: readonly (RecordData & { Id: string })[],
): Promise<void> {
  await inChunks(records, (chunk) =>
    allOrNone(connection, `Update of ${object}`, () =>
      connection.sobject(object).update([...chunk], { allOrNone: true }),
    ),
  );
}

/** Inserts or updates by an external id in requests of 200, each all or none. */
export async function upsertRecords(
  connection: Connection,
  object: string,
  externalIdField: string,
  records: readonly RecordData[],
): Promise<string[]> {
  return inChunks(records, (chunk) =>
    allOrNone(connection, `Upsert of ${object}`, async () => {
      const results = await connection.sobject(object).upsert([...chunk], externalIdField, { allOrNone: true });
      return Array.isArray(results) ? results : [results];
    }),
  );
}

interface SaveResult {
  readonly id?: string | undefined;
  readonly success: boolean;
  readonly errors: readonly {
    statusCode?: string | undefined;
    errorCode?: string | undefined;
    message: string;
    fields?: string[] | undefined;
  }[];
}

/** Codes by which the org says that a row was fine and went down with others. */
export const NOT_ITS_OWN = new Set(['ALL_OR_NONE_OPERATION_ROLLED_BACK', 'PROCESSING_HALTED']);

/**
 * Sends a request that is all or none, and answers the ids. One that failed only because rows were locked for the moment
 * has changed nothing and is sent again; anything else that is refused throws RejectedRowsError.
 */
async function allOrNone(
  connection: Connection,
  what: string,
  send: () => Promise<readonly SaveResult[]>,
): Promise<string[]> {
  for (let attempt = 0; ; attempt += 1) {
    const results = await send();
    const rejected = rejectedRows(results);
    if (rejected.length === 0) return results.map((result) => result.id ?? '');
    const own = rejected.filter(({ statusCode }) => !NOT_ITS_OWN.has(statusCode));
    const passing = own.length > 0 && own.every(({ statusCode }) => isPassing(statusCode));
    const why = `${what}: ${own[0]?.statusCode ?? ''}`;
    if (!passing || !(await mayTryAgain(attempt, why, patienceOf(connection))))
      throw new RejectedRowsError(what, rejected);
  }
}

function rejectedRows(results: readonly SaveResult[]): RejectedRow[] {
  return results.flatMap((result, index) =>
    result.success
      ? []
      : result.errors.map((error) => ({
          index,
          statusCode: error.statusCode ?? error.errorCode ?? 'UNKNOWN_EXCEPTION',
          message: error.message,
          fields: error.fields ?? [],
        })),
  );
}

async function inChunks<Row extends RecordData>(
  records: readonly Row[],
  send: (chunk: readonly Row[]) => Promise<string[]>,
): Promise<string[]> {
  const answers: string[] = [];
  for (let start = 0; start < records.length; start += CHUNK) {
    answers.push(...(await send(records.slice(start, start + CHUNK))));
  }
  return answers;
}

/** A text as a SOQL literal, escaped (SOQL and SOSL Reference, "Quoted String Escape Sequences"). */
export function literal(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}

/** `('a','b')` for an IN filter. */
export function literals(texts: readonly string[]): string {
  return `(${texts.map(literal).join(',')})`;
}

/** All rows of a query, following the pages of 2,000. */
export async function queryAll<Row extends object>(connection: Connection, soql: string): Promise<Row[]> {
  const first = await connection.query<Row>(soql);
  const rows = [...first.records];
  let next = first.nextRecordsUrl;
  while (next !== undefined) {
    const page = await connection.queryMore<Row>(next);
    rows.push(...page.records);
    next = page.done ? undefined : page.nextRecordsUrl;
  }
  return rows;
}
