import { bulkUse } from '../../bulk/jobs/use.ts';
import type { ApiUsage } from '../../usage.ts';
import { dailyRequests } from '../../usage.ts';
import type { RestHandler } from '../types.ts';

/** Batches and query jobs a day (Bulk API and Bulk API 2.0 Limits and Allocations). */
const dailyBatches = 15_000;
const dailyQueryJobs = 10_000;

/**
 * `limits`: what remains of the limits that are counted here. None of them is enforced; storage is not measured, and not
 * listed therefore.
 */
export function listLimits(usage: ApiUsage): RestHandler {
  return ({ org }) => {
    const limit = (maximum: number, used: number): { Max: number; Remaining: number } => ({
      Max: maximum,
      Remaining: Math.max(maximum - used, 0),
    });
    const { batches, queryJobs } = bulkUse(org);
    return {
      status: 200,
      body: {
        DailyApiRequests: limit(dailyRequests, usage.requests),
        DailyBulkApiBatches: limit(dailyBatches, batches),
        DailyBulkV2QueryJobs: limit(dailyQueryJobs, queryJobs),
        ...Object.assign({}, ...org.features.map((feature) => feature.limits?.(org))),
      },
    };
  };
}
