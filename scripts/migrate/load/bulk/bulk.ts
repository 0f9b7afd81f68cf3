import { getJob, setJobState } from '../../../connection/bulk-jobs.ts';
import type { BulkJob } from '../../journal/journal.ts';
import type { PreparedLoad } from '../../validate/prepare.ts';
import { harvest, isGivenUp, noteResults } from './harvest.ts';
import { outgoing } from '../outgoing.ts';
import type { LoadContext, LoadCounts } from '../outgoing.ts';
import { Pace } from './poll.ts';
import { RowQueue } from './row-queue.ts';
import { uploadJob } from './upload.ts';

/**
 * Rows of one job: at most what a lost job costs, and what one results file brings back. The first is small, so that the org
 * begins while the rest is prepared; each later one has twice as many, so that their number stays small; at the end they become
 * smaller again, because the results of the last one are read while the org has nothing to do.
 */
const JOB_ROWS = { first: 10_000, growth: 2, most: 100_000, last: 20_000, ofRest: 0.5 };

/** How many rows a job takes when `rest` are left, and the one before it took `before`. */
export function jobRows(rest: number, before: number): number {
  const grown = before === 0 ? JOB_ROWS.first : Math.min(before * JOB_ROWS.growth, JOB_ROWS.most);
  return Math.min(grown, Math.max(Math.ceil(rest * JOB_ROWS.ofRest), JOB_ROWS.last));
}

/**
 * Sends all rows of a load as Bulk jobs: while the org works one off, the results of the one before are read and the next is
 * uploaded. Never more than two are under way, because an org may work them off at once, and rows of one master lock it.
 * Answers how many rows the jobs left open (a row lock, a limit): the scratch database knows them.
 */
export async function loadInBulk(prepared: PreparedLoad, context: LoadContext, counts: LoadCounts): Promise<number> {
  const rows = new RowQueue(outgoing(prepared, context, counts, 'now'));
  const pace = new Pace();
  const running: BulkJob[] = [];
  let left = 0;
  let sent = 0;
  let size = 0;
  for (;;) {
    size = jobRows(Math.max(counts.rows - counts.unchanged - sent, 0), size);
    const job = await uploadJob(prepared, rows, size, context);
    if (job !== undefined) {
      pace.handedOver(Date.now());
      running.push(job);
      sent += job.count;
    }
    while (running.length > (job === undefined ? 0 : 1)) {
      const first = running.shift();
      if (first !== undefined)
        left += await harvest(first, prepared, context, counts, { pace, behind: running[0]?.count ?? 0 });
    }
    if (job === undefined) break;
  }
  context.journal.forgetBatches();
  return left;
}

/**
 * Reads the results of jobs that an earlier run left behind. Rows of one that was never handed over, that the org gave up, that
 * somebody aborted or that is gone are sent again as far as it did not save them, which an upsert bears.
 */
export async function finishJobs(prepared: PreparedLoad, context: LoadContext, counts: LoadCounts): Promise<void> {
  const { client, journal } = context;
  for (const job of journal.jobs(prepared.name)) {
    const { id } = job;
    const info = await getJob(client, id);
    // What an earlier run sent counts as unchanged when the rows are read.
    const before = { ...counts };
    if (info === undefined) journal.forgetJob(id);
    else if (info.state === 'Open') {
      await setJobState(client, id, 'Aborted');
      journal.forgetJob(id);
    } else if (isGivenUp(info)) await noteResults(job, info, prepared, context, before);
    else await harvest(job, prepared, context, before, { pace: new Pace(), behind: 0 });
    counts.refused = before.refused;
  }
  journal.forgetBatches();
}
