import type { Component, MetadataElement, MetadataValue } from '../metadata/types.ts';
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
  for (const entry of elements(component.definition['objectPermissions'])) {
    const name = lower(entry['object']);
    const rights = objects.get(name) ?? new Set<ObjectRight>();
    for (const [element, right] of Object.entries(objectPermissionElements)) {
      if (isTrue(entry[element])) rights.add(right);
    }
    if (isTrue(entry['viewAllFields'])) allFields.add(name);
    objects.set(name, rights);
  }
  const fields = new Map<string, FieldGrant>();
  for (const entry of elements(component.definition['fieldPermissions'])) {
    fields.set(lower(entry['field']), {
      read: isTrue(entry['readable']),
      edit: isTrue(entry['editable']),
    });
  }
  return {
    objects,
    fields,
    allFields,
    systemPermissions: enabledNames(component.definition['userPermissions']),
    customPermissions: enabledNames(component.definition['customPermissions']),
    metadataTypes: enabledNames(component.definition['customMetadataTypeAccesses']),
  };
}

/** The repeated complex elements of one kind; absent ones are none. */
export function elements(value: MetadataValue | undefined): readonly MetadataElement[] {
  const list = Array.isArray(value) ? (value as readonly MetadataValue[]) : value === undefined ? [] : [value];
  return list.filter((entry): entry is MetadataElement => typeof entry === 'object' && !Array.isArray(entry));
}

/** The repeated text elements of one kind. */
export function texts(value: MetadataValue | undefined): readonly string[] {
  const list = Array.isArray(value) ? (value as readonly MetadataValue[]) : value === undefined ? [] : [value];
  return list.filter((entry): entry is string => typeof entry === 'string');
}

/** Whether a boolean element is set; text is accepted because an unknown type's values are not converted. */
export function isTrue(value: MetadataValue | undefined): boolean {
  return value === true || value === 'true';
}

function enabledNames(value: MetadataValue | undefined): ReadonlySet<string> {
  return new Set(
    elements(value)
      .filter((entry) => isTrue(entry['enabled']))
      .map((entry) => lower(entry['name'])),
  );
}

function lower(value: MetadataValue | undefined): string {
  return typeof value === 'string' ? value.toLowerCase() : '';
}
