import { keyFields } from '../journal/forget-stale.ts';
import { resolveLookups } from '../validate/lookups.ts';
import type { PreparedLoad } from '../validate/prepare.ts';
import { lookupTargets } from '../validate/rows.ts';
import { finishJobs, loadInBulk } from './bulk/bulk.ts';
import { keyOf } from './existing.ts';
import { InterruptedError, outgoing, refuse } from './outgoing.ts';
import type { LoadContext, LoadCounts } from './outgoing.ts';
import { saveRows } from './save.ts';
import type { Outgoing } from './types.ts';

/** Loads the rows of one load, in batches or as Bulk jobs. The journal knows each batch before the next is sent. */
export async function loadRows(prepared: PreparedLoad, counts: LoadCounts, context: LoadContext): Promise<void> {
  const { client, scratch, progress, bulkAbove } = context;
  const { rows } = counts;
  for (const target of lookupTargets([prepared])) await resolveLookups(client, scratch, target);
  progress.step(`Load ${prepared.name}`, rows);
  await finishJobs(prepared, context, counts);
  if (typeof prepared.load.key === 'string' && rows > bulkAbove) {
    const left = await loadInBulk(prepared, context, counts);
    if (left > 0) await loadLeftOver(prepared, context, counts);
  } else await loadInCollections(prepared, context, counts);
  const unchanged = counts.unchanged === 0 ? '' : `, ${counts.unchanged.toLocaleString('en')} unchanged`;
  const refused = counts.refused === 0 ? '' : `, ${counts.refused.toLocaleString('en')} refused`;
  progress.done(`${counts.saved.toLocaleString('en')} saved${unchanged}${refused}`);
}

/** What Bulk jobs left open goes in collections. */
async function loadLeftOver(prepared: PreparedLoad, context: LoadContext, counts: LoadCounts): Promise<void> {
  const only = (number: number) => context.scratch.isOpen(prepared.name, number);
  await loadInCollections(prepared, { ...context, again: true, only }, counts);
}

async function loadInCollections(prepared: PreparedLoad, context: LoadContext, counts: LoadCounts): Promise<void> {
  const { client, journal, rejects, progress } = context;
  const { name, load, describe } = prepared;
  const target = { client, load, describe, patience: { lost: false } };
  await inBatches(outgoing(prepared, context, counts, 'now'), context, async (batch) => {
    const outcomes = await saveRows(target, batch);
    journal.together(() => {
      batch.forEach((row, index) => {
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
  });
}

/** The second pass: references that could not be known in the first are written by id. */
export async function loadLate(prepared: PreparedLoad, context: LoadContext, counts: LoadCounts): Promise<void> {
  if (prepared.late.size === 0) return;
  const { client, journal, rejects, progress, scratch } = context;
  const { name, load, describe } = prepared;
  for (const target of lookupTargets([prepared])) await resolveLookups(client, scratch, target);
  progress.step(`Late references of ${name}`, counts.rows);
  const target = { client, load: { ...load, key: { match: [] } }, describe, patience: { lost: false } };
  await inBatches(outgoing(prepared, context, counts, 'late'), context, async (batch) => {
    const outcomes = await saveRows(target, batch);
    journal.together(() => {
      batch.forEach((row, index) => {
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
  });
  progress.done(`${counts.lateUpdates.toLocaleString('en')} updated`);
}

/** Sends rows that have anything to send, so many at once; stops between two batches when the user asks to. */
async function inBatches(
  rows: AsyncIterable<readonly Outgoing[]>,
  { batchSize, signal }: LoadContext,
  send: (batch: readonly Outgoing[]) => Promise<void>,
): Promise<void> {
  let batch: Outgoing[] = [];
  for await (const some of rows)
    for (const row of some) {
      if (Object.keys(row.fields).length === 0) continue;
      batch.push(row);
      if (batch.length < batchSize) continue;
      if (signal.aborted) throw new InterruptedError();
      await send(batch);
      batch = [];
    }
  if (signal.aborted) throw new InterruptedError();
  if (batch.length > 0) await send(batch);
}
