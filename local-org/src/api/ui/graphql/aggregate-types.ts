import {
  GraphQLBoolean,
  GraphQLInputObjectType,
  GraphQLInt,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLString,
} from 'graphql';
import type { GraphQLFieldConfig } from 'graphql';
import { capabilitiesOf } from '../../../schema/describe-field.ts';
import { readAggregate } from './aggregate.ts';
import type { InputTypes } from './inputs.ts';
import type { OperationScope } from './mutation-types.ts';
import { aggregateKinds, type ValueKind } from './scalars.ts';
import type { VisibleField, VisibleObject, VisibleSchema } from './visible.ts';

const groupByClause = new GraphQLInputObjectType({
  name: 'GroupByClause',
  fields: { group: { type: GraphQLBoolean } },
});

/** `uiapi { aggregate { … } }`. Source: GraphQL API Developer Guide, "Aggregate Queries". */
export function aggregateTypes(visible: VisibleSchema, inputs: InputTypes): GraphQLObjectType {
  const fieldTypes = new Map<string, GraphQLObjectType>();
  const fields = [...visible.objects.values()].map((seen) => [
    seen.object.apiName,
    aggregateField(seen, inputs, fieldTypes),
  ]);
  return new GraphQLObjectType({ name: 'RecordQueryAggregate', fields: Object.fromEntries(fields) });
}

function aggregateField(
  { object, fields }: VisibleObject,
  inputs: InputTypes,
  fieldTypes: Map<string, GraphQLObjectType>,
): GraphQLFieldConfig<unknown, OperationScope> {
  const { apiName } = object;
  const usable = fields.filter(({ kind }) => kind.family !== 'unfilterable');
  const aggregate = new GraphQLObjectType({
    name: `${apiName}Aggregate`,
    fields: () =>
      Object.fromEntries(usable.map(({ field, kind }) => [field.apiName, { type: fieldAggregate(kind, fieldTypes) }])),
  });
  const node = new GraphQLObjectType({ name: `${apiName}Result`, fields: { aggregate: { type: aggregate } } });
  const edge = new GraphQLObjectType({ name: `${apiName}AggregateEdge`, fields: { node: { type: node } } });
  const connection = new GraphQLObjectType({
    name: `${apiName}AggregateConnection`,
    fields: { edges: { type: new GraphQLList(edge) }, totalCount: { type: new GraphQLNonNull(GraphQLInt) } },
  });
  return {
    type: connection,
    args: {
      first: { type: GraphQLInt },
      where: { type: inputs.filter(object) },
      groupBy: { type: groupByInput(apiName, fields) },
    },
    resolve: (_source, args, scope, info) => readAggregate(scope, object, args, info),
  };
}

function groupByInput(apiName: string, fields: readonly VisibleField[]): GraphQLInputObjectType {
  const groupable = fields.filter(({ field }) => capabilitiesOf(field).groupable);
  return new GraphQLInputObjectType({
    name: `${apiName}_GroupBy`,
    fields: Object.fromEntries(groupable.map(({ field }) => [field.apiName, { type: groupByClause }])),
  });
}

/** Functions on a field by the kind of its value. */
function fieldAggregate(kind: ValueKind, types: Map<string, GraphQLObjectType>): GraphQLObjectType {
  const base = kind.scalar.name;
  const known = types.get(base);
  if (known) return known;
  const numeric =
    kind.family === 'number' ? { sum: { type: kind.valueType }, avg: { type: aggregateKinds.Double.valueType } } : {};
  const type = new GraphQLObjectType({
    name: `${base}Aggregate`,
    fields: {
      value: { type: kind.scalar },
      displayValue: { type: GraphQLString },
      count: { type: aggregateKinds.Long.valueType },
      countDistinct: { type: aggregateKinds.Long.valueType },
      min: { type: kind.valueType },
      max: { type: kind.valueType },
      ...numeric,
    },
  });
  types.set(base, type);
  return type;
}
