import { setImmediate as nextTurn } from 'node:timers/promises';
import type { DmlError } from '../../../automation/types.ts';
import type { Org } from '../../../org.types.ts';
import type { ObjectSchema } from '../../../schema/types.ts';
import type { Caller } from '../../rest/types.ts';
import { writeAll } from '../../rest/write.ts';
import type { WriteResult, WriteStep } from '../../rest/write.ts';
import { CsvError, readRows, writeRows } from '../csv.ts';
import { jobsOf } from '../jobs/jobs.ts';
import type { Jobs } from '../jobs/jobs.ts';
import type { IngestJob } from '../jobs/types.ts';
import { HeaderError, readHeader } from './columns.ts';
import type { Column } from './columns.ts';
import { readRecords } from './records.ts';

/** Rows of one transaction, as the platform cuts them. */
const chunkSize = 200;

/** Where a job is worked off. */
export interface Processing {
  readonly org: Org;
  /** The uploaded file. */
  readonly file: string;
  readonly rowFault: NonNullable<Caller['rowFault']>;
  /** Whether the server is about to close. */
  readonly stopped: () => boolean;
}

/**
 * Works a job off, chunk by chunk: each chunk is one transaction that holds its results and the job's progress too. Between
 * chunks other requests are answered. Goes on behind the rows that were processed before (after a restart). Ends when the job
 * is done, failed, aborted or deleted, or when processing is stopped.
 */
export async function processIngest(processing: Processing, id: string): Promise<void> {
  const { org, file, stopped } = processing;
  const { store } = org;
  const jobs = jobsOf(org);
  // Whoever aborts or deletes the job, or resets the org, does so between two chunks.
  const present = (): IngestJob | undefined => {
    if (stopped() || org.store !== store) return undefined;
    const job = jobs.find(id);
    return job?.kind === 'ingest' && job.state === 'InProgress' ? job : undefined;
  };
  const change = (changes: Partial<IngestJob>): void => {
    const job = present();
    if (job) jobs.save({ ...job, ...changes, systemModstamp: org.now().toISOString() });
  };

  const begun = present();
  if (!begun) return;
  const started = Date.now() - begun.totalProcessingTime;
  try {
    let columns: readonly Column[] | undefined;
    let seen = 0;
    for await (const rows of readRows(file, begun, chunkSize)) {
      const job = present();
      if (!job) return;
      if (columns === undefined) {
        const [header = []] = rows;
        columns = readColumns(org, job, header);
        change({ columns: header });
        continue;
      }
      seen += rows.length;
      if (seen <= job.processed) continue;
      processChunk(processing, jobs, job, columns, rows, started);
      await nextTurn();
    }
    change({ state: 'JobComplete', totalProcessingTime: Date.now() - started });
  } catch (error) {
    change({ state: 'Failed', errorMessage: reason(error), totalProcessingTime: Date.now() - started });
  }
}

/** The job's object and user, which a deploy or an administrator may take away while it waits. */
function requireScope(org: Org, job: IngestJob) {
  const { schema } = org.model;
  const object = schema.object(job.object);
  const user = org.userContext(job.createdById);
  if (!object) throw new HeaderError(`InvalidEntity : Unable to find object: ${job.object}`);
  if (!user) throw new HeaderError('InvalidUser : The user who created the job is not active.');
  return { schema, object, user };
}

function readColumns(org: Org, job: IngestJob, header: readonly string[]): Column[] {
  const key = job.operation === 'insert' ? undefined : (job.externalIdFieldName ?? 'Id');
  return readHeader(requireScope(org, job), header, key);
}

function processChunk(
  { org, rowFault }: Processing,
  jobs: Jobs,
  job: IngestJob,
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  started: number,
): void {
  const begin = Date.now();
  const { object, user } = requireScope(org, job);
  const steps = readSteps(org, job, object, columns, rows);
  org.inTransaction(user, (transaction) => {
    const results = writeAll({ org, user, version: job.version, transaction, rowFault }, steps, false);
    const successful: string[][] = [];
    const failed: string[][] = [];
    for (const [index, row] of rows.entries()) {
      const result = results[index];
      if (result?.success) successful.push([String(result.id), String(result.created ?? false), ...row]);
      else failed.push([idOf(steps[index]), errorText(result), ...row]);
    }
    jobs.addResult(job.id, 'successful', successful.length, writeRows(successful, job));
    jobs.addResult(job.id, 'failed', failed.length, writeRows(failed, job));
    jobs.save({
      ...job,
      processed: job.processed + rows.length,
      failed: job.failed + failed.length,
      activeProcessingTime: job.activeProcessingTime + Date.now() - begin,
      totalProcessingTime: Date.now() - started,
      systemModstamp: org.now().toISOString(),
    });
  });
}

function readSteps(
  org: Org,
  { operation, externalIdFieldName }: IngestJob,
  object: ObjectSchema,
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
): WriteStep[] {
  const key =
    externalIdFieldName === undefined ? undefined : org.model.schema.field(object.apiName, externalIdFieldName);
  return readRecords(org.store, columns, rows).map((row) => {
    if ('failed' in row) return row;
    if (operation === 'delete' && (row.record['Id'] ?? null) === null)
      return { failed: { statusCode: 'MISSING_ARGUMENT', message: 'Id not specified in a delete call', fields: [] } };
    const record = operation === 'delete' ? { Id: row.record['Id'] ?? null } : row.record;
    return { operation, object, record, ...(key ? { externalIdField: key } : {}) };
  });
}

function idOf(step: WriteStep | undefined): string {
  return step && 'record' in step ? String(step.record['Id'] ?? '') : '';
}

/** `CODE:message:fields --`, one behind the other. */
function errorText(result: WriteResult | undefined): string {
  const text = ({ statusCode, message, fields }: DmlError): string =>
    `${statusCode}:${message}:${fields.length > 0 ? `${fields.join(',')} ` : ''}--`;
  return (result?.errors ?? []).map(text).join('');
}

function reason(error: unknown): string {
  if (error instanceof CsvError || error instanceof HeaderError) return error.message;
  return `InternalServerError : ${error instanceof Error ? error.message : String(error)}`;
}
