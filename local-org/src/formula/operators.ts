import { divide, multiply, power, sum } from './arithmetic.ts';
import {
  commonType,
  compose,
  evaluatorOf,
  concatenate,
  isPicklist,
  pairwise,
  picklistNotAllowed,
  sizeOf,
  typeLabel,
  wrongType,
  type Expression,
  type ExpressionType,
  type Value,
} from './expression.ts';
import type { BinaryOperator, UnaryOperator } from './syntax/parser.ts';
import { Decimal } from './values/decimal.ts';

/**
 * Checks and builds `left operator right`.
 *
 * @throws FormulaCompileError when the operator does not take these types
 */
export function binaryExpression(
  operator: BinaryOperator,
  left: Expression,
  right: Expression,
  position: number,
): Expression {
  for (const operand of [left, right]) if (isPicklist(operand)) throw picklistNotAllowed(operand);
  const operands = [left, right];
  switch (operator) {
    case '&&':
    case '||':
      return logical(operator === '&&' ? 'AND' : 'OR', operands, position);
    case '=':
    case '<>':
      return equality(operator, left, right, position);
    case '<':
    case '<=':
    case '>':
    case '>=':
      return comparison(operator, left, right, position);
    case '&':
      return concatenate(operator, left, right, position);
    case '+':
    case '-':
      return sum(operator, left, right, position);
    case '*':
      return multiply(left, right, position);
    case '/':
      return divide(left, right, position);
    case '^':
      return power(left, right, position);
  }
}

/** Checks and builds `-x`, `+x` and `NOT x`. */
export function unaryExpression(operator: UnaryOperator, operand: Expression, position: number): Expression {
  if (operator === 'NOT') {
    const evaluate = evaluatorOf('NOT', 'Boolean', operand);
    return compose({
      type: 'Boolean',
      position,
      operands: [operand],
      evaluate: (context) => {
        const value = evaluate(context);
        return value === null ? null : !value;
      },
    });
  }
  const evaluate = evaluatorOf(operator, 'Number', operand);
  return compose({
    type: 'Number',
    position,
    operands: [operand],
    evaluate: operator === '+' ? evaluate : (context) => evaluate(context)?.negated() ?? null,
  });
}

/** AND and OR: evaluated from the left, only as far as needed; an unknown condition counts as false. */
export function logical(name: 'AND' | 'OR', operands: readonly Expression[], position: number): Expression {
  const conditions = operands.map((operand) => evaluatorOf(name, 'Boolean', operand));
  const isAnd = name === 'AND';
  return compose({
    type: 'Boolean',
    position,
    operands,
    evaluate: (context) => {
      for (const condition of conditions) if ((condition(context) === true) !== isAnd) return !isAnd;
      return isAnd;
    },
  });
}

/** Equality of two values of one type; text by its characters, blank text equal to empty text, other blanks unknown. */
export function equals(type: ExpressionType, left: Value, right: Value): boolean | null {
  if (type === 'Text' || type === 'Picklist' || type === 'MultiselectPicklist') return (left ?? '') === (right ?? '');
  if (left === null || right === null) return null;
  return left instanceof Decimal && right instanceof Decimal ? left.equals(right) : left === right;
}

function equality(operator: '=' | '<>', left: Expression, right: Expression, position: number): Expression {
  const type = commonType(left.type, right.type);
  if (type === undefined || type === 'Location') throw wrongType(operator, [typeLabel(left.type)], right);
  const expected = operator === '=';
  const isText = type === 'Text';
  return compose({
    type: 'Boolean',
    position,
    operands: [left, right],
    // Text is guarded against null on both sides, which repeats either operand.
    size: isText ? 2 * sizeOf([left, right]) + 20 : sizeOf([left, right]) + 3,
    evaluate: (context) => {
      const same = equals(type, left.evaluate(context), right.evaluate(context));
      return same === null ? null : same === expected;
    },
  });
}

const COMPARABLE: readonly ExpressionType[] = ['Number', 'Date', 'DateTime', 'Time'];

function comparison(
  operator: '<' | '<=' | '>' | '>=',
  left: Expression,
  right: Expression,
  position: number,
): Expression {
  const type = commonType(left.type, right.type);
  if (type === undefined) throw wrongType(operator, [typeLabel(left.type)], right);
  for (const operand of [left, right]) {
    if (operand.type !== 'Null' && !COMPARABLE.includes(operand.type)) {
      throw wrongType(operator, ['Number', 'Date', 'DateTime'], operand);
    }
  }
  const accepts: Readonly<Record<typeof operator, (order: number) => boolean>> = {
    '<': (order) => order < 0,
    '<=': (order) => order <= 0,
    '>': (order) => order > 0,
    '>=': (order) => order >= 0,
  };
  const accept = accepts[operator];
  return compose({
    type: 'Boolean',
    position,
    operands: [left, right],
    evaluate:
      type === 'Number'
        ? pairwise<'Number', 'Number'>(left, right, (a, b) => accept(a.comparedTo(b)))
        : pairwise<'Date', 'Date'>(left, right, (a, b) => accept(a - b)),
  });
}
