import type { FastifyInstance } from 'fastify';
import { readRestRequest, sendRestResponse } from '../rest/http.ts';
import { createRouter } from '../rest/router.ts';
import type { ApiContext, ApiPlugin } from '../types.ts';
import { executeGraphQL } from './graphql/endpoint.ts';
import { layoutRoutes } from './layouts/layout.ts';
import { listRoutes } from './lists/lists.ts';
import { lookupRoutes } from './lookups.ts';
import { objectInfoRoutes } from './object-info.ts';
import { picklistRoutes } from './picklists.ts';
import { recordRoutes } from './records/records.ts';
import { recordUiRoutes } from './records/record-ui.ts';
import { relatedListRoutes } from './lists/related-lists.ts';

/** UI API (`/services/data/vXX.0/ui-api/…`) and its GraphQL (`/services/data/vXX.0/graphql`). */
export const uiApi: ApiPlugin = (app, context) => {
  registerUiApi(app, context);
  registerGraphQL(app, context);
};

function registerUiApi(app: FastifyInstance, context: ApiContext): void {
  const router = createRouter([
    ...objectInfoRoutes(),
    ...picklistRoutes(),
    ...recordRoutes(),
    ...recordUiRoutes(),
    ...layoutRoutes(),
    ...relatedListRoutes(),
    ...listRoutes(),
    ...lookupRoutes(),
  ]);
  app.all('/services/data/:version/ui-api/*', (request, reply) => {
    const rest = readRestRequest(context, request);
    return sendRestResponse(reply, router({ ...rest, path: rest.path.replace(/^ui-api\//u, '') }));
  });
}

function registerGraphQL(app: FastifyInstance, context: ApiContext): void {
  app.post('/services/data/:version/graphql', (request, reply) => {
    const rest = readRestRequest(context, request);
    return sendRestResponse(reply, { status: 200, body: executeGraphQL(rest, rest.body) });
  });
}
