import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { SalesforceError } from '../../errors.ts';
import type { XmlObject } from '../../metadata/xml/write.ts';
import type { ApiContext, Session } from '../types.ts';
import { readEnvelope, writeEnvelope, writeFault, type SoapMessage } from './envelope.ts';

/** One call of a SOAP API. */
export interface SoapRequest extends SoapMessage {
  readonly http: FastifyRequest;
  /** Version of the address, e.g. `66.0`. */
  readonly version: string;
}

/**
 * Serves a SOAP API at `/services/Soap/{kind}/{version}`, with or without the organization's id behind it. What `answer` gives
 * becomes the body of the envelope; a SalesforceError becomes a fault (HTTP 500), as on the platform.
 */
export function registerSoap(
  app: FastifyInstance,
  { kind, namespace }: { readonly kind: 'u' | 'c' | 'm'; readonly namespace: string },
  answer: (request: SoapRequest) => XmlObject | Promise<XmlObject>,
): void {
  const handler = async (http: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    reply.type('text/xml; charset=utf-8');
    try {
      const { version } = http.params as { version: string };
      return reply.send(writeEnvelope(namespace, await answer({ ...readEnvelope(http.body), http, version })));
    } catch (error) {
      if (!(error instanceof SalesforceError)) throw error;
      return reply.code(500).send(writeFault(namespace, error));
    }
  };
  app.post(`/services/Soap/${kind}/:version`, handler);
  app.post(`/services/Soap/${kind}/:version/:organizationId`, handler);
}

/** The session of a call. Throws INVALID_SESSION_ID for a wrong one, and for one that only the pages may use. */
export function requireSoapSession({ sessions }: ApiContext, sessionId: string): Session {
  const session = sessions.find(sessionId);
  if (session?.kind === 'api') return session;
  throw new SalesforceError('INVALID_SESSION_ID', 'Invalid Session ID found in SessionHeader: Illegal Session');
}
