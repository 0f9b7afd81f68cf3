import type { ApiContext } from '../../types.ts';
import { CsvError, readRows, writeRows } from '../csv.ts';
import { jobsOf } from '../jobs/jobs.ts';
import type { ResultKind } from '../jobs/jobs.ts';
import type { IngestJob } from '../jobs/types.ts';
import type { Uploads } from '../uploads.ts';

/** Rows read at once of an upload. */
const groupSize = 1000;

/** `sf__Id`, `sf__Created` and the columns of the rows that were written. */
export function successfulRows(context: ApiContext, job: IngestJob): AsyncGenerator<string> {
  return keptRows(context, job, 'successful', ['sf__Id', 'sf__Created']);
}

/** `sf__Id`, `sf__Error` and the columns of the rows that were refused. */
export function failedRows(context: ApiContext, job: IngestJob): AsyncGenerator<string> {
  return keptRows(context, job, 'failed', ['sf__Id', 'sf__Error']);
}

/** The rows that were not come to, because the job failed or was aborted, as they were uploaded. */
export async function* unprocessedRows(_context: ApiContext, job: IngestJob, uploads: Uploads): AsyncGenerator<string> {
  if (job.state === 'JobComplete' || !uploads.exists(job.id)) {
    if (job.columns) yield writeRows([job.columns], job);
    return;
  }
  let header = true;
  let seen = 0;
  try {
    for await (const rows of readRows(uploads.file(job.id), job, groupSize)) {
      const left = header ? rows : rows.slice(Math.max(job.processed - seen, 0));
      if (!header) seen += rows.length;
      header = false;
      yield writeRows(left, job);
    }
  } catch (error) {
    // Behind what cannot be read nothing can be answered; the job's errorMessage says where that is.
    if (!(error instanceof CsvError)) throw error;
  }
}

async function* keptRows(
  { org }: ApiContext,
  job: IngestJob,
  kind: ResultKind,
  added: readonly string[],
): AsyncGenerator<string> {
  if (!job.columns) return;
  yield writeRows([[...added, ...job.columns]], job);
  const jobs = jobsOf(org);
  for (let part = jobs.resultAt(job.id, kind, 0); part; part = jobs.resultAt(job.id, kind, part.first + part.rows))
    yield part.text;
}
