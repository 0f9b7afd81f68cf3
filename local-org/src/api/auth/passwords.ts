import { randomBytes, scryptSync, timingSafeEqual } from 'node:crypto';
import type { Store } from '../../store/types.ts';

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
