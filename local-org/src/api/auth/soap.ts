import type { FastifyInstance } from 'fastify';
import { SalesforceError } from '../../errors.ts';
import type { SObjectRecord } from '../../schema/types.ts';
import { child } from '../../metadata/xml/access.ts';
import type { XmlObject } from '../../metadata/xml/write.ts';
import { registerSoap, requireSoapSession, type SoapRequest } from '../soap/register.ts';
import type { ApiContext } from '../types.ts';
import { versionStatus } from '../versions.ts';
import { to18 } from '../../store/index.ts';
import { checkLogin } from './login.ts';
import { changePassword } from './passwords.ts';
import { fullName } from './users.ts';

/** `login()` left the SOAP API with version 65.0 (Salesforce Help, "Platform SOAP API login() Retirement"). */
const lastLoginVersion = 64;

/** The SOAP API as far as clients need it to begin and end a session: login, logout, getUserInfo, setPassword. */
export function registerSoapLogin(app: FastifyInstance, context: ApiContext): void {
  for (const [kind, namespace] of [
    ['u', 'urn:partner.soap.sforce.com'],
    ['c', 'urn:enterprise.soap.sforce.com'],
  ] as const)
    registerSoap(app, { kind, namespace }, (request) => answer(context, request, kind));
}

function answer(context: ApiContext, request: SoapRequest, kind: string): XmlObject {
  const { version, operation, sessionId } = request;
  if (versionStatus(version) !== 'supported') {
    throw new SalesforceError('UNSUPPORTED_API_VERSION', `Invalid Api version specified on URL: ${version}`);
  }
  switch (operation.name) {
    case 'login':
      return { loginResponse: { result: login(context, request, kind) } };
    case 'logout':
      context.sessions.revoke(requireSoapSession(context, sessionId).token);
      return { logoutResponse: {} };
    case 'getUserInfo': {
      const { user } = requireSoapSession(context, sessionId).user;
      return { getUserInfoResponse: { result: userInfo(context, user) } };
    }
    case 'setPassword': {
      const { user } = requireSoapSession(context, sessionId);
      const [userId = '', password] = ['userId', 'password'].map((name) => child(operation, name)?.text);
      changePassword(context.org, user, to18(userId), password);
      return { setPasswordResponse: { result: {} } };
    }
    default:
      throw new SalesforceError(
        'UNSUPPORTED_CLIENT',
        `The local org does not support the SOAP operation ${operation.name}: use the REST API.`,
      );
  }
}

function login(context: ApiContext, { http, version, operation }: SoapRequest, kind: string): XmlObject {
  if (Number(version) > lastLoginVersion) {
    throw new SalesforceError(
      'INVALID_OPERATION',
      `The SOAP Login operation is not available in the API version specified (${version}). Refer to the documentation for supported versions.`,
    );
  }
  // A password may begin or end with a blank: its text is taken as it stands.
  const [username = '', password = ''] = ['username', 'password'].map((name) => child(operation, name)?.text);
  const user = checkLogin(context.org, username, password);
  const userId = String(user['Id']);
  const base = context.baseUrl(http);
  const organization = context.org.orgId.slice(0, 15);
  return {
    metadataServerUrl: `${base}/services/Soap/m/${version}/${organization}`,
    passwordExpired: false,
    sandbox: false,
    serverUrl: `${base}/services/Soap/${kind}/${version}/${organization}`,
    sessionId: context.sessions.create(userId, 'api'),
    userId,
    userInfo: userInfo(context, user),
  };
}

function userInfo({ org }: ApiContext, user: SObjectRecord): XmlObject {
  const organizations = org.model.schema.object('Organization');
  const organization = organizations && org.store.load(organizations, [org.orgId]).get(org.orgId);
  const text = (field: string): string => String(user[field] ?? '');
  return {
    organizationId: org.orgId,
    organizationMultiCurrency: false,
    organizationName: String(organization?.['Name'] ?? ''),
    profileId: text('ProfileId'),
    roleId: { '@xsi:nil': 'true' },
    userEmail: text('Email'),
    userFullName: fullName(user),
    userId: text('Id'),
    userLanguage: text('LanguageLocaleKey'),
    userLocale: text('LocaleSidKey'),
    userName: text('Username'),
    userTimeZone: text('TimeZoneSidKey'),
    userType: 'Standard',
  };
}
