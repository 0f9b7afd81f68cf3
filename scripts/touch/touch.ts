import type { Connection } from 'jsforce';
import { queryAll } from '../connection/records.ts';
import { batches, saveEach } from '../connection/save-each.ts';
import type { Refusal } from '../connection/save-each.ts';
import type { Interruption } from '../output/interruption.ts';
import type { Progress } from '../output/progress.ts';

/** What stores measures of itself, and which of its records still change them. */
const TOUCHED = {
  briefs: { object: 'Handover_Brief__c', condition: 'Sealed__c = false' },
  projects: { object: 'Handover_Project__c', condition: "Status__c != 'Cancelled'" },
} as const;
export type Touched = keyof typeof TOUCHED;

/** Rows of one query page (SOQL and SOSL Reference: 2,000). */
const PAGE = 2_000;

export interface TouchOptions {
  readonly what: readonly Touched[];
  /** ISO 8601; records that were saved since have the present definition already. */
  readonly savedBefore: string;
  readonly progress: Progress;
  readonly interruption: Pick<Interruption, 'asked'>;
}

export interface TouchResult {
  readonly saved: Readonly<Record<Touched, number>>;
  readonly refused: readonly (Refusal & { readonly object: string })[];
  readonly interrupted: boolean;
  /** What to give as --saved-before to go on with this run. */
  readonly savedBefore: string;
}

/**
 * Saves records without changing them, so that the flows which store measures run with the present definition. Whoever was
 * saved since the run began is left out: run again with the same time, it goes on where it stopped.
 */
export async function touch(connection: Connection, options: TouchOptions): Promise<TouchResult> {
  const saved: Record<Touched, number> = { briefs: 0, projects: 0 };
  const refused: (Refusal & { object: string })[] = [];
  for (const what of options.what) {
    const { object, condition } = TOUCHED[what];
    const filter = `${condition} AND LastModifiedDate < ${options.savedBefore}`;
    const { totalSize } = await connection.query(`SELECT COUNT() FROM ${object} WHERE ${filter}`);
    options.progress.step(what, totalSize);
    let tried = 0;
    for await (const page of pages(connection, object, filter)) {
      for (const batch of batches(page)) {
        if (options.interruption.asked) break;
        const failed = await saveEach(connection, object, batch);
        tried += batch.length;
        saved[what] += batch.length - failed.length;
        refused.push(...failed.map((one) => ({ ...one, object })));
        options.progress.count(tried);
      }
      if (options.interruption.asked) break;
    }
    options.progress.done(`${saved[what]} saved, ${tried - saved[what]} refused`);
  }
  return { saved, refused, interrupted: options.interruption.asked, savedBefore: options.savedBefore };
}

/** Ids a page at a time; pages go by the last id, because what is saved leaves the filter while it is read. */
async function* pages(connection: Connection, object: string, filter: string): AsyncGenerator<{ Id: string }[]> {
  for (let after = ''; ;) {
    const rows = await queryAll<{ Id: string }>(
      connection,
      `SELECT Id FROM ${object} WHERE ${filter}${after === '' ? '' : ` AND Id > '${after}'`} ORDER BY Id LIMIT ${PAGE}`,
    );
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows.map(({ Id }) => ({ Id }));
    after = last.Id;
  }
}
