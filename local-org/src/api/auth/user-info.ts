import type { Org } from '../../org.types.ts';
import type { SObjectRecord } from '../../schema/types.ts';
import { fullName } from './users.ts';

/** The identity URL of a user, which is an id and a resource at once. */
export function identityUrl(baseUrl: string, org: Org, userId: string): string {
  return `${baseUrl}/id/${org.orgId}/${userId}`;
}

/** URLs of the APIs, with `{version}` where the caller puts one. */
function apiUrls(baseUrl: string, org: Org, userId: string): Record<string, string> {
  const data = `${baseUrl}/services/data/v{version}`;
  return {
    enterprise: `${baseUrl}/services/Soap/c/{version}/${org.orgId.slice(0, 15)}`,
    metadata: `${baseUrl}/services/Soap/m/{version}/${org.orgId.slice(0, 15)}`,
    partner: `${baseUrl}/services/Soap/u/{version}/${org.orgId.slice(0, 15)}`,
    rest: `${data}/`,
    sobjects: `${data}/sobjects/`,
    query: `${data}/query/`,
    tooling_rest: `${data}/tooling/`,
    profile: `${baseUrl}/${userId}`,
  };
}

/** What `/services/oauth2/userinfo` answers (OpenID Connect claims and Salesforce's own). */
export function userInfo(baseUrl: string, org: Org, user: SObjectRecord): Record<string, unknown> {
  const userId = String(user['Id']);
  return {
    sub: identityUrl(baseUrl, org, userId),
    user_id: userId,
    organization_id: org.orgId,
    preferred_username: user['Username'],
    nickname: user['Alias'] ?? user['Username'],
    name: fullName(user),
    given_name: user['FirstName'] ?? null,
    family_name: user['LastName'] ?? null,
    email: user['Email'] ?? null,
    email_verified: true,
    zoneinfo: user['TimeZoneSidKey'] ?? null,
    urls: apiUrls(baseUrl, org, userId),
    active: user['IsActive'] === true,
    user_type: 'STANDARD',
    language: user['LanguageLocaleKey'] ?? null,
    locale: user['LocaleSidKey'] ?? null,
    updated_at: user['LastModifiedDate'] ?? null,
  };
}

/** What the identity URL answers. */
export function identity(baseUrl: string, org: Org, user: SObjectRecord): Record<string, unknown> {
  const userId = String(user['Id']);
  return {
    id: identityUrl(baseUrl, org, userId),
    asserted_user: true,
    user_id: userId,
    organization_id: org.orgId,
    username: user['Username'],
    nick_name: user['Alias'] ?? user['Username'],
    display_name: fullName(user),
    email: user['Email'] ?? null,
    email_verified: true,
    first_name: user['FirstName'] ?? null,
    last_name: user['LastName'] ?? null,
    timezone: user['TimeZoneSidKey'] ?? null,
    urls: apiUrls(baseUrl, org, userId),
    active: user['IsActive'] === true,
    user_type: 'STANDARD',
    language: user['LanguageLocaleKey'] ?? null,
    locale: user['LocaleSidKey'] ?? null,
    last_modified_date: user['LastModifiedDate'] ?? null,
  };
}
