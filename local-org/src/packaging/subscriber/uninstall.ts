import { deployFiles } from '../../metadata/deploy.ts';
import type { Org } from '../../org.types.ts';
import type { SObjectRecord } from '../../schema/types.ts';
import type { FindPublished } from '../published.ts';
import { removeRow } from '../rows.ts';
import { deletionsAfter, EMPTY_PACKAGE } from './manifest.ts';
import { membersOf, setMembers } from './members.ts';
import type { Member } from './members.ts';
import { installation, installations } from './validate.ts';

/**
 * Takes a package out with everything it brought, deprecated components and data included, and answers what stands against it
 * (nothing then happens): components outside of it that refer to it, permission sets of it that somebody has, active flows.
 * Source: "Uninstall a Second-Generation Managed Package" (considerations); Salesforce Help, "Considerations for Flows
 * Installed from Packages".
 */
export function uninstallPackage(
  org: Org,
  { version, userId, find }: { readonly version: SObjectRecord; readonly userId: string; readonly find: FindPublished },
): string[] {
  const packageId = String(version['SubscriberPackageId']);
  const present = installation(org, packageId);
  if (!present || present['SubscriberPackageVersionId'] !== version['Id'])
    return ['This version of the package is not installed in this org.'];
  const needed = dependents(org, packageId, find);
  if (needed.length > 0) return needed;
  const members = membersOf(org, packageId).filter(
    ({ type, fullName }) => org.model.catalog.get(type, fullName) !== undefined,
  );
  const assigned = members.flatMap((member) => assignments(org, member));
  if (assigned.length > 0) return assigned;
  const outcome = deployFiles(
    org,
    { ...EMPTY_PACKAGE, ...deletionsAfter(org, members) },
    { fromPackage: true, userId },
  );
  if (!outcome.success)
    return outcome.details.componentFailures.map(({ fullName, problem }) => `${fullName}: ${problem}`);
  org.store.transaction(() => {
    setMembers(org, packageId, []);
    removeRow(org, 'InstalledSubscriberPackage', String(present['Id']));
  });
  return [];
}

/** Installed packages whose version names one of this package as a dependency. */
function dependents(org: Org, packageId: string, find: FindPublished): string[] {
  return installations(org)
    .flatMap((row) => find(String(row['SubscriberPackageVersionId'])) ?? [])
    .filter(({ dependencies }) => dependencies.some((id) => find(id)?.packageId === packageId))
    .map(
      ({ packageName }) => `The package "${packageName}" that is installed depends on this one. Uninstall it first.`,
    );
}

/** A permission set, or a group of them, is in use as long as somebody has it. */
function assignments({ model, store }: Org, { type, fullName }: Member): string[] {
  const rows = { PermissionSet: 'Name', PermissionSetGroup: 'DeveloperName' } as const;
  if (type !== 'PermissionSet' && type !== 'PermissionSetGroup') return [];
  const object = model.schema.object(type);
  const held = model.schema.object('PermissionSetAssignment');
  if (!object || !held) return [];
  const ids = store.findBy(object, rows[type], [fullName]).map(({ Id }) => String(Id));
  const users = store.findBy(held, `${type}Id`, ids).length;
  if (users === 0) return [];
  return [
    `${fullName}: This ${type === 'PermissionSet' ? 'permission set' : 'permission set group'} is assigned to ${users} users. Remove the assignments first.`,
  ];
}
