import { Decimal, integerPart, Large, roundHalfUp, toInteger, truncate } from '../values/decimal.ts';
import { FormulaEvaluationError } from '../errors.ts';
import { compose, evaluatorOf, sizeOf } from '../expression.ts';
import { expectCount, simple, type FunctionDefinition, type FunctionGroup } from './definition.ts';

const MOST_PARAMETERS = 255;

/** MAX and MIN: a blank among the numbers makes the result blank. */
function extreme(better: (candidate: Decimal, best: Decimal) => boolean): FunctionDefinition {
  return {
    build: (call) => {
      expectCount(call, 1, MOST_PARAMETERS);
      const numbers = call.parameters.map((parameter) => evaluatorOf(call.name, 'Number', parameter));
      return compose({
        type: 'Number',
        position: call.position,
        operands: call.parameters,
        size: sizeOf(call.parameters) + 10,
        evaluate: (context) => {
          let best: Decimal | null = null;
          for (const number of numbers) {
            const value = number(context);
            if (value === null) return null;
            if (best === null || better(value, best)) best = value;
          }
          return best;
        },
      });
    },
  };
}

/**
 * MOD has the sign of the dividend. By zero the database that computes formula fields answers the dividend; rules and
 * flows, computed outside it, fail.
 */
const modulo: FunctionDefinition = {
  build: (call) => {
    const isField = call.options.place === 'field';
    return simple(
      ['Number', 'Number'],
      'Number',
      (dividend, divisor) => {
        if (!divisor.isZero()) return dividend.modulo(divisor);
        if (isField) return dividend;
        throw new FormulaEvaluationError('Division by zero');
      },
      { fallible: !isField },
    ).build(call);
  },
};

/** A function of a number that is not defined everywhere. */
function partial(
  name: string,
  isDefined: (value: Large) => boolean,
  apply: (value: Large) => Large,
): FunctionDefinition {
  return simple(
    ['Number'],
    'Number',
    ({ large: value }) => {
      if (!isDefined(value)) throw new FormulaEvaluationError(`Out of range argument to ${name}() function`);
      return Decimal.large(apply(value));
    },
    { fallible: true },
  );
}

const MOST_EXPONENT = 147;
const isUnitRange = (value: Large): boolean => value.abs().lte(1);
const numeric = (apply: (value: Decimal) => Decimal, repeats = 1): FunctionDefinition =>
  simple(['Number'], 'Number', apply, { repeats });
const trigonometric = (apply: (value: Large) => Large): FunctionDefinition =>
  numeric((value) => Decimal.large(apply(value.large)));

/**
 * Rounding names are Salesforce's: CEILING goes away from zero, FLOOR towards it; MCEILING and MFLOOR go up and down.
 * Source: Salesforce Help, CEILING, FLOOR, MCEILING, MFLOOR.
 */
export const MATH: FunctionGroup = {
  ABS: numeric((value) => value.absolute()),
  CEILING: numeric((value) => toInteger(value, 'up'), 3),
  FLOOR: numeric((value) => toInteger(value, 'down'), 3),
  MCEILING: numeric((value) => toInteger(value, 'ceiling')),
  MFLOOR: numeric((value) => toInteger(value, 'floor')),
  ROUND: simple(['Number', 'Number'], 'Number', (value, places) => roundHalfUp(value, integerPart(places))),
  TRUNC: simple(
    ['Number', 'Number'],
    'Number',
    (value, places: Decimal | undefined) => truncate(value, places === undefined ? 0 : integerPart(places)),
    { optional: 1 },
  ),
  MOD: modulo,
  MAX: extreme((candidate, best) => candidate.comparedTo(best) > 0),
  MIN: extreme((candidate, best) => candidate.comparedTo(best) < 0),
  SQRT: partial(
    'SQRT',
    (value) => value.gte(0),
    (value) => value.sqrt(),
  ),
  EXP: partial(
    'EXP',
    (value) => value.lte(MOST_EXPONENT),
    (value) => value.exp(),
  ),
  LN: partial(
    'LN',
    (value) => value.gt(0),
    (value) => value.ln(),
  ),
  LOG: partial(
    'LOG',
    (value) => value.gt(0),
    (value) => value.log(10),
  ),
  PI: simple([], 'Number', () => Decimal.large(Large.acos(-1))),
  SIN: trigonometric((value) => value.sin()),
  COS: trigonometric((value) => value.cos()),
  TAN: trigonometric((value) => value.tan()),
  ASIN: partial('ASIN', isUnitRange, (value) => value.asin()),
  ACOS: partial('ACOS', isUnitRange, (value) => value.acos()),
  ATAN: trigonometric((value) => value.atan()),
  ATAN2: simple(['Number', 'Number'], 'Number', (y, x) => Decimal.large(Large.atan2(y.large, x.large))),
};
