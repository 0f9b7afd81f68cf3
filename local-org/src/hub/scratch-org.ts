import { randomBytes, randomInt } from 'node:crypto';
import { activeUsers } from '../api/auth/users.ts';
import { createAuthorizationCode } from '../api/auth/grants.ts';
import type { OrgBirth } from '../automation/standard-rows.ts';
import type { Org } from '../org.types.ts';
import type { SObjectRecord } from '../schema/types.ts';
import { to18 } from '../store/index.ts';
import { textOf } from './checks.ts';

/**
 * Instance of scratch orgs. The `sf` CLI asks the org's own login address only where the name of the instance ends in "s"; of
 * any other it makes an address at salesforce.com (@salesforce/core, scratchOrgInfoApi, getOrgInstanceAuthority).
 */
export const INSTANCE = 'LOC1S';

/** What makes a scratch org the one that was asked for. */
export interface ScratchOrgIdentity {
  /** 18 characters. */
  readonly orgId: string;
  readonly username: string;
  readonly email: string;
  readonly language: string;
  readonly country: string;
  /** Day on which it goes, `YYYY-MM-DD`. */
  readonly expiresOn: string;
}

/** An id, user name and day of expiry for a request. */
export function identify(request: SObjectRecord, requester: SObjectRecord, now: Date): ScratchOrgIdentity {
  const expires = new Date(now);
  expires.setUTCDate(expires.getUTCDate() + Number(request['DurationDays']));
  return {
    orgId: randomOrgId(),
    username: (textOf(request, 'Username') ?? `test-${randomName(12, LOWER_CASE)}@example.com`).toLowerCase(),
    email: textOf(request, 'AdminEmail') ?? String(requester['Email']),
    language: textOf(request, 'Language') ?? 'en_US',
    country: textOf(request, 'Country') ?? 'US',
    expiresOn: expires.toISOString().slice(0, 10),
  };
}

/** What a fresh org of a request is born as. */
export function birthOf(
  { orgId, username, email, language, country, expiresOn }: ScratchOrgIdentity,
  request: SObjectRecord,
): OrgBirth {
  return {
    organization: {
      Id: orgId,
      Name: textOf(request, 'OrgName') ?? 'Company',
      OrganizationType: `${String(request['Edition'])} Edition`,
      InstanceName: INSTANCE,
      Country: country,
      LanguageLocaleKey: language,
      // That it is a sandbox which expires is how clients tell a scratch org.
      IsSandbox: true,
      TrialExpirationDate: `${expiresOn}T00:00:00.000Z`,
    },
    administrator: {
      Username: username,
      Email: email,
      FirstName: 'User',
      LastName: 'User',
      Name: 'User User',
      Alias: 'UUser',
      CommunityNickname: `User${String(randomInt(1e9))}`,
      LanguageLocaleKey: language,
    },
  };
}

/** How long the code of a request can be exchanged: as long as `sf org resume scratch` may take a creation up (its help). */
const CODE_LIFETIME = 86_400_000;

/** A code by which the app of the request enters the org as its administrator, within 24 hours. */
export function authorizationCode(org: Org, request: SObjectRecord): string {
  const [administrator] = activeUsers(org);
  const grant = {
    userId: String(administrator?.['Id']),
    clientId: String(request['ConnectedAppConsumerKey']),
    redirectUri: String(request['ConnectedAppCallbackUrl']),
  };
  return createAuthorizationCode(org.store, grant, new Date(org.now().getTime() + CODE_LIFETIME));
}

/** The id of an org that no other org has. */
export function randomOrgId(): string {
  return to18(`00D${randomName(12, LETTERS_AND_DIGITS)}`);
}

const LOWER_CASE = '0123456789abcdefghijklmnopqrstuvwxyz';
const LETTERS_AND_DIGITS = `${LOWER_CASE}ABCDEFGHIJKLMNOPQRSTUVWXYZ`;

function randomName(length: number, alphabet: string): string {
  return Array.from(randomBytes(length), (byte) => alphabet[byte % alphabet.length]).join('');
}
