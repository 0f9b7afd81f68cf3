import { XMLParser } from 'fast-xml-parser';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { SalesforceError } from '../../errors.ts';
import type { SObjectRecord } from '../../schema/types.ts';
import { isObject } from '../rest/parse-json.ts';
import type { ApiContext, Session } from '../types.ts';
import { versionStatus } from '../versions.ts';
import { checkLogin } from './login.ts';
import { fullName } from './users.ts';

/** `login()` left the SOAP API with version 65.0 (Salesforce Help, "Platform SOAP API login() Retirement"). */
const lastLoginVersion = 64;

const parser = new XMLParser({ removeNSPrefix: true, ignoreAttributes: true, parseTagValue: false });

/** The SOAP API as far as clients need it to begin and end a session: login, logout, getUserInfo. */
export function registerSoapLogin(app: FastifyInstance, context: ApiContext): void {
  for (const [kind, namespace] of [
    ['u', 'urn:partner.soap.sforce.com'],
    ['c', 'urn:enterprise.soap.sforce.com'],
  ] as const) {
    const handler = (request: FastifyRequest, reply: FastifyReply): FastifyReply => {
      reply.type('text/xml; charset=utf-8');
      try {
        return reply.send(envelope(namespace, answer(context, request, kind)));
      } catch (error) {
        if (!(error instanceof SalesforceError)) throw error;
        return reply.code(500).send(fault(error));
      }
    };
    app.post(`/services/Soap/${kind}/:version`, handler);
    app.post(`/services/Soap/${kind}/:version/:organizationId`, handler);
  }
}

function answer(context: ApiContext, request: FastifyRequest, kind: string): string {
  const { version } = request.params as { version: string };
  if (versionStatus(version) !== 'supported') {
    throw new SalesforceError('UNSUPPORTED_API_VERSION', `Invalid Api version specified on URL: ${version}`);
  }
  const message = parseEnvelope(request.body);
  switch (message.operation) {
    case 'login':
      return login(context, request, { kind, version, call: message.call });
    case 'logout':
      context.sessions.revoke(requireSession(context, message.sessionId).token);
      return '<logoutResponse/>';
    case 'getUserInfo': {
      const { user } = requireSession(context, message.sessionId).user;
      return `<getUserInfoResponse><result>${userInfoElements(context, user)}</result></getUserInfoResponse>`;
    }
    default:
      throw new SalesforceError(
        'UNSUPPORTED_CLIENT',
        `The local org does not support the SOAP operation ${message.operation}: use the REST API.`,
      );
  }
}

function login(
  context: ApiContext,
  request: FastifyRequest,
  { kind, version, call }: { kind: string; version: string; call: Readonly<Record<string, unknown>> },
): string {
  if (Number(version) > lastLoginVersion) {
    throw new SalesforceError(
      'INVALID_OPERATION',
      `The SOAP Login operation is not available in the API version specified (${version}). Refer to the documentation for supported versions.`,
    );
  }
  const user = checkLogin(context.org, String(call['username'] ?? ''), String(call['password'] ?? ''));
  const userId = String(user['Id']);
  const base = context.baseUrl(request);
  const organization = context.org.orgId.slice(0, 15);
  return (
    '<loginResponse><result>' +
    element('metadataServerUrl', `${base}/services/Soap/m/${version}/${organization}`) +
    element('passwordExpired', 'false') +
    element('sandbox', 'false') +
    element('serverUrl', `${base}/services/Soap/${kind}/${version}/${organization}`) +
    element('sessionId', context.sessions.create(userId, 'api')) +
    element('userId', userId) +
    `<userInfo>${userInfoElements(context, user)}</userInfo>` +
    '</result></loginResponse>'
  );
}

function userInfoElements(context: ApiContext, user: SObjectRecord): string {
  const organizations = context.org.model.schema.object('Organization');
  const organization =
    organizations && context.org.store.load(organizations, [context.org.orgId]).get(context.org.orgId);
  const text = (field: string): string => String(user[field] ?? '');
  return (
    element('organizationId', context.org.orgId) +
    element('organizationMultiCurrency', 'false') +
    element('organizationName', String(organization?.['Name'] ?? '')) +
    element('profileId', text('ProfileId')) +
    '<roleId xsi:nil="true"/>' +
    element('userEmail', text('Email')) +
    element('userFullName', fullName(user)) +
    element('userId', text('Id')) +
    element('userLanguage', text('LanguageLocaleKey')) +
    element('userLocale', text('LocaleSidKey')) +
    element('userName', text('Username')) +
    element('userTimeZone', text('TimeZoneSidKey')) +
    element('userType', 'Standard')
  );
}

function requireSession(context: ApiContext, sessionId: string): Session {
  const session = context.sessions.find(sessionId);
  if (session) return session;
  throw new SalesforceError('INVALID_SESSION_ID', 'Invalid Session ID found in SessionHeader: Illegal Session');
}

function parseEnvelope(body: unknown): {
  operation: string;
  call: Readonly<Record<string, unknown>>;
  sessionId: string;
} {
  let root: Readonly<Record<string, unknown>> = {};
  try {
    const document: unknown = typeof body === 'string' ? parser.parse(body, true) : undefined;
    if (isObject(document) && isObject(document['Envelope'])) root = document['Envelope'];
  } catch (error) {
    throw new SalesforceError('INVALID_SOAP', `The message is not well-formed XML: ${String(error)}`, { cause: error });
  }
  const soapBody = root['Body'];
  const [entry] = isObject(soapBody) ? Object.entries(soapBody) : [];
  if (!entry) throw new SalesforceError('INVALID_SOAP', 'The message has no SOAP body with an operation.');
  const header = isObject(root['Header']) ? root['Header']['SessionHeader'] : undefined;
  return {
    operation: entry[0],
    call: isObject(entry[1]) ? entry[1] : {},
    sessionId: isObject(header) ? String(header['sessionId'] ?? '') : '',
  };
}

function envelope(namespace: string, content: string): string {
  return (
    '<?xml version="1.0" encoding="UTF-8"?>' +
    `<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns="${namespace}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">` +
    `<soapenv:Body>${content}</soapenv:Body></soapenv:Envelope>`
  );
}

function fault(error: SalesforceError): string {
  const text = escapeXml(`${error.errorCode}: ${error.message}`);
  return (
    '<?xml version="1.0" encoding="UTF-8"?>' +
    '<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns:sf="urn:fault.partner.soap.sforce.com">' +
    `<soapenv:Body><soapenv:Fault><faultcode>sf:${error.errorCode}</faultcode><faultstring>${text}</faultstring>` +
    `<detail><sf:ApiFault><sf:exceptionCode>${error.errorCode}</sf:exceptionCode>` +
    `<sf:exceptionMessage>${escapeXml(error.message)}</sf:exceptionMessage></sf:ApiFault></detail>` +
    '</soapenv:Fault></soapenv:Body></soapenv:Envelope>'
  );
}

function element(name: string, value: string): string {
  return `<${name}>${escapeXml(value)}</${name}>`;
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
