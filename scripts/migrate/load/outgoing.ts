import { hash } from 'node:crypto';
import type { Journal } from '../journal/journal.ts';
import type { SourceRow } from '../sources/types.ts';
import type { LookupTarget, Resolution, Resolver, RowIssue } from '../transform/row.ts';
import { openLoad } from '../validate/rows.ts';
import type { ValidationContext } from '../validate/rows.ts';
import type { PreparedLoad } from '../validate/prepare.ts';
import type { Outgoing, RecordFields, Refusal } from './types.ts';

/** Thrown when the user asked to stop: everything sent so far is in the journal. */
export class InterruptedError extends Error {}

export interface LoadContext extends ValidationContext {
  readonly signal: AbortSignal;
  /** Sends rows again that are unchanged since they were saved. */
  readonly again: boolean;
  /** Only rows with these numbers are taken; all where left out. */
  readonly only?: (number: number) => boolean;
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

/** The counts of a load that has sent nothing yet; `rows` is how many the check of its source found. */
export function emptyCounts(rows: number): LoadCounts {
  return { rows, saved: 0, unchanged: 0, refused: 0, lateUpdates: 0 };
}

/**
 * The rows of a load that have to be sent, many at once: taken by the load, the first with their id, and not saved with this
 * content before, nor refused in this run. Rows whose parent was refused are refused here.
 */
export async function* outgoing(
  prepared: PreparedLoad,
  context: LoadContext,
  counts: LoadCounts,
  pass: 'now' | 'late',
): AsyncGenerator<readonly Outgoing[]> {
  const { journal, rejects, scratch, again, only } = context;
  const { name } = prepared;
  const { source, compiled } = await openLoad(prepared, context);
  const resolver = context.resolver ?? loadingResolver(context);
  const someRepeated = scratch.hasRepeated(name);
  const someRefused = rejects.rejectedCount(name) > 0;
  // What this pass itself sends needs no look into the journal: no row of it comes twice.
  const someKnown = journal.hasRecords(name);
  const orphan = (row: SourceRow, rowId: string, issues: readonly RowIssue[]): void => {
    if (context.unproven !== undefined) return context.unproven();
    refuse(rejects, name, { rowId, number: row.number, line: row.line }, issues.map(parentRefused));
    counts.refused += 1;
  };
  for await (const batch of source.rows) {
    const rows: Outgoing[] = [];
    const orphans: (() => void)[] = [];
    for (const row of batch) {
      const { number, line } = row;
      if (only?.(number) === false) continue;
      if (someRefused && rejects.isRejected(name, number)) continue;
      if (!compiled.takes(row) || (someRepeated && !scratch.isFirst(name, compiled.rowId(row), line))) continue;
      const { rowId, fields, late, issues } = compiled.transform(row, resolver, pass);
      if (issues.length > 0) {
        orphans.push(() => orphan(row, rowId, issues));
        continue;
      }
      const content = pass === 'late' ? late : fields;
      const sum = hashOf(content);
      const before = someKnown ? journal.record(name, rowId) : undefined;
      const id = before?.id ?? undefined;
      if (pass === 'late' && id === undefined) continue;
      const same = (pass === 'late' ? before?.lateHash : before?.hash) === sum && id !== undefined;
      if (same && !again) {
        if (pass === 'now') counts.unchanged += 1;
        continue;
      }
      rows.push({ rowId, number, line, fields: content, hash: sum, knownId: id });
    }
    if (orphans.length > 0) rejects.together(() => orphans.forEach((note) => note()));
    if (rows.length > 0) yield rows;
  }
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

/** Notes a row as rejected, one entry for each reason and none without any. The counts of the load are the caller's. */
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

/** Characters of a hash: 96 bits tell the contents of one row apart. */
const HASH = 16;

function hashOf(fields: RecordFields): string {
  return hash('sha1', JSON.stringify(fields), 'base64').slice(0, HASH);
}
