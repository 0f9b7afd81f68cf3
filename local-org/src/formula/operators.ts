import { DAY_IN_MILLISECONDS } from './calendar.ts';
import { Decimal, integerPart, roundHalfUp, ZERO } from './decimal.ts';
import { FormulaEvaluationError } from './errors.ts';
import {
  commonType,
  compose,
  evaluatorOf,
  isPicklist,
  picklistNotAllowed,
  sizeOf,
  textEvaluator,
  typeLabel,
  valuesOf,
  wrongType,
  type Evaluator,
  type Expression,
  type ExpressionType,
  type Value,
  type ValueOf,
} from './expression.ts';
import type { BinaryOperator, UnaryOperator } from './parser.ts';

const SECONDS_PER_DAY = 86_400;
const MILLISECONDS_PER_DAY = new Decimal(DAY_IN_MILLISECONDS);

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
      return concatenation(operator, left, right, position);
    case '+':
    case '-':
      return sum(operator, left, right, position);
    case '*':
      return arithmetic(operator, left, right, position, (a, b) => a.times(b));
    case '/':
      return arithmetic(operator, left, right, position, divide);
    case '^':
      return arithmetic(operator, left, right, position, power);
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
  return compose({
    type: 'Boolean',
    position,
    operands,
    evaluate:
      name === 'AND'
        ? (context) => conditions.every((condition) => condition(context) === true)
        : (context) => conditions.some((condition) => condition(context) === true),
  });
}

/** Equality of two values of one type; text by its characters, blank text equal to empty text, other blanks unknown. */
export function equals(type: ExpressionType, left: Value, right: Value): boolean | null {
  if (type === 'Text' || type === 'Picklist' || type === 'MultiselectPicklist') return (left ?? '') === (right ?? '');
  if (left === null || right === null) return null;
  return Decimal.isDecimal(left) && Decimal.isDecimal(right) ? left.eq(right) : left === right;
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
  const operands = [left, right];
  if (type === 'Number') {
    const compare = combine(left, right, 'Number', (a, b) => accept(a.comparedTo(b)));
    return compose({ type: 'Boolean', position, operands, evaluate: compare });
  }
  const evaluate = combine(left, right, 'Date', (a, b) => accept(a - b));
  return compose({ type: 'Boolean', position, operands, evaluate });
}

/** Applies a function to two values of one type; null when either is null. */
function combine<T extends ExpressionType, R>(
  left: Expression,
  right: Expression,
  type: T,
  apply: (left: ValueOf[T], right: ValueOf[T]) => R,
): Evaluator<R> {
  return mix(left, type, right, type, apply);
}

function mix<L extends ExpressionType, R extends ExpressionType, T>(
  left: Expression,
  _leftType: L,
  right: Expression,
  _rightType: R,
  apply: (left: ValueOf[L], right: ValueOf[R]) => T,
): Evaluator<T> {
  const first = valuesOf<L>(left);
  const second = valuesOf<R>(right);
  return (context) => {
    const a = first(context);
    if (a === null) return null;
    const b = second(context);
    return b === null ? null : apply(a, b);
  };
}

function concatenation(operator: '&' | '+', left: Expression, right: Expression, position: number): Expression {
  const first = textEvaluator(operator, left);
  const second = textEvaluator(operator, right);
  return compose({
    type: 'Text',
    position,
    operands: [left, right],
    evaluate: (context) => first(context) + second(context),
  });
}

function arithmetic(
  operator: '*' | '/' | '^',
  left: Expression,
  right: Expression,
  position: number,
  apply: (left: Decimal, right: Decimal) => Decimal,
): Expression {
  evaluatorOf(operator, 'Number', left);
  evaluatorOf(operator, 'Number', right);
  return compose({
    type: 'Number',
    position,
    operands: [left, right],
    fallible: operator !== '*',
    evaluate: combine(left, right, 'Number', apply),
  });
}

function divide(dividend: Decimal, divisor: Decimal): Decimal {
  if (divisor.isZero()) throw new FormulaEvaluationError('Division by zero');
  return dividend.div(divisor);
}

/** Largest power of ten a result may reach, and exponents are whole: formulaPower of Salesforce's formula engine. */
const LARGEST_EXPONENT = 64;

function power(base: Decimal, exponent: Decimal): Decimal {
  const outOfRange = new FormulaEvaluationError('Out of range argument to POWER() function');
  if (!exponent.isInteger() || exponent.abs().gt(1_000_000_000)) throw outOfRange;
  if (base.isZero() && exponent.isNegative() && !exponent.isZero()) throw outOfRange;
  if (!base.isZero() && Math.log10(base.abs().toNumber()) * exponent.toNumber() > LARGEST_EXPONENT) throw outOfRange;
  const result = base.pow(exponent);
  return result.abs().lt('1e-39') ? ZERO : result;
}

/**
 * `+` and `-` over numbers, dates and times. A number added to a date counts whole days, to a date/time days rounded to
 * the second, to a time milliseconds round the clock.
 */
function sum(operator: '+' | '-', left: Expression, right: Expression, position: number): Expression {
  const operands = [left, right];
  const sign = operator === '+' ? 1 : -1;
  const build = (type: ExpressionType, evaluate: Evaluator<NonNullable<Value>>): Expression =>
    compose({ type, position, operands, evaluate });
  if (left.type === 'Null' || right.type === 'Null') return build('Null', () => null);
  switch (`${left.type} ${operator} ${right.type}`) {
    case 'Number + Number':
      return build('Number', combine(left, right, 'Number', (a, b) => a.plus(b)));
    case 'Number - Number':
      return build('Number', combine(left, right, 'Number', (a, b) => a.minus(b)));
    case 'Date + Number':
    case 'Date - Number':
      return build('Date', mix(left, 'Date', right, 'Number', (date, days) => date + sign * integerPart(days)));
    case 'Number + Date':
      return build('Date', mix(left, 'Number', right, 'Date', (days, date) => date + integerPart(days)));
    case 'DateTime + Number':
    case 'DateTime - Number':
      return build('DateTime', mix(left, 'DateTime', right, 'Number', (instant, days) => instant + sign * toMilliseconds(days)));
    case 'Number + DateTime':
      return build('DateTime', mix(left, 'Number', right, 'DateTime', (days, instant) => instant + toMilliseconds(days)));
    case 'Date - Date':
      return build('Number', combine(left, right, 'Date', (a, b) => new Decimal(a - b)));
    case 'DateTime - DateTime':
      return build('Number', combine(left, right, 'DateTime', (a, b) => new Decimal(a - b).div(MILLISECONDS_PER_DAY)));
    case 'Time + Number':
    case 'Time - Number':
      return build('Time', mix(left, 'Time', right, 'Number', (time, span) => roundTheClock(time + sign * integerPart(span))));
    case 'Time - Time':
      return build('Number', combine(left, right, 'Time', (a, b) => new Decimal(roundTheClock(a - b))));
    case 'Text + Text':
      return concatenation('+', left, right, position);
    default:
      throw wrongOperands(operator, left, right);
  }
}

function wrongOperands(operator: '+' | '-', left: Expression, right: Expression): Error {
  const temporal = left.type === 'Date' || left.type === 'DateTime' || left.type === 'Time';
  if (left.type === 'Text' && operator === '+') return wrongType(operator, ['Text'], right);
  const takesNumberOnly =
    (operator === '-' && left.type === 'Number' && (right.type === 'Date' || right.type === 'DateTime')) ||
    (operator === '+' && temporal && left.type === right.type);
  if (takesNumberOnly) return wrongType(operator, ['Number'], right);
  return wrongType(operator, ['Number', 'Date', 'DateTime'], left.type === 'Number' || temporal ? right : left);
}

function toMilliseconds(days: Decimal): number {
  return roundHalfUp(days.times(SECONDS_PER_DAY), 0).toNumber() * 1000;
}

function roundTheClock(milliseconds: number): number {
  return ((milliseconds % DAY_IN_MILLISECONDS) + DAY_IN_MILLISECONDS) % DAY_IN_MILLISECONDS;
}
