import type { Org } from '../../org.types.ts';
import type { SObjectRecord } from '../../schema/types.ts';

/** The user with a username (compared without case), active or not. */
export function findUserByName(org: Org, username: string): SObjectRecord | undefined {
  const wanted = username.toLowerCase();
  return allUsers(org).find((user) => String(user['Username']).toLowerCase() === wanted);
}

/** Every active user, administrators first, then by name. */
export function activeUsers(org: Org): SObjectRecord[] {
  const rank = (user: SObjectRecord): number => (profileName(org, user) === 'System Administrator' ? 0 : 1);
  return allUsers(org)
    .filter((user) => user['IsActive'] === true)
    .sort((a, b) => rank(a) - rank(b) || String(a['Username']).localeCompare(String(b['Username'])));
}

/** The name of a user's profile; empty when it has none. */
export function profileName(org: Org, user: SObjectRecord): string {
  const profiles = org.model.schema.object('Profile');
  const id = String(user['ProfileId'] ?? '');
  return String((profiles && org.store.load(profiles, [id]).get(id)?.['Name']) ?? '');
}

/** First and last name as one. */
export function fullName(user: SObjectRecord): string {
  return [user['FirstName'], user['LastName']].filter((part) => typeof part === 'string' && part !== '').join(' ');
}

function allUsers(org: Org): SObjectRecord[] {
  const users = org.model.schema.object('User');
  if (!users) return [];
  const ids = org.store.all('SELECT "Id" FROM "User"').map((row) => String(row['Id']));
  return [...org.store.load(users, ids).values()];
}
