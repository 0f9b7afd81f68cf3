import { Transform } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import type { FastifyInstance, FastifyRequest, RequestPayload } from 'fastify';
import { SalesforceError } from '../../errors.ts';
import type { Cut, Faults, RequestFault } from './faults.ts';

/** Resources that clients load and read data with; sign-in, deploys, set-up and pages are spared. */
const dataResources = /^\/services\/data\/v\d+\.0\/(?:sobjects|query|queryAll|composite|jobs|actions)(?:[/?]|$)/u;

const uploads = /\/jobs\/ingest\/\w+\/batches$/u;

/** Lets the faults befall the data requests of API clients. */
export function injectFaults(app: FastifyInstance, faults: Faults): void {
  const cuts = new WeakMap<FastifyRequest, Cut>();

  app.addHook('onRequest', async (request, reply) => {
    if (!dataResources.test(request.url) || request.headers.authorization === undefined) return;
    const fault = faults.nextRequest(uploads.test(request.url));
    if (fault.delay > 0) await pause(fault.delay);
    if (fault.answer) throw answerOf(fault.answer);
    if (fault.cut) cuts.set(request, fault.cut);
    if (fault.cut !== 'before') return;
    reply.hijack();
    request.raw.socket.destroy();
  });
  app.addHook('preParsing', (request, _reply, payload, done) => {
    done(null, cuts.get(request) === 'during' ? cutOff(request, payload) : payload);
  });
  app.addHook('onSend', async (request, _reply, payload) => {
    if (cuts.get(request) === 'after') request.raw.socket.destroy();
    return payload;
  });
}

/** A body that breaks off with its first bytes, and the connection with it. */
function cutOff(request: FastifyRequest, payload: RequestPayload): Transform {
  const body = new Transform({
    transform() {
      request.raw.socket.destroy();
      this.destroy(new Error('The connection was cut.'));
    },
  });
  // Whoever reads the body later is told then.
  body.on('error', () => {});
  return payload.pipe(body);
}

/** The answers of Salesforce (REST API Developer Guide, "Status Codes and Error Responses"; API Request Limits). */
function answerOf(answer: NonNullable<RequestFault['answer']>): SalesforceError {
  switch (answer) {
    case 'unavailable':
      return new SalesforceError(
        'SERVER_UNAVAILABLE',
        'The server is temporarily unable to service your request due to maintenance downtime or capacity problems.',
        { httpStatus: 503 },
      );
    case 'session-expired':
      return new SalesforceError('INVALID_SESSION_ID', 'Session expired or invalid', { httpStatus: 401 });
    case 'daily-limit':
      return new SalesforceError('REQUEST_LIMIT_EXCEEDED', 'TotalRequests Limit exceeded.', { httpStatus: 403 });
  }
}
