import type { FieldType as SelectItem, FunctionExp } from '@jetstreamapp/soql-parser-js';
import { SalesforceError } from '../../errors.ts';
import { capabilitiesOf } from '../../schema/describe-field.ts';
import type { FieldSchema, ObjectSchema } from '../../schema/types.ts';
import { foldsCase } from '../../store/index.ts';
import { apiValue } from './api-value.ts';
import { compileLimit, compileOrderBy, compileWhere, dateFunctionOperand, list, refuseUnsupported } from './clauses.ts';
import { compileCondition, type Operand, unsupportedFunction } from './condition.ts';
import { familyOf, type QueryContext } from './context.ts';
import { isDateFunction } from '../dates/date-functions.ts';
import { queryError } from '../errors.ts';
import { createFrom } from './from.ts';
import { notSupportedInQuery } from './literals.ts';
import { conditionTree, type Query } from '../parse.ts';
import { resolveField, type NameScope } from './resolve.ts';
import { join, raw, sql, type Sql } from './sql.ts';
import type { QueryRecord } from '../types.ts';

const AGGREGATES: ReadonlySet<string> = new Set(['COUNT', 'COUNT_DISTINCT', 'SUM', 'AVG', 'MIN', 'MAX']);
/** "Aggregate query has too many rows": grouped results are not paged. */
const MAXIMUM_GROUPS = 2000;

/** Whether a query answers groups instead of records. */
export function isAggregate(query: Query): boolean {
  return (
    query.groupBy !== undefined ||
    (query.fields ?? []).some(
      (item) => item.type === 'FieldFunctionExpression' && AGGREGATES.has(item.functionName.toUpperCase()),
    )
  );
}

/** Whether a query is `SELECT COUNT() FROM …`, which answers a number only. */
export function isPlainCount(query: Query): boolean {
  const [item, ...more] = query.fields ?? [];
  return (
    item?.type === 'FieldFunctionExpression' &&
    item.functionName.toUpperCase() === 'COUNT' &&
    item.parameters.length === 0 &&
    more.length === 0
  );
}

/** Counts the rows of `SELECT COUNT() …`. */
export function countRows(context: QueryContext, object: ObjectSchema, query: Query): number {
  if (query.groupBy !== undefined)
    throw new SalesforceError('MALFORMED_QUERY', 'Grouped query cannot use COUNT(); use COUNT(fieldName) instead');
  refuseUnsupported(query);
  const scope: NameScope = { context, from: createFrom(context, object), alias: query.sObjectAlias };
  const where = compileWhere(scope, query);
  const statement = sql`SELECT count(*) AS n FROM (SELECT 1 FROM ${scope.from.toSql()} WHERE ${where}${compileLimit(query)})`;
  return Number(context.all(statement.text, statement.values)[0]?.['n'] ?? 0);
}

interface Grouping extends Operand {
  readonly key: string;
}

/** Runs a query with aggregates or GROUP BY. Groups that differ in case only are groups of their own. */
export function aggregateRows(context: QueryContext, object: ObjectSchema, query: Query): QueryRecord[] {
  const { soql } = context.options;
  refuseUnsupported(query);
  const scope: NameScope = { context, from: createFrom(context, object), alias: query.sObjectAlias };
  const groupings = list(query.groupBy).map((clause): Grouping =>
    'fn' in clause ? groupByFunction(scope, clause.fn) : groupByField(scope, clause.field),
  );
  if (groupings.length === 0 && query.limit !== undefined)
    throw new SalesforceError(
      'MALFORMED_QUERY',
      'Non-grouped query that uses overall aggregate functions cannot also use LIMIT',
    );

  const grouped = (key: string, word: string): Grouping => {
    const found = groupings.find((grouping) => grouping.key === key);
    if (found === undefined)
      throw queryError('MALFORMED_QUERY', `Field must be grouped or aggregated: ${word}`, soql, word);
    return found;
  };
  const operandOfField = (name: string): Operand => grouped(keyOf(scope, name), name);
  const operandOfFunction = (call: FunctionExp): Operand =>
    AGGREGATES.has(call.functionName?.toUpperCase() ?? '')
      ? aggregate(scope, call)
      : grouped(functionKey(scope, call), call.rawValue ?? call.functionName ?? '');

  let unnamed = 0;
  const outputs = (query.fields ?? []).map((item): { name: string; operand: Operand } => {
    if (item.type === 'Field')
      return { name: item.alias ?? lastSegment(item.field), operand: operandOfField(item.field) };
    if (item.type === 'FieldRelationship') {
      const path = [...item.relationships, item.field].join('.');
      return { name: aliasOf(item) ?? item.field, operand: operandOfField(path) };
    }
    if (item.type !== 'FieldFunctionExpression') throw notSupportedInQuery('subqueries beside aggregates');
    const operand = operandOfFunction(item);
    if (item.alias !== undefined) return { name: item.alias, operand };
    const name = `expr${String(unnamed)}`;
    unnamed += 1;
    return { name, operand };
  });

  const where = compileWhere(scope, query);
  const having =
    query.having === undefined
      ? raw('')
      : sql` HAVING ${compileCondition(conditionTree(query.having), { context, operandOfField, operandOfFunction })}`;
  const order = compileOrderBy(
    list(query.orderBy),
    soql,
    (clause) => ('fn' in clause ? operandOfFunction(clause.fn) : operandOfField(clause.field)),
    undefined,
  );
  const groupBy =
    groupings.length === 0
      ? raw('')
      : sql` GROUP BY ${join(
          groupings.map((grouping) => grouping.expression),
          ', ',
        )}`;
  const columns = join(
    outputs.map(({ operand }, index) => sql`${operand.expression} AS ${raw(`c${String(index)}`)}`),
    ', ',
  );
  const statement = sql`SELECT ${columns} FROM ${scope.from.toSql()} WHERE ${where}${groupBy}${having} ${order}${compileLimit(query)}`;
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

function aliasOf(item: SelectItem): string | undefined {
  return 'alias' in item && typeof item.alias === 'string' ? item.alias : undefined;
}

function lastSegment(name: string): string {
  return name.split('.').at(-1) ?? name;
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
    throw queryError(
      'MALFORMED_QUERY',
      `field '${field.apiName}' can not be grouped in a query call`,
      scope.context.options.soql,
      name,
    );
  return { field, expression, key: keyOf(scope, name) };
}

function groupByFunction(scope: NameScope, call: FunctionExp): Grouping {
  const name = call.functionName?.toUpperCase() ?? '';
  if (name === 'ROLLUP' || name === 'CUBE') throw notSupportedInQuery(`GROUP BY ${name}`);
  return { ...dateFunctionOperand(scope, call), key: functionKey(scope, call) };
}

/** An aggregate as operand; the field it yields decides how the value is shown and compared. */
function aggregate(scope: NameScope, call: FunctionExp): Operand {
  const { soql } = scope.context.options;
  const name = call.functionName?.toUpperCase() ?? '';
  const [parameter] = call.parameters ?? [];
  if (parameter === undefined && name === 'COUNT') return { field: numberField(name), expression: raw('count(*)') };
  if (typeof parameter !== 'string') throw unsupportedFunction(call);
  const { field, expression } = resolveField(scope, parameter);
  const numeric = familyOf(field) === 'number';
  if (name === 'SUM' || name === 'AVG' ? !numeric : !capabilitiesOf(field).aggregatable) {
    throw queryError(
      'MALFORMED_QUERY',
      `field ${field.apiName} does not support aggregate operator ${name}`,
      soql,
      parameter,
    );
  }
  switch (name) {
    case 'COUNT':
      return { field: numberField(name), expression: sql`count(${expression})` };
    case 'COUNT_DISTINCT':
      return {
        field: numberField(name),
        expression: foldsCase(field) ? sql`count(DISTINCT fold(${expression}))` : sql`count(DISTINCT ${expression})`,
      };
    case 'SUM':
    case 'AVG':
      return { field: numberField(name), expression: decimal(sql`${raw(name)}(${expression})`) };
    default:
      return { field: { ...field, describe: {} }, expression: sql`${raw(name)}(${expression})` };
  }
}

function decimal(expression: Sql): Sql {
  return sql`soql_decimal(${expression})`;
}

function numberField(apiName: string): FieldSchema {
  return {
    apiName,
    label: apiName,
    type: 'Number',
    custom: false,
    required: false,
    unique: false,
    caseSensitive: false,
    externalId: false,
    createable: false,
    updateable: false,
    nameField: false,
    stored: false,
    permissionable: false,
  };
}
