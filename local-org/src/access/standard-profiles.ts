import type { ObjectRight } from './types.ts';

/** Rights that come with a profile of the standard data. */
export interface ProfileRights {
  /** System permissions by API name. */
  readonly systemPermissions: readonly string[];
  /** Rights on standard objects, by API name. */
  readonly objects: Readonly<Record<string, readonly ObjectRight[]>>;
  /** Whether the profile shows and lets edit the standard fields of standard objects. It never shows custom ones. */
  readonly standardFields: boolean;
}

const full: readonly ObjectRight[] = ['read', 'create', 'edit', 'delete'];
const write: readonly ObjectRight[] = ['read', 'create', 'edit'];
const readOnly: readonly ObjectRight[] = ['read'];

/**
 * The profiles every org has, as far as the local org's objects go. A deploy never widens them: new objects and fields
 * are granted by permission sets only. Source: Salesforce Help, "Standard Profiles"; "Minimum Access - Salesforce"
 * holds four user-interface permissions and not even `ApiEnabled`.
 */
export const standardProfiles: Readonly<Record<string, ProfileRights>> = {
  'System Administrator': {
    systemPermissions: [
      'ApiEnabled',
      'ModifyAllData',
      'ViewAllData',
      'ViewSetup',
      'CustomizeApplication',
      'ModifyMetadata',
      'ManageUsers',
      'AssignPermissionSets',
      'ManageProfilesPermissionsets',
      'ManageInternalUsers',
      'ManageSharing',
      'ViewRoles',
      'RunReports',
      'ExportReport',
      'ActivitiesAccess',
      'EditTask',
      'EditEvent',
      'TransferAnyEntity',
      'RunFlow',
      'ViewAllUsers',
      'LightningConsoleAllowedForUser',
      'LightningExperienceUser',
      'ViewHelpLink',
    ],
    objects: {},
    standardFields: true,
  },
  'Standard User': {
    systemPermissions: [
      'ApiEnabled',
      'ViewSetup',
      'RunReports',
      'ExportReport',
      'ActivitiesAccess',
      'EditTask',
      'EditEvent',
      'RunFlow',
      'LightningConsoleAllowedForUser',
      'LightningExperienceUser',
      'ViewHelpLink',
    ],
    objects: {
      Account: full,
      Asset: full,
      Contact: full,
      Contract: full,
      Opportunity: full,
      Order: full,
      Lead: write,
      Case: write,
      Campaign: readOnly,
      Product2: readOnly,
      Pricebook2: readOnly,
    },
    standardFields: true,
  },
  'Minimum Access - Salesforce': {
    systemPermissions: [
      'ActivitiesAccess',
      'LightningConsoleAllowedForUser',
      'LightningExperienceUser',
      'ViewHelpLink',
    ],
    objects: {},
    standardFields: false,
  },
};
