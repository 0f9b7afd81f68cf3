import type { UserContext } from '../../access/types.ts';
import { SalesforceError } from '../../errors.ts';
import type { Deployer } from './deployments.ts';

/**
 * Deploys and retrieves need Modify Metadata or Modify All Data (Metadata API Developer Guide, "Metadata API
 * Prerequisites"). Throws INSUFFICIENT_ACCESS otherwise.
 */
export function requireMetadataAccess(user: UserContext): Deployer {
  if (!user.hasSystemPermission('ModifyAllData') && !user.hasSystemPermission('ModifyMetadata'))
    throw new SalesforceError('INSUFFICIENT_ACCESS', 'insufficient access rights on cross-reference id', {
      httpStatus: 403,
    });
  const name = [user.user['FirstName'], user.user['LastName']].filter(
    (part) => typeof part === 'string' && part !== '',
  );
  return { userId: user.userId, name: name.join(' ') };
}
