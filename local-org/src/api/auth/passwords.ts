import { randomBytes, scryptSync, timingSafeEqual } from 'node:crypto';
import type { UserContext } from '../../access/types.ts';
import { SalesforceError } from '../../errors.ts';
import type { Org } from '../../org.types.ts';
import type { Store } from '../../store/types.ts';
import { resourceNotFound } from '../error-response.ts';

/** Shorter passwords are refused, as by the default password policy. */
const minimumLength = 8;

/**
 * Sets a user's password at the request of a user: everybody may set the own one, others' take Manage Users.
 * Throws NOT_FOUND, INSUFFICIENT_ACCESS or INVALID_NEW_PASSWORD.
 */
export function changePassword(org: Org, by: UserContext, userId: string, password: unknown): void {
  requireRightToPassword(org, by, userId);
  if (typeof password !== 'string' || password.length < minimumLength)
    throw new SalesforceError(
      'INVALID_NEW_PASSWORD',
      `Your password must be at least ${minimumLength} characters long.`,
    );
  setPassword(org.store, userId, password);
}

/** Refuses who may not know of a user's password, and an id that stands for no user. */
export function requireRightToPassword({ model, store }: Org, by: UserContext, userId: string): void {
  const users = model.schema.object('User');
  if (!users || !store.load(users, [userId]).has(userId)) throw resourceNotFound();
  if (userId === by.userId || by.hasSystemPermission('ManageUsers')) return;
  throw new SalesforceError(
    'INSUFFICIENT_ACCESS',
    'Setting the password of another user takes the permission Manage Users.',
    { httpStatus: 403 },
  );
}

/** Keeps passwords as salted scrypt hashes in the settings of the org; nobody can read one back. */
export function setPassword(store: Store, userId: string, password: string): void {
  const salt = randomBytes(16);
  const hash = scryptSync(password, salt, 32);
  store.setSetting(settingKey(userId), JSON.stringify({ salt: salt.toString('hex'), hash: hash.toString('hex') }));
}

/** False also for a user who has no password yet. */
export function verifyPassword(store: Store, userId: string, password: string): boolean {
  const stored = store.setting(settingKey(userId));
  if (stored === undefined) return false;
  const { salt, hash } = JSON.parse(stored) as { salt: string; hash: string };
  return timingSafeEqual(scryptSync(password, Buffer.from(salt, 'hex'), 32), Buffer.from(hash, 'hex'));
}

function settingKey(userId: string): string {
  return `password:${userId}`;
}
