import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ApiContext } from '../types.ts';
import { listVersions } from '../versions.ts';
import { readRestRequest, sendRestResponse } from './http.ts';
import { createRest } from './routes.ts';
import { createLimitNotes } from './transaction.ts';

/** `GET /services/data` (open to everybody, as on the platform) and everything below a version. */
export function registerRest(app: FastifyInstance, context: ApiContext): void {
  const answer = createRest(context.usage);
  app.get('/services/data', () => listVersions());

  const handler = (request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const rest = readRestRequest(context, request);
    const limits = createLimitNotes();
    const response = answer({ ...rest, noteLimits: limits.note });
    const usage = limits.text();
    // The platform shows this in debug logs only; here it shows how far a chunk is from the limits.
    if (usage !== undefined) reply.header('local-org-limits', usage);
    return sendRestResponse(reply, response);
  };
  app.all('/services/data/:version', handler);
  app.all('/services/data/:version/*', handler);
}
