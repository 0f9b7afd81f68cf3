import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { literal, literals, RejectedRowsError } from './records.ts';

suite('SOQL literals', () => {
  test('a quote or backslash in a value can not end the literal', () => {
    assert.equal(literal("O'Hara \\ Sons"), "'O\\'Hara \\\\ Sons'");
    assert.equal(literals(['a', "b'"]), "('a','b\\'')");
  });
});

suite('Rejected rows', () => {
  test('the message names the first five rows with their code and counts the rest', () => {
    const rejected = Array.from({ length: 7 }, (_, index) => ({
      index,
      statusCode: 'STRING_TOO_LONG',
      message: `m${index}`,
      fields: ['Name'],
    }));
    const { message } = new RejectedRowsError('Insert into Account', rejected);
    assert.match(message, /^Insert into Account: 7 record\(s\) were refused\n {2}row 1: STRING_TOO_LONG m0\n/);
    assert.match(message, /… and 2 more$/);
  });
});
