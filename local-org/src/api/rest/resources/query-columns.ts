import type { FieldType, Query, Subquery } from '@jetstreamapp/soql-parser-js';
import type { FieldSchema, ObjectSchema, Schema } from '../../../schema/types.ts';
import { parseQuery } from '../../../soql/syntax/parser.ts';

/** One column of a query's result as `query?columns=true` describes it. */
export interface ColumnMetadata {
  readonly aggregate: boolean;
  readonly booleanType: boolean;
  readonly columnName: string;
  readonly custom: boolean;
  readonly displayName: string;
  readonly foreignKeyName: string | null;
  readonly insertable: boolean;
  readonly joinColumns: readonly ColumnMetadata[];
  readonly numberType: boolean;
  readonly textType: boolean;
  readonly updatable: boolean;
}

/**
 * Describes the columns of a query without running it: canonical names, relationships as nested `joinColumns`, subqueries
 * as aggregates with columns. The `sf` CLI draws its tables from it. The query is known to be valid.
 */
export function describeColumns(schema: Schema, soql: string): Record<string, unknown> {
  const query: Query = parseQuery(soql, { allowPartialQuery: false });
  const object = schema.object(query.sObject ?? '');
  return {
    columnMetadata: object ? columnsOf(schema, object, query) : [],
    entityName: object?.apiName ?? query.sObject,
    groupBy: query.groupBy !== undefined,
    idSelected: (query.fields ?? []).some((field) => field.type === 'Field' && field.field.toLowerCase() === 'id'),
    keyPrefix: object?.keyPrefix ?? null,
  };
}

function columnsOf(schema: Schema, object: ObjectSchema, query: Query | Subquery): ColumnMetadata[] {
  let expressions = 0;
  const nameExpression = (): string => `expr${expressions++}`;
  return (query.fields ?? [])
    .flatMap((field) => expandFields(object, field))
    .map((field) => columnOf(schema, object, field, nameExpression));
}

/** `FIELDS(ALL)`, `FIELDS(STANDARD)` and `FIELDS(CUSTOM)` stand for a column a field. */
function expandFields(object: ObjectSchema, field: FieldType): FieldType[] {
  if (field.type !== 'FieldFunctionExpression' || field.functionName.toUpperCase() !== 'FIELDS') return [field];
  const which = String(field.parameters[0]).toUpperCase();
  return object.fields
    .filter(({ custom }) => which === 'ALL' || custom === (which === 'CUSTOM'))
    .map(({ apiName }) => ({ type: 'Field', field: apiName }));
}

function columnOf(
  schema: Schema,
  object: ObjectSchema,
  field: FieldType,
  nameExpression: () => string,
): ColumnMetadata {
  switch (field.type) {
    case 'Field': {
      const known = schema.field(object.apiName, field.field);
      const alias = field.alias;
      return {
        ...simple(known, known?.apiName ?? field.field),
        ...(alias === undefined ? {} : { columnName: alias, aggregate: true }),
      };
    }
    case 'FieldRelationship':
      return relationshipColumn(schema, object, field.relationships, field.field);
    case 'FieldSubquery': {
      const name = field.subquery.relationshipName;
      const relationship = object.childRelationships.find((child) => child.name?.toLowerCase() === name.toLowerCase());
      const child = schema.object(relationship?.childObject ?? '');
      return {
        ...simple(undefined, relationship?.name ?? name),
        aggregate: true,
        joinColumns: child ? columnsOf(schema, child, field.subquery) : [],
      };
    }
    case 'FieldFunctionExpression': {
      const displayName = field.functionName.toLowerCase();
      return { ...simple(undefined, field.alias ?? nameExpression()), aggregate: true, displayName };
    }
    case 'FieldTypeof':
      return simple(undefined, field.field);
  }
}

function relationshipColumn(
  schema: Schema,
  object: ObjectSchema,
  path: readonly string[],
  name: string,
): ColumnMetadata {
  const [first, ...rest] = path;
  if (first === undefined) {
    const known = schema.field(object.apiName, name);
    return simple(known, known?.apiName ?? name);
  }
  const relationship = schema.relationship(object.apiName, first);
  const parent = schema.object(relationship?.referenceTo?.[0] ?? '');
  return {
    ...simple(undefined, relationship?.relationshipName ?? first),
    foreignKeyName: relationship?.apiName ?? null,
    joinColumns: parent ? [relationshipColumn(schema, parent, rest, name)] : [],
  };
}

function simple(field: FieldSchema | undefined, columnName: string): ColumnMetadata {
  const isNumber = field?.type === 'Number' || field?.type === 'Currency' || field?.type === 'Percent';
  return {
    aggregate: false,
    booleanType: field?.type === 'Checkbox',
    columnName,
    custom: field?.custom ?? false,
    displayName: columnName,
    foreignKeyName: null,
    insertable: field?.createable ?? false,
    joinColumns: [],
    numberType: isNumber,
    textType: field !== undefined && !isNumber && field.type !== 'Checkbox',
    updatable: field?.updateable ?? false,
  };
}
