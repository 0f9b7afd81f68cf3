import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { dateReader, dateTimeReader, firstDayOfWeek, numberReader, weekdayOf } from './values.ts';

suite('Numbers as files write them', () => {
  const cases: [string | undefined, string, number | undefined][] = [
    [undefined, '-1234.56', -1234.56],
    [undefined, '1,234.56', undefined],
    ['1.234,56', '1.234.567,8', 1_234_567.8],
    ['1.234,56', '44200,00', 44_200],
    ['1.234,56', '1.5', undefined],
    ['1.234,56', '12.34', undefined],
    ['1,234.56', '1,234', 1_234],
    ['1 234,56', '12 345,5', 12_345.5],
    ["1'234.56", "1'234.5", 1_234.5],
    ['1234,56', '1.234', undefined],
    ['h:mm', '7:45', 7.75],
    ['h:mm', '7:60', undefined],
    ['h:mm:ss', '00:20:00', 1 / 3],
  ];
  for (const [format, text, number] of cases)
    test(`"${text}" in ${format ?? 'plain'} is ${number ?? 'refused'}`, () =>
      assert.equal(numberReader(format)(text), number));
});

suite('Dates as files write them', () => {
  test('the format decides, and days that do not exist are refused', () => {
    assert.equal(dateReader('dd.MM.yyyy')('31.12.2026'), '2026-12-31');
    assert.equal(dateReader('d/M/yyyy')('1/2/2026'), '2026-02-01');
    assert.equal(dateReader('dd.MM.yyyy')('31.02.2026'), undefined);
    assert.equal(dateReader('MM/dd/yyyy')('31/12/2026'), undefined);
    assert.equal(dateReader(undefined)('31.12.2026'), undefined);
  });

  test('a local time is turned to UTC by the zone, also across the change of clocks', () => {
    const read = dateTimeReader('yyyy-MM-dd HH:mm', 'Europe/Amsterdam');
    assert.equal(read('2026-01-15 09:00'), '2026-01-15T08:00:00.000Z');
    assert.equal(read('2026-07-15 09:00'), '2026-07-15T07:00:00.000Z');
    assert.equal(read('2026-03-29 01:30'), '2026-03-29T00:30:00.000Z');
    assert.equal(dateTimeReader(undefined, undefined)('2026-01-15T09:00:00.000+0000'), '2026-01-15T09:00:00.000Z');
  });

  test('a Sunday belongs to the week that began on Monday, and begins one where weeks start on Sunday', () => {
    assert.equal(weekdayOf('2026-09-06'), 'Sunday');
    assert.equal(firstDayOfWeek('2026-09-06', 'Monday'), '2026-08-31');
    assert.equal(firstDayOfWeek('2026-09-06', 'Sunday'), '2026-09-06');
  });
});
