import type { FastifyRequest } from 'fastify';
import { SalesforceError } from '../../errors.ts';

const loopbackAddresses: ReadonlySet<string> = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);
const loopbackHosts: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '[::1]']);

/**
 * Whether a request comes from this machine and, if from a browser, from a page of the local org itself. The name in
 * `Host` is checked too: a foreign site can make its own name resolve to 127.0.0.1.
 */
export function isSameOrigin(request: FastifyRequest): boolean {
  if (!loopbackAddresses.has(request.ip)) return false;
  const host = request.headers.host ?? '';
  if (!loopbackHosts.has(host.replace(/:\d+$/, ''))) return false;
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  const { origin } = request.headers;
  return origin === undefined || origin === `http://${host}`;
}

/** Refuses (403) what `isSameOrigin` does not hold for. */
export function requireSameOrigin(request: FastifyRequest): void {
  if (isSameOrigin(request)) return;
  throw new SalesforceError(
    'INSUFFICIENT_ACCESS',
    'Only pages of the local org itself, and programs on this machine, may do this.',
    { httpStatus: 403 },
  );
}
