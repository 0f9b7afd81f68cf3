import { SalesforceError } from '../../errors.ts';
import { apiVersion } from '../../api/versions.ts';
import type { DeployOutcome } from '../../metadata/deploy.ts';
import { deployFiles } from '../../metadata/deploy.ts';
import { readPackage, type PackageFiles } from '../../metadata/read.ts';
import { openOrg } from '../../org.ts';
import type { Org } from '../../org.types.ts';
import type { SObjectRecord } from '../../schema/types.ts';
import { keepContent } from '../content.ts';
import { isMember, isSameComponent } from '../member.ts';
import type { FindPublished, PublishedVersion } from '../published.ts';
import { findRow, findRows, insertRow, newId, updateRow } from '../rows.ts';
import { settleBuild, versionNumberFieldsOf, versionNumberOf, versionText } from '../version-number.ts';
import type { VersionNumber } from '../version-number.ts';
import type { VersionInfo } from './version-info.ts';

/**
 * Works a request off: the package is deployed into a blank org of its own, and what that refuses are the request's errors;
 * else the version is made. `SkipValidation` leaves the blank org out. Source: Salesforce DX Developer Guide, "Create New
 * Versions of an Unlocked Package" and "Skip Validation to Quickly Iterate Unlocked Package Development".
 */
export function buildVersion(hub: Org, requestId: string, info: VersionInfo, find: FindPublished): void {
  const request = findRow(hub, 'Package2VersionCreateRequest', requestId);
  if (request?.['Status'] !== 'Queued') return;
  const userId = String(request['CreatedById']);
  const setStatus = (values: SObjectRecord): void =>
    updateRow(hub, 'Package2VersionCreateRequest', userId, requestId, values);
  hub.store.transaction(() => setStatus({ Status: 'InProgress' }));
  const begun = Date.now();
  const problems = problemsOf(hub, request, info, find);
  hub.store.transaction(() => {
    if (problems.length > 0) {
      for (const Message of problems)
        insertRow(hub, 'Package2VersionCreateRequestError', userId, { ParentRequestId: requestId, Message });
      // The key of a version that is not there opens nothing, and whoever reads the request shall not learn it.
      setStatus({ Status: 'Error', InstallKey: null });
      return;
    }
    const seconds = Math.ceil((Date.now() - begun) / 1000);
    setStatus({ Status: 'Success', Package2VersionId: makeVersion(hub, request, info, seconds) });
  });
}

function problemsOf(hub: Org, request: SObjectRecord, info: VersionInfo, find: FindPublished): string[] {
  const number = settleBuild(info.number, versionsOf(hub, String(request['Package2Id'])));
  if (versionsOf(hub, String(request['Package2Id'])).some((known) => versionText(known) === versionText(number)))
    return [`The package has a version ${versionText(number)} already. Ask for another build, or for NEXT.`];
  if (Object.keys(info.files).length === 0) return ['VersionInfo holds no package.zip.'];
  return request['SkipValidation'] === true
    ? []
    : validate(
        info,
        info.dependencies.flatMap((id) => find(id) ?? []),
      );
}

/** What a blank org, with the dependencies in it, says to the package. A fault of the local org itself is an error of the request, too. */
function validate(info: VersionInfo, dependencies: readonly PublishedVersion[]): string[] {
  const org = openOrg({ file: ':memory:' });
  try {
    const before = [
      ...unpackageable(info.files),
      ...dependencies.flatMap((dependency) => includedTwice(info, dependency)),
      ...(info.settings ? problemsOfDeploy(deployFiles(org, info.settings)) : []),
    ];
    if (before.length > 0) return before;
    for (const { id, files } of dependencies) {
      const problems = problemsOfDeploy(deployFiles(org, files, { fromPackage: true }));
      if (problems.length > 0)
        return problems.map(
          (problem) => `An error occurred while trying to install a package dependency, ID ${id}: ${problem}`,
        );
    }
    return problemsOfDeploy(deployFiles(org, info.files));
  } catch (error) {
    if (error instanceof SalesforceError) return [error.message];
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    return [`The local org failed: ${error instanceof Error ? error.message : String(error)}`];
  } finally {
    org.close();
  }
}

/** What deploys and still stands in no package (Metadata Coverage Report, column Unlocked Packaging). */
function unpackageable(files: PackageFiles): string[] {
  return readPackage(files)
    .filter(({ type }) => type === 'StandardValueSet')
    .map(({ type, fullName }) => `${fullName}: The metadata type ${type} is not supported in unlocked packages.`);
}

/** A component stands in one package only. */
function includedTwice({ files, name }: VersionInfo, dependency: PublishedVersion): string[] {
  const theirs = readPackage(dependency.files).filter(isMember);
  return readPackage(files)
    .filter((component) => theirs.some((other) => isSameComponent(component, other)))
    .map(
      ({ type, fullName }) =>
        `You're trying to include ${type} ${fullName} in Package ${name}. This component already exists in Package ${dependency.packageName}, which Package ${name} depends on. You can't include the same component in both packages.`,
    );
}

function problemsOfDeploy({ success, details }: DeployOutcome): string[] {
  if (success) return [];
  return details.componentFailures
    .filter(({ problemType }) => problemType !== 'Warning')
    .map(({ fullName, problem }) => (fullName === '' ? '' : `${fullName}: `) + String(problem));
}

function makeVersion(hub: Org, request: SObjectRecord, info: VersionInfo, seconds: number): string {
  const packageId = String(request['Package2Id']);
  const number = settleBuild(info.number, versionsOf(hub, packageId));
  const subscriberVersionId = newId(hub, 'SubscriberPackageVersion');
  const key = typeof request['InstallKey'] === 'string' ? request['InstallKey'] : null;
  keepContent(hub, subscriberVersionId, { ...info, installationKey: key });
  // The request keeps no key: it answers null to whoever asks for it.
  updateRow(hub, 'Package2VersionCreateRequest', String(request['CreatedById']), String(request['Id']), {
    InstallKey: null,
  });
  return insertRow(hub, 'Package2Version', String(request['CreatedById']), {
    Package2Id: packageId,
    SubscriberPackageVersionId: subscriberVersionId,
    Name: info.name,
    Description: info.description,
    Tag: request['Tag'] ?? null,
    Branch: request['Branch'] ?? null,
    Language: request['Language'] ?? null,
    ...versionNumberFieldsOf(number),
    ValidationSkipped: request['SkipValidation'] === true,
    IsPasswordProtected: key !== null,
    // There is no Apex in the local org, so none that a test leaves out.
    HasPassedCodeCoverageCheck: request['CalculateCodeCoverage'] === true,
    ReleaseVersion: Number(apiVersion),
    BuildDurationInSeconds: seconds,
    EndToEndBuildDurationInSeconds: seconds,
    TotalNumberOfMetadataFiles: Object.keys(info.files).length,
    TotalSizeOfMetadataFiles: sizeOf(info.files),
  });
}

function versionsOf(hub: Org, packageId: string): VersionNumber[] {
  return findRows(hub, 'Package2Version', 'Package2Id', packageId).map(versionNumberOf);
}

function sizeOf(files: PackageFiles): number {
  return Object.values(files).reduce((sum, bytes) => sum + bytes.length, 0);
}
