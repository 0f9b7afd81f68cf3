import type { StandardObject } from '../schema/standard/build.ts';
import {
  audit,
  checkbox,
  date,
  id,
  integer,
  isDeleted,
  lookup,
  owner,
  picklist,
  READ_ONLY,
  text,
} from '../schema/standard/fields.ts';

/** Editions that a scratch org may be asked for (Salesforce DX Developer Guide, "Build Your Own Scratch Org Definition File"). */
const EDITIONS = [
  'Developer',
  'Enterprise',
  'Group',
  'Professional',
  'Partner Developer',
  'Partner Enterprise',
  'Partner Group',
  'Partner Professional',
] as const;

const REQUESTED = { updateable: false } as const;

/** What is asked of a scratch org, in the request and in the list of active ones. */
const description = text('Description', 'Description', 2000);
const number = (displayFormat: string) =>
  ({
    apiName: 'Name',
    label: 'Number',
    type: 'AutoNumber',
    displayFormat,
    nameField: true,
    ...READ_ONLY,
    defaultedOnCreate: true,
  }) as const;

/**
 * A request for a scratch org and the log of what became of it. Only on a Dev Hub. Fields: Object Reference, "ScratchOrgInfo";
 * those for shapes and namespaces of packages are there so that clients may name them, and refused when they have a value.
 */
export const scratchOrgInfo: StandardObject = {
  apiName: 'ScratchOrgInfo',
  label: 'Scratch Org Info',
  labelPlural: 'Scratch Org Infos',
  keyPrefix: '2SR',
  nameField: 'Name',
  kind: 'standard',
  sharingModel: 'Private',
  fields: [
    id('Scratch Org Info ID'),
    isDeleted,
    number('{00000000}'),
    owner(['User']),
    {
      apiName: 'AdminEmail',
      label: 'Requested Admin Email',
      type: 'Email',
      length: 80,
      permissionable: false,
      ...REQUESTED,
    },
    text('ConnectedAppCallbackUrl', 'Connected App Callback URL', 2000, { required: true, ...REQUESTED }),
    text('ConnectedAppConsumerKey', 'Connected App Consumer Key', 120, { required: true, ...REQUESTED }),
    text('Country', 'Requested Country', 3, REQUESTED),
    description,
    integer('DurationDays', 'Requested Duration In Days', { defaultValue: 7, ...REQUESTED }),
    picklist('Edition', 'Edition', EDITIONS, REQUESTED),
    text('Features', 'Features', 10_000, REQUESTED),
    checkbox('HasSampleData', 'Has Sample Data', REQUESTED),
    text('Language', 'Requested Language', 40, REQUESTED),
    text('Namespace', 'Namespace', 15, REQUESTED),
    text('OrgName', 'Org Name', 80, REQUESTED),
    text('Package2AncestorIds', 'Requested Package2 Ancestor IDs', 2000, REQUESTED),
    text('Release', 'Release', 40, REQUESTED),
    text('Snapshot', 'Snapshot', 80, REQUESTED),
    text('SourceOrg', 'Shape Source Org', 15, REQUESTED),
    text('Template', 'Template', 40, REQUESTED),
    text('Username', 'Requested Username', 80, REQUESTED),
    text('AuthCode', 'Connected App Authorization Code', 120, READ_ONLY),
    text('DeletedBy', 'Deleted By', 15, { ...READ_ONLY, caseSensitive: true }),
    date('DeletedDate', 'Deleted Date', READ_ONLY),
    text('ErrorCode', 'Error Code', 8, READ_ONLY),
    date('ExpirationDate', 'Expiration Date', READ_ONLY),
    text('LoginUrl', 'Login Url', 2000, READ_ONLY),
    text('ScratchOrg', 'Scratch Org ID', 15, { ...READ_ONLY, caseSensitive: true }),
    text('SignupCountry', 'Signup Country', 3, READ_ONLY),
    { apiName: 'SignupEmail', label: 'Signup Email', type: 'Email', length: 80, ...READ_ONLY },
    text('SignupInstance', 'Signup Instance', 15, READ_ONLY),
    text('SignupLanguage', 'Signup Language', 40, READ_ONLY),
    integer('SignupTrialDays', 'Signup Trial Days', READ_ONLY),
    text('SignupUsername', 'Signup Username', 80, READ_ONLY),
    picklist('Status', 'Status', ['New', 'Creating', 'Active', 'Deleted', 'Error'], {
      ...READ_ONLY,
      defaultValue: 'New',
    }),
    ...audit,
  ],
};

/** A scratch org that lives. Deleting its row deletes the org. Only on a Dev Hub. Fields: Object Reference, "ActiveScratchOrg". */
export const activeScratchOrg: StandardObject = {
  apiName: 'ActiveScratchOrg',
  label: 'Active Scratch Org',
  labelPlural: 'Active Scratch Orgs',
  keyPrefix: '00f',
  nameField: 'Name',
  kind: 'standard',
  sharingModel: 'Private',
  createable: false,
  fields: [
    id('Active Scratch Org ID'),
    isDeleted,
    number('{00000000}'),
    owner(['User']),
    description,
    picklist('Edition', 'Edition', EDITIONS, READ_ONLY),
    date('ExpirationDate', 'Expiration Date', READ_ONLY),
    text('Features', 'Features', 10_000, READ_ONLY),
    checkbox('HasSampleData', 'Has Sample Data', READ_ONLY),
    text('Namespace', 'Namespace', 15, READ_ONLY),
    text('OrgName', 'Org Name', 80, READ_ONLY),
    text('ScratchOrg', 'Scratch Org ID', 15, { ...READ_ONLY, caseSensitive: true }),
    lookup('ScratchOrgInfoId', 'Scratch Org Info ID', 'ScratchOrgInfo', {
      ...READ_ONLY,
      childRelationshipName: 'ActiveScratchOrgs',
      deleteConstraint: 'Cascade',
    }),
    { apiName: 'SignupEmail', label: 'Email', type: 'Email', length: 80, ...READ_ONLY },
    text('SignupInstance', 'Instance', 15, READ_ONLY),
    integer('SignupTrialDays', 'Active Days', READ_ONLY),
    text('SignupUsername', 'Username', 80, READ_ONLY),
    ...audit,
  ],
};
