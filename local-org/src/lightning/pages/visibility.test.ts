import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isVisible, recordPaths } from '../modules/page/visibility.ts';
import type { VisibilityRule } from './types.ts';

const values: Readonly<Record<string, unknown>> = {
  '{!Record.Amount}': 500,
  '{!Record.IsClosed}': false,
  '{!Record.Stage}': 'Closed Won',
  '{!Record.Account.Industry}': null,
  '{!Record.Due}': '2027-02-03',
};
const resolve = (left: string): { value: unknown } | undefined =>
  left in values ? { value: values[left] } : undefined;

function shown(criteria: readonly [string, string, string][], booleanFilter?: string): boolean {
  const rule: VisibilityRule = {
    criteria: criteria.map(([left, operator, right]) => ({ left: `{!Record.${left}}`, operator, right })),
    ...(booleanFilter === undefined ? {} : { booleanFilter }),
  };
  return isVisible(rule, resolve);
}

test('a component without a rule is visible', () => {
  assert.equal(isVisible(undefined, resolve), true);
});

test('values compare by their type, text without regard to case', () => {
  assert.equal(shown([['Amount', 'GE', '500']]), true);
  assert.equal(shown([['Amount', 'GT', '1000']]), false);
  assert.equal(shown([['IsClosed', 'EQUAL', 'false']]), true);
  assert.equal(shown([['Stage', 'EQUAL', 'closed won']]), true);
  assert.equal(shown([['Stage', 'CONTAINS', 'Won']]), true);
  assert.equal(shown([['Due', 'LT', '2027-03-01']]), true);
});

test('a blank value equals nothing but blank, and is neither greater nor less', () => {
  assert.equal(shown([['Account.Industry', 'EQUAL', 'Energy']]), false);
  assert.equal(shown([['Account.Industry', 'NE', 'Energy']]), true);
  assert.equal(shown([['Account.Industry', 'LT', 'Energy']]), false);
});

test('criteria all hold unless a filter combines them', () => {
  const criteria: [string, string, string][] = [
    ['Amount', 'GT', '1000'],
    ['IsClosed', 'EQUAL', 'false'],
    ['Stage', 'EQUAL', 'Lost'],
  ];
  assert.equal(shown(criteria), false);
  assert.equal(shown(criteria, '1 OR 2'), true);
  assert.equal(shown(criteria, '1 AND 2 OR 3'), false);
  assert.equal(shown(criteria, '2 AND NOT (1 OR 3)'), true);
});

test('what cannot be decided is refused by name', () => {
  assert.throws(() => shown([['Colour', 'EQUAL', 'red']]), /\{!Record\.Colour\}/u);
  assert.throws(() => shown([['Amount', 'LIKE', '5']]), /LIKE/u);
  assert.throws(() => shown([['Amount', 'GT', '1']], '1 AND'), /1 AND/u);
});

test('the fields that a rule reads are those of the record', () => {
  const rule = {
    criteria: ['{!Record.Account.Industry}', '{!$Permission.CustomPermission.Approve}'].map((left) => ({
      left,
      operator: 'EQUAL',
      right: '',
    })),
  };
  assert.deepEqual(recordPaths(rule), ['Account.Industry']);
});
