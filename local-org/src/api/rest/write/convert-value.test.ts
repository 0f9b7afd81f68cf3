import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SalesforceError } from '../../../errors.ts';
import type { FieldSchema, FieldType } from '../../../schema/types.ts';
import { convertValue } from './convert-value.ts';

function field(type: FieldType): FieldSchema {
  return {
    apiName: 'Value__c',
    label: 'Value',
    type,
    custom: true,
    required: false,
    unique: false,
    caseSensitive: false,
    externalId: false,
    createable: true,
    updateable: true,
    nameField: false,
    stored: true,
    permissionable: true,
  };
}

function refusal(type: FieldType, value: unknown): string {
  try {
    convertValue(field(type), value);
  } catch (error) {
    assert.ok(error instanceof SalesforceError);
    assert.equal(error.errorCode, 'JSON_PARSER_ERROR');
    return error.message;
  }
  return assert.fail(`${type} took ${String(value)}`);
}

test('date-times of any zone and precision are kept in UTC with milliseconds', () => {
  for (const [text, kept] of [
    ['2026-03-01T10:00:00.000+0000', '2026-03-01T10:00:00.000Z'],
    ['2026-03-01T10:00:00Z', '2026-03-01T10:00:00.000Z'],
    ['2026-03-01T10:00:00.5+02:00', '2026-03-01T08:00:00.500Z'],
    ['2026-03-01T10:00-08:00', '2026-03-01T18:00:00.000Z'],
  ] as const) {
    assert.equal(convertValue(field('DateTime'), text), kept);
  }
});

test('a day that does not exist is refused as date and as date-time', () => {
  assert.match(
    refusal('Date', '2026-02-30'),
    /^Cannot deserialize instance of date from VALUE_STRING value 2026-02-30/,
  );
  assert.match(refusal('DateTime', '2026-02-30T10:00:00Z'), /^Cannot deserialize instance of datetime/);
  assert.equal(convertValue(field('Date'), '2028-02-29'), '2028-02-29');
});

test('numbers and checkboxes may come as text, other types not as numbers', () => {
  assert.equal(convertValue(field('Currency'), '12.50'), 12.5);
  assert.equal(convertValue(field('Checkbox'), 'TRUE'), true);
  assert.match(
    refusal('Currency', 'twelve'),
    /^Cannot deserialize instance of currency from VALUE_STRING value twelve/,
  );
  assert.match(refusal('Text', 12), /^Cannot deserialize instance of string from VALUE_NUMBER_INT value 12/);
  assert.match(refusal('Text', { a: 1 }), /START_OBJECT/);
});

test('an empty text is no value, and a checkbox without value is false', () => {
  assert.equal(convertValue(field('Text'), ''), null);
  assert.equal(convertValue(field('Date'), null), null);
  assert.equal(convertValue(field('Checkbox'), null), false);
});
