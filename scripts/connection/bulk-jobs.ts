import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { piecesOf } from '../csv/pieces.ts';
import { CsvRecordParser } from '../csv/record-parser.ts';
import type { CsvRecord } from '../csv/record-parser.ts';
import { OrgError } from './org-client.ts';
import type { OrgClient } from './org-client.ts';

/** A Bulk API 2.0 ingest job, as far as loading needs it (Bulk API 2.0 Developer Guide, "Get Job Info"). */
export interface BulkJobInfo {
  readonly id: string;
  readonly state: 'Open' | 'UploadComplete' | 'InProgress' | 'JobComplete' | 'Aborted' | 'Failed';
  readonly numberRecordsProcessed?: number;
  readonly numberRecordsFailed?: number;
  readonly errorMessage?: string;
}

/** Creates an ingest job that is open for its file: commas, LF, and the external id among the columns. */
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

/** Uploads the one file of a job, piece by piece from disk. */
export async function uploadJobData(client: OrgClient, job: string, file: string): Promise<void> {
  const response = await client.send({
    method: 'PUT',
    path: `/jobs/ingest/${job}/batches`,
    contentType: 'text/csv; charset=UTF-8',
    large: true,
    file,
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

export type ResultKind = 'successfulResults' | 'failedResults' | 'unprocessedrecords';

const RESULT_FORM = { delimiter: ',', quote: '"', maximumRecordBytes: 100_000_000 };

/**
 * Reads a job's results: the named columns of each row, many rows at once. They come through a file, so that a connection that
 * breaks in the middle begins anew without anybody having seen a row twice.
 */
export async function readJobResults(
  client: OrgClient,
  wanted: {
    readonly job: string;
    readonly kind: ResultKind;
    readonly columns: readonly string[];
    readonly file: string;
  },
  take: (rows: readonly (readonly string[])[]) => void,
): Promise<void> {
  const { job, kind, columns, file } = wanted;
  try {
    await downloadResults(client, `/jobs/ingest/${job}/${kind}`, file);
    const parser = new CsvRecordParser(RESULT_FORM);
    const decoder = new TextDecoder();
    let places: readonly number[] | undefined;
    const hand = (records: readonly CsvRecord[]): void => {
      const [header] = records;
      if (header === undefined) return;
      const rows = places === undefined ? records.slice(1) : records;
      const at = (places ??= columns.map((column) => header.cells.indexOf(column)));
      if (rows.length > 0) take(rows.map(({ cells }) => at.map((place) => cells[place] ?? '')));
    };
    for await (const bytes of piecesOf(file)) hand(parser.write(decoder.decode(bytes, { stream: true })));
    hand(parser.write(decoder.decode()));
    hand(parser.end());
  } finally {
    await rm(file, { force: true });
  }
}

async function downloadResults(client: OrgClient, path: string, file: string): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    const response = await client.send({ method: 'GET', path, accept: 'text/csv', large: true });
    try {
      const body = response.body === null ? [] : Readable.fromWeb(response.body as ReadableStream);
      await pipeline(body, createWriteStream(file));
      return;
    } catch (error) {
      await client.pause(attempt, new OrgError('CONNECTION_LOST', error instanceof Error ? error.message : '', 0));
    }
  }
}
