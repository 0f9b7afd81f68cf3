import type { FunctionExp, OrderByClause, Subquery } from '@jetstreamapp/soql-parser-js';
import { SalesforceError } from '../../errors.ts';
import { capabilitiesOf } from '../../schema/describe-field.ts';
import type { ObjectSchema } from '../../schema/types.ts';
import { fold, foldsCase } from '../../store/index.ts';
import { compileCondition, unsupportedFunction, type ConditionScope, type Operand } from './condition.ts';
import { familyOf, type QueryContext } from './context.ts';
import { isDateFunction } from '../dates/date-functions.ts';
import { queryError, unknownObject } from '../errors.ts';
import { column, visibleRows } from './from.ts';
import { notSupportedInQuery } from './literals.ts';
import { conditionTree, type Query } from '../syntax/parse.ts';
import { resolveField, type NameScope } from './resolve.ts';
import { join, raw, sql, value, type Sql } from './sql.ts';

const MAXIMUM_OFFSET = 2000;
const LARGEST_INTEGER = 2_147_483_647;

/** Refuses, by name, what a query asks for and the local org does not execute. */
export function refuseUnsupported(query: Query | Subquery): void {
  if (query.withDataCategory !== undefined) throw notSupportedInQuery('WITH DATA CATEGORY');
  if (query.withSecurityEnforced === true) throw notSupportedInQuery('WITH SECURITY_ENFORCED');
  if (query.withAccessLevel !== undefined) throw notSupportedInQuery(`WITH ${query.withAccessLevel}`);
  if (query.update !== undefined) throw notSupportedInQuery(`UPDATE ${query.update}`);
  if (query.for === 'VIEW' || query.for === 'REFERENCE') throw notSupportedInQuery(`FOR ${query.for}`);
  for (const count of [query.limit ?? 0, query.offset ?? 0])
    if (count > LARGEST_INTEGER)
      throw new SalesforceError('MALFORMED_QUERY', `numeric value out of range: ${String(count)}`);
  if ((query.offset ?? 0) > MAXIMUM_OFFSET)
    throw new SalesforceError('NUMBER_OUTSIDE_VALID_RANGE', `Maximum SOQL offset allowed is ${String(MAXIMUM_OFFSET)}`);
}

/** The object a query is about, if the user may read it. */
export function queriedObject(context: QueryContext, name: string): ObjectSchema {
  const { model, user, soql } = context.options;
  const object = model.schema.object(name);
  if (object === undefined || !user.mayObject(object, 'read')) throw unknownObject(soql, name);
  if (!object.queryable)
    throw new SalesforceError('INVALID_TYPE_FOR_OPERATION', `entity type ${object.apiName} does not support query`);
  return object;
}

/**
 * The rows of a statement: those visible, in scope and matching WHERE. Joins go into the scope's FROM.
 *
 * @param subquery what to do with subqueries; where none may stand, it is left out
 */
export function compileWhere(scope: NameScope, query: Query | Subquery, subquery?: ConditionScope['subquery']): Sql {
  const { context, from } = scope;
  const named: NameScope = { ...scope, clause: 'WHERE' };
  const conditions = [visibleRows(context, from.base)];
  const scopeName = query.usingScope?.toLowerCase();
  if (scopeName === 'mine') {
    const owner = resolveField(named, 'OwnerId');
    conditions.push(sql`${owner.expression} = ${value(context.options.user.userId)}`);
  } else if (scopeName !== undefined && scopeName !== 'everything')
    throw notSupportedInQuery(`USING SCOPE ${scopeName}`);
  if (query.where !== undefined) {
    conditions.push(
      compileCondition(conditionTree(query.where), {
        context,
        clause: 'WHERE',
        operandOfField: (name) => resolveField(named, name),
        operandOfFunction: (call) => dateFunctionOperand(named, call),
        ...(subquery === undefined ? {} : { subquery }),
      }),
    );
  }
  return join(conditions, ' AND ');
}

/** `CALENDAR_YEAR(CreatedDate)`, `DAY_ONLY(convertTimezone(CreatedDate))` … as operand of a number or date. */
export function dateFunctionOperand(scope: NameScope, call: FunctionExp): Operand {
  const name = call.functionName?.toUpperCase() ?? '';
  if (!isDateFunction(name)) throw unsupportedFunction(call);
  const { soql, user } = scope.context.options;
  const [parameter] = call.parameters ?? [];
  const converted = typeof parameter === 'object' && parameter.functionName?.toLowerCase() === 'converttimezone';
  const fieldName = converted ? parameter.parameters?.[0] : parameter;
  if (typeof fieldName !== 'string') throw unsupportedFunction(call);
  const { field, expression } = resolveField(scope, fieldName);
  const family = familyOf(field);
  if (family !== 'dateTime' && (family !== 'date' || name === 'HOUR_IN_DAY' || name === 'DAY_ONLY')) {
    throw queryError('INVALID_FIELD', `field '${field.apiName}' can not be used with the function ${name}`, {
      soql,
      word: fieldName,
      clause: scope.clause,
    });
  }
  const timeZone = converted ? user.timeZone : 'UTC';
  return {
    expression: sql`soql_date(${value(name)}, ${expression}, ${value(timeZone)})`,
    field: {
      ...field,
      type: name === 'DAY_ONLY' ? 'Date' : 'Number',
      describe: { type: name === 'DAY_ONLY' ? 'date' : 'int' },
    },
  };
}

/** A query's ORDER BY. `operandOf` finds fields and, in grouped queries, aggregates. Without one, rows come in order of their ids. */
export function compileOrderBy(
  clauses: readonly OrderByClause[],
  soql: string,
  operandOf: (clause: OrderByClause) => Operand,
  last: Sql | undefined,
): Sql {
  const terms = clauses.map((clause) => {
    const operand = operandOf(clause);
    if (!capabilitiesOf(operand.field).sortable)
      throw queryError('MALFORMED_QUERY', `field '${operand.field.apiName}' can not be sorted in a query call`, {
        soql,
        word: 'field' in clause ? clause.field : operand.field.apiName,
        clause: 'ORDER BY',
      });
    const direction = raw(clause.order === 'DESC' ? 'DESC' : 'ASC');
    // Nulls come first in both directions unless the query says otherwise (SOQL and SOSL Reference, "ORDER BY").
    const nulls = raw(clause.nulls === 'LAST' ? 'NULLS LAST' : 'NULLS FIRST');
    return join(
      sortKeys(operand).map((key) => sql`${key} ${direction} ${nulls}`),
      ', ',
    );
  });
  if (last !== undefined) terms.push(last);
  return terms.length === 0 ? raw('') : sql`ORDER BY ${join(terms, ', ')}`;
}

/** Text sorts without regard to case, picklists as Setup lists their values, values that are not listed after those. */
function sortKeys({ expression, field }: Operand): Sql[] {
  if (field.type === 'Picklist' && field.picklistValues !== undefined && field.picklistValues.length > 0) {
    const cases = field.picklistValues.map(
      (entry, index) => sql`WHEN ${value(fold(entry.value))} THEN ${value(index)}`,
    );
    const position = sql`CASE WHEN ${expression} IS NULL THEN NULL ELSE CASE fold(${expression}) ${join(cases, ' ')} ELSE ${value(field.picklistValues.length)} END END`;
    return [position, sql`fold(${expression})`];
  }
  return [foldsCase(field) ? sql`fold(${expression})` : expression];
}

/** `LIMIT … OFFSET …`; empty where neither is asked for. */
export function compileLimit(query: Pick<Query, 'limit' | 'offset'>): Sql {
  if (query.limit === undefined && query.offset === undefined) return raw('');
  return sql` LIMIT ${value(query.limit ?? -1)} OFFSET ${value(query.offset ?? 0)}`;
}

/** A clause that the parser gives as one or several. */
export function list<T>(of: T | T[] | undefined): readonly T[] {
  return of === undefined ? [] : Array.isArray(of) ? of : [of];
}

/** The Id of a statement's base table. */
export function baseId(scope: NameScope): Sql {
  return column(scope.from.base, 'Id');
}
