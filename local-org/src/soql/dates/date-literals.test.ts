import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dateRange } from './date-literals.ts';
import { dateIn, startOfDay } from './time-zone.ts';

const range = (literal: string, today = '2026-05-14', firstDayOfWeek = 0): string => {
  const found = dateRange(literal, { today, firstDayOfWeek });
  return found === undefined ? 'unknown' : `${found.start}..${found.end}`;
};

test('each date literal means the days that the SOQL reference says', () => {
  assert.equal(range('YESTERDAY'), '2026-05-13..2026-05-14');
  assert.equal(range('THIS_WEEK'), '2026-05-10..2026-05-17');
  assert.equal(range('THIS_WEEK', '2026-05-14', 1), '2026-05-11..2026-05-18');
  assert.equal(range('LAST_MONTH', '2026-01-31'), '2025-12-01..2026-01-01');
  assert.equal(range('NEXT_MONTH', '2026-01-31'), '2026-02-01..2026-03-01');
  assert.equal(range('LAST_QUARTER'), '2026-01-01..2026-04-01');
  assert.equal(range('NEXT_YEAR'), '2027-01-01..2028-01-01');
  assert.equal(range('LAST_90_DAYS'), '2026-02-13..2026-05-15');
  assert.equal(range('NEXT_N_DAYS:3'), '2026-05-15..2026-05-18');
  assert.equal(range('LAST_N_WEEKS:2'), '2026-04-26..2026-05-10');
  assert.equal(range('LAST_N_MONTHS:3'), '2026-02-01..2026-05-01');
  assert.equal(range('N_DAYS_AGO:5'), '2026-05-09..2026-05-10');
  assert.equal(range('N_QUARTERS_AGO:1'), '2026-01-01..2026-04-01');
  assert.equal(range('THIS_FISCAL_YEAR'), 'unknown');
});

test('a day begins when the zone says, also when the clocks change', () => {
  assert.equal(startOfDay('2026-03-29', 'Europe/Berlin'), '2026-03-28T23:00:00.000Z');
  assert.equal(startOfDay('2026-03-30', 'Europe/Berlin'), '2026-03-29T22:00:00.000Z');
  assert.equal(startOfDay('2026-10-26', 'Europe/Berlin'), '2026-10-25T23:00:00.000Z');
  assert.equal(startOfDay('2026-01-01', 'America/Los_Angeles'), '2026-01-01T08:00:00.000Z');
  assert.equal(dateIn(new Date('2026-01-01T02:00:00Z'), 'America/Los_Angeles'), '2025-12-31');
});

test('a day begins with its first instant, also where the clocks change at midnight or skip a day', () => {
  assert.equal(startOfDay('2024-03-10', 'America/New_York'), '2024-03-10T05:00:00.000Z');
  assert.equal(startOfDay('2024-11-03', 'America/New_York'), '2024-11-03T04:00:00.000Z');
  assert.equal(startOfDay('2018-11-04', 'America/Sao_Paulo'), '2018-11-04T03:00:00.000Z');
  assert.equal(startOfDay('2018-02-18', 'America/Sao_Paulo'), '2018-02-18T03:00:00.000Z');
  assert.equal(startOfDay('2023-11-05', 'America/Havana'), '2023-11-05T04:00:00.000Z');
  assert.equal(startOfDay('2011-12-30', 'Pacific/Apia'), '2011-12-30T10:00:00.000Z');
});
