import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { resourceNotFound } from '../error-response.ts';
import { createRouter } from '../rest/router.ts';
import type { Caller, RestRequest } from '../rest/types.ts';
import type { ApiContext, ApiPlugin } from '../types.ts';
import { versionStatus } from '../versions.ts';
import { createGraphQL } from './graphql/endpoint.ts';
import { layoutRoutes } from './layout.ts';
import { listRoutes } from './lists.ts';
import { lookupRoutes } from './lookups.ts';
import { objectInfoRoutes } from './object-info.ts';
import { picklistRoutes } from './picklists.ts';
import { recordRoutes } from './records.ts';
import { recordUiRoutes } from './record-ui.ts';
import { relatedListRoutes } from './related-lists.ts';

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
    const response = router(uiRequest(context, request));
    reply.code(response.status);
    if (response.body === undefined) return reply.send();
    return reply.type('application/json;charset=UTF-8').send(JSON.stringify(response.body));
  });
}

function registerGraphQL(app: FastifyInstance, context: ApiContext): void {
  const execute = createGraphQL();
  app.post('/services/data/:version/graphql', async (request, reply): Promise<FastifyReply> => {
    const body = await execute(callerOf(context, request), request.body);
    return reply.type('application/json;charset=UTF-8').send(JSON.stringify(body));
  });
}

function uiRequest(context: ApiContext, request: FastifyRequest): RestRequest {
  const url = new URL(request.url, 'http://local-org');
  return {
    ...callerOf(context, request),
    method: request.method,
    path: url.pathname.slice(url.pathname.indexOf('/ui-api/') + '/ui-api/'.length),
    query: url.searchParams,
    headers: {},
    body: request.body,
    baseUrl: context.baseUrl(request),
  };
}

function callerOf(context: ApiContext, request: FastifyRequest): Caller {
  const version = (request.params as { version: string }).version.replace(/^v/u, '');
  if (versionStatus(version) !== 'supported') throw resourceNotFound();
  return { org: context.org, user: context.authenticate(request).user, version };
}
