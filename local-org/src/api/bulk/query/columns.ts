import type { FieldType } from '@jetstreamapp/soql-parser-js';
import type { UserContext } from '../../../access/types.ts';
import { SalesforceError } from '../../../errors.ts';
import type { FieldSchema, ObjectSchema, Schema } from '../../../schema/types.ts';
import { parseSoql } from '../../../soql/syntax/parse.ts';

/** A column of a bulk query: where its value stands in a row, and of which type it is. */
export interface QueryColumn {
  readonly path: readonly string[];
  readonly type: FieldSchema['type'] | undefined;
}

interface Scope {
  readonly schema: Schema;
  readonly user: UserContext;
}

const aggregates = /^(avg|count|count_distinct|min|max|sum|grouping)$/iu;

/**
 * The columns of a query, in its order. The query is known to be valid. Throws FEATURENOTENABLED for what bulk queries do not
 * do: aggregates, GROUP BY, OFFSET, TYPEOF, subqueries, compound fields (Bulk API 2.0 Developer Guide, "Query Limits").
 */
export function queryColumns(scope: Scope, soql: string): { object: ObjectSchema; columns: QueryColumn[] } {
  const { query } = parseSoql(soql);
  const object = scope.schema.object(query.sObject ?? '');
  if (!object) throw refused('this object');
  if (query.groupBy) throw refused('GROUP BY');
  if (query.offset !== undefined) throw refused('OFFSET');
  let expressions = 0;
  const columns = (query.fields ?? []).flatMap((field) =>
    columnsOf(scope, object, field, () => `expr${expressions++}`),
  );
  return { object, columns };
}

function columnsOf(scope: Scope, object: ObjectSchema, field: FieldType, nameOf: () => string): QueryColumn[] {
  switch (field.type) {
    case 'Field':
      return [columnAt(scope, object, [], field.field)];
    case 'FieldRelationship':
      return [columnAt(scope, object, field.relationships, field.field)];
    case 'FieldFunctionExpression':
      if (aggregates.test(field.functionName)) throw refused(`${field.functionName}()`);
      if (field.functionName.toUpperCase() === 'FIELDS') return allColumns(scope, object, String(field.parameters[0]));
      return [{ path: [field.alias ?? nameOf()], type: undefined }];
    case 'FieldSubquery':
      throw refused('nested queries');
    case 'FieldTypeof':
      throw refused('TYPEOF');
  }
}

/** `FIELDS(ALL)`, `FIELDS(STANDARD)` and `FIELDS(CUSTOM)`. */
function allColumns({ user }: Scope, object: ObjectSchema, which: string): QueryColumn[] {
  return object.fields
    .filter((field) => which.toUpperCase() === 'ALL' || field.custom === (which.toUpperCase() === 'CUSTOM'))
    .filter((field) => user.mayReadField(object, field) && !isCompound(field))
    .map((field) => ({ path: [field.apiName], type: field.type }));
}

function columnAt(
  { schema }: Scope,
  object: ObjectSchema,
  relationships: readonly string[],
  name: string,
): QueryColumn {
  const path: string[] = [];
  let owners: readonly ObjectSchema[] = [object];
  for (const relationship of relationships) {
    const lookup = owners.map((owner) => schema.relationship(owner.apiName, relationship)).find((found) => found);
    path.push(lookup?.relationshipName ?? relationship);
    owners = (lookup?.referenceTo ?? []).flatMap((target) => schema.object(target) ?? []);
  }
  const field = owners.map((owner) => schema.field(owner.apiName, name)).find((found) => found);
  if (field && isCompound(field)) throw refused(`compound fields (${field.apiName})`);
  return { path: [...path, field?.apiName ?? name], type: field?.type };
}

function isCompound({ type }: FieldSchema): boolean {
  return type === 'Address' || type === 'Location';
}

function refused(what: string): SalesforceError {
  return new SalesforceError('FEATURENOTENABLED', `Bulk queries do not support ${what}.`);
}
