import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { SalesforceError } from '../../../errors.ts';
import { unsupportedMediaType } from '../../error-response.ts';
import { readRestHead, readRestRequest } from '../../rest/http.ts';
import type { ApiContext } from '../../types.ts';
import { requireJob, requireState } from '../jobs/require-job.ts';
import { jobInfo } from '../jobs/info.ts';
import { jobsOf } from '../jobs/jobs.ts';
import type { Uploads } from '../uploads.ts';
import type { IngestJob } from '../jobs/types.ts';
import type { JobRunner } from '../jobs/runner.ts';
import { newIngestJob } from './create.ts';
import { failedRows, successfulRows, unprocessedRows } from './results.ts';

const root = '/services/data/:version/jobs/ingest';

/**
 * `jobs/ingest`: create, list, read, close or abort, delete, upload (once) and the three results.
 * Source: Bulk API 2.0 Developer Guide, "Bulk API 2.0 Ingest".
 */
export function registerIngest(app: FastifyInstance, context: ApiContext, uploads: Uploads, runner: JobRunner): void {
  const job = (request: FastifyRequest): IngestJob => {
    const { id = '' } = request.params as { id?: string };
    return requireJob(jobsOf(context.org), readRestHead(context, request), id, 'ingest');
  };

  app.post(root, (request, reply) => {
    const created = jobsOf(context.org).create<IngestJob>(newIngestJob(readRestRequest(context, request)));
    return reply.send(jobInfo(created, 'brief'));
  });
  app.get(root, (request) => {
    const { user } = readRestHead(context, request);
    const isAdministrator = user.hasSystemPermission('ModifyAllData');
    const jobs = jobsOf(context.org)
      .all('ingest')
      .filter(({ createdById }) => isAdministrator || createdById === user.userId);
    return { done: true, records: jobs.map((found) => jobInfo(found, 'brief')), nextRecordsUrl: null };
  });
  app.get(`${root}/:id`, (request) => jobInfo(job(request), 'full'));
  app.patch(`${root}/:id`, (request) => {
    const { body } = readRestRequest(context, request);
    return jobInfo(changeState(context, job(request), body, uploads, runner), 'brief');
  });
  app.delete(`${root}/:id`, async (request, reply) => {
    const found = job(request);
    requireState(found, ['UploadComplete', 'JobComplete', 'Failed', 'Aborted'], 'delete the job');
    jobsOf(context.org).remove(found.id);
    await uploads.remove(found.id);
    return reply.code(204).send();
  });
  app.put(`${root}/:id/batches`, async (request, reply) => {
    const found = job(request);
    requireState(found, ['Open'], 'upload data');
    const type = request.headers['content-type'] ?? '';
    if (!(request.body instanceof Readable)) throw unsupportedMediaType(type);
    await uploads.store(found.id, request.body, request.headers['content-encoding']);
    const present = job(request);
    jobsOf(context.org).save({ ...present, uploads: present.uploads + 1 });
    return reply.code(201).send();
  });

  const results = (
    name: string,
    read: (context: ApiContext, job: IngestJob, uploads: Uploads) => AsyncIterable<string>,
  ): void => {
    app.get(`${root}/:id/${name}`, (request, reply) => {
      const found = job(request);
      requireState(found, ['JobComplete', 'Failed', 'Aborted'], `read ${name}`);
      return sendCsv(reply, read(context, found, uploads));
    });
  };
  results('successfulResults', successfulRows);
  results('failedResults', failedRows);
  results('unprocessedrecords', unprocessedRows);
}

/** Sends CSV as it is read, so that it is never in memory as a whole. */
function sendCsv(reply: FastifyReply, text: AsyncIterable<string>): FastifyReply {
  return reply.type('text/csv').send(Readable.from(text, { objectMode: false }));
}

const stateChange = z.object({ state: z.enum(['UploadComplete', 'Aborted']) });

function changeState(
  context: ApiContext,
  job: IngestJob,
  body: unknown,
  uploads: Uploads,
  runner: JobRunner,
): IngestJob {
  const read = stateChange.safeParse(body);
  if (!read.success)
    throw new SalesforceError('INVALIDJOBSTATE', 'The state of a job can be set to UploadComplete or Aborted only.');
  const { state } = read.data;
  if (state === 'UploadComplete') {
    requireState(job, ['Open'], 'close the job');
    if (job.uploads > 1) {
      throw new SalesforceError(
        'INVALIDJOB',
        `Found multipe contents for job: <${job.id}>, please 'Close' / 'Abort' / 'Delete' the current Job then create a new Job and make sure you only do 'PUT' once on a given Job.`,
      );
    }
    if (!uploads.exists(job.id))
      throw new SalesforceError('INVALIDJOB', `No content was uploaded for job: <${job.id}>.`);
  } else requireState(job, ['Open', 'UploadComplete', 'InProgress'], 'abort the job');
  const changed: IngestJob = { ...job, state, systemModstamp: context.org.now().toISOString() };
  jobsOf(context.org).save(changed);
  if (state === 'UploadComplete') runner.add(job.id);
  return changed;
}
