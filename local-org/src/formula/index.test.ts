import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FormulaCompileError } from './errors.ts';
import { assertAnswers, assertFails, assertRefused, compileForTest, evaluateForTest } from './testing.ts';

const number = { returnType: 'Number' } as const;
const checkbox = { returnType: 'Checkbox' } as const;

test('names of fields and functions are case-insensitive, text is not', () => {
  const fields = { Amount__c: { type: 'Number', value: 4 } } as const;
  assert.equal(evaluateForTest('if(amount__C = 4, "yes", "no")', { fields }), 'yes');
  assert.equal(evaluateForTest('"A" = "a"', checkbox), false);
});

test('operators bind as in arithmetic, signs tightest, and group from the left', () => {
  assertAnswers(
    [
      ['2 + 3 * 4', 14],
      ['(2 + 3) * 4', 20],
      ['10 - 4 - 3', 3],
      ['24 / 4 / 2', 3],
      ['2 * 3 ^ 2', 18],
      ['-2 ^ 2', 4],
      ['2 ^ -1', 0.5],
      ['1 - -1', 2],
      ['+5', 5],
    ],
    number,
  );
});

test('logical operators bind looser than comparisons, AND tighter than OR', () => {
  assertAnswers(
    [
      ['1 = 1 || 1 = 2 && 1 = 3', true],
      ['1 == 1 && 2 != 3', true],
      ['1 <> 1', false],
      ['!(1 > 2) && NOT(2 >= 3)', true],
      ['!TRUE || NOT FALSE', true],
      ['"a" & "b" = "ab"', true],
    ],
    checkbox,
  );
});

test('comments, line breaks and pasted invisible spaces are passed over', () => {
  assert.equal(evaluateForTest('1 /* one * / */ +\r\n\t\u200B2', number), 3);
});

test('text literals take either quote and unescape only quotes and backslashes', () => {
  assertAnswers([
    ['"it\'s" & \'"\'', 'it\'s"'],
    ['"say \\"hi\\""', 'say "hi"'],
    ["'it\\'s'", "it's"],
    ['"C:\\\\dir"', 'C:\\dir'],
    ['"a\\nb"', 'a\\nb'],
  ]);
});

test('syntax errors are worded as Salesforce words them and say where', () => {
  assertRefused('IF(1=1, 2', "Syntax error.  Missing ')'", number);
  assertRefused('(1 + 2', "Syntax error.  Missing ')'", number);
  assertRefused('1 +', "Syntax error.  Found 'end of formula'", number);
  assertRefused('', "Syntax error.  Found 'end of formula'", number);
  assertRefused('1 + * 2', "Syntax error.  Found '*'", number);
  assertRefused('.5', "Syntax error.  Found '.'", number);
  assertRefused('1, 2', "Syntax error. Extra ','", number);
  assertRefused('1 Amount', 'Syntax error. Extra Amount', number);
  assertRefused('"open', "Syntax error.  Missing '\"'");
  assertRefused('1 /* open', "Syntax error.  Missing '*/'", number);
  assert.throws(
    () => compileForTest('1 + Missing__c', number),
    (error) => error instanceof FormulaCompileError && error.position === 4,
  );
});

test('unknown names, functions out of place and functions not executed are refused by name', () => {
  assertRefused('Foo__c', 'Field Foo__c does not exist. Check spelling.');
  assertRefused('Account..Name', 'Field Account..Name does not exist. Check spelling.');
  assertRefused('FOO(1)', 'Unknown function FOO. Check spelling.');
  assertRefused('ISNEW()', 'Function ISNEW may not be used in this type of formula', checkbox);
  assertRefused('REGEX("a", "a")', 'Function REGEX may not be used in this type of formula', checkbox);
  assertRefused('VLOOKUP(1, 2, 3)', 'The local org does not support function VLOOKUP.');
});

test('a result of the wrong type is refused', () => {
  assertRefused('1', 'Formula result is data type (Number), incompatible with expected data type (Text).');
  assertRefused('"a"', 'Formula result is data type (Text), incompatible with expected data type (Currency).', {
    returnType: 'Currency',
  });
  assertRefused('"a"', 'Formula result is data type (Text), incompatible with expected data type (true or false).', {
    ...checkbox,
    place: 'validationRule',
  });
  assertRefused('TODAY()', 'Formula result is data type (Date), incompatible with expected data type (Date/Time).', {
    returnType: 'DateTime',
  });
  assert.equal(evaluateForTest('NOW()', { returnType: 'Date' }), '2024-05-15');
  assert.equal(evaluateForTest('NULL', number), null);
});

test('source of more than 3,900 characters is refused', () => {
  const longest = `"${'x'.repeat(3898)}"`;
  assert.equal(compileForTest(longest).source.length, 3900);
  assertRefused(`${longest} `, 'Formula is too long (3,901 characters).  Maximum length is 3,900 characters');
});

test('a formula of nothing but parentheses or signs compiles', () => {
  assert.equal(evaluateForTest(`${'('.repeat(1900)}1${')'.repeat(1900)}`, number), 1);
  assert.equal(evaluateForTest(`${'-'.repeat(3800)}1`, number), 1);
});

test('a comment ends at the first end that has no backslash before it', () => {
  assert.equal(evaluateForTest('1 /* one \\*/ two */ + 1 /**/', number), 2);
});

test('a number beyond all numbers is an error, not a blank', () => {
  assertFails('10^64 * 10^64 * 10^64 * 10^64 * 10^64', '#Too Big!', number);
});

test('a compiled formula names each reference once, and whether it changes with the calendar', () => {
  const fields = { A__c: { type: 'Number' }, 'Account.Name': { type: 'Text' } } as const;
  const compiled = compileForTest('IF(A__c > 1 && a__c < 9, Account.Name, "")', { fields });
  assert.deepEqual(
    compiled.references.map((reference) => reference.path),
    [['A__c'], ['Account', 'Name']],
  );
  assert.equal(compiled.dependsOnTime, false);
  assert.equal(compileForTest('TEXT(TODAY() + 1)').dependsOnTime, true);
});

test('compiled size grows with the formula fields that are referred to', () => {
  const sizeWith = (compiledSize: number): number =>
    compileForTest('A__c * 2', { ...number, fields: { A__c: { type: 'Number', compiledSize } } }).compiledSize;
  assert.equal(sizeWith(900) - sizeWith(100), 800);
});
