import type { StandardObject } from './build.ts';
import { audit, checkbox, dateTime, id, integer, lookup, picklist, text } from './fields.ts';

const READ_ONLY = { createable: false, updateable: false } as const;
const setup = { kind: 'setup', sharingModel: 'ReadWrite' } as const;

const EMAIL_ENCODINGS = [
  'UTF-8',
  'ISO-8859-1',
  'Shift_JIS',
  'ISO-2022-JP',
  'EUC-JP',
  'ks_c_5601-1987',
  'Big5',
  'GB2312',
];
const address = (prefix: string): StandardObject['fields'] => [
  { apiName: `${prefix}Street`, label: 'Street', type: 'TextArea', length: 255, permissionable: false },
  text(`${prefix}City`, 'City', 40),
  text(`${prefix}State`, 'State/Province', 80),
  text(`${prefix}PostalCode`, 'Zip/Postal Code', 20),
  text(`${prefix}Country`, 'Country', 80),
];

/** Users and where they stand. Source: Object Reference for the Salesforce Platform; only what clients and pages ask for. */
export const user: StandardObject = {
  apiName: 'User',
  label: 'User',
  labelPlural: 'Users',
  keyPrefix: '005',
  nameField: 'Name',
  deletable: false,
  ...setup,
  fields: [
    id('User ID'),
    text('Username', 'Username', 80, { required: true, unique: true, describe: { idLookup: true } }),
    text('LastName', 'Last Name', 80, { required: true, compoundFieldName: 'Name' }),
    text('FirstName', 'First Name', 40, { compoundFieldName: 'Name' }),
    text('Name', 'Full Name', 121, { ...READ_ONLY, nameField: true }),
    text('CompanyName', 'Company Name', 80),
    text('Division', 'Division', 80),
    text('Department', 'Department', 80),
    text('Title', 'Title', 80),
    ...address(''),
    {
      apiName: 'Email',
      label: 'Email',
      type: 'Email',
      length: 128,
      required: true,
      permissionable: false,
      describe: { idLookup: true },
    },
    { apiName: 'Phone', label: 'Phone', type: 'Phone', length: 40, permissionable: false },
    { apiName: 'MobilePhone', label: 'Mobile', type: 'Phone', length: 40, permissionable: false },
    text('Alias', 'Alias', 8, { required: true }),
    text('CommunityNickname', 'Nickname', 40),
    checkbox('IsActive', 'Active', { defaultValue: true }),
    // Open lists on purpose: every IANA zone and every locale that the runtime knows is a valid value.
    text('TimeZoneSidKey', 'Time Zone', 40, { required: true, describe: { type: 'picklist' } }),
    text('LocaleSidKey', 'Locale', 40, { required: true, describe: { type: 'picklist' } }),
    picklist('EmailEncodingKey', 'Email Encoding', EMAIL_ENCODINGS, { required: true }),
    text('LanguageLocaleKey', 'Language', 40, { required: true, describe: { type: 'picklist' } }),
    picklist('UserType', 'User Type', ['Standard', 'AutomatedProcess', 'Guest', 'PowerPartner', 'CustomerSuccess'], {
      ...READ_ONLY,
      defaultValue: 'Standard',
    }),
    lookup('UserRoleId', 'Role ID', 'UserRole', { childRelationshipName: 'Users' }),
    lookup('ProfileId', 'Profile ID', 'Profile', { required: true, childRelationshipName: 'Users' }),
    lookup('ManagerId', 'Manager ID', 'User', { childRelationshipName: 'ManagedUsers' }),
    text('EmployeeNumber', 'Employee Number', 20),
    text('FederationIdentifier', 'SAML Federation ID', 512),
    { apiName: 'AboutMe', label: 'About Me', type: 'LongTextArea', length: 1000, permissionable: false },
    { apiName: 'SmallPhotoUrl', label: 'Photo', type: 'Url', length: 1024, permissionable: false, ...READ_ONLY },
    {
      apiName: 'FullPhotoUrl',
      label: 'Url for full-sized Photo',
      type: 'Url',
      length: 1024,
      permissionable: false,
      ...READ_ONLY,
    },
    dateTime('LastLoginDate', 'Last Login', READ_ONLY),
    ...audit,
  ],
};

export const profile: StandardObject = {
  apiName: 'Profile',
  label: 'Profile',
  labelPlural: 'Profiles',
  keyPrefix: '00e',
  nameField: 'Name',
  createable: false,
  deletable: false,
  ...setup,
  fields: [
    id('Profile ID'),
    text('Name', 'Name', 255, { nameField: true, required: true }),
    text('UserType', 'User Type', 40, { ...READ_ONLY, describe: { type: 'picklist' } }),
    text('Description', 'Description'),
    lookup('UserLicenseId', 'User License ID', 'UserLicense', READ_ONLY),
    ...audit,
  ],
};

export const userLicense: StandardObject = {
  apiName: 'UserLicense',
  label: 'User License',
  labelPlural: 'User Licenses',
  keyPrefix: '100',
  nameField: 'Name',
  createable: false,
  updateable: false,
  deletable: false,
  ...setup,
  fields: [
    id('User License ID'),
    text('LicenseDefinitionKey', 'License Def. ID', 40, READ_ONLY),
    text('Name', 'Name', 40, { ...READ_ONLY, nameField: true }),
    text('MasterLabel', 'Label', 40, READ_ONLY),
    text('Status', 'Status', 40, { ...READ_ONLY, describe: { type: 'picklist' } }),
    integer('TotalLicenses', 'Total Licenses', READ_ONLY),
    ...audit,
  ],
};

export const userRole: StandardObject = {
  apiName: 'UserRole',
  label: 'Role',
  labelPlural: 'Roles',
  keyPrefix: '00E',
  nameField: 'Name',
  ...setup,
  fields: [
    id('Role ID'),
    text('Name', 'Name', 80, { nameField: true, required: true }),
    lookup('ParentRoleId', 'Parent Role ID', 'UserRole'),
    text('DeveloperName', 'Developer Name', 80),
    text('RollupDescription', 'Description', 80),
    ...audit,
  ],
};

export const group: StandardObject = {
  apiName: 'Group',
  label: 'Group',
  labelPlural: 'Group',
  keyPrefix: '00G',
  nameField: 'Name',
  ...setup,
  fields: [
    id('Group ID'),
    text('Name', 'Name', 40, { nameField: true, required: true }),
    text('DeveloperName', 'Developer Name', 80),
    lookup('RelatedId', 'Related ID', ['User', 'UserRole'], {
      describe: { namePointing: true, polymorphicForeignKey: true },
    }),
    picklist('Type', 'Type', ['Regular', 'Role', 'RoleAndSubordinates', 'Organization', 'Queue', 'AllCustomerPortal'], {
      defaultValue: 'Regular',
    }),
    { apiName: 'Email', label: 'Email', type: 'Email', length: 255, permissionable: false },
    lookup('OwnerId', 'Owner ID', ['Organization', 'User'], READ_ONLY),
    checkbox('DoesSendEmailToMembers', 'Send Email to Members'),
    checkbox('DoesIncludeBosses', 'Include Bosses'),
    ...audit,
  ],
};

export const groupMember: StandardObject = {
  apiName: 'GroupMember',
  label: 'Group Member',
  labelPlural: 'Group Member',
  keyPrefix: '011',
  nameField: undefined,
  updateable: false,
  ...setup,
  fields: [
    id('Group Member ID'),
    lookup('GroupId', 'Group ID', 'Group', {
      required: true,
      childRelationshipName: 'GroupMembers',
      deleteConstraint: 'Cascade',
    }),
    lookup('UserOrGroupId', 'User/Group ID', ['User', 'Group'], { required: true }),
    dateTime('SystemModstamp', 'System Modstamp', READ_ONLY),
  ],
};

export const queueSobject: StandardObject = {
  apiName: 'QueueSobject',
  label: 'Queue Sobject',
  labelPlural: 'Queue Sobject',
  keyPrefix: '03g',
  nameField: undefined,
  updateable: false,
  ...setup,
  fields: [
    id('Queue Sobject ID'),
    lookup('QueueId', 'Queue ID', 'Group', {
      required: true,
      relationshipName: 'Queue',
      childRelationshipName: 'QueueSobjects',
      deleteConstraint: 'Cascade',
    }),
    text('SobjectType', 'Sobject Type', 255, { required: true, describe: { type: 'picklist' } }),
    lookup('CreatedById', 'Created By ID', 'User', READ_ONLY),
    dateTime('SystemModstamp', 'System Modstamp', READ_ONLY),
  ],
};
