import { resolveLookups } from '../../validate/lookups.ts';
import type { PreparedLoad } from '../../validate/prepare.ts';
import { lookupTargets } from '../../validate/rows.ts';
import { InterruptedError, outgoing, refuse } from '../outgoing.ts';
import type { LoadContext, LoadCounts } from '../outgoing.ts';
import { outcome } from '../save.ts';
import { collectionsOf, placeRows, tokensOf } from './trial.ts';
import { TokenResolver } from './tokens.ts';
import type { TrialLoad, TrialRow } from './trial.ts';
import type { Outgoing } from '../types.ts';
import { MOST_COLLECTIONS, saveAndUndo } from './undone.ts';

/** What a dry run found out about the rows of a load. */
export interface DryRunCounts extends LoadCounts {
  /** Rows whose rules could not be run: they hang on a record that is not there, or that was refused. */
  unproven: number;
}

/** Records of one collection (REST API Developer Guide, "sObject Collections"). */
const MOST_RECORDS = 200;

/**
 * Tries loads without leaving anything. As many loads as fit into one request, all with at most one batch of rows, are tried
 * together; further and larger loads are tried batch by batch, each with the rows that it hangs on. Rows that hang on more than
 * fits into one request, or on a row that was refused, stay unproven.
 */
export async function dryRun(
  loads: readonly PreparedLoad[],
  rows: ReadonlyMap<string, number>,
  context: LoadContext,
): Promise<readonly { prepared: PreparedLoad; counts: DryRunCounts }[]> {
  const countsOf = new Map(loads.map((prepared) => [prepared, emptyCounts(rows.get(prepared.name) ?? 0)]));
  const first = loads.findIndex(({ name }) => (rows.get(name) ?? 0) > context.batchSize);
  const together = loads.slice(0, Math.min(first < 0 ? loads.length : first, MOST_COLLECTIONS));
  const tokens = new TokenResolver(loads, context);
  const tried = await tryTogether(together, tokens, countsOf, context);
  for (const prepared of loads.slice(tried)) {
    const counts = countsOf.get(prepared);
    if (counts !== undefined) await tryLoad(prepared, tokens, counts, context);
  }
  return loads.map((prepared) => ({ prepared, counts: countsOf.get(prepared) ?? emptyCounts(0) }));
}

function emptyCounts(rows: number): DryRunCounts {
  return { rows, saved: 0, unchanged: 0, refused: 0, lateUpdates: 0, unproven: 0 };
}

/** Answers how many of the loads fitted. */
async function tryTogether(
  loads: readonly PreparedLoad[],
  tokens: TokenResolver,
  countsOf: ReadonlyMap<PreparedLoad, DryRunCounts>,
  context: LoadContext,
): Promise<number> {
  const trial: TrialLoad[] = [];
  context.progress.step(`Try ${loads.map(({ name }) => name).join(', ')}`);
  for (const prepared of loads) {
    const counts = countsOf.get(prepared) ?? emptyCounts(0);
    for (const target of lookupTargets([prepared])) await resolveLookups(context.client, context.scratch, target);
    const rows: { row: Outgoing; token: string }[] = [];
    for await (const some of rowsOf(prepared, counts, { ...context, resolver: tokens }))
      rows.push(...some.map((row) => ({ row, token: tokens.add(prepared, row) })));
    const target = { client: context.client, load: prepared.load, describe: prepared.describe };
    const next = { prepared, target, rows: await placeRows(target, rows, tokens.byKey) };
    if (collectionsOf([...trial, next]).length > MOST_COLLECTIONS) {
      counts.unproven = 0;
      break;
    }
    trial.push(next);
  }
  const refused = await tryTrial(trial, countsOf, context);
  refused.forEach((token) => tokens.forget(token));
  for (const { prepared, rows } of trial) {
    const counts = countsOf.get(prepared);
    if (counts !== undefined) counts.saved = rows.length - rows.filter((row) => refused.has(row.token)).length;
  }
  context.progress.done(sentence([...countsOf.values()]));
  return trial.length;
}

async function tryLoad(
  prepared: PreparedLoad,
  tokens: TokenResolver,
  counts: DryRunCounts,
  context: LoadContext,
): Promise<void> {
  const { client, progress, scratch, batchSize } = context;
  for (const target of lookupTargets([prepared])) await resolveLookups(client, scratch, target);
  progress.step(`Try ${prepared.name}`, counts.rows);
  let batch: Outgoing[] = [];
  const flush = async () => {
    const rows = batch.map((row) => ({ row, token: tokens.add(prepared, row) }));
    batch = [];
    if (rows.length > 0) await tryBatch(prepared, rows, tokens, counts, context);
    progress.count(counts.saved + counts.refused);
  };
  for await (const some of rowsOf(prepared, counts, { ...context, resolver: tokens }))
    for (const row of some) {
      batch.push(row);
      if (batch.length >= batchSize) await flush();
      if (context.signal.aborted) throw new InterruptedError();
    }
  await flush();
  progress.done(sentence([counts]));
}

/**
 * Tries rows of a load together with the rows of earlier loads that they hang on and that the org does not have, in halves
 * where those are too many for one request.
 */
async function tryBatch(
  prepared: PreparedLoad,
  rows: readonly { row: Outgoing; token: string }[],
  tokens: TokenResolver,
  counts: DryRunCounts,
  context: LoadContext,
): Promise<void> {
  const byLoad = Map.groupBy(tokens.ancestorsOf(rows.map(({ row }) => row)), (ancestor) => ancestor.prepared);
  const trial: TrialLoad[] = [];
  // Earlier loads come earlier: their rows were added first.
  const first = (own: readonly { token: string }[]) =>
    Math.min(...own.map(({ token }) => Number(/\d+/.exec(token)?.[0])));
  const inOrder = [...byLoad].sort(([, left], [, right]) => first(left) - first(right));
  const byKey = new Map<string, string>();
  for (const [each, own] of [...inOrder, [prepared, rows] as const]) {
    const target = { client: context.client, load: each.load, describe: each.describe };
    trial.push({ prepared: each, target, rows: await placeRows(target, own, byKey) });
  }
  const tooMany =
    collectionsOf(trial).length > MOST_COLLECTIONS || [...byLoad.values()].some((own) => own.length > MOST_RECORDS);
  if (tooMany && rows.length === 1) counts.unproven += 1;
  else if (tooMany) {
    const half = Math.ceil(rows.length / 2);
    await tryBatch(prepared, rows.slice(0, half), tokens, counts, context);
    await tryBatch(prepared, rows.slice(half), tokens, counts, context);
  } else {
    const refused = await tryTrial(trial, new Map([[prepared, counts]]), context);
    const own = rows.filter(({ token }) => refused.has(token));
    own.forEach(({ token }) => tokens.forget(token));
    counts.saved += rows.length - own.length;
  }
}

function rowsOf(
  prepared: PreparedLoad,
  counts: DryRunCounts,
  context: LoadContext,
): AsyncGenerator<readonly Outgoing[]> {
  const unproven = () => {
    counts.unproven += 1;
  };
  return outgoing(prepared, { ...context, again: true, unproven }, counts, 'now');
}

/** Tries rows until the rest is taken: refused ones are noted and left out, and so is what hangs on them. Answers their tokens. */
async function tryTrial(
  trial: readonly TrialLoad[],
  countsOf: ReadonlyMap<PreparedLoad, DryRunCounts>,
  { client, rejects }: LoadContext,
): Promise<ReadonlySet<string>> {
  const out = new Set<string>();
  for (;;) {
    const open = trial.map((load) => ({ ...load, rows: leftOver(load, out, countsOf) }));
    const parts = collectionsOf(open);
    if (parts.length === 0) return out;
    const answers = await saveAndUndo(
      client,
      parts.map(({ collection }) => collection),
    );
    const before = out.size;
    rejects.together(() => {
      for (const { collection, rows, load } of parts)
        rows.forEach((row, index) => {
          const result = answers.get(collection.referenceId)?.[index];
          const answer = result === undefined ? undefined : outcome(result);
          if (answer === undefined || !('refused' in answer)) return;
          out.add(row.token);
          const counts = countsOf.get(load.prepared);
          // A row of an earlier load was tried before.
          if (counts === undefined) return;
          refuse(rejects, load.prepared.name, row.row, answer.refused);
          counts.refused += 1;
        });
    });
    if (out.size === before) return out;
  }
}

function leftOver(load: TrialLoad, out: Set<string>, countsOf: ReadonlyMap<PreparedLoad, DryRunCounts>): TrialRow[] {
  return load.rows.filter((row) => {
    if (out.has(row.token)) return false;
    const hangs = [...tokensOf(row.row.fields), ...(row.same === undefined ? [] : [row.same])];
    if (!hangs.some((token) => out.has(token))) return true;
    out.add(row.token);
    const counts = countsOf.get(load.prepared);
    if (counts !== undefined) counts.unproven += 1;
    return false;
  });
}

function sentence(all: readonly DryRunCounts[]): string {
  const sum = (pick: (counts: DryRunCounts) => number) =>
    all.reduce((total, counts) => total + pick(counts), 0).toLocaleString('en');
  const unproven = all.some((counts) => counts.unproven > 0) ? `, ${sum((counts) => counts.unproven)} not proven` : '';
  return `${sum((counts) => counts.saved)} would be saved, ${sum((counts) => counts.refused)} refused${unproven}`;
}
