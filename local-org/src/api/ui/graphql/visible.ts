import { createHash } from 'node:crypto';
import type { ObjectSchema } from '../../../schema/types.ts';
import type { Caller } from '../../rest/types.ts';
import { fieldRights, isUiObject, readableFields } from '../access.ts';
import type { FieldSchema } from '../../../schema/types.ts';
import { kindOf, type ValueKind } from './scalars.ts';

export interface VisibleField {
  readonly field: FieldSchema;
  readonly kind: ValueKind;
  readonly createable: boolean;
  readonly updateable: boolean;
}

export interface VisibleParent {
  readonly name: string;
  readonly field: FieldSchema;
  readonly targets: readonly VisibleObject[];
}

export interface VisibleChild {
  readonly name: string;
  readonly child: VisibleObject;
}

/** An object as one user may see and write it. */
export interface VisibleObject {
  readonly object: ObjectSchema;
  readonly fields: readonly VisibleField[];
  readonly mayCreate: boolean;
  readonly mayUpdate: boolean;
  readonly mayDelete: boolean;
}

/** Everything that the caller may see, by API name. */
export interface VisibleSchema {
  readonly objects: ReadonlyMap<string, VisibleObject>;
  /** Equal for two users of the same rights. */
  readonly key: string;
  parents(object: VisibleObject): VisibleParent[];
  children(object: VisibleObject): VisibleChild[];
}

/** Looks at the rights of the caller, once a request. */
export function visibleSchema(caller: Caller): VisibleSchema {
  const { user, org } = caller;
  const objects = new Map<string, VisibleObject>();
  for (const object of org.model.schema.objects) {
    if (!isUiObject(object) || !object.queryable || !user.mayObject(object, 'read')) continue;
    const fields = readableFields(caller, object).flatMap((field): VisibleField[] => {
      const kind = kindOf(object, field);
      return kind ? [{ field, kind, ...fieldRights(caller, object, field) }] : [];
    });
    objects.set(object.apiName, {
      object,
      fields,
      mayCreate: object.createable && user.mayObject(object, 'create'),
      mayUpdate: object.updateable && user.mayObject(object, 'edit'),
      mayDelete: object.deletable && user.mayObject(object, 'delete'),
    });
  }
  return {
    objects,
    key: keyOf(objects),
    parents: ({ fields }) =>
      fields.flatMap(({ field }) => {
        const targets = (field.referenceTo ?? []).flatMap((name) => objects.get(name) ?? []);
        return field.relationshipName !== undefined && targets.length > 0
          ? [{ name: field.relationshipName, field, targets }]
          : [];
      }),
    children: ({ object, fields }) =>
      object.childRelationships.flatMap(({ name, childObject, field }) => {
        const child = objects.get(childObject);
        const readable = child?.fields.some((candidate) => candidate.field.apiName === field);
        const free =
          name !== undefined &&
          !fields.some((own) => own.field.apiName === name || own.field.relationshipName === name);
        return child && readable && free ? [{ name, child }] : [];
      }),
  };
}

function keyOf(objects: ReadonlyMap<string, VisibleObject>): string {
  const hash = createHash('sha256');
  for (const [name, { fields, mayCreate, mayUpdate, mayDelete }] of objects) {
    hash.update(`\n${name} ${mayCreate} ${mayUpdate} ${mayDelete}`);
    for (const { field, createable, updateable } of fields)
      hash.update(` ${field.apiName}${createable ? '+' : ''}${updateable ? '!' : ''}`);
  }
  return hash.digest('hex');
}
