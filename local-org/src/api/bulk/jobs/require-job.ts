import { SalesforceError } from '../../../errors.ts';
import { resourceNotFound } from '../../error-response.ts';
import type { RestRequest } from '../../rest/types.ts';
import type { Jobs } from './jobs.ts';
import type { Job, JobState } from './types.ts';

/** A job of a kind by its id. Other users' jobs are there for administrators only. Throws NOT_FOUND (404). */
export function requireJob<Kind extends Job['kind']>(
  jobs: Jobs,
  request: Pick<RestRequest, 'user'>,
  id: string,
  kind: Kind,
): Extract<Job, { kind: Kind }> {
  const job = jobs.find(id);
  const { user } = request;
  const isAllowed = job?.createdById === user.userId || user.hasSystemPermission('ModifyAllData');
  if (job && isAllowed && isOfKind(job, kind)) return job;
  throw resourceNotFound();
}

function isOfKind<Kind extends Job['kind']>(job: Job, kind: Kind): job is Extract<Job, { kind: Kind }> {
  return job.kind === kind;
}

/** Throws INVALIDJOBSTATE when the job is in none of the states. */
export function requireState(job: Job, allowed: readonly JobState[], what: string): void {
  if (allowed.includes(job.state)) return;
  throw new SalesforceError(
    'INVALIDJOBSTATE',
    `Cannot ${what}: the job ${job.id} is ${job.state}, not ${allowed.join(' or ')}.`,
  );
}
