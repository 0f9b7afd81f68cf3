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
      jobs: `${root}/jobs`,
      limits: `${root}/limits`,
      metadata: `${root}/metadata`,
      query: `${root}/query`,
      queryAll: `${root}/queryAll`,
      sobjects: `${root}/sobjects`,
      tooling: `${root}/tooling`,
    },
  };
};
