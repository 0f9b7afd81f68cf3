import type { Connection } from 'jsforce';
import type { RecordData } from './records.ts';

/** sObject collections take 200 records a request (REST API Developer Guide, "sObject Collections"). */
export const BATCH = 200;

/** A row that the org refused: the record, and the first reason it gave. */
export interface Refusal {
  readonly id: string;
  readonly code: string;
  readonly message: string;
  readonly fields: readonly string[];
}

/** Somebody else holds the row, or the server was busy: the same save can succeed a moment later. */
const PASSING = new Set(['UNABLE_TO_LOCK_ROW', 'SERVER_UNAVAILABLE']);
const ATTEMPTS = 3;

/**
 * Updates up to 200 records in one request, each by itself: what one is refused for does not stop the others. A row that is
 * locked is tried again, twice. Answers the refused ones.
 */
export async function saveEach(
  connection: Connection,
  object: string,
  records: readonly (RecordData & { Id: string })[],
  wait: (milliseconds: number) => Promise<void> = pause,
): Promise<Refusal[]> {
  const refused: Refusal[] = [];
  let pending = records;
  for (let attempt = 1; pending.length > 0; attempt += 1) {
    const results = await connection.sobject(object).update([...pending], { allOrNone: false });
    const again: (RecordData & { Id: string })[] = [];
    for (const [index, record] of pending.entries()) {
      const result = results[index];
      if (result === undefined || result.success) continue;
      const reason = refusal(record.Id, result.errors[0]);
      if (attempt < ATTEMPTS && PASSING.has(reason.code)) again.push(record);
      else refused.push(reason);
    }
    pending = again;
    if (pending.length > 0) await wait(1_000 * attempt);
  }
  return refused;
}

export interface SaveError {
  readonly statusCode?: string | undefined;
  readonly errorCode?: string | undefined;
  readonly message?: string;
  readonly fields?: readonly string[] | undefined;
}

export function refusal(id: string, error: SaveError | undefined): Refusal {
  return {
    id,
    code: error?.statusCode ?? error?.errorCode ?? 'UNKNOWN_EXCEPTION',
    message: error?.message ?? 'the org gave no reason',
    fields: error?.fields ?? [],
  };
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
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
