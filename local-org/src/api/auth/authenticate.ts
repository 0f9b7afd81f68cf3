import type { FastifyRequest } from 'fastify';
import { SalesforceError } from '../../errors.ts';
import type { Session } from '../types.ts';
import { isSameOrigin } from './origin.ts';
import type { Sessions } from './sessions.ts';

/**
 * Name of the cookie that a browser session lives in: the platform's own name, and the port, since cookies do not tell the
 * ports of one host apart and several orgs may run on this machine.
 */
export function sessionCookie(request: FastifyRequest): string {
  const port = /:(\d+)$/u.exec(request.headers.host ?? '')?.[1];
  return port === undefined ? 'sid' : `sid_${port}`;
}

/**
 * The session of a request: its token, or the browser's cookie (only for requests of the local org's own pages, so that
 * no other site can act in the user's name).
 *
 * Throws INVALID_SESSION_ID (401) and API_DISABLED_FOR_ORG (403) as the REST API does.
 */
export function authenticate(sessions: Sessions, request: FastifyRequest): Session {
  const token = bearerToken(request);
  const session = token === undefined ? browserSession(sessions, request) : sessions.find(token);
  if (!session) {
    throw new SalesforceError('INVALID_SESSION_ID', 'Session expired or invalid', { httpStatus: 401 });
  }
  if (session.kind === 'api' && !session.user.hasSystemPermission('ApiEnabled')) {
    throw new SalesforceError('API_DISABLED_FOR_ORG', 'The user does not have the permission API Enabled.', {
      httpStatus: 403,
    });
  }
  return session;
}

function bearerToken(request: FastifyRequest): string | undefined {
  const header = request.headers.authorization;
  if (header === undefined) return undefined;
  const match = /^(?:Bearer|OAuth)\s+(\S+)$/i.exec(header.trim());
  if (!match) throw new SalesforceError('INVALID_AUTH_HEADER', 'INVALID_HEADER_TYPE', { httpStatus: 401 });
  return match[1];
}

function browserSession(sessions: Sessions, request: FastifyRequest): Session | undefined {
  const token = cookieValue(request.headers.cookie, sessionCookie(request));
  if (token === undefined || !isSameOrigin(request)) return undefined;
  return sessions.find(token);
}

function cookieValue(header: string | undefined, name: string): string | undefined {
  const prefix = `${name}=`;
  const entry = header
    ?.split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(prefix));
  return entry && decodeURIComponent(entry.slice(prefix.length));
}
