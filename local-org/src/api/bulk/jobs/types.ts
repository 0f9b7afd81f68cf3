import type { ColumnDelimiter, LineEnding } from '../csv.ts';

export type JobState = 'Open' | 'UploadComplete' | 'InProgress' | 'JobComplete' | 'Failed' | 'Aborted';

/** States in which nothing more happens to a job. */
export const finalStates: ReadonlySet<JobState> = new Set(['JobComplete', 'Failed', 'Aborted']);

interface StoredJob {
  readonly id: string;
  readonly object: string;
  readonly createdById: string;
  /** ISO 8601, UTC. */
  readonly createdDate: string;
  readonly systemModstamp: string;
  readonly state: JobState;
  /** Version of the call that created the job, such as `66.0`. */
  readonly version: string;
  readonly lineEnding: LineEnding;
  readonly columnDelimiter: ColumnDelimiter;
  readonly processed: number;
  readonly errorMessage?: string;
  /** Milliseconds from the start of processing to its end, and those spent on records. */
  readonly totalProcessingTime: number;
  readonly activeProcessingTime: number;
  /** Column names as they stand in the header of the results. */
  readonly columns?: readonly string[];
}

/** A job that writes the rows of an uploaded CSV file. */
export interface IngestJob extends StoredJob {
  readonly kind: 'ingest';
  readonly operation: 'insert' | 'update' | 'upsert' | 'delete';
  readonly externalIdFieldName?: string;
  readonly failed: number;
  /** How often data was uploaded; a job takes exactly one upload. */
  readonly uploads: number;
}

/** A job that writes the rows of a query to CSV. */
export interface QueryJob extends StoredJob {
  readonly kind: 'query';
  readonly operation: 'query' | 'queryAll';
  readonly query: string;
}

export type Job = IngestJob | QueryJob;
