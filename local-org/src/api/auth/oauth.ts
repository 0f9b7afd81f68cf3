import { createHash, randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { SalesforceError } from '../../errors.ts';
import { resourceNotFound } from '../error-response.ts';
import type { ApiContext } from '../types.ts';
import { setSessionCookie } from './browser-session.ts';
import { createRefreshToken, grantOfRefreshToken, redeemAuthorizationCode, revokeRefreshToken } from './grants.ts';
import { checkLogin } from './login.ts';
import { identity, identityUrl, userInfo } from './user-info.ts';

/**
 * OAuth endpoints: token (username-password, web server and refresh token flow), revoke, userinfo, singleaccess with the front door it leads to, and
 * the identity URL. Other grants are refused by name.
 */
export function registerOauth(app: FastifyInstance, context: ApiContext): void {
  app.post('/services/oauth2/token', (request, reply) => answerToken(context, request, reply));
  app.route({
    method: ['GET', 'POST'],
    url: '/services/oauth2/revoke',
    handler: (request, reply) => {
      const token = formParameters(request).get('token');
      if (token === null || !(context.sessions.revoke(token) || revokeRefreshToken(context.org.store, token)))
        return reply.code(400).send(oauthError('unsupported_token_type', 'this token type is not supported'));
      return reply.code(200).send();
    },
  });
  app.route({
    method: ['GET', 'POST'],
    url: '/services/oauth2/userinfo',
    handler: (request, reply) => {
      const { user } = context.authenticate(request).user;
      return reply.send(userInfo(context.baseUrl(request), context.org, user));
    },
  });
  app.get('/id/:organizationId/:userId', (request, reply) => answerIdentity(context, request, reply));
  registerFrontDoor(app, context);
}

function answerToken(context: ApiContext, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const form = formParameters(request);
  const grantType = form.get('grant_type') ?? '';
  const answer = Object.hasOwn(grants, grantType) ? grants[grantType] : undefined;
  if (!answer) {
    const message = `The local org supports the grant types ${Object.keys(grants).join(', ')} only (not "${grantType}").`;
    return reply.code(400).send(oauthError('unsupported_grant_type', message));
  }
  try {
    const { userId, ...further } = answer(context, (name) => form.get(name) ?? '');
    return reply.send({ ...tokenAnswer(context, request, userId), ...further });
  } catch (error) {
    if (!(error instanceof SalesforceError)) throw error;
    return reply.code(400).send(oauthError('invalid_grant', error.message));
  }
}

/** What a grant gives beside an access token. */
interface Granted {
  readonly userId: string;
  readonly refresh_token?: string;
  readonly scope?: string;
}

type GrantHandler = (context: ApiContext, parameter: (name: string) => string) => Granted;

/** Scopes of the `sf` CLI's connected app. */
const SCOPE = 'refresh_token api web';

const grants: Readonly<Record<string, GrantHandler>> = {
  password({ org }, parameter) {
    try {
      return { userId: String(checkLogin(org, parameter('username'), parameter('password'))['Id']) };
    } catch (error) {
      if (!(error instanceof SalesforceError)) throw error;
      throw new SalesforceError('INVALID_GRANT', 'authentication failure', { cause: error });
    }
  },
  authorization_code({ org }, parameter) {
    const presented = { clientId: parameter('client_id'), redirectUri: parameter('redirect_uri') };
    const grant = redeemAuthorizationCode(org.store, parameter('code'), presented, org.now());
    if (!grant) throw new SalesforceError('INVALID_GRANT', 'invalid authorization code');
    return { userId: grant.userId, refresh_token: createRefreshToken(org.store, grant), scope: SCOPE };
  },
  refresh_token({ org }, parameter) {
    const grant = grantOfRefreshToken(org.store, parameter('refresh_token'), parameter('client_id'));
    if (!grant) throw new SalesforceError('INVALID_GRANT', 'expired access/refresh token');
    return { userId: grant.userId, scope: SCOPE };
  },
};

function tokenAnswer(context: ApiContext, request: FastifyRequest, userId: string): Record<string, string> {
  const instanceUrl = context.baseUrl(request);
  const id = identityUrl(instanceUrl, context.org, userId);
  const issuedAt = String(context.org.now().getTime());
  // The platform signs with the consumer secret, which the local org does not keep.
  const signature = createHash('sha256')
    .update(id + issuedAt)
    .digest('base64');
  return {
    access_token: context.sessions.create(userId, 'api'),
    instance_url: instanceUrl,
    id,
    token_type: 'Bearer',
    issued_at: issuedAt,
    signature,
  };
}

function answerIdentity(context: ApiContext, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { organizationId, userId } = request.params as { organizationId: string; userId: string };
  const token = (request.query as { oauth_token?: string }).oauth_token;
  const session = token === undefined ? context.authenticate(request) : context.sessions.find(token);
  if (!session) return reply.code(403).type('text/plain').send('Bad_OAuth_Token');
  if (!context.org.orgId.startsWith(organizationId.slice(0, 15)) || session.userId.slice(0, 15) !== userId.slice(0, 15))
    throw resourceNotFound();
  return reply.send(identity(context.baseUrl(request), context.org, session.user.user));
}

/** `singleaccess` gives a URL that works once and puts the caller's session into the browser that opens it. */
function registerFrontDoor(app: FastifyInstance, context: ApiContext): void {
  const oneTimeKeys = new Map<string, string>();
  app.route({
    method: ['GET', 'POST'],
    url: '/services/oauth2/singleaccess',
    handler: (request, reply) => {
      const session = context.authenticate(request);
      const key = randomBytes(24).toString('base64url');
      oneTimeKeys.set(key, session.userId);
      const url = new URL('/secur/frontdoor.jsp', context.baseUrl(request));
      url.searchParams.set('otp', key);
      const target = formParameters(request).get('redirect_uri');
      if (target !== null) url.searchParams.set('startURL', target);
      return reply.send({ frontdoor_uri: url.toString() });
    },
  });
  app.get('/secur/frontdoor.jsp', (request, reply) => {
    const { otp = '', startURL = '/', retURL } = request.query as { otp?: string; startURL?: string; retURL?: string };
    const userId = oneTimeKeys.get(otp);
    oneTimeKeys.delete(otp);
    if (userId === undefined)
      throw new SalesforceError('INVALID_SESSION_ID', 'Session expired or invalid', { httpStatus: 401 });
    setSessionCookie(reply, context.sessions.create(userId, 'browser'));
    return reply.redirect(localPath(retURL ?? startURL, context.baseUrl(request)));
  });
}

/** The path of a target within this server; a foreign one becomes the start page. */
function localPath(target: string, baseUrl: string): string {
  const url = URL.canParse(target, baseUrl) ? new URL(target, baseUrl) : undefined;
  return url && url.origin === new URL(baseUrl).origin ? url.pathname + url.search : '/';
}

function formParameters(request: FastifyRequest): URLSearchParams {
  const parameters = new URLSearchParams(typeof request.body === 'string' ? request.body : '');
  for (const [name, value] of Object.entries(request.query as Record<string, string>)) {
    if (!parameters.has(name)) parameters.set(name, String(value));
  }
  return parameters;
}

function oauthError(error: string, description: string): { error: string; error_description: string } {
  return { error, error_description: description };
}
