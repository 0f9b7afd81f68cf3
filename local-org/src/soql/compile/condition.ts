import { SalesforceError } from '../../errors.ts';
import { capabilitiesOf } from '../../schema/describe-field.ts';
import type { FieldSchema } from '../../schema/types.ts';
import { fold, foldsCase } from '../../store/index.ts';
import { familyOf, type QueryContext } from './context.ts';
import { queryError } from '../errors.ts';
import { notSupportedInQuery, readLiteral, unquote, type Literal, type Refusal } from './literals.ts';
import { functionOf, type Comparison, type ConditionNode, type Query } from '../syntax/parse.ts';
import { join, raw, sql, value, values, type Sql } from './sql.ts';
import type { Clause } from '../syntax/tokens.ts';

/** What stands left of an operator: its SQL and the field whose type the literals must have. */
export interface Operand {
  readonly expression: Sql;
  readonly field: FieldSchema;
}

/** How a clause finds its operands, and what it does with subqueries. */
export interface ConditionScope {
  readonly context: QueryContext;
  /** The clause that is compiled, for messages. */
  readonly clause: Clause;
  operandOfField(name: string): Operand;
  operandOfFunction(call: NonNullable<ReturnType<typeof functionOf>>): Operand;
  /** A subquery as list of values; undefined where none may stand (HAVING). */
  subquery?(query: Query, outer: FieldSchema, refuse: Refusal): Sql;
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
  const { context, clause } = scope;
  const { soql } = context.options;
  const call = functionOf(comparison);
  const name = call === undefined ? ('field' in comparison ? comparison.field : '') : (call.rawValue ?? '');
  const operand = call === undefined ? scope.operandOfField(name) : scope.operandOfFunction(call);
  const { field } = operand;
  const refuse: Refusal = (code, message, word = name) => queryError(code, message, { soql, word, clause });
  if (field.type === 'Address')
    throw refuse('INVALID_FIELD', 'Address fields can only be filtered using Distance expressions');
  if (!capabilitiesOf(field).filterable)
    throw refuse('INVALID_FIELD', `field '${field.apiName}' can not be filtered in a query call`);

  const operator = comparison.operator.toUpperCase();
  if ('valueQuery' in comparison) {
    if (scope.subquery === undefined || (operator !== 'IN' && operator !== 'NOT IN'))
      throw refuse('MALFORMED_QUERY', "unexpected token: '('");
    const list = scope.subquery(comparison.valueQuery, field, refuse);
    if (operator === 'IN') return sql`${operand.expression} IN ${list}`;
    return sql`(${operand.expression} IS NULL OR ${operand.expression} NOT IN ${list})`;
  }
  if (!('value' in comparison)) throw new SalesforceError('MALFORMED_QUERY', "unexpected token: '<EOF>'");

  const types = comparison.literalType;
  const given = Array.isArray(comparison.value) ? comparison.value : [comparison.value];
  const typeOf = (index: number): string => (Array.isArray(types) ? types[index] : types) ?? 'STRING';

  if (operator === 'LIKE') return like(operand, given[0] ?? "''", typeOf(0), refuse);
  if (operator === 'INCLUDES' || operator === 'EXCLUDES') return includes(operand, operator, given, refuse);
  if (familyOf(field) === 'multipicklist' && operator !== '=' && operator !== '!=')
    throw invalidOperator('multipicklist', refuse);

  const isList = operator === 'IN' || operator === 'NOT IN';
  const [first = ''] = given;
  if (isList && !Array.isArray(comparison.value))
    throw refuse('MALFORMED_QUERY', `unexpected token: '${first}'`, first);
  const literals = given.map((literal, index) => readLiteral(context, field, literal, typeOf(index), refuse));
  if (isList) return inList(operand, operator, literals);
  const [literal] = literals;
  if (literal === undefined) throw new SalesforceError('MALFORMED_QUERY', "unexpected token: '<EOF>'");
  if (ORDERED.has(operator) && familyOf(field) === 'boolean') throw invalidOperator('boolean', refuse);
  return literal.kind === 'range'
    ? compareRange(operand, operator, literal.range)
    : compareValue(operand, operator, literal.value);
}

function invalidOperator(family: string, refuse: Refusal): Error {
  return refuse('INVALID_QUERY_FILTER_OPERATOR', `invalid operator on ${family} field`);
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

function like(operand: Operand, literal: string, type: string, refuse: Refusal): Sql {
  const { field, expression } = operand;
  const family = familyOf(field);
  if (type === 'NULL') throw refuse('MALFORMED_QUERY', "unexpected token: 'NULL'", literal);
  if (family !== 'text') throw invalidOperator(family, refuse);
  if (type !== 'STRING')
    throw refuse(
      'INVALID_FIELD',
      `value of filter criterion for field '${field.apiName}' must be of type string and should be enclosed in quotes`,
    );
  return sql`fold(${expression}) LIKE ${value(fold(unquote(literal, { forLike: true })))} ESCAPE '\\'`;
}

/** `INCLUDES ('A;B', 'C')`: A and B, or C. */
function includes(
  { expression, field }: Operand,
  operator: 'INCLUDES' | 'EXCLUDES',
  literals: readonly string[],
  refuse: Refusal,
): Sql {
  if (familyOf(field) !== 'multipicklist') throw invalidOperator('non-multipicklist', refuse);
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
