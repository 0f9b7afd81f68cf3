import { hash } from 'node:crypto';
import type { Journal } from '../journal/journal.ts';
import type { SourceRow } from '../sources/types.ts';
import type { LookupTarget, Resolution, Resolver, RowIssue } from '../transform/row.ts';
import { openLoad } from '../validate/rows.ts';
import type { ValidationContext } from '../validate/rows.ts';
import { resolveLookups } from '../validate/lookups.ts';
import { lookupTargets } from '../validate/rows.ts';
import type { PreparedLoad } from '../validate/prepare.ts';
import { keyFields } from '../journal/forget-stale.ts';
import { finishJobs, loadInBulk } from './bulk.ts';
import { keyOf } from './existing.ts';
import { saveRows } from './save.ts';
import type { Outgoing, RecordFields, Refusal } from './types.ts';

/** Thrown when the user asked to stop: everything sent so far is in the journal. */
export class InterruptedError extends Error {}

export interface LoadContext extends ValidationContext {
  readonly signal: AbortSignal;
  /** Sends rows again that are unchanged since they were saved. */
  readonly again: boolean;
  readonly batchSize: number;
  readonly bulkAbove: number;
  /** Where refused rows are noted: the journal, or that of a dry run. */
  readonly rejects: Journal;
  /** In a dry run: a row hangs on a record that is not there yet. */
  readonly unproven?: () => void;
  /** In a dry run: where ids come from instead of org and journal. */
  readonly resolver?: Resolver;
}

export interface LoadCounts {
  rows: number;
  saved: number;
  unchanged: number;
  refused: number;
  lateUpdates: number;
}

/** Loads the rows of one load, in batches or as Bulk jobs. The journal knows each batch before the next is sent. */
export async function loadRows(prepared: PreparedLoad, counts: LoadCounts, context: LoadContext): Promise<void> {
  const { client, scratch, progress, bulkAbove } = context;
  const { rows } = counts;
  for (const target of lookupTargets([prepared])) await resolveLookups(client, scratch, target);
  const bulk = typeof prepared.load.key === 'string' && rows > bulkAbove;
  progress.step(`Load ${prepared.name}`, rows);
  await finishJobs(prepared, context, counts);
  const left = bulk ? await loadInBulk(prepared, context, counts) : rows;
  if (left > 0) await loadInCollections(prepared, context, counts, bulk);
  const unchanged = counts.unchanged === 0 ? '' : `, ${counts.unchanged.toLocaleString('en')} unchanged`;
  const refused = counts.refused === 0 ? '' : `, ${counts.refused.toLocaleString('en')} refused`;
  progress.done(`${counts.saved.toLocaleString('en')} saved${unchanged}${refused}`);
}

export function emptyCounts(rows: number): LoadCounts {
  return { rows, saved: 0, unchanged: 0, refused: 0, lateUpdates: 0 };
}

/** Loads in batches; after Bulk jobs only what those left open. */
async function loadInCollections(
  prepared: PreparedLoad,
  context: LoadContext,
  counts: LoadCounts,
  remaining: boolean,
): Promise<void> {
  const { client, journal, rejects, progress, batchSize } = context;
  const { name, load, describe } = prepared;
  let batch: Outgoing[] = [];
  const flush = async () => {
    const sending = batch;
    batch = [];
    if (sending.length === 0) return;
    const outcomes = await saveRows({ client, load, describe }, sending);
    journal.together(() => {
      sending.forEach((row, index) => {
        const result = outcomes[index];
        if (result !== undefined && 'id' in result) {
          journal.saved(name, row.rowId, result.id, row.hash);
          journal.keepSample(name, result.id, keyOf(row.fields, keyFields(load)));
          counts.saved += 1;
        } else {
          refuse(rejects, name, row, result?.refused ?? []);
          counts.refused += 1;
        }
      });
    });
    progress.count(counts.saved + counts.unchanged + counts.refused);
  };
  const pass = remaining ? { ...context, again: false } : context;
  const counted = remaining ? { ...counts } : counts;
  for await (const row of outgoing(prepared, pass, counted, 'now')) {
    batch.push(row);
    if (batch.length >= batchSize) await flush();
    if (context.signal.aborted) {
      await flush();
      throw new InterruptedError();
    }
  }
  await flush();
}

/**
 * The rows of a load that have to be sent: taken by the load, the first with their id, and not saved with this content
 * before, nor refused in this run. Rows whose parent was refused are refused here.
 */
export async function* outgoing(
  prepared: PreparedLoad,
  context: LoadContext,
  counts: LoadCounts,
  pass: 'now' | 'late',
): AsyncGenerator<Outgoing> {
  const { journal, rejects, scratch, again } = context;
  const { name } = prepared;
  const { source, compiled } = await openLoad(prepared, context);
  const resolver = context.resolver ?? loadingResolver(context);
  const someRefused = rejects.rejectedCount(name) > 0;
  // What this pass itself sends needs no look into the journal: no row of it comes twice.
  const someKnown = journal.hasRecords(name);
  for await (const row of source.rows) {
    if (someRefused && rejects.rejectedOf(name, row.number).length > 0) continue;
    if (!compiled.takes(row) || !scratch.isFirst(name, compiled.rowId(row), row.line)) continue;
    const { rowId, fields, late, issues } = compiled.transform(row, resolver, pass);
    if (issues.length > 0) {
      if (context.unproven !== undefined) context.unproven();
      else {
        refuse(rejects, name, { rowId, number: row.number, line: row.line }, issues.map(parentRefused));
        counts.refused += 1;
      }
      continue;
    }
    const content = pass === 'late' ? late : fields;
    const sum = hashOf(content);
    const before = someKnown ? journal.record(name, rowId) : undefined;
    if (pass === 'late' && (before?.id ?? null) === null) continue;
    if (before?.job !== null && before?.job !== undefined) continue;
    const same = (pass === 'late' ? before?.lateHash : before?.hash) === sum && before?.id !== null;
    if (same && !again) {
      if (pass === 'now') counts.unchanged += 1;
      continue;
    }
    yield { rowId, number: row.number, line: row.line, fields: content, hash: sum, knownId: before?.id ?? undefined };
  }
}

/** The second pass: references that could not be known in the first are written by id. */
export async function loadLate(prepared: PreparedLoad, context: LoadContext, counts: LoadCounts): Promise<void> {
  if (prepared.late.size === 0) return;
  const { client, journal, rejects, progress, scratch, batchSize } = context;
  const { name, load, describe } = prepared;
  for (const target of lookupTargets([prepared])) await resolveLookups(client, scratch, target);
  progress.step(`Late references of ${name}`, counts.rows);
  const key = { match: [] };
  let batch: Outgoing[] = [];
  const flush = async () => {
    const sending = batch;
    batch = [];
    if (sending.length === 0) return;
    const outcomes = await saveRows({ client, load: { ...load, key }, describe }, sending);
    journal.together(() => {
      sending.forEach((row, index) => {
        const result = outcomes[index];
        if (result !== undefined && 'id' in result) {
          journal.savedLate(name, row.rowId, row.hash);
          counts.lateUpdates += 1;
        } else {
          refuse(rejects, name, row, result?.refused ?? []);
          counts.refused += 1;
        }
      });
    });
    progress.count(counts.lateUpdates);
  };
  for await (const row of outgoing(prepared, context, counts, 'late')) {
    if (Object.keys(row.fields).length === 0) continue;
    batch.push(row);
    if (batch.length >= batchSize) await flush();
    if (context.signal.aborted) {
      await flush();
      throw new InterruptedError();
    }
  }
  await flush();
  progress.done(`${counts.lateUpdates.toLocaleString('en')} updated`);
}

/** Ids from the org and from the journal, with a small memory of the last ones. */
export function loadingResolver({ scratch, journal }: Pick<LoadContext, 'scratch' | 'journal'>): Resolver {
  const memory = new Map<string, Resolution>();
  const remembered = (key: string, find: () => Resolution): Resolution => {
    const known = memory.get(key);
    if (known !== undefined) return known;
    if (memory.size >= 50_000) memory.clear();
    const answer = find();
    memory.set(key, answer);
    return answer;
  };
  return {
    lookup: (target: LookupTarget, text) =>
      remembered(`${target.name}\u0000${text}`, () => {
        const state = scratch.lookup(target.name, text);
        if (state === undefined || state.id === null) return { unresolved: 'unknown' };
        return state.found > 1 ? { unresolved: 'ambiguous' } : { id: state.id };
      }),
    reference: (load, rowId) =>
      remembered(`load ${load}\u0000${rowId}`, () => {
        const id = journal.idOf(load, rowId);
        return id === undefined ? { unresolved: 'unknown' } : { id };
      }),
  };
}

export function refuse(
  journal: Journal,
  load: string,
  row: Pick<SourceRow, 'number' | 'line'> & { rowId: string },
  refusals: readonly Refusal[],
): void {
  for (const { code, field, message } of refusals)
    journal.reject({ load, rowId: row.rowId, number: row.number, line: row.line, code, field, message });
}

/** Everything was there when the files were checked: what is unknown now is a record that the org refused. */
function parentRefused({ code, field, message }: RowIssue): Refusal {
  return code === 'UNKNOWN_REFERENCE' || code === 'UNKNOWN_LOOKUP'
    ? { code: 'PARENT_NOT_LOADED', field, message: `${message} That record was not loaded.` }
    : { code, field, message };
}

function hashOf(fields: RecordFields): string {
  return hash('sha1', JSON.stringify(fields), 'base64');
}
