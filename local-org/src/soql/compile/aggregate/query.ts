import type { FieldType as SelectItem, FunctionExp } from '@jetstreamapp/soql-parser-js';
import { SalesforceError } from '../../../errors.ts';
import { capabilitiesOf } from '../../../schema/describe-field.ts';
import type { ObjectSchema } from '../../../schema/types.ts';
import { isDateFunction } from '../../dates/date-functions.ts';
import { queryError } from '../../errors.ts';
import { conditionTree, type Query } from '../../syntax/parse.ts';
import type { Clause } from '../../syntax/tokens.ts';
import type { QueryRecord } from '../../types.ts';
import { apiValue } from '../api-value.ts';
import {
  compileLimit,
  compileOrderBy,
  compileWhere,
  dateFunctionOperand,
  list,
  refuseUnsupported,
} from '../clauses.ts';
import { compileCondition, type Operand, unsupportedFunction } from '../condition.ts';
import type { QueryContext } from '../context.ts';
import { createFrom } from '../from.ts';
import { notSupportedInQuery } from '../literals.ts';
import { resolveField, type NameScope } from '../resolve.ts';
import { semiJoins } from '../semi-join.ts';
import { join, raw, sql, type Sql } from '../sql.ts';
import { aggregateOperand, isAggregateFunction } from './functions.ts';

/** "Aggregate query has too many rows": grouped results are not paged. */
const MAXIMUM_GROUPS = 2000;

/** Whether a query answers groups instead of records. */
export function isAggregate(query: Query): boolean {
  return (
    query.groupBy !== undefined ||
    (query.fields ?? []).some(
      (item) => item.type === 'FieldFunctionExpression' && isAggregateFunction(item.functionName),
    )
  );
}

/** Whether a query is `SELECT COUNT() FROM …`, which answers a number only. */
export function isPlainCount(query: Query): boolean {
  const [item, ...more] = query.fields ?? [];
  return item !== undefined && more.length === 0 && isBareCount(item) && aliasOf(item) === undefined;
}

function isBareCount(item: SelectItem): boolean {
  return (
    item.type === 'FieldFunctionExpression' &&
    item.functionName.toUpperCase() === 'COUNT' &&
    item.parameters.length === 0
  );
}

function scopeOf(context: QueryContext, object: ObjectSchema, query: Query): NameScope {
  return { context, from: createFrom(context, object), alias: query.sObjectAlias, clause: 'SELECT' };
}

/** Counts the rows of `SELECT COUNT() …`. */
export function countRows(context: QueryContext, object: ObjectSchema, query: Query): number {
  if (query.groupBy !== undefined)
    throw new SalesforceError('MALFORMED_QUERY', 'Grouped query cannot use COUNT(); use COUNT(fieldName) instead');
  refuseUnsupported(query);
  const scope = scopeOf(context, object, query);
  const where = compileWhere(scope, query, semiJoins(context, object, query));
  const statement = sql`SELECT count(*) AS n FROM (SELECT 1 FROM ${scope.from.toSql()} WHERE ${where}${compileLimit(query)})`;
  return Number(context.all(statement.text, statement.values)[0]?.['n'] ?? 0);
}

interface Grouping extends Operand {
  readonly key: string;
}

interface Output {
  readonly name: string;
  readonly operand: Operand;
}

/** How the clauses of a grouped query find what they name: a grouped field or function, or an aggregate. */
interface Operands {
  field(name: string, clause: Clause): Operand;
  call(call: FunctionExp, clause: Clause): Operand;
}

/** Runs a query with aggregates or GROUP BY. Groups that differ in case only are groups of their own. */
export function aggregateRows(context: QueryContext, object: ObjectSchema, query: Query): QueryRecord[] {
  refuseUnsupported(query);
  const scope = scopeOf(context, object, query);
  const groupings = groupingsOf({ ...scope, clause: 'GROUP BY' }, query);
  if (groupings.length === 0 && query.limit !== undefined)
    throw new SalesforceError(
      'MALFORMED_QUERY',
      'Non-grouped query that uses overall aggregate functions cannot also use LIMIT',
    );
  const operands = operandsOf(scope, groupings);
  const outputs = outputsOf(query.fields ?? [], operands);
  const statement = compileStatement(scope, query, { groupings, operands, outputs }, semiJoins(context, object, query));
  const rows = context.all(statement.text, statement.values);
  if (rows.length > MAXIMUM_GROUPS) {
    throw new SalesforceError(
      'EXCEEDED_ID_LIMIT',
      'Aggregate query does not support queryMore(), use LIMIT to restrict the results to a single batch',
    );
  }
  return rows.map((row) => ({
    attributes: { type: 'AggregateResult' },
    ...Object.fromEntries(
      outputs.map(({ name, operand }, index) => [name, apiValue(operand.field, row[`c${String(index)}`])]),
    ),
  }));
}

function groupingsOf(scope: NameScope, query: Query): Grouping[] {
  return list(query.groupBy).map((clause): Grouping =>
    'fn' in clause ? groupByFunction(scope, clause.fn) : groupByField(scope, clause.field),
  );
}

function operandsOf(scope: NameScope, groupings: readonly Grouping[]): Operands {
  const grouped = (key: string, word: string, clause: Clause): Grouping => {
    const found = groupings.find((grouping) => grouping.key === key);
    if (found === undefined)
      throw queryError('MALFORMED_QUERY', `Field must be grouped or aggregated: ${word}`, {
        soql: scope.context.options.soql,
        word,
        clause,
      });
    return found;
  };
  return {
    field: (name, clause) => grouped(keyOf({ ...scope, clause }, name), name, clause),
    call: (call, clause) =>
      isAggregateFunction(call.functionName)
        ? aggregateOperand({ ...scope, clause }, call)
        : grouped(functionKey({ ...scope, clause }, call), call.rawValue ?? call.functionName ?? '', clause),
  };
}

/** The columns of the answer: the alias, the field's name, or `expr0`, `expr1` … for functions without alias. */
function outputsOf(items: readonly SelectItem[], operands: Operands): Output[] {
  let unnamed = 0;
  const outputOf = (item: SelectItem): Output => {
    const alias = aliasOf(item);
    if (item.type === 'Field' || item.type === 'FieldRelationship') {
      const path = item.type === 'Field' ? item.field : [...item.relationships, item.field].join('.');
      const operand = operands.field(path, 'SELECT');
      return { name: alias ?? operand.field.apiName, operand };
    }
    if (item.type !== 'FieldFunctionExpression') throw notSupportedInQuery('subqueries beside aggregates');
    // COUNT() stands alone in a select list, and has no alias.
    if (isBareCount(item)) throw new SalesforceError('MALFORMED_QUERY', "unexpected token: 'COUNT()'");
    const operand = operands.call(item, 'SELECT');
    if (alias !== undefined) return { name: alias, operand };
    const name = `expr${String(unnamed)}`;
    unnamed += 1;
    return { name, operand };
  };
  const names = new Set<string>();
  return items.map((item) => {
    const output = outputOf(item);
    const name = output.name.toLowerCase();
    if (names.has(name)) throw new SalesforceError('MALFORMED_QUERY', `duplicate alias: ${output.name}`);
    names.add(name);
    return output;
  });
}

function compileStatement(
  scope: NameScope,
  query: Query,
  parts: { readonly groupings: readonly Grouping[]; readonly operands: Operands; readonly outputs: readonly Output[] },
  subquery: ReturnType<typeof semiJoins>,
): Sql {
  const { context } = scope;
  const { groupings, operands, outputs } = parts;
  const where = compileWhere(scope, query, subquery);
  const having =
    query.having === undefined
      ? raw('')
      : sql` HAVING ${compileCondition(conditionTree(query.having), {
          context,
          clause: 'HAVING',
          operandOfField: (name) => operands.field(name, 'HAVING'),
          operandOfFunction: (call) => operands.call(call, 'HAVING'),
        })}`;
  const order = compileOrderBy(
    list(query.orderBy),
    context.options.soql,
    (clause) => ('fn' in clause ? operands.call(clause.fn, 'ORDER BY') : operands.field(clause.field, 'ORDER BY')),
    undefined,
  );
  const expressions = groupings.map((grouping) => grouping.expression);
  const groupBy = expressions.length === 0 ? raw('') : sql` GROUP BY ${join(expressions, ', ')}`;
  const columns = join(
    outputs.map(({ operand }, index) => sql`${operand.expression} AS ${raw(`c${String(index)}`)}`),
    ', ',
  );
  return sql`SELECT ${columns} FROM ${scope.from.toSql()} WHERE ${where}${groupBy}${having} ${order}${compileLimit(query)}`;
}

function aliasOf(item: SelectItem): string | undefined {
  return 'alias' in item && typeof item.alias === 'string' ? item.alias : undefined;
}

/** Two spellings of the same field have the same key. */
function keyOf(scope: NameScope, name: string): string {
  const { path, field } = resolveField(scope, name);
  return [...path, field.apiName].join('.');
}

function functionKey(scope: NameScope, call: FunctionExp): string {
  if (!isDateFunction(call.functionName ?? '')) throw unsupportedFunction(call);
  const { expression } = dateFunctionOperand(scope, call);
  return `${expression.text} ${expression.values.join(' ')}`;
}

function groupByField(scope: NameScope, name: string): Grouping {
  const { field, expression } = resolveField(scope, name);
  if (!capabilitiesOf(field).groupable)
    throw queryError('MALFORMED_QUERY', `field '${field.apiName}' can not be grouped in a query call`, {
      soql: scope.context.options.soql,
      word: name,
      clause: 'GROUP BY',
    });
  return { field, expression, key: keyOf(scope, name) };
}

function groupByFunction(scope: NameScope, call: FunctionExp): Grouping {
  const name = call.functionName?.toUpperCase() ?? '';
  if (name === 'ROLLUP' || name === 'CUBE') throw notSupportedInQuery(`GROUP BY ${name}`);
  return { ...dateFunctionOperand(scope, call), key: functionKey(scope, call) };
}
