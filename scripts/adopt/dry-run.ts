import type { Connection } from 'jsforce';
import { isPassing, mayTryAgain, OrgError, patienceOf, pauseBefore } from '../connection/retry.ts';
import { refusal } from '../connection/save-each.ts';
import type { Refusal, SaveError } from '../connection/save-each.ts';
import { NOT_ITS_OWN } from '../connection/records.ts';
import type { RecordData } from '../connection/records.ts';

interface CompositeAnswer {
  readonly compositeResponse: readonly { readonly referenceId: string; readonly body: unknown }[];
}

interface RowResult {
  readonly success: boolean;
  readonly errors: readonly SaveError[];
}

/** No record has this id, so the request that reads it fails. */
const NOBODY = '006000000000000AAA';

/** Rules report together, other checks one after the other: more rounds find what an earlier refusal hid. */
const ROUNDS = 5;

/**
 * Saves up to 200 records and takes it back: a composite request that is all or none and ends with a read that fails, so
 * that the org rolls back all of it (REST API Developer Guide, "Composite", allOrNone). Answers the records that the org's
 * rules refuse. What it cannot show: what happens after a commit, and a failure that a flow keeps to itself.
 */
export async function trySaving(
  connection: Connection,
  object: string,
  records: readonly (RecordData & { Id: string })[],
): Promise<Refusal[]> {
  const refused: Refusal[] = [];
  const patience = patienceOf(connection);
  let pending = records;
  let attempt = 0;
  for (let round = 0; round < ROUNDS && pending.length > 0;) {
    const found = await trial(connection, object, pending);
    if (found.length === 0) break;
    const passing = found.find(({ code }) => isPassing(code));
    if (passing !== undefined && (await mayTryAgain(attempt, passing.code, patience))) {
      attempt += 1;
      continue;
    }
    round += 1;
    refused.push(...found);
    const ids = new Set(found.map(({ id }) => id));
    pending = pending.filter(({ Id }) => !ids.has(Id));
  }
  return refused;
}

/** One trial, repeated where its answer was lost: nothing of it stays, so repeating does no harm. */
async function trial(
  connection: Connection,
  object: string,
  records: readonly (RecordData & { Id: string })[],
): Promise<Refusal[]> {
  for (let attempt = 0; ; attempt += 1)
    try {
      return refusals(records, await saveAndRollBack(connection, object, records));
    } catch (error) {
      if (!(error instanceof OrgError) || !error.passing) throw error;
      await pauseBefore(attempt, error, patienceOf(connection));
    }
}

async function saveAndRollBack(
  connection: Connection,
  object: string,
  records: readonly (RecordData & { Id: string })[],
): Promise<unknown> {
  const base = `/services/data/v${connection.version}`;
  const { compositeResponse } = await connection.request<CompositeAnswer>({
    method: 'POST',
    url: `${base}/composite`,
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({
      allOrNone: true,
      compositeRequest: [
        {
          method: 'PATCH',
          url: `${base}/composite/sobjects`,
          referenceId: 'save',
          body: {
            allOrNone: true,
            records: records.map(({ Id, ...fields }) => ({ attributes: { type: object }, id: Id, ...fields })),
          },
        },
        { method: 'GET', url: `${base}/sobjects/${object}/${NOBODY}`, referenceId: 'rollBack' },
      ],
    }),
  });
  return compositeResponse.find(({ referenceId }) => referenceId === 'save')?.body;
}

/** The rows that failed by themselves; none when the save as a whole passed and was only taken back. */
function refusals(records: readonly { Id: string }[], body: unknown): Refusal[] {
  if (!Array.isArray(body) || body.length !== records.length) return [];
  return (body as RowResult[]).flatMap((result, index) => {
    const own = result.errors?.find(({ statusCode, errorCode }) => !NOT_ITS_OWN.has(statusCode ?? errorCode ?? ''));
    const record = records[index];
    return own === undefined || record === undefined ? [] : [refusal(record.Id, own)];
  });
}
