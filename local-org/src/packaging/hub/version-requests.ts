import { notSupported, SalesforceError } from '../../errors.ts';
import type { ToolingCaller, ToolingObject } from '../../features.types.ts';
import type { SObjectRecord } from '../../schema/types.ts';
import { EDITIONS, FEATURES } from '../../hub/checks.ts';
import type { FindPublished } from '../published.ts';
import { requireDeveloper } from '../require-developer.ts';
import { findRow, insertRow } from '../rows.ts';
import { package2VersionCreateRequest, package2VersionCreateRequestError } from './objects.ts';
import type { VersionInfo } from './version-info.ts';

/**
 * Package2VersionCreateRequest and its errors. Requests are made by the route that reads `VersionInfo` (see `plugin.ts`); here
 * they are only read.
 */
export const versionRequests: readonly ToolingObject[] = [
  { definition: package2VersionCreateRequest },
  { definition: package2VersionCreateRequestError },
];

/** Takes a request in as Queued and answers its id. Inside a transaction. Throws what is wrong with it. */
export function queueVersionRequest(
  caller: ToolingCaller,
  values: SObjectRecord,
  info: VersionInfo,
  find: FindPublished,
): string {
  requireDeveloper(caller);
  const parent =
    typeof values['Package2Id'] === 'string' ? findRow(caller.org, 'Package2', values['Package2Id']) : undefined;
  if (!parent || parent['IsDeprecated'] === true)
    throw new SalesforceError('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id', { fields: ['Package2Id'] });
  if (info.packageId.slice(0, 15) !== String(parent['Id']).slice(0, 15))
    throw new SalesforceError('INVALID_INPUT', 'The package2-descriptor.json is one of another package.');
  if (values['SkipValidation'] === true && values['CalculateCodeCoverage'] === true)
    throw new SalesforceError('INVALID_INPUT', 'Code coverage is calculated during validation, which is skipped.');
  if (values['AsyncValidation'] === true) throw notSupported('asynchronous validation of package versions');
  if (values['CalcTransitiveDependencies'] === true)
    throw notSupported('dependencies that follow from dependencies (name all of them)');
  if (typeof values['SourceOrg'] === 'string')
    throw notSupported('org shapes as the org that a version is validated in');
  if (values['IsDevUsePkgZipRequested'] === true) throw notSupported('the zip of a package version for its developers');
  const unknown = info.features.find((feature) => !FEATURES.has(feature));
  if (unknown !== undefined) throw notSupported(`the feature ${unknown} in the org that a version is validated in`);
  if (info.edition !== null && !EDITIONS.has(info.edition))
    throw notSupported(`the edition ${info.edition} for the org that a version is validated in`);
  const missing = info.dependencies.find((dependency) => find(dependency)?.isDeprecated !== false);
  if (missing !== undefined)
    throw new SalesforceError('INVALID_INPUT', `The dependency ${missing} is no package version of this Dev Hub.`);
  const key = typeof values['InstallKey'] === 'string' && values['InstallKey'] !== '' ? values['InstallKey'] : null;
  return insertRow(caller.org, 'Package2VersionCreateRequest', caller.userId, {
    ...values,
    Package2Id: String(parent['Id']),
    InstallKey: key,
    IsPasswordProtected: key !== null,
    Status: 'Queued',
  });
}
