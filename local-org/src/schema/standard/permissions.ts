import type { StandardField, StandardObject } from './build.ts';
import { audit, checkbox, id, lookup, picklist, text } from './fields.ts';

const setup = { kind: 'setup', sharingModel: 'ReadWrite' } as const;
/** Made by deploys, read by anybody who may view the set-up. */
const deployed = { ...setup, createable: false, updateable: false, deletable: false } as const;

const ofPermissionSet = (childRelationshipName: string): StandardField =>
  lookup('ParentId', 'Parent ID', 'PermissionSet', {
    required: true,
    relationshipName: 'Parent',
    childRelationshipName,
    deleteConstraint: 'Cascade',
  });

/** Permission sets and what they hold. Source: Object Reference for the Salesforce Platform. */
export const permissionSet: StandardObject = {
  apiName: 'PermissionSet',
  label: 'Permission Set',
  labelPlural: 'Permission Sets',
  keyPrefix: '0PS',
  nameField: 'Name',
  ...deployed,
  fields: [
    id('PermissionSet ID'),
    text('Name', 'Permission Set Name', 80, { nameField: true, required: true }),
    text('Label', 'Permission Set Label', 80, { required: true }),
    text('Description', 'Description'),
    lookup('LicenseId', 'License ID', 'UserLicense'),
    lookup('ProfileId', 'Profile ID', 'Profile'),
    checkbox('IsOwnedByProfile', 'Is Owned By Profile'),
    checkbox('IsCustom', 'Custom'),
    picklist('Type', 'Permission Set Type', ['Profile', 'Regular', 'Group', 'Session', 'Standard'], {
      defaultValue: 'Regular',
    }),
    text('NamespacePrefix', 'Namespace Prefix', 15),
    checkbox('HasActivationRequired', 'Session Activation Required'),
    lookup('PermissionSetGroupId', 'Permission Set Group ID', 'PermissionSetGroup'),
    ...audit,
  ],
};

export const permissionSetGroup: StandardObject = {
  apiName: 'PermissionSetGroup',
  label: 'Permission Set Group',
  labelPlural: 'Permission Set Groups',
  keyPrefix: '0PG',
  nameField: 'DeveloperName',
  ...deployed,
  fields: [
    id('Permission Set Group ID'),
    text('DeveloperName', 'Name', 80, { nameField: true, required: true }),
    text('Language', 'Master Language', 40, { describe: { type: 'picklist' } }),
    text('MasterLabel', 'Label', 80, { required: true }),
    text('NamespacePrefix', 'Namespace Prefix', 15),
    text('Description', 'Description'),
    picklist('Status', 'Status', ['Updated', 'Outdated', 'Updating', 'Failed'], { defaultValue: 'Updated' }),
    checkbox('HasActivationRequired', 'Session Activation Required'),
    ...audit,
  ],
};

export const permissionSetGroupComponent: StandardObject = {
  apiName: 'PermissionSetGroupComponent',
  label: 'Permission Set Group Component',
  labelPlural: 'Permission Set Group Components',
  keyPrefix: '0QK',
  nameField: undefined,
  ...deployed,
  fields: [
    id('Permission Set Group Component ID'),
    lookup('PermissionSetGroupId', 'Permission Set Group ID', 'PermissionSetGroup', {
      required: true,
      childRelationshipName: 'PermissionSetGroupComponents',
      deleteConstraint: 'Cascade',
    }),
    lookup('PermissionSetId', 'Permission Set ID', 'PermissionSet', { required: true, deleteConstraint: 'Cascade' }),
    ...audit,
  ],
};

export const permissionSetAssignment: StandardObject = {
  apiName: 'PermissionSetAssignment',
  label: 'Permission Set Assignment',
  labelPlural: 'Permission Set Assignments',
  keyPrefix: '0Pa',
  nameField: undefined,
  updateable: false,
  ...setup,
  fields: [
    id('PermissionSetAssignment ID'),
    lookup('PermissionSetId', 'PermissionSet ID', 'PermissionSet', {
      childRelationshipName: 'Assignments',
      deleteConstraint: 'Cascade',
    }),
    lookup('PermissionSetGroupId', 'Permission Set Group ID', 'PermissionSetGroup', {
      childRelationshipName: 'Assignments',
      deleteConstraint: 'Cascade',
    }),
    lookup('AssigneeId', 'Assignee ID', 'User', { required: true, childRelationshipName: 'PermissionSetAssignments' }),
    checkbox('IsActive', 'Is Active', { createable: false, defaultValue: true }),
    { apiName: 'ExpirationDate', label: 'Expiration Date', type: 'DateTime', permissionable: false },
    {
      apiName: 'SystemModstamp',
      label: 'System Modstamp',
      type: 'DateTime',
      createable: false,
      updateable: false,
      permissionable: false,
      defaultedOnCreate: true,
    },
  ],
};

export const customPermission: StandardObject = {
  apiName: 'CustomPermission',
  label: 'Custom Permission',
  labelPlural: 'Custom Permissions',
  keyPrefix: '0CP',
  nameField: 'DeveloperName',
  ...deployed,
  fields: [
    id('Custom Permission ID'),
    text('DeveloperName', 'Name', 80, { nameField: true, required: true }),
    text('Language', 'Master Language', 40, { describe: { type: 'picklist' } }),
    text('MasterLabel', 'Label', 80, { required: true }),
    text('NamespacePrefix', 'Namespace Prefix', 15),
    text('Description', 'Description'),
    checkbox('IsLicensed', 'License Required'),
    checkbox('IsProtected', 'Protected Component'),
    ...audit,
  ],
};

export const setupEntityAccess: StandardObject = {
  apiName: 'SetupEntityAccess',
  label: 'Setup Entity Access',
  labelPlural: 'Setup Entity Access',
  keyPrefix: '0J0',
  nameField: undefined,
  ...deployed,
  fields: [
    id('Setup Entity Access ID'),
    ofPermissionSet('SetupEntityAccessItems'),
    lookup('SetupEntityId', 'Setup Entity ID', 'CustomPermission', {
      required: true,
      relationshipName: 'SetupEntity',
      childRelationshipName: 'SetupEntityAccessItems',
      deleteConstraint: 'Cascade',
    }),
    text('SetupEntityType', 'Setup Entity Type', 255, { describe: { type: 'picklist' } }),
    ...audit.slice(-1),
  ],
};

export const objectPermissions: StandardObject = {
  apiName: 'ObjectPermissions',
  label: 'Object Permissions',
  labelPlural: 'Object Permissions',
  keyPrefix: '110',
  nameField: undefined,
  ...deployed,
  fields: [
    id('ObjectPermissions ID'),
    ofPermissionSet('ObjectPerms'),
    text('SobjectType', 'Sobject Type Name', 255, { required: true, describe: { type: 'picklist' } }),
    checkbox('PermissionsCreate', 'Create Records'),
    checkbox('PermissionsRead', 'Read Records'),
    checkbox('PermissionsEdit', 'Edit Records'),
    checkbox('PermissionsDelete', 'Delete Records'),
    checkbox('PermissionsViewAllRecords', 'Read All Records'),
    checkbox('PermissionsModifyAllRecords', 'Edit All Records'),
    ...audit,
  ],
};

export const fieldPermissions: StandardObject = {
  apiName: 'FieldPermissions',
  label: 'Field Permissions',
  labelPlural: 'Field Permissions',
  keyPrefix: '01k',
  nameField: undefined,
  ...deployed,
  fields: [
    id('FieldPermissions ID'),
    ofPermissionSet('FieldPerms'),
    text('SobjectType', 'Sobject Type Name', 255, { required: true, describe: { type: 'picklist' } }),
    text('Field', 'Field Name', 255, { required: true, describe: { type: 'picklist' } }),
    checkbox('PermissionsRead', 'Read Field'),
    checkbox('PermissionsEdit', 'Edit Field'),
    ...audit.slice(-1),
  ],
};
