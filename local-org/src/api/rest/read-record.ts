import { SalesforceError } from '../../errors.ts';
import type { ObjectSchema } from '../../schema/types.ts';
import type { QueryRecord } from '../../soql/index.ts';
import { resourceNotFound } from '../error-response.ts';
import { unknownField } from './record-input.ts';
import { runQuery } from './run-query.ts';
import type { Caller } from './types.ts';

/** Every field of an object that the user may read, formula fields included. */
export function readableFieldNames({ user }: Caller, object: ObjectSchema): string[] {
  return object.fields.filter((field) => user.mayReadField(object, field)).map((field) => field.apiName);
}

/**
 * One record with the named fields (paths over relationships too), as a query would give it.
 *
 * Throws INVALID_FIELD for an unknown field, ENTITY_IS_DELETED (404), or NOT_FOUND (404), also when sharing hides it.
 */
export function fetchRecord(request: Caller, object: ObjectSchema, id: string, fields: readonly string[]): QueryRecord {
  const [record] = fetchRecords(request, object, [id], fields);
  if (record) return record;
  requireExisting(request, object, id);
  throw resourceNotFound();
}

/** The id itself when such a record is stored, whoever may see it. Throws ENTITY_IS_DELETED or NOT_FOUND (both 404). */
export function requireExisting({ org }: Caller, object: ObjectSchema, id: string): string {
  const stored = org.store.load(object, [id], { includeDeleted: true }).get(id);
  if (!stored) throw resourceNotFound();
  if (stored['IsDeleted'] !== true) return id;
  throw new SalesforceError('ENTITY_IS_DELETED', 'entity is deleted', { httpStatus: 404 });
}

/** The records with the ids, in their order; null for one that does not exist or is hidden. */
export function fetchRecords(
  request: Caller,
  object: ObjectSchema,
  ids: readonly string[],
  fields: readonly string[],
): (QueryRecord | null)[] {
  if (ids.length === 0) return [];
  for (const field of fields) {
    // What is put into the query must be a name, so that nothing else can be smuggled in.
    if (!/^\w+(\.\w+)*$/.test(field)) throw unknownField(object, field);
  }
  const names = [...new Map(['Id', ...fields].map((name) => [name.toLowerCase(), name])).values()];
  const list = ids.map((id) => `'${id}'`).join(', ');
  const soql = `SELECT ${names.join(', ')} FROM ${object.apiName} WHERE Id IN (${list})`;
  const records = runQuery(request, soql).page(0, ids.length);
  const byId = new Map(records.map((record) => [record['Id'], record]));
  return ids.map((id) => byId.get(id) ?? null);
}
