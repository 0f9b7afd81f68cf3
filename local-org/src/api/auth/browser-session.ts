import type { FastifyInstance, FastifyReply } from 'fastify';
import { SalesforceError } from '../../errors.ts';
import { isObject } from '../rest/parse-json.ts';
import type { ApiContext } from '../types.ts';
import { sessionCookie } from './authenticate.ts';
import { requireSameOrigin } from './origin.ts';
import { activeUsers, fullName, profileName } from './users.ts';

/**
 * The user switcher of the pages: `GET /local-org/users` lists the active users, `POST /local-org/session {userId}`
 * becomes one of them by a cookie, without a password. Both answer only requests from this machine that come from a page
 * of the local org itself (or from no page at all): the local org is a tool of the person who sits at the machine.
 */
export function registerBrowserSession(app: FastifyInstance, context: ApiContext): void {
  app.get('/local-org/users', (request, reply) => {
    requireSameOrigin(request);
    const { org } = context;
    return reply.send(
      activeUsers(org).map((user) => ({
        id: user['Id'],
        name: fullName(user),
        username: user['Username'],
        profileName: profileName(org, user),
        title: user['Title'] ?? null,
      })),
    );
  });
  app.get('/local-org/session', (request, reply) => {
    const session = context.authenticate(request);
    const { user, profileName: profile } = session.user;
    return reply.send({
      userId: session.userId,
      name: fullName(user),
      username: user['Username'],
      profileName: profile,
    });
  });
  app.post('/local-org/session', (request, reply) => {
    requireSameOrigin(request);
    const userId = isObject(request.body) ? String(request.body['userId'] ?? '') : '';
    if (!context.org.userContext(userId)) {
      throw new SalesforceError('NOT_FOUND', `There is no active user ${userId}.`, { httpStatus: 404 });
    }
    setSessionCookie(reply, context.sessions.create(userId, 'browser'));
    return reply.send({ userId });
  });
}

/** Puts a browser session into the caller's browser: out of scripts' reach, and never sent along by another site. */
export function setSessionCookie(reply: FastifyReply, token: string): void {
  const name = sessionCookie(reply.request);
  reply.header('set-cookie', `${name}=${encodeURIComponent(token)}; Path=/; HttpOnly; SameSite=Strict`);
}
