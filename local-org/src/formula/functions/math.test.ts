import { test } from 'node:test';
import { assertAnswers, assertFails, assertRefused } from '../testing.ts';

const number = { returnType: 'Number' } as const;

test('CEILING rounds away from zero and FLOOR towards it; MCEILING and MFLOOR go up and down', () => {
  assertAnswers(
    [
      ['CEILING(2.1)', 3],
      ['CEILING(-2.1)', -3],
      ['FLOOR(2.9)', 2],
      ['FLOOR(-2.9)', -2],
      ['MCEILING(-2.9)', -2],
      ['MFLOOR(-2.1)', -3],
      ['MCEILING(2.1)', 3],
      ['MFLOOR(2.9)', 2],
      ['FLOOR(1 / 3 * 3)', 1],
      ['CEILING(7 / 9 * 9)', 7],
    ],
    number,
  );
});

test('ROUND rounds half away from zero, to tens with negative places; TRUNC cuts off', () => {
  assertAnswers(
    [
      ['ROUND(1.5, 0)', 2],
      ['ROUND(-1.5, 0)', -2],
      ['ROUND(2.5, 0)', 3],
      ['ROUND(1.005, 2)', 1.01],
      ['ROUND(-225.495, 2)', -225.5],
      ['ROUND(221.52, -1)', 220],
      ['ROUND(55, -2)', 100],
      ['ROUND(1234.5678, 2.9)', 1234.57],
      ['TRUNC(-8.569, 2)', -8.56],
      ['TRUNC(8.9)', 8],
      ['TRUNC(199, -2)', 100],
    ],
    number,
  );
});

test('MOD has the sign of the dividend; by zero a formula field answers the dividend and a rule fails', () => {
  assertAnswers(
    [
      ['MOD(7, 3)', 1],
      ['MOD(-7, 3)', -1],
      ['MOD(7, -3)', 1],
      ['MOD(5.5, 2)', 1.5],
      ['MOD(5, 0)', 5],
    ],
    number,
  );
  assertFails('MOD(5, 0) = 1', 'Division by zero', { returnType: 'Checkbox', place: 'validationRule' });
});

test('the other functions of numbers', () => {
  assertAnswers(
    [
      ['ABS(-3.2)', 3.2],
      ['MAX(1, 3, 2)', 3],
      ['MIN(1, -3, 2)', -3],
      ['SQRT(2.25)', 1.5],
      ['EXP(0)', 1],
      ['LN(1)', 0],
      ['LOG(1000)', 3],
      ['ROUND(EXP(1), 5)', 2.71828],
      ['ROUND(LN(10), 5)', 2.30259],
      ['ROUND(PI(), 5)', 3.14159],
      ['ROUND(SIN(PI() / 6), 10)', 0.5],
      ['ROUND(COS(PI()), 10)', -1],
      ['ROUND(ATAN2(1, 1) * 4, 5)', 3.14159],
    ],
    number,
  );
  assertFails('SQRT(-1)', 'Out of range argument to SQRT() function', number);
  assertFails('LN(0)', 'Out of range argument to LN() function', number);
  assertFails('LOG(-1)', 'Out of range argument to LOG() function', number);
});

test('wrong counts and types of parameters are refused', () => {
  assertRefused('ROUND(1)', "Incorrect number of parameters for function 'ROUND()'. Expected 2, received 1", number);
  assertRefused('ABS(1, 2)', "Incorrect number of parameters for function 'ABS()'. Expected 1, received 2", number);
  assertRefused('ABS("1")', "Incorrect parameter type for function 'ABS()'. Expected Number, received Text", number);
  assertRefused(
    'MAX(1, TODAY())',
    "Incorrect parameter type for function 'MAX()'. Expected Number, received Date",
    number,
  );
});
