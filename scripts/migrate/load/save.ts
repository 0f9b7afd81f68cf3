import { isPassing, OrgError } from '../../connection/org-client.ts';
import type { OrgClient } from '../../connection/org-client.ts';
import type { ObjectDescribe } from '../../connection/describe.ts';
import { mappingOf } from '../plan/schema.ts';
import type { Load } from '../plan/schema.ts';
import { findExisting, keyOf } from './existing.ts';
import type { Outgoing, RecordFields, Refusal, SaveOutcome } from './types.ts';

/** One record of a collection's answer (REST API Developer Guide, "sObject Collections"). */
export interface SaveResult {
  readonly id?: string | null;
  readonly success: boolean;
  readonly errors: readonly {
    readonly statusCode: string;
    readonly message: string;
    readonly fields?: readonly string[];
  }[];
}

export interface SaveTarget {
  readonly client: OrgClient;
  readonly load: Load;
  readonly describe: ObjectDescribe;
}

/** A target whose rows may be locked by somebody. */
export interface LoadTarget extends SaveTarget {
  /** Lost once rows stayed locked to the end: later ones get one more try, not a minute's worth for each batch. */
  readonly patience: { lost: boolean };
}

/** A master that may not change is refused in an update (Object Reference, "Master-Detail Relationship Fields"). */
const CREATE_ONLY = 'INVALID_FIELD_FOR_INSERT_UPDATE';

/**
 * Writes rows through collection requests and answers what became of each, in their order. What a row lock, a limit, the
 * server or the connection stopped is sent again after a pause, in batches of half the size: an upsert may be repeated, and
 * where there is no external id the org is asked first which records are there by now. A row that stays locked to the end is
 * refused, so that one record which somebody holds does not stop all others; a request that fails to the end stops the run.
 */
export async function saveRows(target: LoadTarget, rows: readonly Outgoing[]): Promise<readonly SaveOutcome[]> {
  const { client } = target;
  const outcomes = new Map<Outgoing, SaveOutcome>();
  let open = [...rows];
  let size = rows.length;
  for (let attempt = 0; open.length > 0; attempt += 1) {
    const locked = new Map<Outgoing, SaveResult>();
    const unanswered: Outgoing[] = [];
    let failure: OrgError | undefined;
    for (let start = 0; start < open.length; start += size) {
      const batch = open.slice(start, start + size);
      try {
        const results = await saveBatch(target, batch);
        batch.forEach((row, index) => {
          const result = results[index];
          const passing = result?.errors.find(({ statusCode, message }) => isPassing(statusCode, message));
          if (result === undefined || passing === undefined) outcomes.set(row, outcome(result));
          else {
            locked.set(row, result);
            failure ??= new OrgError(passing.statusCode, passing.message, 0);
          }
        });
      } catch (error) {
        if (!(error instanceof OrgError) || !error.passing) throw error;
        failure = error;
        unanswered.push(...batch);
      }
    }
    open = [...locked.keys(), ...unanswered];
    if (failure === undefined) continue;
    size = Math.max(1, Math.ceil(size / 2));
    if (unanswered.length > 0) await client.pause(attempt, failure);
    else if ((target.patience.lost && attempt > 0) || !(await client.mayTryAgain(attempt, failure))) {
      target.patience.lost = true;
      for (const [row, result] of locked) outcomes.set(row, outcome(result));
      open = [];
    }
  }
  return rows.map((row) => outcomes.get(row) ?? { refused: [] });
}

async function saveBatch(target: SaveTarget, batch: readonly Outgoing[]): Promise<readonly SaveResult[]> {
  const { client, load } = target;
  if (typeof load.key !== 'string') return saveMatched(target, load.key.match, batch);
  const results = await client.jsonOnce<SaveResult[]>('PATCH', `/composite/sobjects/${load.object}/${load.key}`, {
    allOrNone: false,
    records: batch.map((row) => record(load.object, row.fields)),
  });
  return updateWithoutMaster(target, load.key, batch, results);
}

/** Records that exist and refused a field that only a new one takes are updated without it. */
async function updateWithoutMaster(
  target: SaveTarget,
  key: string,
  batch: readonly Outgoing[],
  results: readonly SaveResult[],
): Promise<readonly SaveResult[]> {
  const refused = batch.filter(
    (_row, index) => results[index]?.errors.some((error) => error.statusCode === CREATE_ONLY) === true,
  );
  if (refused.length === 0) return results;
  const existing = await findExisting(target, [key], refused);
  const known = refused.filter((row) => existing.get(keyOf(row.fields, [key]))?.length === 1);
  const updated = await update(
    target,
    known.map((row) => ({ row, id: existing.get(keyOf(row.fields, [key]))?.[0] ?? '' })),
  );
  const byRow = new Map(known.map((row, index) => [row, updated[index]]));
  return batch.map((row, index) => byRow.get(row) ?? results[index] ?? { success: false, errors: [] });
}

/** Without an external id: find, then create what is not there and update what is. */
async function saveMatched(
  target: SaveTarget,
  match: readonly string[],
  batch: readonly Outgoing[],
): Promise<readonly SaveResult[]> {
  const { client, load } = target;
  const existing = await findExisting(
    target,
    match,
    batch.filter((row) => row.knownId === undefined),
  );
  const results = new Map<Outgoing, SaveResult>();
  const updates: { row: Outgoing; id: string }[] = [];
  const inserts: Outgoing[] = [];
  for (const row of batch) {
    const ids = row.knownId === undefined ? (existing.get(keyOf(row.fields, match)) ?? []) : [row.knownId];
    if (ids.length > 1) results.set(row, ambiguous(load.object, match));
    else if (ids[0] === undefined) inserts.push(row);
    else updates.push({ row, id: ids[0] });
  }
  const updated = await update(target, updates);
  updates.forEach(({ row }, index) => results.set(row, updated[index] ?? { success: false, errors: [] }));
  const gone = updates.map(({ row }) => row).filter((row) => row.knownId !== undefined && isGone(results.get(row)));
  if (gone.length > 0 && match.length > 0) {
    const anew = gone.map((row) => ({ ...row, knownId: undefined }));
    const saved = await saveMatched(target, match, anew);
    gone.forEach((row, index) => results.set(row, saved[index] ?? { success: false, errors: [] }));
  }
  if (inserts.length > 0) {
    const created = await client.jsonOnce<SaveResult[]>('POST', '/composite/sobjects', {
      allOrNone: false,
      records: inserts.map((row) => record(load.object, row.fields)),
    });
    inserts.forEach((row, index) => results.set(row, created[index] ?? { success: false, errors: [] }));
  }
  return batch.map((row) => results.get(row) ?? { success: false, errors: [] });
}

/** The record that the journal knows was deleted in the meantime. */
function isGone(result: SaveResult | undefined): boolean {
  const codes = ['ENTITY_IS_DELETED', 'INVALID_CROSS_REFERENCE_KEY', 'NOT_FOUND'];
  return result?.errors.some(({ statusCode }) => codes.includes(statusCode)) === true;
}

async function update(target: SaveTarget, rows: readonly { row: Outgoing; id: string }[]): Promise<SaveResult[]> {
  if (rows.length === 0) return [];
  const { client, load } = target;
  const results = await client.jsonOnce<SaveResult[]>('PATCH', '/composite/sobjects', {
    allOrNone: false,
    records: rows.map(({ row, id }) => record(load.object, { Id: id, ...changeable(target, row.fields) })),
  });
  return results.map((result, index) => (result.success ? { ...result, id: rows[index]?.id ?? '' } : result));
}

/** The fields that a record which is there takes: not its master, nor what the plan sends to new records only. */
export function changeable({ load, describe }: SaveTarget, fields: RecordFields): RecordFields {
  const onlyNew = (name: string) => {
    const entry = load.fields[name];
    return entry !== undefined && mappingOf(entry).onlyWhenNew === true;
  };
  return Object.fromEntries(
    Object.entries(fields).filter(([name]) => describe.field(name)?.updateable === true && !onlyNew(name)),
  );
}

/** A record as collection requests take it. */
export function record(object: string, fields: RecordFields): Record<string, unknown> {
  return { attributes: { type: object }, ...fields };
}

function ambiguous(object: string, match: readonly string[]): SaveResult {
  const message = `More than one ${object} agrees in ${match.join(', ')}; none was changed.`;
  return { success: false, errors: [{ statusCode: 'AMBIGUOUS_MATCH', message, fields: match }] };
}

/**
 * The id of a saved record, or all reasons for which it was refused; a row without a result, or one that failed without a
 * reason, is refused as NO_ANSWER.
 */
export function outcome(result: SaveResult | undefined): SaveOutcome {
  if (result?.success === true && typeof result.id === 'string') return { id: result.id };
  const errors = result?.errors ?? [];
  if (errors.length === 0)
    return { refused: [{ code: 'NO_ANSWER', field: '', message: 'The org gave no result for the row.' }] };
  return {
    refused: errors.map(({ statusCode, message, fields = [] }): Refusal => ({
      code: statusCode,
      field: fields.join(', '),
      message,
    })),
  };
}
