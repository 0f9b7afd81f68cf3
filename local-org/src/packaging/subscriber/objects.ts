import { checkbox, long, lookup, picklist, READ_ONLY, text } from '../../schema/standard/fields.ts';
import { packagingObject, versionNumberFields } from '../hub/objects.ts';

/**
 * What an org knows of packages that it may install, or has (Tooling API Reference: SubscriberPackage,
 * SubscriberPackageVersion, InstalledSubscriberPackage, PackageInstallRequest, SubscriberPackageVersionUninstallRequest).
 */
export const subscriberPackage = packagingObject('SubscriberPackage', '033', 'Name', [
  text('Name', 'Name', 80, { nameField: true }),
  text('NamespacePrefix', 'Namespace Prefix', 15),
  text('Description', 'Description'),
  checkbox('IsPackageValid', 'Is Package Valid'),
]);

export const subscriberPackageVersion = packagingObject('SubscriberPackageVersion', '04t', 'Name', [
  lookup('SubscriberPackageId', 'Subscriber Package ID', 'SubscriberPackage'),
  text('Name', 'Name', 80, { nameField: true }),
  text('Description', 'Description'),
  text('PublisherName', 'Publisher Name', 80),
  ...versionNumberFields,
  text('ReleaseState', 'Release State', 40),
  checkbox('IsBeta', 'Is Beta'),
  checkbox('IsManaged', 'Is Managed'),
  checkbox('IsDeprecated', 'Is Deprecated'),
  checkbox('IsPasswordProtected', 'Is Password Protected'),
  checkbox('IsSecurityReviewed', 'Is Security Reviewed'),
  checkbox('IsOrgDependent', 'Is Org-Dependent'),
  text('Package2ContainerOptions', 'Package Container Options', 40),
  text('InstallValidationStatus', 'Installation Validation Status', 40),
  text('AppExchangePackageName', 'AppExchange Package Name'),
  text('AppExchangeDescription', 'AppExchange Description'),
  text('AppExchangePublisherName', 'AppExchange Publisher Name'),
  text('AppExchangeLogoUrl', 'AppExchange Logo URL'),
  text('ReleaseNotesUrl', 'Release Notes URL'),
  text('PostInstallUrl', 'Post-Installation URL'),
  long('RemoteSiteSettings', 'Remote Site Settings'),
  long('CspTrustedSites', 'CSP Trusted Sites'),
  long('Profiles', 'Profiles'),
  long('Dependencies', 'Dependencies'),
]);

export const installedSubscriberPackage = packagingObject('InstalledSubscriberPackage', '0A3', 'Id', [
  lookup('SubscriberPackageId', 'Subscriber Package ID', 'SubscriberPackage'),
  lookup('SubscriberPackageVersionId', 'Subscriber Package Version ID', 'SubscriberPackageVersion'),
  text('MinPackageVersionId', 'First Installed Version ID', 18),
]);

export const packageInstallRequest = packagingObject('PackageInstallRequest', '0Hf', 'Id', [
  text('SubscriberPackageVersionKey', 'Subscriber Package Version Key', 18),
  picklist('Status', 'Status', ['IN_PROGRESS', 'SUCCESS', 'ERROR'], READ_ONLY),
  long('Errors', 'Errors', READ_ONLY),
  text('Password', 'Password', 80),
  text('SecurityType', 'Security Type', 40),
  text('NameConflictResolution', 'Name Conflict Resolution', 40),
  text('PackageInstallSource', 'Package Install Source', 40),
  text('UpgradeType', 'Upgrade Type', 40),
  text('ApexCompileType', 'Apex Compile Type', 40),
  text('SkipHandlers', 'Skip Handlers'),
  checkbox('EnableRss', 'Enable Remote Site Settings'),
  long('ProfileMappings', 'Profile Mappings'),
]);

export const uninstallRequest = packagingObject('SubscriberPackageVersionUninstallRequest', '06y', 'Id', [
  lookup('SubscriberPackageVersionId', 'Subscriber Package Version ID', 'SubscriberPackageVersion'),
  picklist('Status', 'Status', ['Queued', 'InProgress', 'Success', 'Error'], READ_ONLY),
]);

export const uninstallRequestError = packagingObject('PackageVersionUninstallRequestError', '07y', 'Message', [
  lookup('ParentRequestId', 'Parent Request ID', 'SubscriberPackageVersionUninstallRequest'),
  text('Message', 'Message', 4000, { nameField: true }),
]);

/** Fields whose value is a structure: kept as JSON, answered as what it stands for. */
export const STRUCTURES: ReadonlySet<string> = new Set([
  'RemoteSiteSettings',
  'CspTrustedSites',
  'Profiles',
  'Dependencies',
  'Errors',
  'ProfileMappings',
]);
