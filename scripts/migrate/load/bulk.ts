import { rmSync } from 'node:fs';
import path from 'node:path';
import { createUpsertJob, getJob, readJobResults, setJobState, uploadJobData } from '../../connection/bulk-jobs.ts';
import type { BulkJobInfo, BulkResult } from '../../connection/bulk-jobs.ts';
import { isPassing, OrgError, sleep } from '../../connection/org-client.ts';
import type { OrgClient } from '../../connection/org-client.ts';
import type { Journal } from '../journal/journal.ts';
import type { PreparedLoad } from '../validate/prepare.ts';
import { keyOf } from './existing.ts';
import { cellText, JobFile } from './job-file.ts';
import { pauseBefore } from './poll.ts';
import { InterruptedError, outgoing, refuse } from './load-rows.ts';
import type { LoadContext, LoadCounts } from './load-rows.ts';
import type { Outgoing } from './types.ts';

/** A file may have 100 MB, because the org counts it in base64 (Bulk API 2.0 Developer Guide, "Limits"). */
const JOB_CHARACTERS = 80_000_000;
/**
 * Rows of one job: at most what a lost job costs, and what one results file brings back. The first is small, so that the org
 * begins while the rest is prepared; each later one has twice as many, so that their number stays small.
 */
const JOB_ROWS = { first: 10_000, growth: 2, most: 150_000 };
/** Rows that the journal takes at once: as all its pages change with few rows, each commit costs about as much as a large one. */
const TRANSACTION = 20_000;
const UPLOAD_ATTEMPTS = 3;
const GIVEN_UP = new Set<BulkJobInfo['state']>(['Open', 'Aborted', 'Failed']);
/** A record that is there does not take its master again; collection requests know how to leave it out. */
const FOR_COLLECTIONS = new Set(['INVALID_FIELD_FOR_INSERT_UPDATE']);

/**
 * Sends all rows of a load as Bulk jobs: the next is uploaded while the last one runs. Answers how many rows the jobs left
 * open (a row lock, a limit): collection requests send them again.
 */
export async function loadInBulk(prepared: PreparedLoad, context: LoadContext, counts: LoadCounts): Promise<number> {
  let rows = outgoing(prepared, context, counts, 'now');
  const running: string[] = [];
  let left = 0;
  let limit = JOB_ROWS.first;
  for (let failures = 0; ;) {
    let job: string | undefined;
    try {
      job = await uploadJob(prepared, rows, limit, context);
      limit = Math.min(limit * JOB_ROWS.growth, JOB_ROWS.most);
    } catch (error) {
      if (!(error instanceof UploadError) || failures >= UPLOAD_ATTEMPTS) throw error;
      failures += 1;
      rows = outgoing(prepared, context, { ...counts }, 'now');
      continue;
    }
    if (job !== undefined) running.push(job);
    while (running.length > (job === undefined ? 0 : 1))
      left += await harvest(running.shift() ?? '', prepared, context, counts);
    if (job === undefined) return left;
  }
}

/**
 * Reads the results of jobs that an earlier run left behind. One that was never handed over, or that the org gave up, is
 * forgotten: its rows are sent again, which an upsert bears.
 */
export async function finishJobs(prepared: PreparedLoad, context: LoadContext, counts: LoadCounts): Promise<void> {
  const { client, journal } = context;
  for (const { id } of journal.jobs(prepared.name)) {
    const info = await getJob(client, id);
    if (info?.state === 'Open') await setJobState(client, id, 'Aborted');
    if (info === undefined || GIVEN_UP.has(info.state)) journal.forgetJob(id);
    else await harvest(id, prepared, context, counts);
  }
}

/** Fills and uploads one job with at most `limit` rows; undefined when there was no row left. */
async function uploadJob(
  { name, load, describe, late }: PreparedLoad,
  rows: AsyncGenerator<Outgoing>,
  limit: number,
  { client, journal, signal }: LoadContext,
): Promise<string | undefined> {
  let next = await rows.next();
  if (next.done === true || typeof load.key !== 'string') return undefined;
  const key = describe.field(load.key)?.name ?? load.key;
  const job = await createUpsertJob(client, load.object, key);
  journal.jobIs(job.id, name, 'uploading');
  const names = Object.keys(load.fields).filter((field) => !late.has(field));
  const columns = names.map((field) => describe.field(field)?.name ?? field);
  const file = path.join(journal.folder, `${job.id}.csv`);
  const data = new JobFile(file, columns);
  let noted: Outgoing[] = [];
  const note = () => {
    journal.together(() => {
      for (const row of noted) journal.sentInJob(name, { ...row, key: cellText(row.fields[key]) }, job.id);
    });
    noted = [];
  };
  try {
    for (;;) {
      if (next.done === true) break;
      noted.push(next.value);
      data.add(next.value.fields);
      if (noted.length >= TRANSACTION) note();
      if (signal.aborted) break;
      if (data.rows >= limit || data.size >= JOB_CHARACTERS) break;
      next = await rows.next();
    }
    note();
    data.close();
    if (signal.aborted) {
      await setJobState(client, job.id, 'Aborted');
      journal.forgetJob(job.id);
      throw new InterruptedError();
    }
    await upload(client, job.id, file, journal);
    await setJobState(client, job.id, 'UploadComplete');
    journal.jobIs(job.id, name, 'uploaded');
    return job.id;
  } finally {
    rmSync(file, { force: true });
  }
}

/** The org refused the data of a job; the job was given up and its rows have to be sent anew. */
class UploadError extends Error {}

/**
 * Uploads a job's file. When the answer to an upload was lost, the org refuses the repetition, because a job takes one file:
 * whether the first arrived whole is not known, so the job is given up.
 */
async function upload(client: OrgClient, job: string, file: string, journal: Journal): Promise<void> {
  try {
    await uploadJobData(client, job, file);
  } catch (error) {
    if (!(error instanceof OrgError)) throw error;
    await setJobState(client, job, 'Aborted');
    journal.forgetJob(job);
    throw new UploadError(error.message, { cause: error });
  }
}

/** Waits for a job and notes what became of each row; answers how many it left out or failed for a passing reason. */
async function harvest(id: string, prepared: PreparedLoad, context: LoadContext, counts: LoadCounts): Promise<number> {
  const { client, journal, rejects, progress } = context;
  const key = prepared.describe.field(String(prepared.load.key))?.name ?? '';
  await waitForJob(id, journal.rowsInJob(id), context, counts.saved + counts.refused);
  const take = (note: (row: BulkResult) => void) => {
    let pending: BulkResult[] = [];
    const flush = () => {
      journal.together(() => pending.forEach(note));
      pending = [];
      progress.count(counts.saved + counts.refused + counts.unchanged);
    };
    return {
      row: (row: BulkResult) => {
        pending.push(row);
        if (pending.length >= TRANSACTION) flush();
      },
      flush,
    };
  };
  const saved = take((row) => {
    if (!journal.savedInJob(id, row[key] ?? '', row['sf__Id'] ?? '')) return;
    journal.keepSample(prepared.name, row['sf__Id'] ?? '', keyOf(row, [key]));
    counts.saved += 1;
  });
  await readJobResults(client, id, 'successfulResults', saved.row);
  saved.flush();
  let left = 0;
  const failed = take((row) => {
    const refusal = parseError(row['sf__Error'] ?? '');
    const known = journal.failedInJob(id, row[key] ?? '');
    if (known === undefined) return;
    if (isPassing(refusal.code) || FOR_COLLECTIONS.has(refusal.code)) {
      left += 1;
      return;
    }
    refuse(rejects, prepared.name, known, [refusal]);
    counts.refused += 1;
  });
  await readJobResults(client, id, 'failedResults', failed.row);
  failed.flush();
  return left + journal.forgetJob(id);
}

async function waitForJob(
  id: string,
  rows: number,
  { client, progress, signal }: LoadContext,
  before: number,
): Promise<void> {
  const begun = Date.now();
  for (;;) {
    const info = await getJob(client, id);
    if (info === undefined) throw new OrgError('JOB_NOT_FOUND', `The org no longer knows job ${id}.`, 404);
    if (info.state === 'JobComplete') return;
    if (info.state === 'Failed' || info.state === 'Aborted')
      throw new OrgError(
        'JOB_FAILED',
        `Job ${id} ended as ${info.state}: ${info.errorMessage ?? 'no reason given'}`,
        400,
      );
    if (signal.aborted) throw new InterruptedError();
    const done = info.numberRecordsProcessed ?? 0;
    progress.count(before + done);
    await sleep(pauseBefore({ waited: Date.now() - begun, done, rows }), signal);
  }
}

/** `FIELD_CUSTOM_VALIDATION_EXCEPTION:Message:Field__c --` (Bulk API 2.0 Developer Guide, "Get Job Failed Record Results"). */
export function parseError(text: string): { code: string; field: string; message: string } {
  const match = /^([A-Z][A-Z_0-9]+):([\s\S]*?)(?::([\w, ]*))? ?--$/.exec(text.trim());
  if (match !== null) return { code: match[1] ?? '', message: (match[2] ?? '').trim(), field: (match[3] ?? '').trim() };
  const [, code = 'UNKNOWN_EXCEPTION', message = text] = /^([A-Z][A-Z_0-9]+):([\s\S]*)$/.exec(text.trim()) ?? [];
  return { code, message: message.trim(), field: '' };
}
