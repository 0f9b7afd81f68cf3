import { rmSync } from 'node:fs';
import path from 'node:path';
import { createUpsertJob, setJobState, uploadJobData } from '../../../connection/bulk-jobs.ts';
import { OrgError } from '../../../connection/org-client.ts';
import { BatchFile } from '../../journal/batch-file.ts';
import type { BulkJob } from '../../journal/journal.ts';
import type { PreparedLoad } from '../../validate/prepare.ts';
import { cellText, JobFile } from './job-file.ts';
import { InterruptedError } from '../outgoing.ts';
import type { LoadContext } from '../outgoing.ts';
import type { RowQueue } from './row-queue.ts';

/** A file may have 100 MB, because the org counts it in base64 (Bulk API 2.0 Developer Guide, "Limits"). */
const JOB_CHARACTERS = 80_000_000;
/** Rows noted at once, at most. */
const NOTED_ROWS = 200;
const UPLOAD_ATTEMPTS = 3;

/** Fills and uploads one job with at most `limit` rows; undefined when there was no row left. */
export async function uploadJob(
  prepared: PreparedLoad,
  rows: RowQueue,
  limit: number,
  context: LoadContext,
): Promise<BulkJob | undefined> {
  const { load, describe } = prepared;
  if (typeof load.key !== 'string') return undefined;
  const key = describe.field(load.key)?.name ?? load.key;
  const file = path.join(context.journal.folder, 'upload.csv');
  try {
    const { batch, file: noted } = context.journal.newBatch();
    const count = await fillFile({ file, noted, key, limit }, prepared, rows, context);
    if (count === 0) return undefined;
    for (let attempt = 1; ; attempt += 1) {
      const { id } = await createUpsertJob(context.client, load.object, key);
      const job = { id, batch, count };
      context.journal.jobBegins(prepared.name, job);
      try {
        await uploadJobData(context.client, id, file);
        await setJobState(context.client, id, 'UploadComplete');
        return job;
      } catch (error) {
        // When the answer to an upload was lost, its repetition is refused, because a job takes one file: whether the first
        // arrived whole is not known. Another job takes the same file.
        if (!(error instanceof OrgError)) throw error;
        await setJobState(context.client, id, 'Aborted');
        context.journal.forgetJob(id);
        if (attempt === UPLOAD_ATTEMPTS) throw error;
      }
    }
  } finally {
    rmSync(file, { force: true });
  }
}

/** Writes the rows of a job, and what has to be known of them when its results come; answers how many they are. */
async function fillFile(
  { file, noted, key, limit }: { file: string; noted: string; key: string; limit: number },
  { load, describe, late }: PreparedLoad,
  rows: RowQueue,
  { signal }: LoadContext,
): Promise<number> {
  const names = Object.keys(load.fields).filter((field) => !late.has(field));
  const data = new JobFile(
    file,
    names.map((field) => describe.field(field)?.name ?? field),
  );
  const note = new BatchFile(noted);
  try {
    while (data.rows < limit && data.size < JOB_CHARACTERS) {
      const some = await rows.take(Math.min(NOTED_ROWS, limit - data.rows));
      if (signal.aborted) throw new InterruptedError();
      if (some.length === 0) break;
      for (const row of some) data.add(row.fields);
      note.add(
        some.map(({ rowId, number, line, hash, fields }) => ({
          rowId,
          key: cellText(fields[key]),
          number,
          line,
          hash,
        })),
      );
    }
  } finally {
    data.close();
    note.close();
  }
  return data.rows;
}
