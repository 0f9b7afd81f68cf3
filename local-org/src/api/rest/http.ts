import type { FastifyReply, FastifyRequest } from 'fastify';
import { SalesforceError } from '../../errors.ts';
import { resourceNotFound, unsupportedMediaType } from '../error-response.ts';
import type { ApiContext } from '../types.ts';
import { versionStatus } from '../versions.ts';
import type { RestRequest, RestResponse } from './types.ts';

/**
 * What a request below `/services/data/:version` asks for, as the REST resources take it.
 *
 * Throws NOT_FOUND (404) for an unknown version, UNSUPPORTED_API_VERSION (410) for a retired one, and what
 * `authenticate` throws.
 */
export function readRestRequest(context: ApiContext, request: FastifyRequest): RestRequest {
  const head = readRestHead(context, request);
  const type = request.headers['content-type'] ?? '';
  if (request.body !== undefined && request.body !== '' && !/^application\/json\b/i.test(type))
    throw unsupportedMediaType(type);
  return { ...head, body: request.body };
}

/** The same for resources that take something else than JSON: without the body. */
export function readRestHead(context: ApiContext, request: FastifyRequest): Omit<RestRequest, 'body'> {
  const url = new URL(request.url, 'http://local-org');
  const [, , , segment = '', ...rest] = url.pathname.split('/');
  const version = checkVersion(segment);
  const { user, kind } = context.authenticate(request);
  return {
    method: request.method,
    path: rest.join('/'),
    query: url.searchParams,
    headers: textHeaders(request),
    version,
    baseUrl: context.baseUrl(request),
    user,
    org: context.org,
    // Pages are spared.
    ...(kind === 'api' ? { rowFault: (record) => context.faults.nextRecord(record) } : {}),
  };
}

/** Sends what a REST resource answered. */
export function sendRestResponse(reply: FastifyReply, response: RestResponse): FastifyReply {
  for (const [name, value] of Object.entries(response.headers ?? {})) reply.header(name, value);
  reply.code(response.status);
  if (response.body === undefined) return reply.send();
  return reply.type('application/json;charset=UTF-8').send(JSON.stringify(response.body));
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

function textHeaders(request: FastifyRequest): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]),
  );
}
