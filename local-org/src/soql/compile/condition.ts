import { capabilitiesOf } from '../../schema/describe-field.ts';
import type { FieldSchema } from '../../schema/types.ts';
import { fold, foldsCase } from '../../store/index.ts';
import { familyOf, type QueryContext } from './context.ts';
import { queryError } from '../errors.ts';
import { notSupportedInQuery, readLiteral, unquote, type Literal } from './literals.ts';
import { functionOf, type Comparison, type ConditionNode, type Query } from '../parse.ts';
import { join, raw, sql, value, values, type Sql } from './sql.ts';

/** What stands left of an operator: its SQL and the field whose type the literals must have. */
export interface Operand {
  readonly expression: Sql;
  readonly field: FieldSchema;
}

/** How a clause finds its operands, and what it does with subqueries. */
export interface ConditionScope {
  readonly context: QueryContext;
  operandOfField(name: string): Operand;
  operandOfFunction(call: NonNullable<ReturnType<typeof functionOf>>): Operand;
  /** A subquery as list of values; undefined where none may stand (HAVING). */
  subquery?(query: Query, outer: FieldSchema): Sql;
}

const ORDERED = new Set(['<', '<=', '>', '>=']);

/** A condition in SQL. It is never unknown where it could be negated: nulls compare as SOQL says (`!=` finds them). */
export function compileCondition(node: ConditionNode, scope: ConditionScope): Sql {
  switch (node.kind) {
    case 'and':
    case 'or':
      return sql`(${join(
        node.parts.map((part) => compileCondition(part, scope)),
        node.kind === 'and' ? ' AND ' : ' OR ',
      )})`;
    case 'not':
      return sql`NOT coalesce(${compileCondition(node.part, scope)}, 0)`;
    case 'comparison':
      return compileComparison(node.comparison, scope);
  }
}

function compileComparison(comparison: Comparison, scope: ConditionScope): Sql {
  const { context } = scope;
  const { soql } = context.options;
  const call = functionOf(comparison);
  const operand =
    call === undefined
      ? scope.operandOfField('field' in comparison ? comparison.field : '')
      : scope.operandOfFunction(call);
  const { field } = operand;
  if (!capabilitiesOf(field).filterable)
    throw queryError(
      'INVALID_FIELD',
      `field '${field.apiName}' can not be filtered in a query call`,
      soql,
      field.apiName,
    );

  const operator = comparison.operator.toUpperCase();
  if ('valueQuery' in comparison) {
    if (scope.subquery === undefined) throw queryError('MALFORMED_QUERY', "unexpected token: 'SELECT'", soql, 'SELECT');
    const list = scope.subquery(comparison.valueQuery, field);
    if (operator === 'IN') return sql`${operand.expression} IN ${list}`;
    return sql`(${operand.expression} IS NULL OR ${operand.expression} NOT IN ${list})`;
  }
  if (!('value' in comparison)) throw queryError('MALFORMED_QUERY', "unexpected token: '<EOF>'", soql);

  const types = comparison.literalType;
  const given = Array.isArray(comparison.value) ? comparison.value : [comparison.value];
  const typeOf = (index: number): string => (Array.isArray(types) ? types[index] : types) ?? 'STRING';

  if (operator === 'LIKE') return like(operand, given[0] ?? "''", typeOf(0), scope);
  if (operator === 'INCLUDES' || operator === 'EXCLUDES') return includes(operand, operator, given, soql);
  if (familyOf(field) === 'multipicklist' && operator !== '=' && operator !== '!=')
    throw invalidOperator(field, 'multipicklist', soql);

  const literals = given.map((literal, index) => readLiteral(context, field, literal, typeOf(index)));
  if (operator === 'IN' || operator === 'NOT IN') return inList(operand, operator, literals);
  const [literal] = literals;
  if (literal === undefined) throw queryError('MALFORMED_QUERY', "unexpected token: '<EOF>'", soql);
  if (ORDERED.has(operator) && familyOf(field) === 'boolean') throw invalidOperator(field, 'boolean', soql);
  return literal.kind === 'range'
    ? compareRange(operand, operator, literal.range)
    : compareValue(operand, operator, literal.value);
}

function invalidOperator(field: FieldSchema, family: string, soql: string): Error {
  return queryError('INVALID_QUERY_FILTER_OPERATOR', `invalid operator on ${family} field`, soql, field.apiName);
}

/** The operand as it is compared: text without regard to case. */
function comparableSide({ expression, field }: Operand): Sql {
  return foldsCase(field) ? sql`fold(${expression})` : expression;
}

function comparableValue(field: FieldSchema, of: string | number | null): string | number | null {
  return foldsCase(field) ? fold(of) : of;
}

function compareValue(operand: Operand, operator: string, of: string | number | null): Sql {
  const { expression, field } = operand;
  if (of === null) {
    // A checkbox is never null, and nothing is greater or smaller than nothing.
    if (operator === '=') return sql`${expression} IS NULL`;
    return operator === '!=' ? sql`${expression} IS NOT NULL` : raw('0');
  }
  const left = comparableSide(operand);
  const right = value(comparableValue(field, of));
  if (operator === '!=') return sql`${left} IS NOT ${right}`;
  return sql`${left} ${raw(operator)} ${right}`;
}

function compareRange({ expression }: Operand, operator: string, range: { start: string; end: string }): Sql {
  const start = value(range.start);
  const end = value(range.end);
  switch (operator) {
    case '=':
      return sql`(${expression} >= ${start} AND ${expression} < ${end})`;
    case '!=':
      return sql`(${expression} IS NULL OR ${expression} < ${start} OR ${expression} >= ${end})`;
    case '<':
      return sql`${expression} < ${start}`;
    case '<=':
      return sql`${expression} < ${end}`;
    case '>':
      return sql`${expression} >= ${end}`;
    default:
      return sql`${expression} >= ${start}`;
  }
}

function inList(operand: Operand, operator: 'IN' | 'NOT IN', literals: readonly Literal[]): Sql {
  const { field, expression } = operand;
  const parts: Sql[] = [];
  const plain: (string | number)[] = [];
  for (const literal of literals) {
    if (literal.kind === 'range') parts.push(compareRange(operand, '=', literal.range));
    else {
      const of = comparableValue(field, literal.value);
      if (of === null) parts.push(sql`${expression} IS NULL`);
      else plain.push(of);
    }
  }
  if (plain.length > 0) parts.push(sql`${comparableSide(operand)} IN ${values(plain)}`);
  const any = sql`(${join(parts, ' OR ')})`;
  return operator === 'IN' ? any : sql`NOT coalesce(${any}, 0)`;
}

function like(operand: Operand, literal: string, type: string, { context }: ConditionScope): Sql {
  const { field, expression } = operand;
  const { soql } = context.options;
  const family = familyOf(field);
  if (family !== 'text') throw invalidOperator(field, family === 'id' ? 'id' : family, soql);
  if (type !== 'STRING')
    throw queryError(
      'INVALID_FIELD',
      `value of filter criterion for field '${field.apiName}' must be of type string and should be enclosed in quotes`,
      soql,
      field.apiName,
    );
  return sql`fold(${expression}) LIKE ${value(fold(unquote(literal, { forLike: true })))} ESCAPE '\\'`;
}

/** `INCLUDES ('A;B', 'C')`: A and B, or C. */
function includes(
  { expression, field }: Operand,
  operator: 'INCLUDES' | 'EXCLUDES',
  literals: readonly string[],
  soql: string,
): Sql {
  if (familyOf(field) !== 'multipicklist') throw invalidOperator(field, 'non-multipicklist', soql);
  const alternatives = literals.map((literal) => {
    const wanted = unquote(literal)
      .split(';')
      .map((part) => value(`;${fold(part.trim())};`));
    return sql`(${join(
      wanted.map((part) => sql`instr(';' || fold(${expression}) || ';', ${part}) > 0`),
      ' AND ',
    )})`;
  });
  const any = sql`coalesce((${join(alternatives, ' OR ')}), 0)`;
  return operator === 'INCLUDES' ? any : sql`NOT ${any}`;
}

/** Refuses a function that stands where none of the supported ones may. */
export function unsupportedFunction(call: { rawValue?: string; functionName?: string }): Error {
  return notSupportedInQuery(`the function ${call.functionName ?? call.rawValue ?? ''}`);
}
