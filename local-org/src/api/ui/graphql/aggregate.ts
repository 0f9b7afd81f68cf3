import type { GraphQLResolveInfo } from 'graphql';
import type { FieldSchema, ObjectSchema } from '../../../schema/types.ts';
import { runQuery } from '../../rest/run-query.ts';
import { displayValue } from '../display-value.ts';
import { uiValue } from '../records/represent.ts';
import type { OperationScope } from './mutation-types.ts';
import { selectedFields, type PlanScope } from './plan.ts';
import { whereCondition } from './where.ts';

const FUNCTIONS: Readonly<Record<string, string>> = {
  count: 'COUNT',
  countDistinct: 'COUNT_DISTINCT',
  min: 'MIN',
  max: 'MAX',
  sum: 'SUM',
  avg: 'AVG',
};
const DEFAULT_FIRST = 10;

interface Call {
  readonly field: FieldSchema;
  /** `sum`, `avg` … */
  readonly name: string;
  readonly alias: string;
}

/** Rows of an aggregate query: one SOQL query with the grouped fields and every function that the selection names. */
export function readAggregate(
  scope: OperationScope,
  object: ObjectSchema,
  args: Readonly<Record<string, unknown>>,
  info: GraphQLResolveInfo,
): unknown {
  const { schema } = scope.caller.org.model;
  const planScope: PlanScope = {
    schema,
    types: info.schema,
    fragments: info.fragments,
    variables: info.variableValues,
  };
  const groups = Object.entries(
    (args['groupBy'] as Record<string, { group?: boolean } | null> | undefined) ?? {},
  ).flatMap(([name, clause]) => (clause?.group ? (schema.field(object.apiName, name) ?? []) : []));
  const calls = selectedCalls(planScope, object, info);
  const columns = [
    ...groups.map(({ apiName }) => apiName),
    ...calls.map(({ field, name, alias }) => `${FUNCTIONS[name]}(${field.apiName}) ${alias}`),
  ];
  const where = whereCondition(schema, object, args['where']);
  const soql = `SELECT ${(columns.length > 0 ? columns : ['COUNT(Id) f0']).join(', ')} FROM ${object.apiName}${where === undefined ? '' : ` WHERE ${where}`}${groups.length > 0 ? ` GROUP BY ${groups.map(({ apiName }) => apiName).join(', ')}` : ''}`;
  const cursor = runQuery(scope.caller, soql);
  const rows = cursor.page(0, Number(args['first'] ?? DEFAULT_FIRST));
  const edges = rows.map((row) => {
    const aggregate: Record<string, Record<string, unknown>> = {};
    for (const field of groups) {
      const value = uiValue(row[field.apiName]);
      aggregate[field.apiName] = { value, displayValue: displayValue(field, value, scope.display) };
    }
    for (const { field, name, alias } of calls) {
      const value = uiValue(row[alias]);
      const shown = name === 'count' || name === 'countDistinct' ? null : displayValue(field, value, scope.display);
      aggregate[field.apiName] = { ...aggregate[field.apiName], [name]: { value, displayValue: shown } };
    }
    return { node: { aggregate } };
  });
  return { edges, totalCount: cursor.totalSize };
}

/** Every `field { function }` below `edges { node { aggregate } }`. */
function selectedCalls(scope: PlanScope, object: ObjectSchema, info: GraphQLResolveInfo): Call[] {
  let nodes = [...info.fieldNodes];
  for (const [name, type] of [
    ['edges', 'AggregateConnection'],
    ['node', 'AggregateEdge'],
    ['aggregate', 'Result'],
  ] as const) {
    const fields = selectedFields(
      scope,
      object.apiName + type,
      nodes.map(({ selectionSet }) => selectionSet),
    );
    nodes = [...fields.values()].flat().filter((node) => node.name.value === name);
  }
  const calls: Call[] = [];
  const fields = selectedFields(
    scope,
    `${object.apiName}Aggregate`,
    nodes.map(({ selectionSet }) => selectionSet),
  );
  for (const selected of fields.values()) {
    const field = scope.schema.field(object.apiName, selected[0]?.name.value ?? '');
    if (!field) continue;
    for (const inner of selectedFields(
      scope,
      '',
      selected.map(({ selectionSet }) => selectionSet),
    ).values()) {
      const name = inner[0]?.name.value ?? '';
      if (name in FUNCTIONS) calls.push({ field, name, alias: `f${calls.length}` });
    }
  }
  return calls;
}
