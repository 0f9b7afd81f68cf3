import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { SalesforceError } from '../../errors.ts';
import { resourceNotFound } from '../error-response.ts';
import type { ApiContext } from '../types.ts';
import { listVersions, versionStatus } from '../versions.ts';
import { createRest } from './routes.ts';

/** Requests a day of a developer edition; counted here only so that clients find the header they read. */
const dailyRequests = 15_000;

/** `GET /services/data` (open to everybody, as on the platform) and everything below a version. */
export function registerRest(app: FastifyInstance, context: ApiContext): void {
  const answer = createRest();
  let used = 0;
  app.get('/services/data', () => listVersions());
  app.get('/services/data/', () => listVersions());

  const handler = (request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const { version: versionPath, '*': path = '' } = request.params as { version: string; '*'?: string };
    const version = checkVersion(versionPath);
    const session = context.authenticate(request);
    used += 1;
    reply.header('sforce-limit-info', `api-usage=${used}/${dailyRequests}`);
    const url = new URL(request.url, 'http://local-org');
    const response = answer({
      method: request.method,
      path: rawPath(url.pathname, version, path),
      query: url.searchParams,
      headers: textHeaders(request),
      body: request.body,
      version,
      baseUrl: context.baseUrl(request),
      session,
      user: session.user,
      org: context.org,
    });
    for (const [name, value] of Object.entries(response.headers ?? {})) reply.header(name, value);
    reply.code(response.status);
    if (response.body === undefined) return reply.send();
    return reply.type('application/json;charset=UTF-8').send(JSON.stringify(response.body));
  };
  app.all('/services/data/:version', handler);
  app.all('/services/data/:version/*', handler);
}

/** The number of a version segment such as `v66.0`. */
function checkVersion(segment: string): string {
  const version = segment.replace(/^v/, '');
  const status = segment.startsWith('v') ? versionStatus(version) : 'unknown';
  if (status === 'unknown') throw resourceNotFound();
  if (status === 'retired') {
    throw new SalesforceError('UNSUPPORTED_API_VERSION', 'The requested resource is no longer available', {
      httpStatus: 410,
    });
  }
  return version;
}

/** The path below the version as it was sent: parameters are decoded segment by segment, later. */
function rawPath(pathname: string, version: string, decoded: string): string {
  const prefix = `/services/data/v${version}/`;
  return pathname.startsWith(prefix) ? pathname.slice(prefix.length) : decoded;
}

function textHeaders(request: FastifyRequest): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]),
  );
}
