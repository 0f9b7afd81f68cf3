import { notSupported, SalesforceError } from '../../errors.ts';
import type { OrgFeature, ToolingCaller } from '../../features.types.ts';
import type { SObjectRecord } from '../../schema/types.ts';
import { to18 } from '../../store/index.ts';
import type { FindPublished, PublishedVersion } from '../published.ts';
import { requireDeveloper } from '../require-developer.ts';
import { findRow, insertRow, putRow, updateRow } from '../rows.ts';
import type { Work } from '../work.ts';
import { installVersion } from './install.ts';
import {
  installedSubscriberPackage,
  packageInstallRequest,
  STRUCTURES,
  subscriberPackage,
  subscriberPackageVersion,
  uninstallRequest,
  uninstallRequestError,
} from './objects.ts';
import type { UpgradeType } from './removed.ts';
import { subscriberRows } from './subscriber-rows.ts';
import { uninstallPackage } from './uninstall.ts';
import { checkInstallationKey } from './validate.ts';

/** What every org can do with packages: install, upgrade, list and uninstall them. */
export function packageSubscriber(find: FindPublished, work: Work): OrgFeature {
  return {
    name: 'PackageSubscriber',
    toolingObjects: [
      { definition: subscriberPackage },
      {
        definition: subscriberPackageVersion,
        structures: STRUCTURES,
        query: (caller, soql) => reveal(caller, soql, find),
      },
      { definition: installedSubscriberPackage },
      {
        definition: packageInstallRequest,
        structures: STRUCTURES,
        create: (caller, values) => install(caller, values, find, work),
      },
      { definition: uninstallRequest, create: (caller, values) => uninstall(caller, values, find, work) },
      { definition: uninstallRequestError },
    ],
  };
}

/**
 * A query of SubscriberPackageVersion names one version; its row is made of what the Dev Hub has published. The condition on
 * InstallationKey is a password and no column: it is checked, and taken out of the statement.
 */
function reveal(caller: ToolingCaller, soql: string, find: FindPublished): string {
  const id = /\bId\s*=\s*'(04t\w{12}(?:\w{3})?)'/iu.exec(soql)?.[1];
  if (id === undefined)
    throw new SalesforceError(
      'MALFORMED_QUERY',
      "Implementation restriction: You can only perform queries of the form Id = '04t...' on SubscriberPackageVersion",
    );
  const version = find(to18(id));
  if (!version) return soql;
  const condition = /\s+AND\s+InstallationKey\s*=\s*'((?:\\.|[^'\\])*)'/iu;
  checkInstallationKey(version, condition.exec(soql)?.[1]?.replace(/\\(.)/gu, '$1') ?? null);
  const rows = subscriberRows(caller.org, version);
  putRow(caller.org, 'SubscriberPackage', caller.userId, rows.parent);
  putRow(caller.org, 'SubscriberPackageVersion', caller.userId, rows.version);
  return soql.replace(condition, '');
}

/** PackageInstallRequest. Access: everything is as for administrators only, since the local org has no profiles of its own. */
function install(caller: ToolingCaller, values: SObjectRecord, find: FindPublished, work: Work): string {
  requireDeveloper(caller);
  const { org, userId } = caller;
  const version = requireVersion(values, find);
  const dependencies = version.dependencies.flatMap((id) => find(id) ?? []);
  const upgradeType = readUpgradeType(values['UpgradeType']);
  const conflicts = values['NameConflictResolution'] ?? 'Block';
  if (conflicts !== 'Block') throw notSupported(`NameConflictResolution ${String(conflicts)}`);
  const security = String(values['SecurityType'] ?? 'None').toLowerCase();
  if (security !== 'none' && security !== 'full') throw notSupported(`SecurityType ${String(values['SecurityType'])}`);
  if (values['ProfileMappings'] !== undefined && values['ProfileMappings'] !== null)
    throw notSupported('ProfileMappings');
  const id = insertRow(org, 'PackageInstallRequest', userId, { ...values, Password: null, Status: 'IN_PROGRESS' });
  work.add(() => {
    const errors = guarded(() => installVersion(org, { version, dependencies, upgradeType, userId }));
    org.store.transaction(() =>
      updateRow(org, 'PackageInstallRequest', userId, id, {
        Status: errors.length > 0 ? 'ERROR' : 'SUCCESS',
        Errors: errors.length > 0 ? JSON.stringify({ errors: errors.map((message) => ({ message })) }) : null,
      }),
    );
  });
  return id;
}

function requireVersion(values: SObjectRecord, find: FindPublished): PublishedVersion {
  const key = values['SubscriberPackageVersionKey'];
  const version = typeof key === 'string' ? find(to18(key)) : undefined;
  if (!version)
    throw new SalesforceError(
      'PACKAGE_UNAVAILABLE',
      `The package version ${String(key)} is not available: only versions that the Dev Hub of this local org has built can be installed.`,
    );
  checkInstallationKey(version, typeof values['Password'] === 'string' ? values['Password'] : null);
  return version;
}

function readUpgradeType(value: unknown): UpgradeType {
  const type = value ?? 'mixed-mode';
  if (type === 'mixed-mode' || type === 'delete-only' || type === 'deprecate-only') return type;
  throw new SalesforceError('INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST', `Upgrade Type: bad value: ${String(type)}`, {
    fields: ['UpgradeType'],
  });
}

/** SubscriberPackageVersionUninstallRequest. */
function uninstall(caller: ToolingCaller, values: SObjectRecord, find: FindPublished, work: Work): string {
  requireDeveloper(caller);
  const { org, userId } = caller;
  const versionId = String(values['SubscriberPackageVersionId'] ?? '');
  const version = findRow(org, 'SubscriberPackageVersion', versionId);
  if (!version)
    throw new SalesforceError('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id', {
      fields: ['SubscriberPackageVersionId'],
    });
  const id = insertRow(org, 'SubscriberPackageVersionUninstallRequest', userId, {
    SubscriberPackageVersionId: String(version['Id']),
    Status: 'Queued',
  });
  work.add(() => {
    const errors = guarded(() => uninstallPackage(org, { version, userId, find }));
    org.store.transaction(() => {
      for (const Message of errors)
        insertRow(org, 'PackageVersionUninstallRequestError', userId, { ParentRequestId: id, Message });
      const Status = errors.length > 0 ? 'Error' : 'Success';
      updateRow(org, 'SubscriberPackageVersionUninstallRequest', userId, id, { Status });
    });
  });
  return id;
}

/** A fault of the local org itself is an error of the request, too: nobody waits for it in vain. */
function guarded(job: () => string[]): string[] {
  try {
    return job();
  } catch (error) {
    if (error instanceof SalesforceError) return [error.message];
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    return [`The local org failed: ${error instanceof Error ? error.message : String(error)}`];
  }
}
