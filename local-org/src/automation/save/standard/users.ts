import type { SObjectRecord } from '../../../schema/types.ts';
import type { RunningTransaction } from '../../transaction.ts';
import { dmlError, type Row } from '../row.ts';

/**
 * An org keeps an active administrator: the users that a request deactivates, or gives another profile, may not be its last
 * (SOAP API Developer Guide, "StatusCode": CANNOT_DISABLE_LAST_ADMIN).
 */
export function checkLastAdministrator(transaction: RunningTransaction, rows: readonly Row[]): void {
  const { schema } = transaction.model;
  const [users, profiles] = [schema.object('User'), schema.object('Profile')];
  const [profile] = profiles ? transaction.store.findBy(profiles, 'Name', ['System Administrator']) : [];
  if (!users || !profile) return;
  const isAdministrator = (user: SObjectRecord | undefined): boolean =>
    user?.['IsActive'] === true && user['ProfileId'] === profile['Id'];
  const leaving = rows.filter((row) => isAdministrator(row.old) && !isAdministrator(row.record));
  if (leaving.length === 0) return;
  const ids = new Set(leaving.map((row) => row.id));
  const stored = transaction.store.findBy(users, 'ProfileId', [profile['Id'] ?? null]);
  if (stored.some((user) => isAdministrator(user) && !ids.has(String(user['Id'])))) return;
  for (const row of leaving)
    row.errors.push(dmlError('CANNOT_DISABLE_LAST_ADMIN', 'At least one active administrator user is required.'));
}
