import type { Org } from '../../../org.types.ts';
import { jobsOf } from './jobs.ts';

/** Records of one internal batch, by which the platform counts ingest jobs. */
const batchSize = 10_000;
const day = 24 * 60 * 60 * 1000;

/** What the jobs of the last 24 hours used of the limits. */
export function bulkUse(org: Org): { readonly batches: number; readonly queryJobs: number } {
  const jobs = jobsOf(org);
  const since = new Date(org.now().getTime() - day).toISOString();
  const recent = (kind: 'ingest' | 'query') => jobs.all(kind).filter((job) => job.createdDate >= since);
  return {
    batches: recent('ingest').reduce((sum, { processed }) => sum + Math.ceil(processed / batchSize), 0),
    queryJobs: recent('query').length,
  };
}
