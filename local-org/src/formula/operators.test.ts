import { test } from 'node:test';
import { assertAnswers, assertFails, assertRefused } from './testing.ts';

const number = { returnType: 'Number' } as const;
const checkbox = { returnType: 'Checkbox' } as const;

test('dates and numbers: whole days on dates, fractions of days on date/times, milliseconds on times', () => {
  assertAnswers(
    [
      ['DATE(2024, 2, 28) + 1', '2024-02-29'],
      ['DATE(2023, 2, 28) + 1', '2023-03-01'],
      ['DATE(2024, 1, 1) - 1', '2023-12-31'],
      ['DATE(2024, 1, 1) + 1.9', '2024-01-02'],
      ['DATE(2024, 1, 1) - 0.5', '2024-01-01'],
      ['2 + DATE(2024, 1, 1)', '2024-01-03'],
    ],
    { returnType: 'Date' },
  );
  assertAnswers(
    [
      ['DATETIMEVALUE("2024-01-01 00:00:00") + 0.5', '2024-01-01T12:00:00.000Z'],
      ['DATETIMEVALUE("2024-01-01 00:00:00") - 1/86400', '2023-12-31T23:59:59.000Z'],
    ],
    { returnType: 'DateTime' },
  );
  assertAnswers(
    [
      ['TIMEVALUE("23:59:59.000") + 2000', '00:00:01.000Z'],
      ['TIMEVALUE("00:00:00.500") - 1000', '23:59:59.500Z'],
    ],
    { returnType: 'Time' },
  );
});

test('differences: days between dates and date/times, milliseconds between times', () => {
  assertAnswers(
    [
      ['DATE(2024, 3, 1) - DATE(2024, 2, 1)', 29],
      ['DATETIMEVALUE("2024-01-02 12:00:00") - DATETIMEVALUE("2024-01-01 00:00:00")', 1.5],
      ['(DATETIMEVALUE("2024-01-01 00:01:00") - DATETIMEVALUE("2024-01-01 00:00:00")) * 1440', 1],
      ['TIMEVALUE("01:00:00.000") - TIMEVALUE("23:00:00.000")', 7_200_000],
    ],
    number,
  );
});

test('types that do not go together are refused in the words of Salesforce', () => {
  assertRefused(
    'TODAY() - NOW()',
    "Incorrect parameter type for operator '-'. Expected Number, Date, received DateTime",
    number,
  );
  assertRefused(
    'TODAY() + TODAY()',
    "Incorrect parameter type for operator '+'. Expected Number, received Date",
    number,
  );
  assertRefused('5 - TODAY()', "Incorrect parameter type for operator '-'. Expected Number, received Date", number);
  assertRefused('"a" + 1', "Incorrect parameter type for operator '+'. Expected Text, received Number");
  assertRefused('1 + "a"', "Incorrect parameter type for operator '+'. Expected Number, Date, DateTime, received Text");
  assertRefused('"a" & 1', "Incorrect parameter type for operator '&'. Expected Text, received Number");
  assertRefused('2 * "a"', "Incorrect parameter type for operator '*'. Expected Number, received Text", number);
  assertRefused('1 = "1"', "Incorrect parameter type for operator '='. Expected Number, received Text", checkbox);
  assertRefused(
    '"a" < "b"',
    "Incorrect parameter type for operator '<'. Expected Number, Date, DateTime, received Text",
    checkbox,
  );
  assertRefused(
    'TODAY() > NOW()',
    "Incorrect parameter type for operator '>'. Expected Date, received DateTime",
    checkbox,
  );
  assertRefused(
    'TRUE && 1',
    "Incorrect parameter type for function 'AND()'. Expected Boolean, received Number",
    checkbox,
  );
  assertRefused('-"a"', "Incorrect parameter type for operator '-'. Expected Number, received Text", number);
});

test('division by zero and powers out of range fail at evaluation, only where they are reached', () => {
  assertFails('1 / 0', 'Division by zero', number);
  assertFails('1 / (2 - 2)', 'Division by zero', number);
  assertFails('2 ^ 0.5', 'Out of range argument to POWER() function', number);
  assertFails('10 ^ 65', 'Out of range argument to POWER() function', number);
  assertFails('0 ^ -1', 'Out of range argument to POWER() function', number);
  assertAnswers(
    [
      ['IF(1 = 2, 1 / 0, 7)', 7],
      ['0 ^ 0', 1],
      ['10 ^ -50', 0],
    ],
    number,
  );
  assertAnswers([['1 = 1 || 1 / 0 = 1', true]], checkbox);
});

test('decimals are exact, and results are rounded half away from zero to the scale', () => {
  assertAnswers(
    [
      ['0.1 + 0.2', 0.3],
      ['1.005 * 100', 100.5],
      ['9007199254740993 - 9007199254740992', 1],
      ['1 / 3 * 3', 1],
    ],
    number,
  );
  assertAnswers(
    [
      ['12.345', 12.35],
      ['-12.345', -12.35],
      ['2.5 - 2.504', 0],
      ['1 / 3', 0.33],
    ],
    { ...number, scale: 2 },
  );
  assertAnswers([['-0.5', -1]], { returnType: 'Currency', scale: 0 });
});
