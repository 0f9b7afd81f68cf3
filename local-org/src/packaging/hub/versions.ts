import { SalesforceError } from '../../errors.ts';
import type { ToolingCaller, ToolingObject } from '../../features.types.ts';
import type { SObjectRecord } from '../../schema/types.ts';
import { changeInstallationKey } from '../content.ts';
import { requireDeveloper } from '../require-developer.ts';
import { findRow, findRows, updateRow } from '../rows.ts';
import { isSameRelease, versionNumberOf } from '../version-number.ts';
import { package2Version } from './objects.ts';

/** Package2Version: made by requests; renamed, deleted, given another key, and promoted here. */
export const versions: ToolingObject = {
  definition: package2Version,
  update(caller, id, { InstallKey: key, ...values }) {
    requireDeveloper(caller);
    const version = findRow(caller.org, 'Package2Version', id) ?? {};
    if ('IsReleased' in values) requirePromotable(caller, version, values['IsReleased']);
    if (key !== undefined) {
      const installationKey = typeof key === 'string' && key !== '' ? key : null;
      changeInstallationKey(caller.org, String(version['SubscriberPackageVersionId']), installationKey);
      values['IsPasswordProtected'] = installationKey !== null;
    }
    updateRow(caller.org, 'Package2Version', caller.userId, id, values);
  },
};

/**
 * A version is released once and for ever, if it was validated; of one major.minor.patch only one build can be. The words
 * "previously released" are those that the `sf` CLI looks for.
 */
function requirePromotable({ org }: ToolingCaller, version: SObjectRecord, isReleased: unknown): void {
  if (isReleased !== true)
    throw new SalesforceError('INVALID_INPUT', 'A package version that was released stays released.', {
      fields: ['IsReleased'],
    });
  if (version['ValidationSkipped'] === true)
    throw new SalesforceError(
      'INVALID_INPUT',
      'The package version cannot be promoted: its validation was skipped. Create a version that is validated.',
      { fields: ['IsReleased'] },
    );
  const number = versionNumberOf(version);
  const siblings = findRows(org, 'Package2Version', 'Package2Id', version['Package2Id'] ?? null);
  if (siblings.some((other) => other['IsReleased'] === true && isSameRelease(versionNumberOf(other), number)))
    throw new SalesforceError(
      'DUPLICATE_VALUE',
      `A version ${number.major}.${number.minor}.${number.patch} of this package was previously released.`,
      { fields: ['IsReleased'] },
    );
}
