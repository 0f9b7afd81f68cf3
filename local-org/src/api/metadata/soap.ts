import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { SalesforceError } from '../../errors.ts';
import { METADATA_NAMESPACE } from '../../metadata/read/convert.ts';
import { child, textOfChild } from '../../metadata/xml/access.ts';
import { parseXml, XmlSyntaxError, type XmlElement } from '../../metadata/xml/parse.ts';
import { writeXml, type XmlObject } from '../../metadata/xml/write.ts';
import type { ApiContext } from '../types.ts';
import { requireMetadataAccess } from './authorise.ts';
import type { Deployments } from './deployments.ts';
import { crudOperations } from './soap-crud.ts';
import type { SoapOperation } from './soap-operation.ts';
import { deployOperations } from './soap-deploy.ts';
import { retrieveOperations } from './soap-retrieve.ts';

/**
 * The Metadata API over SOAP at `/services/Soap/m/{version}`. Faults have Salesforce's shape: HTTP 500, `sf:CODE`,
 * "CODE: message".
 */
export function registerMetadataSoap(app: FastifyInstance, context: ApiContext, deployments: Deployments): void {
  const operations: Readonly<Record<string, SoapOperation>> = {
    ...deployOperations(deployments),
    ...retrieveOperations(context.org),
    ...crudOperations(context.org),
  };
  const handler = async (request: FastifyRequest, reply: FastifyReply) => {
    reply.type('text/xml; charset=utf-8');
    try {
      return reply.send(await answer(request, context, operations));
    } catch (error) {
      if (!(error instanceof SalesforceError)) throw error;
      return reply.code(500).send(fault(error));
    }
  };
  app.post('/services/Soap/m/:version', handler);
  app.post('/services/Soap/m/:version/:organizationId', handler);
}

async function answer(
  request: FastifyRequest,
  context: ApiContext,
  operations: Readonly<Record<string, SoapOperation>>,
): Promise<string> {
  const { version } = request.params as { version: string };
  const { sessionId, message } = readEnvelope(request.body);
  const session = context.sessions.find(sessionId);
  if (session?.kind !== 'api')
    throw new SalesforceError('INVALID_SESSION_ID', 'Invalid Session ID found in SessionHeader: Illegal Session');
  const operation = Object.hasOwn(operations, message.name) ? operations[message.name] : undefined;
  if (!operation)
    throw new SalesforceError(
      'FUNCTIONALITY_NOT_ENABLED',
      `The local org does not support the Metadata API call ${message.name}.`,
    );
  const result = await operation({ message, user: requireMetadataAccess(session.user), version });
  return envelope({ [`${message.name}Response`]: { result } }, METADATA_NAMESPACE);
}

function readEnvelope(body: unknown): { sessionId: string; message: XmlElement } {
  let root: XmlElement;
  try {
    root = parseXml(String(body));
  } catch (error) {
    if (!(error instanceof XmlSyntaxError)) throw error;
    throw new SalesforceError('INVALID_SOAP', error.message, { cause: error });
  }
  const message = child(root, 'Body')?.children[0];
  if (!message) throw new SalesforceError('INVALID_SOAP', 'The message has no body.');
  return { sessionId: textOfChild(child(child(root, 'Header'), 'SessionHeader'), 'sessionId') ?? '', message };
}

function envelope(body: XmlObject, namespace: string): string {
  return (
    '<?xml version="1.0" encoding="UTF-8"?>' +
    writeXml('soapenv:Envelope', {
      '@xmlns:soapenv': 'http://schemas.xmlsoap.org/soap/envelope/',
      '@xmlns': namespace,
      '@xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      '@xmlns:xsd': 'http://www.w3.org/2001/XMLSchema',
      'soapenv:Body': body,
    })
  );
}

function fault({ errorCode, message }: SalesforceError): string {
  const code = `sf:${errorCode}`;
  return envelope(
    { 'soapenv:Fault': { faultcode: code, faultstring: `${errorCode}: ${message}` } },
    METADATA_NAMESPACE,
  ).replace('<soapenv:Envelope ', `<soapenv:Envelope xmlns:sf="${METADATA_NAMESPACE}" `);
}
