import type { Org } from '../org.types.ts';
import type { PackageFiles } from '../metadata/read.ts';
import { contentOf } from './content.ts';
import { findRow, findRows } from './rows.ts';
import { versionNumberOf } from './version-number.ts';
import type { VersionNumber } from './version-number.ts';

/** A package version as its subscribers see it. */
export interface PublishedVersion {
  /** 04t… */
  readonly id: string;
  /** 033…, the same for all versions of a package. */
  readonly packageId: string;
  readonly packageName: string;
  readonly packageDescription: string | null;
  readonly name: string;
  readonly description: string | null;
  readonly number: VersionNumber;
  readonly isReleased: boolean;
  readonly isDeprecated: boolean;
  /** Versions (04t…) that must be installed before. */
  readonly dependencies: readonly string[];
  readonly installationKey: string | null;
  readonly releaseNotesUrl: string | null;
  readonly postInstallUrl: string | null;
  readonly files: PackageFiles;
}

/** Finds a version by its 04t id; undefined for one that does not exist. */
export type FindPublished = (id: string) => PublishedVersion | undefined;

/**
 * The versions that can be installed: those that the Dev Hub of this process has built. Salesforce spreads versions to all of
 * its instances; a local org knows of no other process.
 */
export function publishedBy(hub: () => Org | undefined): FindPublished {
  return (id) => {
    const org = hub();
    const [version] = org ? findRows(org, 'Package2Version', 'SubscriberPackageVersionId', id) : [];
    const content = org && contentOf(org, id);
    const parent = org && version && findRow(org, 'Package2', String(version['Package2Id']));
    if (!version || !content || !parent) return undefined;
    const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);
    return {
      id,
      packageId: String(parent['SubscriberPackageId']),
      packageName: String(parent['Name']),
      packageDescription: text(parent['Description']),
      name: String(version['Name']),
      description: text(version['Description']),
      number: versionNumberOf(version),
      isReleased: version['IsReleased'] === true,
      isDeprecated: version['IsDeprecated'] === true,
      ...content,
    };
  };
}
