import type { StandardField, StandardObject } from '../../schema/standard/build.ts';
import {
  audit,
  checkbox,
  id,
  integer,
  isDeleted,
  lookup,
  number,
  picklist,
  READ_ONLY,
  text,
} from '../../schema/standard/fields.ts';

/** An object of the Tooling API: setup data, which only its own procedures write. */
export function packagingObject(
  apiName: string,
  keyPrefix: string,
  nameField: string,
  fields: readonly StandardField[],
): StandardObject {
  return {
    apiName,
    label: apiName,
    labelPlural: apiName,
    keyPrefix,
    nameField,
    kind: 'setup',
    sharingModel: 'FullAccess',
    fields: [id(`${apiName} ID`), isDeleted, ...audit, ...fields],
  };
}

/** The four parts of a version's number. */
export const versionNumberFields: readonly StandardField[] = [
  integer('MajorVersion', 'Major Version', READ_ONLY),
  integer('MinorVersion', 'Minor Version', READ_ONLY),
  integer('PatchVersion', 'Patch Version', READ_ONLY),
  integer('BuildNumber', 'Build Number', READ_ONLY),
];

/** Through what a request to create a version goes here; Salesforce has further steps between the second and the third. */
const REQUEST_STATUSES = ['Queued', 'InProgress', 'Success', 'Error'] as const;

/**
 * What a Dev Hub knows of the packages it builds (Tooling API Reference: Package2, Package2Version,
 * Package2VersionCreateRequest and its errors). Fields of Apex coverage, ancestors and conversions are always blank here.
 */
export const package2 = packagingObject('Package2', '0Ho', 'Name', [
  text('Name', 'Name', 80, { nameField: true }),
  text('Description', 'Description'),
  text('NamespacePrefix', 'Namespace Prefix', 15),
  picklist('ContainerOptions', 'Container Options', ['Locked', 'Managed', 'Unlocked']),
  text('SubscriberPackageId', 'Subscriber Package ID', 18, READ_ONLY),
  checkbox('IsDeprecated', 'Deprecated'),
  checkbox('IsOrgDependent', 'Org-Dependent'),
  text('ConvertedFromPackageId', 'Converted From Package ID', 18, READ_ONLY),
  text('PackageErrorUsername', 'Package Error Username', 80),
  checkbox('AppAnalyticsEnabled', 'App Analytics Enabled'),
  text('RecommendedVersionId', 'Recommended Version ID', 18),
]);

export const package2Version = packagingObject('Package2Version', '05i', 'Name', [
  lookup('Package2Id', 'Package ID', 'Package2', READ_ONLY),
  lookup('SubscriberPackageVersionId', 'Subscriber Package Version ID', 'SubscriberPackageVersion', READ_ONLY),
  text('Name', 'Name', 80, { nameField: true }),
  text('Description', 'Description'),
  text('Tag', 'Tag', 240),
  text('Branch', 'Branch', 240),
  ...versionNumberFields,
  text('AncestorId', 'Ancestor ID', 18, READ_ONLY),
  checkbox('ValidationSkipped', 'Validation Skipped', READ_ONLY),
  checkbox('ValidatedAsync', 'Validated Asynchronously', READ_ONLY),
  checkbox('IsDeprecated', 'Deprecated'),
  checkbox('IsPasswordProtected', 'Password Protected', READ_ONLY),
  checkbox('IsReleased', 'Released'),
  text('InstallKey', 'Installation Key', 80),
  text('CodeCoverage', 'Code Coverage', 255, READ_ONLY),
  text('CodeCoveragePercentages', 'Code Coverage Percentages', 255, READ_ONLY),
  checkbox('HasPassedCodeCoverageCheck', 'Has Passed Code Coverage Check', READ_ONLY),
  text('ConvertedFromVersionId', 'Converted From Version ID', 18, READ_ONLY),
  number('ReleaseVersion', 'Release Version', 'Number', { precision: 4, scale: 1, ...READ_ONLY }),
  integer('BuildDurationInSeconds', 'Build Duration in Seconds', READ_ONLY),
  integer('EndToEndBuildDurationInSeconds', 'End-to-End Build Duration in Seconds', READ_ONLY),
  integer('TotalNumberOfMetadataFiles', 'Total Number of Metadata Files', READ_ONLY),
  integer('TotalSizeOfMetadataFiles', 'Total Size of Metadata Files', READ_ONLY),
  checkbox('HasMetadataRemoved', 'Has Metadata Removed', READ_ONLY),
  checkbox('HasVpi', 'Has Vertical Package Information', READ_ONLY),
  text('Language', 'Language', 40, READ_ONLY),
  text('DeveloperUsePkgZip', 'Package Zip', 255, READ_ONLY),
]);

export const package2VersionCreateRequest = packagingObject('Package2VersionCreateRequest', '08c', 'Id', [
  lookup('Package2Id', 'Package ID', 'Package2'),
  lookup('Package2VersionId', 'Package Version ID', 'Package2Version', READ_ONLY),
  picklist('Status', 'Status', REQUEST_STATUSES, READ_ONLY),
  text('Tag', 'Tag', 240),
  text('Branch', 'Branch', 240),
  text('Instance', 'Instance', 40),
  text('InstallKey', 'Installation Key', 80),
  text('Language', 'Language', 40),
  checkbox('IsPasswordProtected', 'Password Protected', READ_ONLY),
  checkbox('CalculateCodeCoverage', 'Calculate Code Coverage'),
  checkbox('SkipValidation', 'Skip Validation'),
  checkbox('AsyncValidation', 'Asynchronous Validation'),
  checkbox('IsConversionRequest', 'Is Conversion Request', READ_ONLY),
  checkbox('IsDevUsePkgZipRequested', 'Package Zip Requested'),
  checkbox('CalcTransitiveDependencies', 'Calculate Transitive Dependencies'),
  text('SourceOrg', 'Source Org', 18),
]);

export const package2VersionCreateRequestError = packagingObject(
  'Package2VersionCreateRequestError',
  '08d',
  'Message',
  [
    lookup('ParentRequestId', 'Parent Request ID', 'Package2VersionCreateRequest'),
    text('Message', 'Message', 4000, { nameField: true }),
  ],
);
