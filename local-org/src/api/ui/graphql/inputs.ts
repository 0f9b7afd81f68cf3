import { GraphQLEnumType, GraphQLInputObjectType, GraphQLInt, GraphQLList, GraphQLNonNull } from 'graphql';
import type { GraphQLInputFieldConfigMap, GraphQLInputType, GraphQLScalarType } from 'graphql';
import type { FieldSchema, ObjectSchema } from '../../../schema/types.ts';
import type { ValueKind } from './scalars.ts';

/** Words of SOQL for dates relative to today that need no number. */
const DATE_LITERALS = [
  'YESTERDAY',
  'TODAY',
  'TOMORROW',
  'LAST_WEEK',
  'THIS_WEEK',
  'NEXT_WEEK',
  'LAST_MONTH',
  'THIS_MONTH',
  'NEXT_MONTH',
  'LAST_90_DAYS',
  'NEXT_90_DAYS',
  'THIS_QUARTER',
  'LAST_QUARTER',
  'NEXT_QUARTER',
  'THIS_YEAR',
  'LAST_YEAR',
  'NEXT_YEAR',
];
/** Words of SOQL that take a number: `last_n_days: 3`. */
const DATE_RANGES = [
  'last_n_days',
  'next_n_days',
  'last_n_weeks',
  'next_n_weeks',
  'last_n_months',
  'next_n_months',
  'last_n_quarters',
  'next_n_quarters',
  'last_n_years',
  'next_n_years',
  'n_days_ago',
];

const resultOrder = new GraphQLEnumType({ name: 'ResultOrder', values: { ASC: {}, DESC: {} } });
const nullOrder = new GraphQLEnumType({ name: 'NullOrder', values: { FIRST: {}, LAST: {} } });
export const supportedScopes = new GraphQLEnumType({ name: 'SupportedScopes', values: { EVERYTHING: {}, MINE: {} } });
const orderByClause = new GraphQLInputObjectType({
  name: 'OrderByClause',
  fields: { order: { type: resultOrder }, nulls: { type: nullOrder } },
});
const dateLiteral = new GraphQLEnumType({
  name: 'DateLiteral',
  values: Object.fromEntries(DATE_LITERALS.map((name) => [name, {}])),
});
const dateRange = new GraphQLInputObjectType({
  name: 'DateRange',
  fields: Object.fromEntries(DATE_RANGES.map((name) => [name, { type: GraphQLInt }])),
});

/** How the user may reach fields and relationships of an object; see `SchemaBuilder`. */
export interface InputNeighbours {
  readonly fields: readonly { readonly field: FieldSchema; readonly kind: ValueKind }[];
  /** Relationships to one object only. */
  readonly parents: readonly { readonly name: string; readonly target: ObjectSchema }[];
}

/** Input types for `where` and `orderBy`, made once a schema. */
export interface InputTypes {
  filter(object: ObjectSchema): GraphQLInputObjectType;
  orderBy(object: ObjectSchema): GraphQLInputObjectType;
}

/**
 * The types are made by name on demand, and their fields only when they are looked at: relationships may lead in circles.
 * `neighbours` decides what a user can filter and order by.
 */
export function createInputTypes(neighbours: (object: ObjectSchema) => InputNeighbours): InputTypes {
  const filters = new Map<string, GraphQLInputObjectType>();
  const orders = new Map<string, GraphQLInputObjectType>();
  const operators = new Map<string, GraphQLInputObjectType>();

  const operatorsOf = (kind: ValueKind): GraphQLInputObjectType =>
    once(operators, `${kind.scalar.name}Operators`, (name) => {
      const operand: GraphQLInputType = kind.family === 'date' ? dateInput(operators, kind) : kind.scalar;
      const names =
        kind.family === 'boolean'
          ? ['eq', 'ne']
          : kind.family === 'text'
            ? ['eq', 'ne', 'like', 'lt', 'gt', 'lte', 'gte']
            : ['eq', 'ne', 'lt', 'gt', 'lte', 'gte'];
      const single = Object.fromEntries(names.map((operator) => [operator, { type: operand }]));
      const list =
        kind.family === 'boolean'
          ? {}
          : { in: { type: new GraphQLList(operand) }, nin: { type: new GraphQLList(operand) } };
      return new GraphQLInputObjectType({ name, fields: { ...single, ...list } });
    });

  const filter = (object: ObjectSchema): GraphQLInputObjectType =>
    once(filters, `${object.apiName}_Filter`, (name) => {
      const fields = (): GraphQLInputFieldConfigMap => {
        const self: GraphQLInputType = filter(object);
        const list = new GraphQLList(self);
        const { fields: own, parents } = neighbours(object);
        const comparable = own.filter(({ kind }) => kind.family !== 'unfilterable');
        return {
          ...Object.fromEntries(comparable.map(({ field, kind }) => [field.apiName, { type: operatorsOf(kind) }])),
          ...Object.fromEntries(
            parents.map(({ name: relationship, target }) => [relationship, { type: filter(target) }]),
          ),
          and: { type: list },
          or: { type: list },
          not: { type: self },
          AND: { type: list },
          OR: { type: list },
          NOT: { type: self },
        };
      };
      return new GraphQLInputObjectType({ name, fields });
    });

  const orderBy = (object: ObjectSchema): GraphQLInputObjectType =>
    once(orders, `${object.apiName}_OrderBy`, (name) => {
      const fields = (): GraphQLInputFieldConfigMap => {
        const { fields: own, parents } = neighbours(object);
        const sortable = own.filter(
          ({ kind, field }) => kind.family !== 'unfilterable' && field.type !== 'MultiselectPicklist',
        );
        return {
          ...Object.fromEntries(sortable.map(({ field }) => [field.apiName, { type: orderByClause }])),
          ...Object.fromEntries(
            parents.map(({ name: relationship, target }) => [relationship, { type: orderBy(target) }]),
          ),
        };
      };
      return new GraphQLInputObjectType({ name, fields });
    });
  return { filter, orderBy };
}

/** `{value: "2026-02-03"}`, `{literal: TODAY}` or `{range: {last_n_days: 7}}`. */
function dateInput(types: Map<string, GraphQLInputObjectType>, kind: ValueKind): GraphQLInputObjectType {
  return once(
    types,
    `${kind.scalar.name}Input`,
    (name) =>
      new GraphQLInputObjectType({
        name,
        fields: { value: { type: kind.scalar }, literal: { type: dateLiteral }, range: { type: dateRange } },
      }),
  );
}

/** Input of a create or update: the fields that the user may write. */
export function representationInput(
  name: string,
  fields: readonly { readonly field: FieldSchema; readonly kind: ValueKind; readonly required: boolean }[],
  idOrRef: GraphQLScalarType,
): GraphQLInputObjectType {
  return new GraphQLInputObjectType({
    name,
    fields: Object.fromEntries(
      fields.map(({ field, kind, required }): [string, { type: GraphQLInputType }] => {
        const type = kind.family === 'id' ? idOrRef : kind.scalar;
        return [field.apiName, { type: required ? new GraphQLNonNull(type) : type }];
      }),
    ),
  });
}

function once<Type>(types: Map<string, Type>, name: string, make: (name: string) => Type): Type {
  let type = types.get(name);
  if (type === undefined) {
    type = make(name);
    types.set(name, type);
  }
  return type;
}
