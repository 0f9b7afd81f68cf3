import { test } from 'node:test';
import { assertAnswers, assertFails, assertRefused } from '../testing.ts';

const rule = { returnType: 'Checkbox', place: 'validationRule' } as const;

test('REGEX matches the whole text with a Java pattern', () => {
  assertAnswers(
    [
      ['REGEX("123-45-6789", "[0-9]{3}-[0-9]{2}-[0-9]{4}")', true],
      ['REGEX("x123-45-6789", "[0-9]{3}-[0-9]{2}-[0-9]{4}")', false],
      ['REGEX("12345", "\\\\d{5}(-\\\\d{4})?")', true],
      ['REGEX("a|b", "a\\\\|b")', true],
      ['REGEX("b", "a|b")', true],
      ['REGEX("ABC", "(?i)abc")', true],
      ['REGEX("Ab9", "\\\\p{Alpha}+\\\\p{Digit}")', true],
      ['REGEX("Ab-9", "[\\\\p{Alnum}]+")', false],
      ['REGEX("É", "\\\\p{L}")', true],
      ['REGEX("abc", "\\\\Aabc\\\\z")', true],
      ['REGEX("", "")', true],
      ['REGEX(NULL, ".*")', true],
    ],
    rule,
  );
  assertRefused(
    'REGEX("a", "(")',
    "Invalid regular expression in function 'REGEX()': Invalid regular expression: /^(?:()$/: Unterminated group",
    rule,
  );
  assertRefused(
    'REGEX("a", "a++")',
    "Invalid regular expression in function 'REGEX()': possessive quantifiers are not supported by the local org",
    rule,
  );
});

test('a REGEX that backtracks without end fails, and the next one is answered', () => {
  const text = 'a'.repeat(40);
  assertFails(`REGEX("${text}!", "(a+)+")`, 'Regular expression runtime exceeded for: (a+)+', rule);
  assertFails(
    `REGEX("${text.repeat(40)}!", "a*a*a*a*a*a*")`,
    'Regular expression runtime exceeded for: a*a*a*a*a*a*',
    rule,
  );
  assertAnswers([[`REGEX("${text}", "(a+)+")`, true]], rule);
});

test('DISTANCE is measured along the great circle', () => {
  assertAnswers(
    [
      ['ROUND(DISTANCE(GEOLOCATION(37.775, -122.418), GEOLOCATION(40.7128, -74.006), "km"), -1)', 4130],
      ['DISTANCE(GEOLOCATION(10, 20), GEOLOCATION(10, 20), "mi")', 0],
    ],
    { returnType: 'Number' },
  );
});
