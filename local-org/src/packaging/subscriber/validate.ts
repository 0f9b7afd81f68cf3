import { SalesforceError } from '../../errors.ts';
import type { Org } from '../../org.types.ts';
import type { SObjectRecord } from '../../schema/types.ts';
import type { PublishedVersion } from '../published.ts';
import { findRow, findRows } from '../rows.ts';
import { compareVersions, versionNumberOf } from '../version-number.ts';
import type { VersionNumber } from '../version-number.ts';

/** What stands against an installation (Tooling API, SubscriberPackageVersion.InstallValidationStatus). */
export type InstallValidationStatus =
  | 'NO_ERRORS_DETECTED'
  | 'BETA_INSTALL_INTO_PRODUCTION_ORG'
  | 'CANNOT_INSTALL_EARLIER_VERSION'
  | 'DEPRECATED_INSTALL_PACKAGE';

/**
 * The first that stands against it, in this order: the version is deprecated, it is a beta and the org a production org, the
 * org has a later version. The same version again is no obstacle.
 */
export function installValidationStatus(org: Org, version: PublishedVersion): InstallValidationStatus {
  if (version.isDeprecated) return 'DEPRECATED_INSTALL_PACKAGE';
  if (!version.isReleased && isProduction(org)) return 'BETA_INSTALL_INTO_PRODUCTION_ORG';
  const present = installedNumber(org, version.packageId);
  if (present && compareVersions(version.number, present) < 0) return 'CANNOT_INSTALL_EARLIER_VERSION';
  return 'NO_ERRORS_DETECTED';
}

/** The same as an installation reports it; nothing when nothing stands against it. */
export function installProblems(org: Org, version: PublishedVersion): string[] {
  const status = installValidationStatus(org, version);
  return status === 'NO_ERRORS_DETECTED' ? [] : [`Package(${version.packageId.slice(0, 15)}) ${PROBLEMS[status]}`];
}

const PROBLEMS: Readonly<Record<Exclude<InstallValidationStatus, 'NO_ERRORS_DETECTED'>, string>> = {
  BETA_INSTALL_INTO_PRODUCTION_ORG:
    'Unable to install beta package, Details: The package you attempted to install is a beta package, which you can only install in sandbox or Developer Edition organizations.',
  CANNOT_INSTALL_EARLIER_VERSION:
    'Invalid Upgrade., Details: A later version of this package is installed in your organization.',
  DEPRECATED_INSTALL_PACKAGE: 'Package Not Found, Details: The requested package version has been deleted.',
};

/** The installations of all packages. */
export function installations(org: Org): SObjectRecord[] {
  const object = org.toolingSchema.object('InstalledSubscriberPackage');
  return object ? findRows(org, object.apiName, 'IsDeleted', false) : [];
}

/** The row of the package's installation; undefined when it is not installed. */
export function installation(org: Org, packageId: string): SObjectRecord | undefined {
  return findRows(org, 'InstalledSubscriberPackage', 'SubscriberPackageId', packageId)[0];
}

/** The number of the version that is installed; undefined when none is. */
export function installedNumber(org: Org, packageId: string): VersionNumber | undefined {
  const row = installation(org, packageId);
  const version = row && findRow(org, 'SubscriberPackageVersion', String(row['SubscriberPackageVersionId']));
  return version && versionNumberOf(version);
}

/** Whether an installation by this key may go on. Throws INSTALL_KEY_REQUIRED or INSTALL_KEY_INVALID, in Salesforce's words. */
export function checkInstallationKey({ installationKey }: PublishedVersion, key: string | null): void {
  if (installationKey === null || installationKey === key) return;
  if (key === null)
    throw new SalesforceError(
      'INSTALL_KEY_REQUIRED',
      'Please provide installationkey when querying against SubscriberPackageVersion that is protected by installationkey',
    );
  throw new SalesforceError('INSTALL_KEY_INVALID', 'Invalid InstallationKey for SubscriberPackageVersion');
}

/** Beta versions go into sandboxes, scratch orgs (which expire) and Developer Edition only. */
function isProduction({ model, store, orgId }: Org): boolean {
  const object = model.schema.object('Organization');
  const row = object && store.load(object, [orgId]).get(orgId);
  if (!row) return false;
  const expires = typeof row['TrialExpirationDate'] === 'string';
  return row['IsSandbox'] !== true && !expires && row['OrganizationType'] !== 'Developer Edition';
}
