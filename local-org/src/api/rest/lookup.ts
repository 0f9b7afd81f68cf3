import type { FieldSchema, ObjectSchema } from '../../schema/types.ts';
import { isId, to18 } from '../../store/index.ts';
import { resourceNotFound } from '../error-response.ts';
import type { RestRequest } from './types.ts';

/** The object of a path; one that the user may not read does not exist for the user. */
export function requireObjectSchema(request: RestRequest, name: string): ObjectSchema {
  const object = request.org.model.schema.object(name);
  if (object && request.user.mayObject(object, 'read')) return object;
  throw resourceNotFound();
}

/** The 18-character id of a path below an object. What is no id of the object is taken for an unknown external id field. */
export function requireId(object: ObjectSchema, text: string): string {
  if (isId(text) && text.startsWith(object.keyPrefix)) return to18(text);
  throw resourceNotFound(`Provided external ID field does not exist or is not accessible: ${text}`);
}

/** The external id (or Id) field of a path. */
export function requireExternalId(request: RestRequest, object: ObjectSchema, name: string): FieldSchema {
  const field = request.org.model.schema.field(object.apiName, name);
  const usable = field && (field.externalId || field.apiName === 'Id') && request.user.mayReadField(object, field);
  if (usable) return field;
  throw resourceNotFound(`Provided external ID field does not exist or is not accessible: ${name}`);
}
