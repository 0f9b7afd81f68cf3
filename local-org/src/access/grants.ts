import { elementsOf, isSet, textOf } from '../metadata/definition.ts';
import type { Component, MetadataElement } from '../metadata/types.ts';
import type { ObjectRight } from './types.ts';

/** Field rights of one permission set. */
export interface FieldGrant {
  readonly read: boolean;
  readonly edit: boolean;
}

/** What one permission set (or profile) grants. Keys are lower case: the platform compares API names so. */
export interface Grants {
  readonly objects: ReadonlyMap<string, ReadonlySet<ObjectRight>>;
  /** By `object.field`. */
  readonly fields: ReadonlyMap<string, FieldGrant>;
  /** Objects of which every field may be read (`viewAllFields`). */
  readonly allFields: ReadonlySet<string>;
  readonly systemPermissions: ReadonlySet<string>;
  readonly customPermissions: ReadonlySet<string>;
  readonly metadataTypes: ReadonlySet<string>;
}

/** The elements of `objectPermissions` and the right each stands for (Metadata API, PermissionSet). */
export const objectPermissionElements: Readonly<Record<string, ObjectRight>> = {
  allowRead: 'read',
  allowCreate: 'create',
  allowEdit: 'edit',
  allowDelete: 'delete',
  viewAllRecords: 'viewAll',
  modifyAllRecords: 'modifyAll',
};

/** Reads what a component of the shape of a PermissionSet grants; names are taken as they stand, unchecked. */
export function grantsOf(component: Component): Grants {
  const objects = new Map<string, Set<ObjectRight>>();
  const allFields = new Set<string>();
  for (const entry of elementsOf(component.definition, 'objectPermissions')) {
    const name = lower(entry, 'object');
    const rights = objects.get(name) ?? new Set<ObjectRight>();
    for (const [element, right] of Object.entries(objectPermissionElements)) {
      if (isSet(entry, element)) rights.add(right);
    }
    if (isSet(entry, 'viewAllFields')) allFields.add(name);
    objects.set(name, rights);
  }
  const fields = new Map<string, FieldGrant>();
  for (const entry of elementsOf(component.definition, 'fieldPermissions')) {
    fields.set(lower(entry, 'field'), {
      read: isSet(entry, 'readable'),
      edit: isSet(entry, 'editable'),
    });
  }
  return {
    objects,
    fields,
    allFields,
    systemPermissions: enabledNames(component.definition, 'userPermissions'),
    customPermissions: enabledNames(component.definition, 'customPermissions'),
    metadataTypes: enabledNames(component.definition, 'customMetadataTypeAccesses'),
  };
}

function enabledNames(definition: MetadataElement, kind: string): ReadonlySet<string> {
  return new Set(
    elementsOf(definition, kind)
      .filter((entry) => isSet(entry, 'enabled'))
      .map((entry) => lower(entry, 'name')),
  );
}

function lower(definition: MetadataElement, name: string): string {
  return (textOf(definition, name) ?? '').toLowerCase();
}
