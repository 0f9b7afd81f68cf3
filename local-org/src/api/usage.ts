import type { FastifyInstance } from 'fastify';

/** Requests a day of a developer edition (Salesforce Developer Limits: API Request Limits). Exceeding it is only counted. */
export const dailyRequests = 15_000;

const hour = 60 * 60 * 1000;
const day = 24;

/** How many API requests the server answered. */
export interface ApiUsage {
  /** Of the last 24 hours, since the server started. */
  readonly requests: number;
}

/**
 * Counts the requests of API clients (not those of the pages, which do not count on the platform either) and tells each
 * answer of the REST API `Sforce-Limit-Info: api-usage=18/15000`.
 */
export function countRequests(app: FastifyInstance): ApiUsage {
  const hours = new Map<number, number>();
  const usage: ApiUsage = {
    get requests() {
      const oldest = Math.floor(Date.now() / hour) - day;
      let sum = 0;
      for (const [number, count] of hours) {
        if (number > oldest) sum += count;
        else hours.delete(number);
      }
      return sum;
    },
  };
  app.addHook('onRequest', (request, reply, done) => {
    const isRest = request.url.startsWith('/services/data/v');
    const isClient = isRest ? request.headers.authorization !== undefined : request.url.startsWith('/services/Soap/');
    if (isClient) {
      const now = Math.floor(Date.now() / hour);
      hours.set(now, (hours.get(now) ?? 0) + 1);
    }
    if (isRest) reply.header('sforce-limit-info', `api-usage=${usage.requests}/${dailyRequests}`);
    done();
  });
  return usage;
}
