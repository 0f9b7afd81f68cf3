import { identityUrl } from '../../auth/user-info.ts';
import type { RestHandler } from '../types.ts';

/** What a version offers: the names and paths of its resources, of which only those that are served are listed. */
export const listResources: RestHandler = ({ version, baseUrl, org, user }) => {
  const root = `/services/data/v${version}`;
  return {
    status: 200,
    body: {
      composite: `${root}/composite`,
      identity: identityUrl(baseUrl, org, user.userId),
      limits: `${root}/limits`,
      metadata: `${root}/metadata`,
      query: `${root}/query`,
      queryAll: `${root}/queryAll`,
      sobjects: `${root}/sobjects`,
    },
  };
};

/** Limits that the local org knows; it counts none of them, so all remain. */
export const listLimits: RestHandler = () => {
  const unlimited = (maximum: number): { Max: number; Remaining: number } => ({ Max: maximum, Remaining: maximum });
  return {
    status: 200,
    body: {
      DailyApiRequests: unlimited(15_000),
      DailyBulkV2QueryJobs: unlimited(10_000),
      DataStorageMB: unlimited(200),
      FileStorageMB: unlimited(20),
    },
  };
};
