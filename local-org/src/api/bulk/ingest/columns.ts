import type { UserContext } from '../../../access/types.ts';
import type { FieldSchema, ObjectSchema, Schema } from '../../../schema/types.ts';

/** What a column of an upload writes. */
export interface Column {
  readonly field: FieldSchema;
  /** Set for a column such as `Account.Number__c`: the record is found by this field, and its id written. */
  readonly reference?: { readonly object: ObjectSchema; readonly field: FieldSchema };
}

/** A header that cannot be: its message is the job's `errorMessage`. */
export class HeaderError extends Error {}

/** Where names are looked up, and for whom. */
export interface ColumnScope {
  readonly schema: Schema;
  readonly user: UserContext;
  readonly object: ObjectSchema;
}

/**
 * The columns of a header. `Account.Number__c` names a record by an external id, `User:Owner.Number__c` says of which object
 * where a lookup leads to several.
 *
 * Throws a HeaderError for a name that is no field the user may see (`InvalidBatch : Field name not found : …`), for one that
 * stands twice, and where `key`, the field that finds the records, is missing.
 */
export function readHeader(scope: ColumnScope, header: readonly string[], key: string | undefined): Column[] {
  const columns = header.map((name) => readColumn(scope, name));
  const names = header.map((name) => name.toLowerCase());
  const twice = header.find((_, index) => names.indexOf(names[index] ?? '') !== index);
  if (twice !== undefined) throw new HeaderError(`InvalidBatch : Duplicate field name found : ${twice}`);
  if (key !== undefined && !columns.some((column) => !column.reference && column.field.apiName === key))
    throw notFound(key);
  return columns;
}

function readColumn({ schema, user, object }: ColumnScope, name: string): Column {
  const isVisible = (owner: ObjectSchema, field: FieldSchema | undefined): field is FieldSchema =>
    field !== undefined && (user.mayReadField(owner, field) || user.mayEditField(owner, field));
  const path = /^(?:(?<target>\w+):)?(?<relationship>\w+)\.(?<key>\w+)$/u.exec(name)?.groups;
  if (!path) {
    const field = schema.field(object.apiName, name);
    if (isVisible(object, field)) return { field };
    throw notFound(name);
  }
  const field = schema.relationship(object.apiName, path['relationship'] ?? '');
  if (!isVisible(object, field)) throw notFound(name);
  const targets = (field.referenceTo ?? []).map((target) => target.toLowerCase());
  const target = schema.object(path['target'] ?? targets[0] ?? '');
  if (!target || !targets.includes(target.apiName.toLowerCase())) throw notFound(name);
  const key = schema.field(target.apiName, path['key'] ?? '');
  const finds = isVisible(target, key) && key.stored && (key.externalId || key.unique || key.apiName === 'Id');
  if (!finds) throw notFound(name);
  return { field, reference: { object: target, field: key } };
}

function notFound(name: string): HeaderError {
  return new HeaderError(`InvalidBatch : Field name not found : ${name}`);
}
