import { fold } from '../journal/scratch.ts';
import { mappingOf } from '../plan/schema.ts';
import type { Resolver } from '../transform/row.ts';
import { resolveLookups } from '../validate/lookups.ts';
import type { PreparedLoad } from '../validate/prepare.ts';
import { lookupTargets } from '../validate/rows.ts';
import { InterruptedError, loadingResolver, outgoing, refuse } from './outgoing.ts';
import type { LoadContext, LoadCounts } from './outgoing.ts';
import { outcome } from './save.ts';
import { collectionsOf, placeRows, tokensOf } from './trial.ts';
import type { TrialLoad, TrialRow } from './trial.ts';
import type { Outgoing } from './types.ts';
import { MOST_COLLECTIONS, saveAndUndo } from './undone.ts';

/** What a dry run found out about the rows of a load. */
export interface DryRunCounts extends LoadCounts {
  /** Rows whose rules could not be run: they hang on a record that is not there, or that was refused. */
  unproven: number;
}

/**
 * Tries loads without leaving anything. As many loads as fit into one request, all with at most one batch of rows, are tried
 * together, so that records may refer to others that are only just created; further and larger loads are tried batch by batch,
 * and their rows that hang on records which are not there yet stay unproven.
 */
export async function dryRun(
  loads: readonly PreparedLoad[],
  rows: ReadonlyMap<string, number>,
  context: LoadContext,
): Promise<readonly { prepared: PreparedLoad; counts: DryRunCounts }[]> {
  const countsOf = new Map(loads.map((prepared) => [prepared, emptyCounts(rows.get(prepared.name) ?? 0)]));
  const first = loads.findIndex(({ name }) => (rows.get(name) ?? 0) > context.batchSize);
  const together = loads.slice(0, Math.min(first < 0 ? loads.length : first, MOST_COLLECTIONS));
  const tried = await tryTogether(together, countsOf, context);
  for (const prepared of loads.slice(tried)) {
    const counts = countsOf.get(prepared);
    if (counts !== undefined) await tryLoad(prepared, counts, context);
  }
  return loads.map((prepared) => ({ prepared, counts: countsOf.get(prepared) ?? emptyCounts(0) }));
}

function emptyCounts(rows: number): DryRunCounts {
  return { rows, saved: 0, unchanged: 0, refused: 0, lateUpdates: 0, unproven: 0 };
}

/** Answers how many of the loads fitted. */
async function tryTogether(
  loads: readonly PreparedLoad[],
  countsOf: ReadonlyMap<PreparedLoad, DryRunCounts>,
  context: LoadContext,
): Promise<number> {
  const tokens = new TokenResolver(context);
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
  for (const { prepared, rows } of trial) {
    const counts = countsOf.get(prepared);
    if (counts !== undefined) counts.saved = rows.length - rows.filter((row) => refused.has(row.token)).length;
  }
  context.progress.done(sentence([...countsOf.values()]));
  return trial.length;
}

async function tryLoad(prepared: PreparedLoad, counts: DryRunCounts, context: LoadContext): Promise<void> {
  const { client, progress, scratch, batchSize } = context;
  for (const target of lookupTargets([prepared])) await resolveLookups(client, scratch, target);
  progress.step(`Try ${prepared.name}`, counts.rows);
  const target = { client, load: prepared.load, describe: prepared.describe };
  let batch: Outgoing[] = [];
  const flush = async () => {
    const rows = batch.map((row, index) => ({ row, token: `@{row${index}}` }));
    batch = [];
    if (rows.length === 0) return;
    const refused = await tryTrial(
      [{ prepared, target, rows: await placeRows(target, rows, new Map()) }],
      new Map([[prepared, counts]]),
      context,
    );
    counts.saved += rows.length - refused.size;
    progress.count(counts.saved + counts.refused);
  };
  for await (const some of rowsOf(prepared, counts, context))
    for (const row of some) {
      batch.push(row);
      if (batch.length >= batchSize) await flush();
      if (context.signal.aborted) throw new InterruptedError();
    }
  await flush();
  progress.done(sentence([counts]));
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
          refuse(rejects, load.prepared.name, row.row, answer.refused);
          out.add(row.token);
          const counts = countsOf.get(load.prepared);
          if (counts !== undefined) counts.refused += 1;
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

/** Ids as when loading; where a record is only just created, the token of its row. */
class TokenResolver implements Resolver {
  readonly byKey = new Map<string, string>();
  readonly #base: Resolver;
  readonly #tokens = new Map<string, string>();
  #count = 0;

  constructor(context: LoadContext) {
    this.#base = loadingResolver(context);
  }

  add({ name, load }: PreparedLoad, row: Outgoing): string {
    this.#count += 1;
    const token = `@{row${this.#count}}`;
    this.#tokens.set(`load ${name}\u0000${row.rowId}`, token);
    for (const [field, value] of Object.entries(row.fields))
      if (typeof value === 'string' && mappingOf(load.fields[field] ?? '').lookup === undefined)
        this.#tokens.set(`${fold(load.object)}.${fold(field)}\u0000${fold(value)}`, token);
    return token;
  }

  lookup: Resolver['lookup'] = (target, text) => {
    const answer = this.#base.lookup(target, text);
    if ('id' in answer) return answer;
    const token = this.#tokens.get(`${fold(target.object)}.${fold(target.by)}\u0000${fold(text)}`);
    return token === undefined ? answer : { id: token };
  };

  reference: Resolver['reference'] = (load, rowId) => {
    const token = this.#tokens.get(`load ${load}\u0000${rowId}`);
    return token === undefined ? this.#base.reference(load, rowId) : { id: token };
  };
}

function sentence(all: readonly DryRunCounts[]): string {
  const sum = (pick: (counts: DryRunCounts) => number) =>
    all.reduce((total, counts) => total + pick(counts), 0).toLocaleString('en');
  const unproven = all.some((counts) => counts.unproven > 0) ? `, ${sum((counts) => counts.unproven)} not proven` : '';
  return `${sum((counts) => counts.saved)} would be saved, ${sum((counts) => counts.refused)} refused${unproven}`;
}
