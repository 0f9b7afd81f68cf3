import type { FastifyInstance } from 'fastify';
import type { ApiContext } from '../types.ts';
import { jobsOf } from './jobs/jobs.ts';
import { registerIngest } from './ingest/routes.ts';
import { processIngest } from './ingest/process.ts';
import type { Processing } from './ingest/process.ts';
import { processQuery } from './query/process.ts';
import { registerQuery } from './query/routes.ts';
import { createJobRunner, unfinished } from './jobs/runner.ts';
import { openUploads } from './uploads.ts';

/**
 * Bulk API 2.0: ingest and query jobs. They are worked off one after the other, in chunks of 200, beside what else is asked of the
 * org; jobs that were begun when a server stopped go on when the next one starts.
 */
export async function bulkApi(app: FastifyInstance, context: ApiContext): Promise<void> {
  const { org } = context;
  const uploads = await openUploads(org);
  const rowFault: Processing['rowFault'] = (record) => context.faults.nextRecord(record);
  const runner = createJobRunner(async (id) => {
    const job = jobsOf(org).find(id);
    if (!job || !(job.state === 'UploadComplete' || job.state === 'InProgress')) return;
    jobsOf(org).save({ ...job, state: 'InProgress' });
    const stopped = (): boolean => runner.stopped;
    if (job.kind === 'query') return processQuery(org, id, stopped);
    await processIngest({ org, file: uploads.file(id), rowFault, stopped }, id);
    if (!stopped() && jobsOf(org).find(id)?.state === 'JobComplete') await uploads.remove(id);
  });
  // Uploads are not read into memory.
  app.removeContentTypeParser('text/csv');
  app.addContentTypeParser('text/csv', (_request, payload, done) => done(null, payload));
  registerIngest(app, context, uploads, runner);
  registerQuery(app, context, runner);
  for (const kind of ['ingest', 'query'] as const)
    for (const job of unfinished(jobsOf(org).all(kind))) runner.add(job.id);
  context.beforeClose(() => runner.stop());
  app.addHook('onClose', async () => {
    await runner.stop();
    await uploads.close();
  });
}
