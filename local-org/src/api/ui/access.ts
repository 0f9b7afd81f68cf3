import { SalesforceError } from '../../errors.ts';
import type { FieldSchema, ObjectSchema } from '../../schema/types.ts';
import { isId, to18 } from '../../store/index.ts';
import { resourceNotFound } from '../error-response.ts';
import type { Caller } from '../rest/types.ts';

/** Objects that UI API shows: not the tables of the set-up, custom metadata or events. Users are wanted as references. */
export function isUiObject(object: ObjectSchema): boolean {
  return (
    object.kind === 'standard' || object.kind === 'custom' || object.apiName === 'User' || object.apiName === 'Group'
  );
}

/** The object, if the user may read it. Throws as UI API does for one that does not exist for the user. */
export function uiObject(request: Caller, name: string): ObjectSchema {
  const object = request.org.model.schema.object(name);
  if (object && isUiObject(object) && request.user.mayObject(object, 'read')) return object;
  throw new SalesforceError(
    'INVALID_TYPE',
    `The requested object ${name} is not supported or you don't have access to it.`,
    { httpStatus: 403 },
  );
}

/** The object that an id belongs to, and the id in 18 characters. */
export function objectOfId(request: Caller, id: string): { object: ObjectSchema; id: string } {
  if (!isId(id)) throw new SalesforceError('MALFORMED_ID', `Invalid record id: ${id}`);
  const object = request.org.model.schema.objectByKeyPrefix(id);
  if (!object || !isUiObject(object)) throw resourceNotFound();
  return { object: uiObject(request, object.apiName), id: to18(id) };
}

/** A field by name; undefined when there is none for the user. */
export function uiField(request: Caller, object: ObjectSchema, name: string): FieldSchema | undefined {
  const field = request.org.model.schema.field(object.apiName, name);
  return field && request.user.mayReadField(object, field) ? field : undefined;
}

/** Fields that the user may see. */
export function readableFields({ user }: Caller, object: ObjectSchema): FieldSchema[] {
  return object.fields.filter((field) => user.mayReadField(object, field));
}

/** What the user may do with a field of an object, record access aside. */
export function fieldRights(
  { user }: Caller,
  object: ObjectSchema,
  field: FieldSchema,
): { createable: boolean; updateable: boolean } {
  const editable = user.mayEditField(object, field);
  return {
    createable: editable && field.createable && object.createable && user.mayObject(object, 'create'),
    updateable: editable && field.updateable && object.updateable && user.mayObject(object, 'edit'),
  };
}
