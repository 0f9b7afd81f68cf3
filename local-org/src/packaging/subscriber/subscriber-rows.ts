import type { Org } from '../../org.types.ts';
import type { SObjectRecord } from '../../schema/types.ts';
import type { PublishedVersion } from '../published.ts';
import { versionNumberFieldsOf } from '../version-number.ts';
import { installValidationStatus } from './validate.ts';

type Row = SObjectRecord & { Id: string };

/** A published version, and its package, as the rows that an org sees. */
export function subscriberRows(org: Org, version: PublishedVersion): { parent: Row; version: Row } {
  return {
    parent: {
      Id: version.packageId,
      Name: version.packageName,
      NamespacePrefix: null,
      Description: version.packageDescription,
      IsPackageValid: true,
    },
    version: {
      Id: version.id,
      SubscriberPackageId: version.packageId,
      Name: version.name,
      Description: version.description,
      ...versionNumberFieldsOf(version.number),
      ReleaseState: version.isReleased ? 'Released' : 'Beta',
      IsBeta: !version.isReleased,
      IsManaged: false,
      IsDeprecated: version.isDeprecated,
      IsPasswordProtected: version.installationKey !== null,
      IsSecurityReviewed: false,
      IsOrgDependent: false,
      Package2ContainerOptions: 'Unlocked',
      InstallValidationStatus: installValidationStatus(org, version),
      ReleaseNotesUrl: version.releaseNotesUrl,
      PostInstallUrl: version.postInstallUrl,
      // Types that would have something to say here do not deploy to the local org.
      RemoteSiteSettings: JSON.stringify({ settings: [] }),
      CspTrustedSites: JSON.stringify({ settings: [] }),
      Profiles: null,
      Dependencies: version.dependencies.length > 0 ? dependenciesOf(version) : null,
    },
  };
}

function dependenciesOf({ dependencies }: PublishedVersion): string {
  return JSON.stringify({ ids: dependencies.map((subscriberPackageVersionId) => ({ subscriberPackageVersionId })) });
}
