import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { parse } from 'csv-parse';
import { OrgError } from './org-client.ts';
import type { OrgClient } from './org-client.ts';

/** A Bulk API 2.0 ingest job, as far as loading needs it (Bulk API 2.0 Developer Guide, "Get Job Info"). */
export interface BulkJobInfo {
  readonly id: string;
  readonly state: 'Open' | 'UploadComplete' | 'InProgress' | 'JobComplete' | 'Aborted' | 'Failed';
  readonly numberRecordsProcessed?: number;
  readonly errorMessage?: string;
}

/** One row of a job's results: the columns that were uploaded, and sf__Id or sf__Error. */
export type BulkResult = Readonly<Record<string, string>>;

export async function createUpsertJob(
  client: OrgClient,
  object: string,
  externalIdFieldName: string,
): Promise<BulkJobInfo> {
  return client.json('POST', '/jobs/ingest', {
    object,
    externalIdFieldName,
    operation: 'upsert',
    contentType: 'CSV',
    lineEnding: 'LF',
    columnDelimiter: 'COMMA',
  });
}

/** Uploads the one file of a job, streamed from disk; a repetition begins the stream anew. */
export async function uploadJobData(client: OrgClient, job: string, file: string): Promise<void> {
  const response = await client.send({
    method: 'PUT',
    path: `/jobs/ingest/${job}/batches`,
    contentType: 'text/csv; charset=UTF-8',
    large: true,
    body: () => createReadStream(file, { highWaterMark: 256 * 1024 }),
  });
  await response.body?.cancel();
}

/** Changes a job's state. A repetition whose first answer was lost finds the job changed already, which is as good. */
export async function setJobState(client: OrgClient, job: string, state: 'UploadComplete' | 'Aborted'): Promise<void> {
  try {
    await client.json('PATCH', `/jobs/ingest/${job}`, { state });
  } catch (error) {
    if (!(error instanceof OrgError) || error.code !== 'INVALIDJOBSTATE') throw error;
    const info = await getJob(client, job);
    if (info?.state === 'Open') throw error;
  }
}

/** The job; undefined when the org has deleted it (jobs live seven days). */
export async function getJob(client: OrgClient, job: string): Promise<BulkJobInfo | undefined> {
  try {
    return await client.json<BulkJobInfo>('GET', `/jobs/ingest/${job}`);
  } catch (error) {
    if (error instanceof OrgError && error.status === 404) return undefined;
    throw error;
  }
}

/**
 * Streams a job's results row by row. A connection that breaks in the middle begins the stream anew: `take` sees rows
 * twice then, and has to bear it.
 */
export async function readJobResults(
  client: OrgClient,
  job: string,
  kind: 'successfulResults' | 'failedResults' | 'unprocessedrecords',
  take: (row: BulkResult) => void,
): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    const path = `/jobs/ingest/${job}/${kind}`;
    const response = await client.send({ method: 'GET', path, accept: 'text/csv', large: true });
    if (response.body === null) return;
    const parser = parse({ columns: true, bom: true, relax_column_count: true });
    const bytes = Readable.fromWeb(response.body as ReadableStream);
    bytes.once('error', (error) => parser.destroy(new OrgError('CONNECTION_LOST', error.message, 0)));
    bytes.pipe(parser);
    try {
      for await (const row of parser) take(row as BulkResult);
      return;
    } catch (error) {
      if (!(error instanceof OrgError)) throw error;
      await client.pause(attempt, error);
    }
  }
}
