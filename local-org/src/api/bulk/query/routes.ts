import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { SalesforceError } from '../../../errors.ts';
import { readRestHead, readRestRequest } from '../../rest/http.ts';
import { runQuery } from '../../rest/run-query.ts';
import type { RestRequest } from '../../rest/types.ts';
import type { ApiContext } from '../../types.ts';
import { csvOptions, writeRows } from '../csv.ts';
import { requireJob, requireState } from '../jobs/require-job.ts';
import { jobInfo } from '../jobs/info.ts';
import { jobsOf } from '../jobs/jobs.ts';
import { readOptions } from '../jobs/read-options.ts';
import type { JobRunner } from '../jobs/runner.ts';
import type { QueryJob } from '../jobs/types.ts';
import { queryColumns } from './columns.ts';

const root = '/services/data/:version/jobs/query';

/** Rows of a page of results where the caller does not say. */
const defaultPage = 50_000;

const options = z.object({
  operation: z.enum(['query', 'queryAll']),
  query: z.string(),
  contentType: z.enum(['CSV']).optional(),
  ...csvOptions,
});

/**
 * `jobs/query`: create, list, read, abort, delete, and the results in pages (`locator`, `maxRecords`; the answer's headers
 * `Sforce-Locator`, `null` at the end, and `Sforce-NumberOfRecords`). Source: Bulk API 2.0 Developer Guide, "Bulk API 2.0 Query".
 */
export function registerQuery(app: FastifyInstance, context: ApiContext, runner: JobRunner): void {
  const job = (request: FastifyRequest): QueryJob => {
    const { id = '' } = request.params as { id?: string };
    return requireJob(jobsOf(context.org), readRestHead(context, request), id, 'query');
  };

  app.post(root, (request) => {
    const created = jobsOf(context.org).create<QueryJob>(newQueryJob(readRestRequest(context, request)));
    runner.add(created.id);
    return jobInfo(created, 'brief');
  });
  app.get(root, (request) => {
    const { user } = readRestHead(context, request);
    const isAdministrator = user.hasSystemPermission('ModifyAllData');
    const jobs = jobsOf(context.org)
      .all('query')
      .filter(({ createdById }) => isAdministrator || createdById === user.userId);
    return { done: true, records: jobs.map((found) => jobInfo(found, 'brief')), nextRecordsUrl: null };
  });
  app.get(`${root}/:id`, (request) => jobInfo(job(request), 'full'));
  app.patch(`${root}/:id`, (request) => {
    const found = job(request);
    const change = z.object({ state: z.literal('Aborted') }).safeParse(readRestRequest(context, request).body);
    if (!change.success)
      throw new SalesforceError('INVALIDJOBSTATE', 'The state of a query job can be set to Aborted only.');
    requireState(found, ['UploadComplete', 'InProgress'], 'abort the job');
    const changed: QueryJob = { ...found, state: 'Aborted', systemModstamp: context.org.now().toISOString() };
    jobsOf(context.org).save(changed);
    return jobInfo(changed, 'brief');
  });
  app.delete(`${root}/:id`, (request, reply) => {
    const found = job(request);
    requireState(found, ['JobComplete', 'Failed', 'Aborted'], 'delete the job');
    jobsOf(context.org).remove(found.id);
    return reply.code(204).send();
  });
  app.get(`${root}/:id/results`, (request, reply) => {
    const found = job(request);
    requireState(found, ['JobComplete'], 'read the results');
    const { first, rows } = pageOf(found, request.query as Record<string, string | undefined>);
    const next = first + rows;
    reply.header('sforce-locator', next < found.processed ? Buffer.from(String(next)).toString('base64url') : 'null');
    reply.header('sforce-numberofrecords', String(rows));
    return reply.type('text/csv').send(Readable.from(pageText(context, found, first, next), { objectMode: false }));
  });
}

function newQueryJob(request: RestRequest): Omit<QueryJob, 'id'> {
  const { org, user, version } = request;
  const { operation, query, lineEnding, columnDelimiter } = readOptions(options, request.body);
  // What is wrong with the query is told at once, in the words of a query.
  runQuery(request, query, operation === 'queryAll');
  const { object } = queryColumns({ schema: org.model.schema, user }, query);
  const now = org.now().toISOString();
  return {
    kind: 'query',
    object: object.apiName,
    operation,
    query,
    createdById: user.userId,
    createdDate: now,
    systemModstamp: now,
    state: 'UploadComplete',
    version,
    lineEnding,
    columnDelimiter,
    processed: 0,
    totalProcessingTime: 0,
    activeProcessingTime: 0,
  };
}

function pageOf(job: QueryJob, { locator, maxRecords }: Record<string, string | undefined>) {
  const first = locator === undefined ? 0 : Number(Buffer.from(locator, 'base64url').toString());
  if (!Number.isInteger(first) || first < 0 || (first > 0 && first >= job.processed))
    throw new SalesforceError('INVALID_QUERY_LOCATOR', 'invalid query locator');
  const size = maxRecords === undefined ? defaultPage : Number(maxRecords);
  if (!Number.isInteger(size) || size < 1)
    throw new SalesforceError('INVALID_INPUT', `maxRecords must be a whole number above 0: ${maxRecords ?? ''}`);
  return { first, rows: Math.min(size, job.processed - first) };
}

async function* pageText({ org }: ApiContext, job: QueryJob, first: number, end: number): AsyncGenerator<string> {
  yield writeRows([job.columns ?? []], job);
  const jobs = jobsOf(org);
  for (let row = first; row < end;) {
    const part = jobs.resultAt(job.id, 'query', row);
    if (!part) return;
    const rows = JSON.parse(part.text) as string[][];
    yield writeRows(rows.slice(row - part.first, end - part.first), job);
    row = part.first + part.rows;
  }
}
