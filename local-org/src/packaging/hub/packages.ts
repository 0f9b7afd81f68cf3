import { notSupported, SalesforceError } from '../../errors.ts';
import type { ToolingCaller, ToolingObject } from '../../features.types.ts';
import type { SObjectRecord } from '../../schema/types.ts';
import { to18 } from '../../store/index.ts';
import { findRows, insertRow, updateRow } from '../rows.ts';
import { package2 } from './objects.ts';
import { requireDeveloper } from '../require-developer.ts';

/** Package2: the packages of a Dev Hub. Unlocked ones without a namespace, the only ones the local org builds. */
export const packages: ToolingObject = {
  definition: package2,
  create(caller, values) {
    requireDeveloper(caller);
    refuse(values);
    const name = requireName(caller, values['Name']);
    const id = insertRow(caller.org, 'Package2', caller.userId, {
      ...values,
      Name: name,
      NamespacePrefix: null,
      IsDeprecated: false,
    });
    // The package as its subscribers know it: another object, so another prefix before the same number.
    updateRow(caller.org, 'Package2', caller.userId, id, { SubscriberPackageId: withPrefix('033', id) });
    return id;
  },
  update(caller, id, values) {
    requireDeveloper(caller);
    if (values['AppAnalyticsEnabled'] === true) throw notSupported('app analytics of packages');
    if (values['RecommendedVersionId'] !== undefined) throw notSupported('recommended versions of packages');
    if (values['IsDeprecated'] === true && hasVersions(caller, id))
      throw new SalesforceError('DEPENDENCY_EXISTS', 'Delete the versions of the package before the package itself.');
    if ('Name' in values) requireName(caller, values['Name'], id);
    updateRow(caller.org, 'Package2', caller.userId, id, values);
  },
};

function refuse(values: SObjectRecord): void {
  const type = values['ContainerOptions'];
  if (type !== 'Unlocked') throw notSupported(`packages of the type ${String(type)} (only Unlocked)`);
  if (!isBlank(values['NamespacePrefix'])) throw notSupported(`the namespace ${String(values['NamespacePrefix'])}`);
  if (values['IsOrgDependent'] === true) throw notSupported('org-dependent packages');
  if (values['AppAnalyticsEnabled'] === true) throw notSupported('app analytics of packages');
}

function requireName({ org }: ToolingCaller, value: unknown, ownId?: string): string {
  const name = typeof value === 'string' ? value.trim() : '';
  if (name === '')
    throw new SalesforceError('REQUIRED_FIELD_MISSING', 'Required fields are missing: [Name]', { fields: ['Name'] });
  const others = findRows(org, 'Package2', 'IsDeprecated', false).filter(({ Id }) => Id !== ownId);
  if (others.some((other) => String(other['Name']).toLowerCase() === name.toLowerCase()))
    throw new SalesforceError('DUPLICATE_VALUE', `A package named "${name}" already exists in this Dev Hub.`, {
      fields: ['Name'],
    });
  return name;
}

function hasVersions({ org }: ToolingCaller, id: string): boolean {
  return findRows(org, 'Package2Version', 'Package2Id', id).some((version) => version['IsDeprecated'] !== true);
}

function isBlank(value: unknown): boolean {
  return value === undefined || value === null || value === '';
}

/** The id with the same number below another prefix: what one row stands for to the Dev Hub and to subscribers. */
function withPrefix(prefix: string, id: string): string {
  return to18(prefix + id.slice(3, 15));
}
