import { FormulaEvaluationError } from './errors.ts';
import {
  compose,
  concatenate,
  evaluatorOf,
  pairwise,
  wrongType,
  type Evaluator,
  type Expression,
  type ExpressionType,
  type Value,
} from './expression.ts';
import { DAY_IN_MILLISECONDS } from './values/calendar.ts';
import { Decimal, integerPart, Large, roundHalfUp, ZERO } from './values/decimal.ts';

const SECONDS_PER_DAY = Decimal.of(86_400);

/**
 * The product of two numbers; null when either is.
 *
 * @throws FormulaCompileError for an operand of another type
 */
export function multiply(left: Expression, right: Expression, position: number): Expression {
  return arithmetic('*', left, right, position, (a, b) => a.times(b));
}

/**
 * The quotient of two numbers; null when either is. A divisor of zero is found by the evaluation (FormulaEvaluationError).
 *
 * @throws FormulaCompileError for an operand of another type
 */
export function divide(left: Expression, right: Expression, position: number): Expression {
  return arithmetic('/', left, right, position, (dividend, divisor) => {
    if (divisor.isZero()) throw new FormulaEvaluationError('Division by zero');
    return dividend.dividedBy(divisor);
  });
}

/** Largest power of ten that a result may reach, and the smallest that is not zero. */
const LARGEST_EXPONENT = 64;
const SMALLEST_POWER = new Large('1e-39');
const LARGEST_INTEGER = 2_147_483_647;

/** Exponents are whole numbers (formulaPower of Salesforce's formula engine). */
export function power(left: Expression, right: Expression, position: number): Expression {
  return arithmetic('^', left, right, position, ({ large: base }, { large: exponent }) => {
    const magnitude = base.isZero() ? 0 : Math.log10(base.abs().toNumber()) * exponent.toNumber();
    const inRange = exponent.isInteger() && exponent.abs().lte(LARGEST_INTEGER) && magnitude <= LARGEST_EXPONENT;
    if (!inRange || (base.isZero() && exponent.lt(0))) {
      throw new FormulaEvaluationError('Out of range argument to POWER() function');
    }
    const result = base.pow(exponent);
    return result.abs().lt(SMALLEST_POWER) ? ZERO : Decimal.large(result);
  });
}

function arithmetic(
  operator: '*' | '/' | '^',
  left: Expression,
  right: Expression,
  position: number,
  apply: (left: Decimal, right: Decimal) => Decimal,
): Expression {
  for (const operand of [left, right]) evaluatorOf(operator, 'Number', operand);
  return compose({
    type: 'Number',
    position,
    operands: [left, right],
    fallible: operator !== '*',
    evaluate: pairwise<'Number', 'Number'>(left, right, apply),
  });
}

interface Sum {
  readonly type: ExpressionType;
  readonly evaluate: (left: Expression, right: Expression) => Evaluator<NonNullable<Value>>;
}

function adding<L extends ExpressionType, R extends ExpressionType>(
  type: ExpressionType,
  apply: Parameters<typeof pairwise<L, R>>[2],
): Sum {
  return { type, evaluate: (left, right) => pairwise<L, R>(left, right, apply) };
}

/**
 * What `+` and `-` do with two types. A number added to a date counts whole days, to a date/time days rounded to the
 * second, to a time milliseconds round the clock. Two date/times differ by days and their fractions.
 */
const SUMS: Readonly<Record<string, Sum>> = {
  'Number + Number': adding<'Number', 'Number'>('Number', (a, b) => a.plus(b)),
  'Number - Number': adding<'Number', 'Number'>('Number', (a, b) => a.minus(b)),
  'Date + Number': adding<'Date', 'Number'>('Date', (date, days) => date + integerPart(days)),
  'Date - Number': adding<'Date', 'Number'>('Date', (date, days) => date - integerPart(days)),
  'Number + Date': adding<'Number', 'Date'>('Date', (days, date) => date + integerPart(days)),
  'Date - Date': adding<'Date', 'Date'>('Number', (a, b) => Decimal.of(a - b)),
  'DateTime + Number': adding<'DateTime', 'Number'>('DateTime', (instant, days) => instant + toMilliseconds(days)),
  'DateTime - Number': adding<'DateTime', 'Number'>('DateTime', (instant, days) => instant - toMilliseconds(days)),
  'Number + DateTime': adding<'Number', 'DateTime'>('DateTime', (days, instant) => instant + toMilliseconds(days)),
  'DateTime - DateTime': adding<'DateTime', 'DateTime'>('Number', (a, b) =>
    Decimal.of(a - b).dividedBy(Decimal.of(DAY_IN_MILLISECONDS)),
  ),
  'Time + Number': adding<'Time', 'Number'>('Time', (time, span) => roundTheClock(time + integerPart(span))),
  'Time - Number': adding<'Time', 'Number'>('Time', (time, span) => roundTheClock(time - integerPart(span))),
  'Time - Time': adding<'Time', 'Time'>('Number', (a, b) => Decimal.of(roundTheClock(a - b))),
};

/** Checks and builds a sum or difference; `+` also joins texts. */
export function sum(operator: '+' | '-', left: Expression, right: Expression, position: number): Expression {
  const operands = [left, right];
  if (left.type === 'Null' || right.type === 'Null') {
    return compose({ type: 'Null', position, operands, evaluate: () => null });
  }
  if (operator === '+' && left.type === 'Text') return concatenate('+', left, right, position);
  const definition = SUMS[`${left.type} ${operator} ${right.type}`];
  if (definition === undefined) throw wrongOperands(operator, left, right);
  return compose({ type: definition.type, position, operands, evaluate: definition.evaluate(left, right) });
}

function wrongOperands(operator: '+' | '-', left: Expression, right: Expression): Error {
  const isTemporal = (operand: Expression): boolean => ['Date', 'DateTime', 'Time'].includes(operand.type);
  const takesNumberOnly =
    (operator === '-' && left.type === 'Number' && isTemporal(right)) ||
    (operator === '+' && isTemporal(left) && left.type === right.type);
  if (takesNumberOnly) return wrongType(operator, ['Number'], right);
  return wrongType(operator, ['Number', 'Date', 'DateTime'], left.type === 'Number' || isTemporal(left) ? right : left);
}

function toMilliseconds(days: Decimal): number {
  return roundHalfUp(days.times(SECONDS_PER_DAY), 0).toNumber() * 1000;
}

function roundTheClock(milliseconds: number): number {
  return ((milliseconds % DAY_IN_MILLISECONDS) + DAY_IN_MILLISECONDS) % DAY_IN_MILLISECONDS;
}
