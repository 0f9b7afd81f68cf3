import { SalesforceError } from '../errors.ts';
import type { ToolingCaller } from '../features.types.ts';

/**
 * Packages are built by who may (permission Create and Update Second-Generation Packages, which an administrator of a Dev Hub
 * has); here by those who may modify metadata. Throws INSUFFICIENT_ACCESS.
 */
export function requireDeveloper({ org, userId }: ToolingCaller): void {
  const user = org.userContext(userId);
  if (user?.hasSystemPermission('ModifyAllData') || user?.hasSystemPermission('ModifyMetadata')) return;
  throw new SalesforceError('INSUFFICIENT_ACCESS', 'insufficient access rights on cross-reference id', {
    httpStatus: 403,
  });
}
