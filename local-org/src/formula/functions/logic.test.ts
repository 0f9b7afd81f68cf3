import { test } from 'node:test';
import { assertAnswers, assertFails, assertRefused } from '../testing.ts';

const fields = {
  Text__c: { type: 'Text' },
  Number__c: { type: 'Number' },
  Zero__c: { type: 'Number', value: 0 },
} as const;
const checkbox = { returnType: 'Checkbox', fields } as const;

test('IF takes branches of one type, and NULL for any', () => {
  assertAnswers([
    ['IF(TRUE, "a", NULL)', 'a'],
    ['IF(FALSE, "a", NULL)', null],
    ['IF(1 > 2, "a", IF(2 > 1, "b", "c"))', 'b'],
  ]);
  assertAnswers([['IF(TRUE, IF(FALSE, FALSE, TRUE), FALSE)', true]], checkbox);
  assertRefused('IF(TRUE, "a", 1)', "Incorrect parameter type for function 'IF()'. Expected Text, received Number");
  assertRefused(
    'IF(TRUE, TODAY(), NOW())',
    "Incorrect parameter type for function 'IF()'. Expected Date, received DateTime",
  );
  assertRefused('IF(1, "a", "b")', "Incorrect parameter type for function 'IF()'. Expected Boolean, received Number");
  assertRefused('IF(TRUE, "a")', "Incorrect number of parameters for function 'IF()'. Expected 3, received 2");
});

test('CASE compares with values of one type; blank text equals blank text, other blanks equal nothing', () => {
  assertAnswers(
    [
      ['CASE(3, 1, "one", 3, "three", "other")', 'three'],
      ['CASE("b", "a", "A", "b", "B", "?")', 'B'],
      ['CASE("B", "b", "lower", "?")', '?'],
      ['CASE(Text__c, "", "blank", "?")', 'blank'],
      ['CASE(Text__c, NULL, "blank", "?")', 'blank'],
      ['CASE(Number__c, NULL, "blank", "?")', '?'],
      ['CASE(MONTH(DATE(2024, 2, 1)), 1, "Jan", 2, "Feb", NULL)', 'Feb'],
      ['CASE(2.0, 2, "two", "?")', 'two'],
    ],
    { fields },
  );
  assertRefused('CASE(1, 1, "a")', "Incorrect number of parameters for function 'CASE()'. Expected 4, received 3");
  assertRefused(
    'CASE(1, "1", "a", "b")',
    "Incorrect parameter type for function 'CASE()'. Expected Number, received Text",
  );
  assertRefused('CASE(1, 1, "a", 2)', "Incorrect parameter type for function 'CASE()'. Expected Text, received Number");
  assertRefused('CASE(TRUE, TRUE, "a", "b")', "Incorrect argument type for function 'CASE()'.");
  assertRefused('CASE(1, 1, TRUE, FALSE)', "Incorrect argument type for function 'CASE()'.", checkbox);
});

test('an error in a branch of CASE that is not taken is an error of the whole, in IF it is not', () => {
  assertFails('CASE(Zero__c, 0, 0, 1 / Zero__c)', 'Division by zero', { fields, returnType: 'Number' });
  assertAnswers([['IF(Zero__c = 0, 0, 1 / Zero__c)', 0]], { fields, returnType: 'Number' });
});

test('AND and OR take any number of conditions and stop as soon as they know', () => {
  assertAnswers(
    [
      ['AND(TRUE, 1 < 2, "a" = "a")', true],
      ['OR(FALSE, 1 > 2)', false],
      ['AND(1 = 2, 1 / Zero__c = 1)', false],
      ['OR(1 = 1, 1 / Zero__c = 1)', true],
    ],
    checkbox,
  );
  assertFails('AND(TRUE, 1 / Zero__c = 1)', 'Division by zero', checkbox);
});

test('ISNUMBER says what VALUE can read', () => {
  assertAnswers(
    [
      ['ISNUMBER("12.5")', true],
      ['ISNUMBER("-3")', true],
      ['ISNUMBER("2E2")', true],
      ['ISNUMBER("1,000")', false],
      ['ISNUMBER("12 ")', false],
      ['ISNUMBER("")', false],
      ['ISNUMBER(Text__c)', false],
      ['ISNUMBER("0x10")', false],
      ['ISNUMBER("abc")', false],
    ],
    checkbox,
  );
});
