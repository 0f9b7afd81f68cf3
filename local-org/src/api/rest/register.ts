import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ApiContext } from '../types.ts';
import { listVersions } from '../versions.ts';
import { readRestRequest, sendRestResponse } from './http.ts';
import { createRest } from './routes.ts';
import { createLimitNotes } from './transaction.ts';

/** Requests a day of a developer edition; counted here only so that clients find the header they read. */
const dailyRequests = 15_000;

/** `GET /services/data` (open to everybody, as on the platform) and everything below a version. */
export function registerRest(app: FastifyInstance, context: ApiContext): void {
  const answer = createRest();
  let used = 0;
  app.get('/services/data', () => listVersions());
  app.get('/services/data/', () => listVersions());

  const handler = (request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const rest = readRestRequest(context, request);
    used += 1;
    reply.header('sforce-limit-info', `api-usage=${used}/${dailyRequests}`);
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
