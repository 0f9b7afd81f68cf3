import { deployFiles, type DeployOutcome } from '../../metadata/deploy.ts';
import { readPackage } from '../../metadata/read.ts';
import type { Component } from '../../metadata/types.ts';
import type { Org } from '../../org.types.ts';
import { componentId } from '../../metadata/component-id.ts';
import { isMember, isSameComponent } from '../member.ts';
import type { PublishedVersion } from '../published.ts';
import { insertRow, putRow, updateRow } from '../rows.ts';
import { compareVersions } from '../version-number.ts';
import { deletionsAfter } from './manifest.ts';
import { membersOf, packageOf, setMembers } from './members.ts';
import type { Member } from './members.ts';
import { isDeletedByUpgrade } from './removed.ts';
import type { UpgradeType } from './removed.ts';
import { subscriberRows } from './subscriber-rows.ts';
import { installation, installedNumber, installProblems } from './validate.ts';

export interface Installation {
  readonly version: PublishedVersion;
  /** The versions that it depends on. */
  readonly dependencies: readonly PublishedVersion[];
  readonly upgradeType: UpgradeType;
  readonly userId: string;
}

/**
 * Installs an unlocked package without a namespace, or upgrades it, and answers what stands against it (nothing then happens).
 * Components of the same name are overwritten, records of custom metadata among them, whatever the manageability of their
 * fields; those of another package are refused. Flows keep the status that they were packaged with. Source: Salesforce DX
 * Developer Guide, "Upgrade a Version of an Unlocked Package"; Salesforce Help, "Custom Metadata Type Fields" and
 * "Considerations for Flows Installed from Packages".
 */
export function installVersion(org: Org, { version, dependencies, upgradeType, userId }: Installation): string[] {
  const refused = [...installProblems(org, version), ...dependencies.flatMap((needed) => missing(org, needed))];
  if (refused.length > 0) return refused;
  const components = readPackage(version.files).filter(isMember);
  const foreign = components.flatMap((component) => foreignMember(org, component, version.packageId));
  if (foreign.length > 0) return foreign;
  const gone = membersOf(org, version.packageId).filter(
    (member) => !components.some((component) => isSameComponent(component, member)),
  );
  const { outcome, deleted } = deployVersion(org, { version, gone, upgradeType, userId });
  if (!outcome.success) return problemsOf(outcome);
  const left = gone.filter((member) => !deleted.includes(member)).map((member) => ({ ...member, isDeprecated: true }));
  org.store.transaction(() => {
    setMembers(org, version.packageId, [
      ...components.map(({ type, fullName }) => ({ type, fullName, isDeprecated: false })),
      ...left,
    ]);
    const rows = subscriberRows(org, version);
    putRow(org, 'SubscriberPackage', userId, rows.parent);
    putRow(org, 'SubscriberPackageVersion', userId, rows.version);
    noteInstallation(org, version, userId);
  });
  return [];
}

/** Removed components go only where nothing depends on them: those that a deploy refuses to delete are left. */
function deployVersion(
  org: Org,
  { version, gone, upgradeType, userId }: Omit<Installation, 'dependencies'> & { readonly gone: readonly Member[] },
): { outcome: DeployOutcome; deleted: readonly Member[] } {
  const isThere = ({ type, fullName }: Member): boolean => org.model.catalog.get(type, fullName) !== undefined;
  let deleted = gone.filter((member) => isDeletedByUpgrade(member, upgradeType) && isThere(member));
  for (;;) {
    const files = { ...version.files, ...deletionsAfter(org, deleted) };
    const outcome = deployFiles(org, files, { fromPackage: true, userId });
    const needed = deleted.filter((member) =>
      outcome.details.componentFailures.some(
        ({ componentType, fullName }) => componentType === member.type && fullName === member.fullName,
      ),
    );
    if (outcome.success || needed.length === 0) return { outcome, deleted };
    deleted = deleted.filter((member) => !needed.includes(member));
  }
}

/** A dependency must be there in its version, or in a later one. */
function missing(org: Org, { packageId, packageName, number }: PublishedVersion): string[] {
  const present = installedNumber(org, packageId);
  if (present && compareVersions(present, number) >= 0) return [];
  const least = `${number.major}.${number.minor}`;
  return [
    `A required package is missing, Details: Package "${packageName}", Version ${least} or later must be installed first.`,
  ];
}

function foreignMember(org: Org, { type, fullName }: Component, packageId: string): string[] {
  const owner = packageOf(org, { type, fullName });
  if (owner === undefined || owner === packageId) return [];
  const problem = `Cannot add component of type:${type} named:${fullName} subjectId:${componentId(type, fullName)} to this package because it is an installed component in another package with packageId:${owner}.`;
  return [`${problem}, Details: package.xml: ${problem}`];
}

function problemsOf({ details }: DeployOutcome): string[] {
  return details.componentFailures
    .filter(({ problemType }) => problemType !== 'Warning')
    .map(({ fullName, problem }) => `(${fullName}) ${problem}, Details: ${fullName}: ${problem}`);
}

function noteInstallation(org: Org, version: PublishedVersion, userId: string): void {
  const present = installation(org, version.packageId);
  if (present) {
    const changes = { SubscriberPackageVersionId: version.id };
    updateRow(org, 'InstalledSubscriberPackage', userId, String(present['Id']), changes);
    return;
  }
  insertRow(org, 'InstalledSubscriberPackage', userId, {
    SubscriberPackageId: version.packageId,
    SubscriberPackageVersionId: version.id,
    MinPackageVersionId: version.id,
  });
}
