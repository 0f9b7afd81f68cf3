import { test } from 'node:test';
import { assertAnswers, assertRefused } from './testing.ts';

const fields = {
  Number__c: { type: 'Number' },
  Percent__c: { type: 'Percent' },
  Text__c: { type: 'Text' },
  Empty__c: { type: 'Text', value: '' },
  Date__c: { type: 'Date' },
  Checkbox__c: { type: 'Checkbox' },
  Picklist__c: { type: 'Picklist' },
  Multi__c: { type: 'MultiselectPicklist' },
} as const;
const asBlank = { returnType: 'Number', blanksAs: 'blank', fields } as const;
const asZero = { returnType: 'Number', blanksAs: 'zero', fields } as const;
const checkbox = { returnType: 'Checkbox', fields } as const;

test('blank numbers are zero where the formula says so, and otherwise make results blank', () => {
  assertAnswers(
    [
      ['Number__c + 1', 1],
      ['Percent__c', 0],
      ['MAX(Number__c, -3)', 0],
      ['IF(ISBLANK(Number__c), 1, 2)', 2],
      ['BLANKVALUE(Number__c, 9)', 0],
      ['IF(Number__c = 0, 1, 2)', 1],
    ],
    asZero,
  );
  assertAnswers(
    [
      ['Number__c + 1', null],
      ['Number__c * 0', null],
      ['MAX(Number__c, -3)', null],
      ['-Number__c', null],
      ['ROUND(Number__c, 2)', null],
      ['IF(ISBLANK(Number__c), 1, 2)', 1],
      ['BLANKVALUE(Number__c, 9)', 9],
      ['NULLVALUE(Number__c, 9)', 9],
    ],
    asBlank,
  );
});

test('comparisons with a blank are unknown: IF, AND and OR take them for false, NOT keeps them unknown', () => {
  assertAnswers(
    [
      ['IF(Number__c > 5, 1, 2)', 2],
      ['IF(Number__c <= 5, 1, 2)', 2],
      ['IF(Number__c = 0, 1, 2)', 2],
      ['IF(Number__c <> 0, 1, 2)', 2],
      ['IF(NOT(Number__c = 0), 1, 2)', 2],
      ['IF(Number__c = NULL, 1, 2)', 2],
      ['IF(Date__c < TODAY(), 1, 2)', 2],
      ['IF(AND(TRUE, Number__c > 1), 1, 2)', 2],
      ['IF(OR(Number__c > 1, TRUE), 1, 2)', 1],
      ['IF(NOT(AND(TRUE, Number__c > 1)), 1, 2)', 1],
    ],
    asBlank,
  );
  assertAnswers([['Number__c > 1', false]], { ...checkbox, blanksAs: 'blank' });
});

test('text is never null: blank text is the empty text', () => {
  assertAnswers(
    [
      ['Text__c = ""', true],
      ['Text__c = NULL', true],
      ['Text__c <> ""', false],
      ['Text__c = Empty__c', true],
      ['ISNULL(Text__c)', false],
      ['ISBLANK(Text__c)', true],
      ['ISBLANK(Empty__c)', true],
      ['ISBLANK("")', true],
      ['ISBLANK(" ")', false],
      ['ISBLANK(NULL)', true],
      ['LEN(Text__c) = 0', true],
    ],
    checkbox,
  );
  assertAnswers(
    [
      ['Text__c & "x" & Empty__c', 'x'],
      ['Text__c + "x"', 'x'],
      ['BLANKVALUE(Text__c, "none")', 'none'],
      ['BLANKVALUE(" ", "none")', ' '],
      ['NULLVALUE(Text__c, "none")', null],
      ['UPPER(Text__c)', null],
      ['""', null],
      ['Text__c', null],
    ],
    { fields },
  );
});

test('an empty text result is kept where it differs from null', () => {
  assertAnswers([['""', '']], { place: 'flow' });
  assertAnswers([['""', '']], { emptyText: 'keep' });
});

test('blanks of each type', () => {
  assertAnswers(
    [
      ['ISBLANK(Date__c)', true],
      ['ISNULL(Date__c)', true],
      ['ISBLANK(Picklist__c)', true],
      ['ISBLANK(Multi__c)', true],
      ['ISBLANK(Date__c + 1)', true],
      ['ISBLANK(YEAR(Date__c))', true],
      ['Checkbox__c', false],
      ['NOT(Checkbox__c)', true],
      ['Checkbox__c = FALSE', true],
    ],
    checkbox,
  );
  assertRefused('ISBLANK(Checkbox__c)', "Incorrect argument type for function 'ISBLANK()'.", checkbox);
});

test('15 percent is 0.15 inside a formula and 15 as the result of a percent field', () => {
  const rate = { Rate__c: { type: 'Percent', value: 15 } } as const;
  assertAnswers([['Rate__c * 200', 30]], { returnType: 'Number', fields: rate });
  assertAnswers([['TEXT(Rate__c)', '0.15']], { fields: rate });
  assertAnswers(
    [
      ['Rate__c', 15],
      ['0.12345', 12.35],
      ['-0.12345', -12.35],
    ],
    { returnType: 'Percent', scale: 2, fields: rate },
  );
  assertAnswers([['Rate__c', 0.15]], { returnType: 'Percent', place: 'flow', fields: rate });
});
