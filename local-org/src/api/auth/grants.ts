import { createHash, randomBytes } from 'node:crypto';
import type { Store } from '../../store/types.ts';

/**
 * The connected app that the `sf` CLI is. Every org has it, and a local org has no other: whoever names another one is refused.
 */
export const PLATFORM_CLI = 'PlatformCLI';

/** What a code or refresh token stands for: a user who let an app in. */
export interface Grant {
  readonly userId: string;
  readonly clientId: string;
}

/** A code that the app exchanges once for tokens (OAuth 2.0 Web Server Flow), until it expires. Kept as a hash. */
export function createAuthorizationCode(
  store: Store,
  grant: Grant & { readonly redirectUri: string },
  expires: Date,
): string {
  return create(store, 'authorizationCode', { ...grant, expires: expires.toISOString() });
}

/** Redeems a code: it is gone afterwards, also when it has expired, or app or redirect address are not those it was made for. */
export function redeemAuthorizationCode(
  store: Store,
  code: string,
  presented: { readonly clientId: string; readonly redirectUri: string },
  now: Date,
): Grant | undefined {
  const key = keyOf('authorizationCode', code);
  const stored = store.setting(key);
  if (stored === undefined) return undefined;
  store.setSetting(key, undefined);
  const grant = JSON.parse(stored) as Grant & { readonly redirectUri: string; readonly expires: string };
  const isPresentedRightly = grant.clientId === presented.clientId && grant.redirectUri === presented.redirectUri;
  return isPresentedRightly && now.toISOString() < grant.expires ? grant : undefined;
}

/** A token that gives new access tokens until it is revoked. */
export function createRefreshToken(store: Store, { userId, clientId }: Grant): string {
  return create(store, 'refreshToken', { userId, clientId });
}

/** Whom a refresh token stands for, if it is the app's own. */
export function grantOfRefreshToken(store: Store, token: string, clientId: string): Grant | undefined {
  const stored = store.setting(keyOf('refreshToken', token));
  const grant = stored === undefined ? undefined : (JSON.parse(stored) as Grant);
  return grant?.clientId === clientId ? grant : undefined;
}

/** Ends a refresh token; false when there was none. */
export function revokeRefreshToken(store: Store, token: string): boolean {
  const key = keyOf('refreshToken', token);
  const isKnown = store.setting(key) !== undefined;
  if (isKnown) store.setSetting(key, undefined);
  return isKnown;
}

function create(store: Store, kind: string, grant: Grant & { readonly expires?: string }): string {
  const secret = randomBytes(48).toString('base64url');
  store.setSetting(keyOf(kind, secret), JSON.stringify(grant));
  return secret;
}

function keyOf(kind: string, secret: string): string {
  return `${kind}:${createHash('sha256').update(secret).digest('hex')}`;
}
