import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Org } from '../../../org.types.ts';
import type { QueryRecord } from '../../../soql/index.ts';
import { runQuery } from '../../rest/run-query.ts';
import { jobsOf } from '../jobs/jobs.ts';
import type { QueryJob } from '../jobs/types.ts';
import { queryColumns } from './columns.ts';
import type { QueryColumn } from './columns.ts';

/** Rows read at once; between them other requests are answered. */
const pageSize = 500;

/**
 * Runs a query job: its rows are kept with the job, read in pages. Begins anew after a restart. Ends when it is done, failed,
 * aborted or deleted, or when processing is stopped.
 */
export async function processQuery(org: Org, id: string, stopped: () => boolean): Promise<void> {
  const { store } = org;
  const jobs = jobsOf(org);
  const present = (): QueryJob | undefined => {
    if (stopped() || org.store !== store) return undefined;
    const job = jobs.find(id);
    return job?.kind === 'query' && job.state === 'InProgress' ? job : undefined;
  };
  const change = (changes: Partial<QueryJob>): void => {
    const job = present();
    if (job) jobs.save({ ...job, ...changes, systemModstamp: org.now().toISOString() });
  };
  const started = Date.now();
  const begun = present();
  if (!begun) return;
  try {
    const user = org.userContext(begun.createdById);
    if (!user) throw new Error('The user who created the job is not active.');
    const { columns } = queryColumns({ schema: org.model.schema, user }, begun.query);
    const caller = { org, user, version: begun.version };
    const cursor = runQuery(caller, begun.query, begun.operation === 'queryAll');
    jobs.clearResults(id);
    change({ columns: columns.map(({ path }) => path.join('.')), processed: 0 });
    for (let offset = 0; offset < cursor.rowCount; offset += pageSize) {
      const job = present();
      if (!job) return;
      const rows = cursor.page(offset, pageSize).map((record) => columns.map((column) => textAt(record, column)));
      store.transaction(() => {
        jobs.addResult(id, 'query', rows.length, JSON.stringify(rows));
        change({ processed: job.processed + rows.length, totalProcessingTime: Date.now() - started });
      });
      await nextTurn();
    }
    change({ state: 'JobComplete', totalProcessingTime: Date.now() - started });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    change({ state: 'Failed', errorMessage: `InvalidBatch : Failed to process query: ${message}` });
  }
}

/** A value as it stands in CSV: nothing for null, date-times in UTC with `Z`. */
function textAt(record: QueryRecord, { path, type }: QueryColumn): string {
  let value: unknown = record;
  for (const name of path)
    value = typeof value === 'object' && value !== null ? (Reflect.get(value, name) as unknown) : undefined;
  if (value === null || value === undefined) return '';
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  return type === 'DateTime' ? text.replace(/\+0000$/u, 'Z') : text;
}
