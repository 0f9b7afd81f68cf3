import type { IngestJob, Job } from './types.ts';

/** A job as the API shows it: `brief` what its creation and changes answer, else with progress and times. */
export function jobInfo(job: Job, detail: 'brief' | 'full'): Record<string, unknown> {
  const common = {
    id: job.id,
    operation: job.operation,
    object: job.object,
    createdById: job.createdById,
    createdDate: dateTime(job.createdDate),
    systemModstamp: dateTime(job.systemModstamp),
    state: job.state,
    concurrencyMode: 'Parallel',
    contentType: 'CSV',
    apiVersion: Number(job.version),
    lineEnding: job.lineEnding,
    columnDelimiter: job.columnDelimiter,
  };
  const particular = job.kind === 'ingest' ? ingestInfo(job) : {};
  if (detail === 'brief') return { ...common, ...particular };
  return {
    ...common,
    ...particular,
    jobType: job.kind === 'ingest' ? 'V2Ingest' : 'V2Query',
    ...(job.errorMessage === undefined ? {} : { errorMessage: job.errorMessage }),
    numberRecordsProcessed: job.processed,
    ...(job.kind === 'ingest' ? { numberRecordsFailed: job.failed } : {}),
    retries: 0,
    totalProcessingTime: job.totalProcessingTime,
    ...(job.kind === 'ingest'
      ? // Apex does not run here.
        { apiActiveProcessingTime: job.activeProcessingTime, apexProcessingTime: 0 }
      : {}),
    isPkChunkingSupported: false,
  };
}

function ingestInfo(job: IngestJob): Record<string, unknown> {
  return {
    ...(job.externalIdFieldName === undefined ? {} : { externalIdFieldName: job.externalIdFieldName }),
    ...(job.state === 'Open' ? { contentUrl: `services/data/v${job.version}/jobs/ingest/${job.id}/batches` } : {}),
  };
}

/** `2026-03-02T10:00:00.000+0000` */
function dateTime(iso: string): string {
  return iso.replace(/Z$/u, '+0000');
}
