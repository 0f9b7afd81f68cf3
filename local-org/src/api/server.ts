import Fastify from 'fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { notSupported } from '../errors.ts';
import type { Org } from '../org.types.ts';
import { authenticate } from './auth/authenticate.ts';
import { registerBrowserSession } from './auth/browser-session.ts';
import { registerOauth } from './auth/oauth.ts';
import { registerScim } from './auth/scim.ts';
import { createSessions } from './auth/sessions.ts';
import { registerSoapLogin } from './auth/soap.ts';
import { errorResponse, resourceNotFound, unsupportedMediaType } from './error-response.ts';
import { registerAdministration } from './administration.ts';
import { bulkApi } from './bulk/index.ts';
import { currentOrg } from './current-org.ts';
import { createFaults } from './faults/faults.ts';
import { injectFaults } from './faults/inject.ts';
import { parseJson } from './rest/parse-json.ts';
import { answerUnreadable, largestHead, limitRequestHeads } from './request-heads.ts';
import { registerRest } from './rest/register.ts';
import type { ApiContext, ServerOptions } from './types.ts';
import { countRequests } from './usage.ts';

/** Largest request: a deployed zip of 39 MB, in base64. */
const bodyLimit = 60 * 1024 * 1024;

/**
 * The HTTP server of one org: Salesforce's APIs under `/services`, what belongs to the local org alone under
 * `/local-org`. It is not listening yet; listen on 127.0.0.1 only, since whoever reaches it may become any user.
 */
export async function createServer(org: Org, options: ServerOptions = {}): Promise<FastifyInstance> {
  const app = Fastify({
    bodyLimit,
    // Open keep-alive connections of a client must not hold up a shutdown.
    forceCloseConnections: true,
    // Clients join host and path by "//" (recorded of the `sf` CLI).
    rewriteUrl: (request) => (request.url ?? '/').replace(/^\/{2,}/, '/'),
    frameworkErrors: (error, request, reply) => {
      answerError(error, request, reply);
    },
    http: { maxHeaderSize: largestHead },
    clientErrorHandler: answerUnreadable,
    // Clients ask for `…/successfulResults/` as the Bulk API 2.0 Developer Guide writes it, and for `…/successfulResults`.
    routerOptions: { maxParamLength: largestHead, ignoreTrailingSlash: true },
  });
  limitRequestHeads(app);
  const current = currentOrg(org);
  const sessions = createSessions(() => current.org);
  const stops: (() => Promise<void>)[] = [];
  const stopWork = async (): Promise<void> => {
    await Promise.all(stops.map((stop) => stop()));
  };
  const faults = createFaults(options.faults);
  const usage = countRequests(app);
  injectFaults(app, faults);
  const context: ApiContext = {
    faults,
    usage,
    org: current.org,
    sessions,
    authenticate: (request) => authenticate(sessions, request),
    beforeClose: (stop) => stops.push(stop),
    baseUrl: (request) => `${request.protocol}://${request.headers.host ?? '127.0.0.1'}`,
  };

  acceptBodies(app);
  app.setErrorHandler((error, request, reply) => answerError(error, request, reply));
  app.setNotFoundHandler((request, reply) => answerUnknown(request, reply));
  registerOauth(app, context);
  registerSoapLogin(app, context);
  registerBrowserSession(app, context);
  await registerScim(app, context);
  app.addHook('onClose', stopWork);
  registerAdministration(app, context, current, { ...options, beforeReset: stopWork });
  await app.register((scope) => registerRest(scope, context));
  // Reading packages and GraphQL take large libraries: they are loaded only where a server is made.
  const [{ metadataApi }, { uiApi }] = await Promise.all([import('./metadata/index.ts'), import('./ui/index.ts')]);
  for (const plugin of [bulkApi, metadataApi, uiApi, ...(options.plugins ?? [])])
    await app.register(async (scope) => plugin(scope, context));
  return app;
}

/** JSON is parsed with Salesforce's error; XML, forms and CSV arrive as text. */
function acceptBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => {
    try {
      done(null, parseJson(String(body)));
    } catch (error) {
      done(error instanceof Error ? error : new Error(String(error)));
    }
  });
  for (const type of [
    'text/xml',
    'application/soap+xml',
    'application/xml',
    'application/x-www-form-urlencoded',
    'text/csv',
    'text/plain',
  ]) {
    app.addContentTypeParser(type, { parseAs: 'string' }, (_request, body, done) => done(null, body));
  }
}

function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE')
    return reply.code(415).send(errorResponse(unsupportedMediaType(request.headers['content-type'] ?? '')).body);
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') {
    return reply
      .code(413)
      .send([{ message: `The request is larger than ${bodyLimit} bytes.`, errorCode: 'REQUEST_LIMIT_EXCEEDED' }]);
  }
  if (isClientError(error))
    return reply.code(error.statusCode).send([{ message: error.message, errorCode: 'BAD_REQUEST' }]);
  const { status, body } = errorResponse(error);
  if (status === 401) reply.header('www-authenticate', 'Token');
  return reply.code(status).send(body);
}

/** What fastify itself refuses, such as a path that cannot be decoded. */
function isClientError(error: unknown): error is Error & { readonly statusCode: number } {
  if (!(error instanceof Error) || !('statusCode' in error)) return false;
  return typeof error.statusCode === 'number' && error.statusCode >= 400 && error.statusCode < 500;
}

/** Salesforce's answer within its APIs; elsewhere one that says what was asked for. */
function answerUnknown(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const path = request.url.split('?')[0] ?? '';
  const error = path.startsWith('/services/data/') ? resourceNotFound() : notSupported(`${request.method} ${path}`);
  return reply.code(404).send(errorResponse(error).body);
}
