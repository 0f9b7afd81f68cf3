import { batchRoute } from '../composite/batch.ts';
import { collectionRoutes } from '../composite/collections.ts';
import { compositeRoute } from '../composite/composite.ts';
import { treeRoute } from '../composite/tree.ts';
import { flowActionRoutes } from './resources/flow-actions.ts';
import { objectRoutes } from './resources/objects.ts';
import { passwordRoutes } from './resources/password.ts';
import { queryRoutes } from './resources/query.ts';
import { recordRoutes } from './resources/records.ts';
import { listLimits } from './resources/limits.ts';
import { listResources } from './resources/versions.ts';
import type { ApiUsage } from '../usage.ts';
import { toolingRoutes } from '../tooling/routes.ts';
import { createRouter } from './router.ts';
import type { RestRequest, RestResponse } from './types.ts';
import { unsupportedRoutes } from './resources/unsupported.ts';

/** Everything below `/services/data/vXX.0` that is answered synchronously, as one function. */
export function createRest(usage: ApiUsage): (request: RestRequest) => RestResponse {
  const router = createRouter([
    { path: '', methods: { GET: listResources } },
    { path: 'limits', methods: { GET: listLimits(usage) } },
    ...objectRoutes(),
    ...recordRoutes(),
    ...passwordRoutes(),
    ...queryRoutes(),
    ...collectionRoutes(),
    ...flowActionRoutes(),
    ...toolingRoutes(),
    ...unsupportedRoutes(),
    treeRoute(),
    // Subrequests come back to this very router.
    compositeRoute((request) => router(request)),
    batchRoute((request) => router(request)),
  ]);
  return router;
}
