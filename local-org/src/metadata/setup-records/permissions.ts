import type { Schema, SObjectRecord } from '../../schema/types.ts';
import type { Store } from '../../store/types.ts';
import { elementsOf, isSet, textOf, textsOf } from '../definition.ts';
import type { Catalog, Component, MetadataElement } from '../types.ts';
import { rowKey, rowsOf, type RowIds, type Synchronise } from './synchronise.ts';

interface Context {
  readonly catalog: Catalog;
  readonly schema: Schema;
  readonly store: Store;
  readonly synchronise: Synchronise;
}

/** Custom permissions, permission sets with what they grant, and groups (always up to date: `Updated`). */
export function syncPermissions({ catalog, schema, store, synchronise }: Context): void {
  const customPermissionIds = synchronise(
    'CustomPermission',
    ['DeveloperName'],
    catalog.all('CustomPermission').map(customPermission),
  );
  const profiles = schema.object('Profile');
  const permissionSets = catalog.all('PermissionSet');
  const permissionSetIds = synchronise(
    'PermissionSet',
    ['Name'],
    [...permissionSets.map(permissionSet), ...(profiles ? rowsOf(store, profiles).map(ownedByProfile) : [])],
  );
  const idOf = (ids: RowIds, name: string) => ids.get(rowKey({ name }, ['name'])) ?? null;
  const grants = permissionSets.map((component) => ({
    component,
    parentId: idOf(permissionSetIds, component.fullName),
  }));
  synchronise(
    'ObjectPermissions',
    ['ParentId', 'SobjectType'],
    grants.flatMap(({ component, parentId }) =>
      entries(component, 'objectPermissions').map((entry) => objectPermission(entry, parentId)),
    ),
  );
  synchronise(
    'FieldPermissions',
    ['ParentId', 'Field'],
    grants.flatMap(({ component, parentId }) =>
      entries(component, 'fieldPermissions').map((entry) => fieldPermission(entry, parentId)),
    ),
  );
  synchronise(
    'SetupEntityAccess',
    ['ParentId', 'SetupEntityId'],
    grants.flatMap(({ component, parentId }) =>
      entries(component, 'customPermissions')
        .filter((entry) => isSet(entry, 'enabled'))
        .map((entry) => ({
          ParentId: parentId,
          SetupEntityId: idOf(customPermissionIds, textOf(entry, 'name') ?? ''),
          SetupEntityType: 'CustomPermission',
        })),
    ),
  );
  const groups = catalog.all('PermissionSetGroup');
  const groupIds = synchronise('PermissionSetGroup', ['DeveloperName'], groups.map(permissionSetGroup));
  synchronise(
    'PermissionSetGroupComponent',
    ['PermissionSetGroupId', 'PermissionSetId'],
    groups.flatMap((group) =>
      textsOf(group.definition, 'permissionSets').map((name) => ({
        PermissionSetGroupId: idOf(groupIds, group.fullName),
        PermissionSetId: idOf(permissionSetIds, name),
      })),
    ),
  );
}

function customPermission({ fullName, definition }: Component): SObjectRecord {
  return {
    DeveloperName: fullName,
    MasterLabel: textOf(definition, 'label') ?? fullName,
    Description: textOf(definition, 'description') ?? null,
    IsLicensed: isSet(definition, 'isLicensed'),
    IsProtected: false,
    Language: 'en_US',
  };
}

function permissionSet({ fullName, definition }: Component): SObjectRecord {
  return {
    Name: fullName,
    Label: textOf(definition, 'label') ?? fullName,
    Description: textOf(definition, 'description') ?? null,
    IsOwnedByProfile: false,
    IsCustom: true,
    Type: isSet(definition, 'hasActivationRequired') ? 'Session' : 'Regular',
    HasActivationRequired: isSet(definition, 'hasActivationRequired'),
    ProfileId: null,
  };
}

/** Every profile keeps its rights in a permission set of its own (Object Reference, PermissionSet). */
function ownedByProfile(profile: SObjectRecord): SObjectRecord {
  return {
    Name: `X${String(profile['Id']).slice(0, 15)}`,
    Label: String(profile['Name']),
    IsOwnedByProfile: true,
    IsCustom: false,
    Type: 'Profile',
    ProfileId: profile['Id'] ?? null,
  };
}

function permissionSetGroup({ fullName, definition }: Component): SObjectRecord {
  return {
    DeveloperName: fullName,
    MasterLabel: textOf(definition, 'label') ?? fullName,
    Description: textOf(definition, 'description') ?? null,
    HasActivationRequired: isSet(definition, 'hasActivationRequired'),
    Status: 'Updated',
    Language: 'en_US',
  };
}

function objectPermission(entry: MetadataElement, parentId: string | null): SObjectRecord {
  return {
    ParentId: parentId,
    SobjectType: textOf(entry, 'object') ?? '',
    PermissionsCreate: isSet(entry, 'allowCreate'),
    PermissionsRead: isSet(entry, 'allowRead'),
    PermissionsEdit: isSet(entry, 'allowEdit'),
    PermissionsDelete: isSet(entry, 'allowDelete'),
    PermissionsViewAllRecords: isSet(entry, 'viewAllRecords'),
    PermissionsModifyAllRecords: isSet(entry, 'modifyAllRecords'),
  };
}

function fieldPermission(entry: MetadataElement, parentId: string | null): SObjectRecord {
  const field = textOf(entry, 'field') ?? '';
  return {
    ParentId: parentId,
    SobjectType: field.slice(0, field.indexOf('.')),
    Field: field,
    PermissionsRead: isSet(entry, 'readable'),
    PermissionsEdit: isSet(entry, 'editable'),
  };
}

function entries(component: Component, element: string): readonly MetadataElement[] {
  return elementsOf(component.definition, element);
}
