import { SalesforceError } from '../../errors.ts';
import type { Org } from '../../org.types.ts';
import type { SObjectRecord } from '../../schema/types.ts';
import { verifyPassword } from './passwords.ts';
import { findUserByName } from './users.ts';

/**
 * The user that username and password belong to. Whatever is wrong with them, the answer is the same INVALID_LOGIN, as on
 * the platform; a security token is neither asked for nor accepted.
 */
export function checkLogin(org: Org, username: string, password: string): SObjectRecord {
  const user = findUserByName(org, username);
  if (!user || user['IsActive'] !== true || !verifyPassword(org.store, String(user['Id']), password)) {
    throw new SalesforceError('INVALID_LOGIN', 'Invalid username, password, security token; or user locked out.');
  }
  return user;
}
