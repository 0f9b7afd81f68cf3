import { z } from 'zod';
import { notSupported, SalesforceError } from '../../errors.ts';
import { unzipPackage } from '../../metadata/deploy/unzip.ts';
import type { PackageFiles } from '../../metadata/read.ts';
import { to18 } from '../../store/index.ts';
import { readVersionNumber } from '../version-number.ts';
import type { AskedNumber } from '../version-number.ts';

/** What a version is built from: the zip that clients send as `VersionInfo`. */
export interface VersionInfo {
  readonly packageId: string;
  readonly name: string;
  readonly description: string | null;
  readonly number: AskedNumber;
  /** Edition and features of the org that it is validated in. */
  readonly edition: string | null;
  readonly features: readonly string[];
  /** Versions (04t…) that must be installed before, in their order. */
  readonly dependencies: readonly string[];
  /** Files of the package in metadata format, beside its `package.xml`. */
  readonly files: PackageFiles;
  /** Settings of the org that it is validated in, in metadata format. */
  readonly settings?: PackageFiles;
  readonly releaseNotesUrl: string | null;
  readonly postInstallUrl: string | null;
}

const url = z.string().nullish();

/** `package2-descriptor.json`: the package directory of `sfdx-project.json` with what the definition file says of the org. */
const descriptor = z.looseObject({
  id: z.string(),
  versionNumber: z.string(),
  versionName: z.string().nullish(),
  versionDescription: z.string().nullish(),
  edition: z.string().nullish(),
  dependencies: z
    .array(z.looseObject({ subscriberPackageVersionId: z.string().regex(/^04t\w{12}(?:\w{3})?$/u) }))
    .nullish(),
  features: z.union([z.array(z.string()), z.string()]).nullish(),
  releaseNotesUrl: url,
  postInstallUrl: url,
});

/** What a descriptor may ask for and the local org does not do, in the words of the project file. */
const REFUSED: Readonly<Record<string, string>> = {
  ancestorId: 'ancestors of package versions',
  orgPreferences: 'orgPreferences of the definition file (use settings)',
  snapshot: 'snapshots as the org that a version is validated in',
  sourceOrg: 'org shapes as the org that a version is validated in',
  release: 'another release for the org that a version is validated in',
  postInstallScript: 'scripts after an installation',
  uninstallScript: 'scripts at an uninstallation',
  permissionSetNames: 'permission sets for Apex tests',
  permissionSetLicenseDeveloperNames: 'permission set licences for Apex tests',
  packageMetadataPermissionSetNames: 'permission sets for the user that builds a version',
  packageMetadataPermissionSetLicenseNames: 'permission set licences for the user that builds a version',
  calculateTransitiveDependencies: 'dependencies that follow from dependencies (name all of them)',
};

/** Files of `VersionInfo` that hold more than the package itself. */
const REFUSED_FILES: Readonly<Record<string, string>> = {
  'unpackaged-metadata-package.zip': 'unpackaged metadata at package version creation',
  'seed-metadata-package.zip': 'seed metadata at package version creation',
};

/**
 * Reads `VersionInfo`: a zip with `package2-descriptor.json`, `package.zip` and, where the definition file has settings,
 * `settings.zip`. Throws INVALID_INPUT for what is no such zip, and names what the local org does not do.
 */
export async function readVersionInfo(bytes: Uint8Array): Promise<VersionInfo> {
  const archive = await unzip('VersionInfo', bytes);
  for (const [file, what] of Object.entries(REFUSED_FILES)) if (archive[file]) throw notSupported(what);
  const read = descriptor.safeParse(readJson(archive));
  if (!read.success)
    throw new SalesforceError(
      'INVALID_INPUT',
      `package2-descriptor.json cannot be read: ${z.prettifyError(read.error)}`,
      { fields: ['VersionInfo'] },
    );
  refuse(read.data);
  const { id, versionNumber, versionName, versionDescription, features } = read.data;
  const number = readVersionNumber(versionNumber);
  if (!number)
    throw new SalesforceError(
      'INVALID_INPUT',
      `Version Number must be in the format major.minor.patch.build, with a number or NEXT as build: ${versionNumber}`,
    );
  const settings = await readZip(archive, 'settings.zip');
  return {
    packageId: id,
    name: versionName ?? versionNumber.replace(/\.NEXT$/u, ''),
    description: versionDescription ?? null,
    number,
    edition: read.data.edition ?? null,
    features: typeof features === 'string' ? features.split(',') : (features ?? []),
    dependencies: (read.data.dependencies ?? []).map((dependency) => to18(dependency.subscriberPackageVersionId)),
    files: (await readZip(archive, 'package.zip')) ?? {},
    ...(settings ? { settings } : {}),
    releaseNotesUrl: read.data.releaseNotesUrl ?? null,
    postInstallUrl: read.data.postInstallUrl ?? null,
  };
}

function readJson(archive: PackageFiles): unknown {
  const bytes = archive['package2-descriptor.json'];
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}

function refuse(asked: Readonly<Record<string, unknown>>): void {
  for (const [name, what] of Object.entries(REFUSED)) {
    const value = asked[name];
    const isEmpty = value === undefined || value === null || value === '' || value === false;
    if (!isEmpty && !(Array.isArray(value) && value.length === 0)) throw notSupported(what);
  }
}

async function readZip(archive: PackageFiles, name: string): Promise<PackageFiles | undefined> {
  const bytes = archive[name];
  return bytes && unzip(name, bytes);
}

/** The files of a zip, which stay in memory: no name of one becomes a path. What cannot be unpacked is the caller's fault. */
async function unzip(name: string, bytes: Uint8Array): Promise<PackageFiles> {
  return unzipPackage(bytes).catch((cause: unknown) => {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new SalesforceError('INVALID_INPUT', `${name} cannot be unpacked: ${reason}`, {
      fields: ['VersionInfo'],
      cause,
    });
  });
}
