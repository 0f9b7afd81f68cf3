import { findExisting, keyOf } from './existing.ts';
import { InterruptedError, outgoing, refuse } from './load-rows.ts';
import type { LoadContext, LoadCounts } from './load-rows.ts';
import { changeable, outcome, record } from './save.ts';
import type { SaveResult, SaveTarget } from './save.ts';
import type { Outgoing } from './types.ts';
import type { PreparedLoad } from '../validate/prepare.ts';
import { resolveLookups } from '../validate/lookups.ts';
import { lookupTargets } from '../validate/rows.ts';

/** What a dry run found out about the rows of a load. */
export interface DryRunCounts extends LoadCounts {
  /** Rows that hang on a record which this plan creates first: their rules could not be run. */
  unproven: number;
}

interface Subresult {
  readonly referenceId: string;
  readonly httpStatusCode: number;
  readonly body: unknown;
}

/** A row that is asked for by an id nobody has: fails for certain, after everything before it was saved. */
const SENTINEL = 'undo';

/**
 * Runs the org's rules and flows on rows and leaves nothing. A composite request with allOrNone is one transaction
 * (REST API Developer Guide, "allOrNone Parameters in Composite and Collections Requests"): the rows' collection, then a
 * subrequest that cannot succeed. When the rows are fine the org undoes them because of the latter, and says so; when rows
 * are refused it names them, they are taken out, and the others are tried again.
 */
export async function dryRunLoad(prepared: PreparedLoad, rows: number, context: LoadContext): Promise<DryRunCounts> {
  const { client, rejects, progress, batchSize, scratch } = context;
  const counts: DryRunCounts = { rows, saved: 0, unchanged: 0, refused: 0, lateUpdates: 0, unproven: 0 };
  for (const target of lookupTargets([prepared])) await resolveLookups(client, scratch, target);
  progress.step(`Try ${prepared.name}`, rows);
  const target = { client, load: prepared.load, describe: prepared.describe };
  let batch: Outgoing[] = [];
  const flush = async () => {
    const trying = batch;
    batch = [];
    const refused = await tryRows(target, trying);
    rejects.together(() => {
      for (const [row, result] of refused) {
        const answer = outcome(result);
        if ('refused' in answer) refuse(rejects, prepared.name, row, answer.refused);
      }
    });
    counts.refused += refused.size;
    counts.saved += trying.length - refused.size;
    progress.count(counts.saved + counts.refused);
  };
  const unproven = () => {
    counts.unproven += 1;
  };
  for await (const row of outgoing(prepared, { ...context, again: true, unproven }, counts, 'now')) {
    batch.push(row);
    if (batch.length >= batchSize) await flush();
    if (context.signal.aborted) throw new InterruptedError();
  }
  if (batch.length > 0) await flush();
  const unprovenRows = counts.unproven === 0 ? '' : `, ${counts.unproven} not proven`;
  progress.done(`${counts.saved} would be saved, ${counts.refused} refused${unprovenRows}`);
  return counts;
}

async function tryRows(target: SaveTarget, rows: readonly Outgoing[]): Promise<ReadonlyMap<Outgoing, SaveResult>> {
  const refused = new Map<Outgoing, SaveResult>();
  let open = [...rows];
  while (open.length > 0) {
    const found = await tryOnce(target, open);
    if (found.size === 0) return refused;
    for (const [row, result] of found) refused.set(row, result);
    open = open.filter((row) => !found.has(row));
  }
  return refused;
}

/** The rows that the org refuses in one undone transaction; none when it would take all. */
async function tryOnce(target: SaveTarget, rows: readonly Outgoing[]): Promise<ReadonlyMap<Outgoing, SaveResult>> {
  const { client, load } = target;
  const base = `/services/data/v${client.connection.version}`;
  const { requests, places } = await subrequests(target, rows, base);
  const undo = {
    method: 'PATCH',
    url: `${base}/sobjects/${load.object}/${'0'.repeat(15)}AAA`,
    referenceId: SENTINEL,
    body: {},
  };
  const answer = await client.json<{ compositeResponse: Subresult[] }>('POST', '/composite', {
    allOrNone: true,
    compositeRequest: [...requests, undo],
  });
  const refused = new Map<Outgoing, SaveResult>();
  for (const { referenceId, body } of answer.compositeResponse) {
    if (referenceId === SENTINEL || !Array.isArray(body)) continue;
    const results = body as (SaveResult & { errorCode?: string; message?: string })[];
    const own = places.get(referenceId) ?? [];
    if (results.length === 1 && results[0]?.errorCode !== undefined) {
      if (results[0].errorCode === 'PROCESSING_HALTED') continue;
      const { errorCode, message = '' } = results[0];
      for (const row of own) refused.set(row, { success: false, errors: [{ statusCode: errorCode, message }] });
      continue;
    }
    own.forEach((row, index) => {
      const result = results[index];
      const real = result?.errors.filter((error) => error.statusCode !== 'ALL_OR_NONE_OPERATION_ROLLED_BACK') ?? [];
      if (result !== undefined && !result.success && real.length > 0) refused.set(row, { ...result, errors: real });
    });
  }
  return refused;
}

/** One collection for an upsert, or two where the org has to be asked first what is there. */
async function subrequests(target: SaveTarget, rows: readonly Outgoing[], base: string) {
  const { load, describe } = target;
  const names = typeof load.key === 'string' ? [load.key] : load.key.match;
  const createOnly = Object.keys(load.fields).some((name) => describe.field(name)?.updateable === false);
  const existing = typeof load.key === 'string' && !createOnly ? undefined : await findExisting(target, names, rows);
  const idOf = (row: Outgoing) => existing?.get(keyOf(row.fields, names))?.[0];
  const updates = rows.filter((row) => idOf(row) !== undefined);
  const others = rows.filter((row) => idOf(row) === undefined);
  const upsert =
    typeof load.key === 'string'
      ? { method: 'PATCH', url: `/${load.object}/${load.key}` }
      : { method: 'POST', url: '' };
  const requests = [
    ...(others.length === 0
      ? []
      : [
          {
            ...upsert,
            url: `${base}/composite/sobjects${upsert.url}`,
            referenceId: 'others',
            body: { allOrNone: true, records: others.map((row) => record(load.object, row.fields)) },
          },
        ]),
    ...(updates.length === 0
      ? []
      : [
          {
            method: 'PATCH',
            url: `${base}/composite/sobjects`,
            referenceId: 'updates',
            body: {
              allOrNone: true,
              records: updates.map((row) =>
                record(load.object, { Id: idOf(row) ?? '', ...changeable(target, row.fields) }),
              ),
            },
          },
        ]),
  ];
  return {
    requests,
    places: new Map([
      ['others', others],
      ['updates', updates],
    ]),
  };
}
