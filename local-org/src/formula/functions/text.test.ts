import { test } from 'node:test';
import { assertAnswers, assertFails, assertRefused } from '../testing.ts';

const number = { returnType: 'Number' } as const;
const checkbox = { returnType: 'Checkbox' } as const;

test('TEXT writes numbers plainly, dates in ISO form, date/times in UTC', () => {
  assertAnswers([
    ['TEXT(1.50)', '1.5'],
    ['TEXT(100)', '100'],
    ['TEXT(0.5)', '0.5'],
    ['TEXT(-0.25)', '-0.25'],
    ['TEXT(0.00)', '0'],
    ['TEXT(1000000000000000000000)', '1000000000000000000000'],
    ['TEXT(0.0000001)', '0.0000001'],
    ['TEXT(DATE(2024, 2, 9))', '2024-02-09'],
    ['TEXT(DATETIMEVALUE("2024-02-09 01:02:03"))', '2024-02-09 01:02:03Z'],
    ['TEXT(TIMEVALUE("01:02:03.004"))', '01:02:03.004'],
    ['TEXT(NULL)', null],
  ]);
  assertRefused(
    'TEXT(TRUE)',
    "Incorrect parameter type for function 'TEXT()'. Expected Number, Date, DateTime, Picklist, received Boolean",
  );
});

test('VALUE reads plain and scientific numbers, a blank as blank, and fails for anything else', () => {
  assertAnswers(
    [
      ['VALUE("12.50")', 12.5],
      ['VALUE("-7")', -7],
      ['VALUE("2E2")', 200],
      ['VALUE("")', null],
    ],
    number,
  );
  assertFails('VALUE("$5")', "The value '$5' is not a valid number.", number);
  assertFails('VALUE("1e999999999")', "The value '1e999999999' is not a valid number.", number);
});

test('LEFT, RIGHT and MID cut what there is; counts below one cut nothing, positions below one begin at one', () => {
  assertAnswers(
    [
      ['LEFT("Salesforce", 5)', 'Sales'],
      ['LEFT("abc", 10)', 'abc'],
      ['LEFT("abc", -1)', ''],
      ['LEFT("abc", 2.9)', 'ab'],
      ['RIGHT("abc", 2)', 'bc'],
      ['RIGHT("abc", 10)', 'abc'],
      ['RIGHT("abc", 0)', ''],
      ['RIGHT("abc", -1)', ''],
      ['MID("abcdef", 2, 3)', 'bcd'],
      ['MID("abcdef", 0, 2)', 'ab'],
      ['MID("abcdef", 5, 10)', 'ef'],
      ['MID("abcdef", 9, 2)', ''],
      ['MID("abcdef", 2, -1)', ''],
    ],
    { emptyText: 'keep' },
  );
});

test('FIND counts from one, from a position on, with regard to case; not found is zero', () => {
  assertAnswers(
    [
      ['FIND("c", "abcabc")', 3],
      ['FIND("c", "abcabc", 4)', 6],
      ['FIND("C", "abcabc")', 0],
      ['FIND("", "abc")', 0],
      ['FIND("a", "")', 0],
      ['FIND("a", "abca", 0)', 1],
    ],
    number,
  );
});

test('CONTAINS and BEGINS regard case; every text contains the empty text', () => {
  assertAnswers(
    [
      ['CONTAINS("Invoice", "voice")', true],
      ['CONTAINS("Invoice", "VOICE")', false],
      ['CONTAINS("Invoice", "")', true],
      ['CONTAINS("", "x")', false],
      ['BEGINS("Invoice", "In")', true],
      ['BEGINS("Invoice", "in")', false],
    ],
    checkbox,
  );
});

test('SUBSTITUTE replaces every occurrence literally', () => {
  assertAnswers([
    ['SUBSTITUTE("a-b-c", "-", "+")', 'a+b+c'],
    ['SUBSTITUTE("a.b", ".", "$&")', 'a$&b'],
    ['SUBSTITUTE("aaa", "aa", "b")', 'ba'],
    ['SUBSTITUTE("abc", "", "x")', 'abc'],
    ['SUBSTITUTE("abc", "b", "")', 'ac'],
  ]);
});

test('LPAD and RPAD fill up to a length, or cut to it', () => {
  assertAnswers(
    [
      ['LPAD("7", 3, "0")', '007'],
      ['RPAD("ab", 5, "xyz")', 'abxyz'],
      ['LPAD("ab", 5, "xyz")', 'xyzab'],
      ['LPAD("ab", 4)', '  ab'],
      ['LPAD("abcdef", 3, "x")', 'abc'],
      ['RPAD("abcdef", 3)', 'abc'],
      ['LPAD("", 3, "x")', ''],
      ['LPAD("abc", 0)', ''],
    ],
    { emptyText: 'keep' },
  );
});

test('the other functions of text', () => {
  assertAnswers([
    ['TRIM("  a b  ")', 'a b'],
    ['UPPER("straße")', 'STRASSE'],
    ['LOWER("ÀB")', 'àb'],
    ['INITCAP("hELLO big-world o3x")', 'Hello Big-World O3x'],
    ['REVERSE("abc")', 'cba'],
    ['CHR(65) & CHR(8364)', 'A€'],
    ['"a" & BR() & "b"', 'a<br>b'],
    ['CASESAFEID("0015g00000AbCdE")', '0015g00000AbCdEAAV'],
    ['CASESAFEID("0015g00000AbCdEAAV")', '0015g00000AbCdEAAV'],
    ['HYPERLINK("/001", "open", "_self")', '<a href="/001" target="_self">open</a>'],
    ['IMAGE("/a.gif", "a", 10, 20)', '<img src="/a.gif" alt="a" height="10" width="20"/>'],
  ]);
  assertAnswers(
    [
      ['LEN("abc ")', 4],
      ['LEN("")', 0],
      ['ASCII("A")', 65],
    ],
    number,
  );
});

test('a text formula field holds 1,300 characters, and no formula builds endless texts', () => {
  assertAnswers([
    ['TEXT(LEN(RPAD("a", 1000000000)))', '4000'],
    ['RPAD("a", 2000, "b")', `a${'b'.repeat(1299)}`],
  ]);
  const explosion = `${'SUBSTITUTE('.repeat(12)}"a"${', "a", "aaaaaaaaaaaaaaaaaaaa")'.repeat(12)}`;
  assertFails(explosion, 'Text is too long in SUBSTITUTE() function');
});
