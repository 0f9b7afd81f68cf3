import type { Subquery } from '@jetstreamapp/soql-parser-js';
import { SalesforceError } from '../../errors.ts';
import type { FieldSchema, ObjectSchema } from '../../schema/types.ts';
import { compileWhere, list, queriedObject, refuseUnsupported } from './clauses.ts';
import type { ConditionScope } from './condition.ts';
import { familyOf, type QueryContext } from './context.ts';
import { createFrom } from './from.ts';
import { resolveField, type NameScope } from './resolve.ts';
import { sql, type Sql } from './sql.ts';
import type { Refusal } from './literals.ts';
import { conditionTree, type ConditionNode, type Query } from '../syntax/parse.ts';

const MOST_SEMI_JOINS = 2;

/**
 * How the WHERE clause of a query compiles `IN (SELECT AccountId FROM Opportunity WHERE …)`.
 *
 * Source of what is refused: SOQL and SOSL Reference, "Comparison Operators", semi-joins and anti-joins.
 */
export function semiJoins(
  context: QueryContext,
  object: ObjectSchema,
  { where }: Query | Subquery,
): NonNullable<ConditionScope['subquery']> {
  if (where !== undefined) refuseWrongPlaces(conditionTree(where));
  return (query, field, refuse) => compileSemiJoin(context, { object, field }, query, refuse);
}

function refuseWrongPlaces(where: ConditionNode): void {
  const count = countSemiJoins(where);
  if (count > MOST_SEMI_JOINS)
    throw malformedJoin(`Maximum ${String(MOST_SEMI_JOINS)} semi join sub-selects are allowed`);
  if (count > 0 && where.kind === 'or')
    throw malformedJoin("Semi join sub-selects are not allowed with the 'OR' operator");
  if (where.kind === 'and' && where.parts.some((part) => part.kind === 'or' && countSemiJoins(part) > 0))
    throw malformedJoin('Semi join sub-selects are only allowed at the top level WHERE expressions.');
}

function countSemiJoins(node: ConditionNode): number {
  switch (node.kind) {
    case 'comparison':
      return 'valueQuery' in node.comparison ? 1 : 0;
    case 'not':
      return countSemiJoins(node.part);
    default:
      return node.parts.reduce((total, part) => total + countSemiJoins(part), 0);
  }
}

function compileSemiJoin(
  context: QueryContext,
  outer: { readonly object: ObjectSchema; readonly field: FieldSchema },
  query: Query,
  refuse: Refusal,
): Sql {
  refuseUnsupported(query);
  const object = queriedObject(context, query.sObject ?? '');
  if (object === outer.object)
    throw refuse('MALFORMED_QUERY', 'The inner and outer selects should not be on the same object type');
  const forbidden = [
    ['GROUP', list(query.groupBy).length > 0],
    ['ORDER', list(query.orderBy).length > 0],
    ['LIMIT', query.limit !== undefined],
    ['OFFSET', query.offset !== undefined],
  ] as const;
  for (const [word, isThere] of forbidden) if (isThere) throw malformedJoin(`missing value at '${word}'`);

  const from = createFrom(context, object);
  const scope: NameScope = { context, from, alias: query.sObjectAlias, clause: 'SELECT' };
  const [selected, ...more] = query.fields ?? [];
  if (
    selected === undefined ||
    more.length > 0 ||
    (selected.type !== 'Field' && selected.type !== 'FieldRelationship')
  ) {
    throw malformedJoin('The inner select of a semi join must select exactly one field');
  }
  const name = selected.type === 'Field' ? selected.field : [...selected.relationships, selected.field].join('.');
  const inner = resolveField(scope, name);
  const reached = targetsOf(inner.source?.object ?? object, inner.field);
  if (!targetsOf(outer.object, outer.field).some((target) => reached.includes(target))) {
    throw refuse(
      'INVALID_FIELD',
      `The selected field '${inner.field.apiName}' in the subquery and the left operand field in the where expression in the outer query '${outer.field.apiName}' should point to the same object type`,
    );
  }
  const where = compileWhere(scope, query, () => {
    throw malformedJoin('Nesting of semi join sub-selects is not supported');
  });
  return sql`(SELECT ${inner.expression} FROM ${from.toSql()} WHERE ${where} AND ${inner.expression} IS NOT NULL)`;
}

/** The objects whose ids a field holds. */
function targetsOf(object: ObjectSchema, field: FieldSchema): readonly string[] {
  if (familyOf(field) !== 'id') return [];
  return field.apiName === 'Id' ? [object.apiName] : (field.referenceTo ?? []);
}

function malformedJoin(message: string): SalesforceError {
  return new SalesforceError('MALFORMED_QUERY', message);
}
