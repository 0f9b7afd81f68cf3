import path from 'node:path';
import { getJob, readJobResults } from '../../../connection/bulk-jobs.ts';
import type { BulkJobInfo, ResultKind } from '../../../connection/bulk-jobs.ts';
import { isPassing, OrgError, sleep } from '../../../connection/org-client.ts';
import type { JobRow } from '../../journal/batch-file.ts';
import type { BulkJob, SentRow } from '../../journal/journal.ts';
import type { PreparedLoad } from '../../validate/prepare.ts';
import { keyOf } from '../existing.ts';
import { InterruptedError, refuse } from '../outgoing.ts';
import type { LoadContext, LoadCounts } from '../outgoing.ts';
import { pauseBefore } from './poll.ts';
import type { Pace } from './poll.ts';
import { SentRows } from './sent-rows.ts';

/** A record that is there does not take its master again; collection requests know how to leave it out. */
const FOR_COLLECTIONS = new Set(['INVALID_FIELD_FOR_INSERT_UPDATE']);

/** What else is under way beside a job. */
export interface Beside {
  readonly pace: Pace;
  /** Rows of the job that waits behind it. */
  readonly behind: number;
}

/** Whether a job ended before all its rows had their turn: the org gave it up, or somebody aborted it. */
export function isGivenUp({ state }: BulkJobInfo): boolean {
  return state === 'Failed' || state === 'Aborted';
}

/**
 * Waits for a job and notes what became of each row; answers how many it left open or refused for a passing reason. A job that
 * is given up ends the run once its results are noted: why that happened has to be looked at before more is sent.
 */
export async function harvest(
  job: BulkJob,
  prepared: PreparedLoad,
  context: LoadContext,
  counts: LoadCounts,
  beside: Beside,
): Promise<number> {
  const info = await waitForJob(job, context, counts.saved + counts.refused, beside);
  const left = await noteResults(job, info, prepared, context, counts);
  beside.pace.finished(job.count);
  if (!isGivenUp(info)) return left;
  const what = info.state === 'Aborted' ? 'was aborted in the org' : 'was given up by the org';
  const why = info.errorMessage === undefined || info.errorMessage === '' ? '' : ` (${info.errorMessage})`;
  throw new OrgError(
    'JOB_FAILED',
    `Bulk job ${job.id} ${what}${why}. What it saved is noted; the next run sends the other ${left} of its ${job.count} rows.`,
    400,
  );
}

/** Notes what became of the rows of a job that has ended, and forgets it; answers how many rows it left open. */
export async function noteResults(
  { id, batch }: BulkJob,
  info: BulkJobInfo,
  prepared: PreparedLoad,
  context: LoadContext,
  counts: LoadCounts,
): Promise<number> {
  const { client, journal, rejects, scratch, progress } = context;
  const { name, load, describe } = prepared;
  const key = describe.field(String(load.key))?.name ?? '';
  const sent = new SentRows(journal.rowsOf(batch));
  const { numberRecordsProcessed: processed, numberRecordsFailed: failures } = info;
  let left = 0;
  const leaveOpen = ({ rowId, number }: JobRow): SentRow => {
    scratch.leaveOpen(name, number);
    left += 1;
    return { rowId, id: null, hash: '' };
  };
  const read = async (kind: ResultKind, columns: readonly string[], note: (row: readonly string[]) => SentRow[]) => {
    const file = path.join(journal.folder, 'results.csv');
    await readJobResults(client, { job: id, kind, columns, file }, (rows) => {
      journal.together(() => journal.sent(name, rows.flatMap(note)));
      progress.count(counts.saved + counts.refused + counts.unchanged);
    });
  };
  if (processed === undefined || failures === undefined || processed > failures)
    await read('successfulResults', [key, 'sf__Id'], ([text = '', record = '']) => {
      const row = sent.take(text);
      if (row === undefined) return [];
      journal.keepSample(name, record, keyOf({ [key]: text }, [key]));
      counts.saved += 1;
      return [{ rowId: row.rowId, id: record, hash: row.hash }];
    });
  if (failures === undefined || failures > 0)
    await read('failedResults', [key, 'sf__Error'], ([text = '', error = '']) => {
      const row = sent.take(text);
      if (row === undefined) return [];
      const refusal = parseError(error);
      if (isPassing(refusal.code) || FOR_COLLECTIONS.has(refusal.code)) return [leaveOpen(row)];
      refuse(rejects, name, row, [refusal]);
      counts.refused += 1;
      return [{ rowId: row.rowId, id: null, hash: '' }];
    });
  journal.together(() => {
    for (const row of sent.rest()) journal.sent(name, [leaveOpen(row)]);
    journal.forgetJob(id);
  });
  return left;
}

async function waitForJob(
  { id, count }: BulkJob,
  { client, progress, signal }: LoadContext,
  before: number,
  { pace, behind }: Beside,
): Promise<BulkJobInfo> {
  const begun = Date.now();
  for (;;) {
    const info = await getJob(client, id);
    if (info === undefined) throw new OrgError('JOB_NOT_FOUND', `The org no longer knows job ${id}.`, 404);
    if (info.state === 'JobComplete' || isGivenUp(info)) return info;
    if (signal.aborted) throw new InterruptedError();
    const done = info.numberRecordsProcessed ?? 0;
    progress.count(before + done);
    const now = Date.now();
    const rate = pace.rate(done, now);
    await sleep(pauseBefore({ waited: now - begun, rate, remaining: count - done, behind }), signal);
  }
}

/** `FIELD_CUSTOM_VALIDATION_EXCEPTION:Message:Field__c --` (Bulk API 2.0 Developer Guide, "Get Job Failed Record Results"). */
function parseError(text: string): { code: string; field: string; message: string } {
  const match = /^([A-Z][A-Z_0-9]+):([\s\S]*?)(?::([\w, ]*))? ?--$/.exec(text.trim());
  if (match !== null) return { code: match[1] ?? '', message: (match[2] ?? '').trim(), field: (match[3] ?? '').trim() };
  const [, code = 'UNKNOWN_EXCEPTION', message = text] = /^([A-Z][A-Z_0-9]+):([\s\S]*)$/.exec(text.trim()) ?? [];
  return { code, message: message.trim(), field: '' };
}
