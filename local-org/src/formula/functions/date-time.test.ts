import { test } from 'node:test';
import { assertAnswers, assertFails, assertRefused } from '../testing.ts';

const number = { returnType: 'Number' } as const;
const date = { returnType: 'Date' } as const;

test('DATE makes valid dates only, and cuts fractions off', () => {
  assertAnswers(
    [
      ['DATE(2024, 2, 29)', '2024-02-29'],
      ['DATE(2000, 2, 29)', '2000-02-29'],
      ['DATE(2023.9, 12.9, 31.9)', '2023-12-31'],
      ['DATE(99, 1, 1)', '0099-01-01'],
    ],
    date,
  );
  assertFails('DATE(2023, 2, 30)', 'Month or Day out of range in DATE() function', date);
  assertFails('DATE(1900, 2, 29)', 'Month or Day out of range in DATE() function', date);
  assertFails('DATE(2023, 13, 1)', 'Month or Day out of range in DATE() function', date);
  assertFails('DATE(0, 1, 1)', 'Year out of range in DATE() function', date);
  assertFails('TODAY() + 10000000', 'Date out of range', date);
});

test('ADDMONTHS keeps the last day of a month the last day', () => {
  assertAnswers(
    [
      ['ADDMONTHS(DATE(2024, 1, 31), 1)', '2024-02-29'],
      ['ADDMONTHS(DATE(2024, 1, 30), 1)', '2024-02-29'],
      ['ADDMONTHS(DATE(2023, 2, 28), 1)', '2023-03-31'],
      ['ADDMONTHS(DATE(2024, 2, 28), 1)', '2024-03-28'],
      ['ADDMONTHS(DATE(2024, 2, 29), 12)', '2025-02-28'],
      ['ADDMONTHS(DATE(2024, 3, 31), -1)', '2024-02-29'],
      ['ADDMONTHS(DATE(2024, 1, 15), -13)', '2022-12-15'],
      ['ADDMONTHS(DATE(2024, 1, 15), 1.9)', '2024-02-15'],
    ],
    date,
  );
  assertAnswers([['ADDMONTHS(DATETIMEVALUE("2024-01-31 10:20:30"), 1)', '2024-02-29T10:20:30.000Z']], {
    returnType: 'DateTime',
  });
});

test('parts of dates: Sunday is day 1, weeks are those of ISO 8601', () => {
  assertAnswers(
    [
      ['YEAR(DATE(2024, 5, 6))', 2024],
      ['MONTH(DATE(2024, 5, 6))', 5],
      ['DAY(DATE(2024, 5, 6))', 6],
      ['WEEKDAY(DATE(2024, 5, 5))', 1],
      ['WEEKDAY(DATE(2024, 5, 11))', 7],
      ['WEEKDAY(DATE(1900, 1, 7))', 1],
      ['ISOWEEK(DATE(2021, 1, 3))', 53],
      ['ISOYEAR(DATE(2021, 1, 3))', 2020],
      ['ISOWEEK(DATE(2024, 12, 30))', 1],
      ['ISOYEAR(DATE(2024, 12, 30))', 2025],
      ['DAYOFYEAR(DATE(2024, 12, 31))', 366],
      ['DAYOFYEAR(DATE(2023, 3, 1))', 60],
    ],
    number,
  );
  assertRefused(
    'YEAR(NOW())',
    "Incorrect parameter type for function 'YEAR()'. Expected Date, received DateTime",
    number,
  );
});

test('TODAY and DATEVALUE are the calendar day of the user, TEXT of a date/time is UTC', () => {
  const instant = { Instant__c: { type: 'DateTime', value: '2024-07-01T03:30:00.000Z' } } as const;
  const now = new Date('2024-07-01T03:30:00Z');
  const days = (timeZone: string, expected: string): void =>
    assertAnswers(
      [
        ['TODAY()', expected],
        ['DATEVALUE(Instant__c)', expected],
        ['DATEVALUE(NOW())', expected],
      ],
      { ...date, fields: instant, context: { now, timeZone } },
    );
  days('America/Los_Angeles', '2024-06-30');
  days('GMT', '2024-07-01');
  days('Pacific/Kiritimati', '2024-07-01');
  days('America/New_York', '2024-06-30');
  assertAnswers([['TEXT(Instant__c)', '2024-07-01 03:30:00Z']], {
    fields: instant,
    context: { timeZone: 'America/Los_Angeles' },
  });
});

test('daylight saving moves the border between two days', () => {
  const border = (value: string, expected: string): void =>
    assertAnswers([['DATEVALUE(Instant__c)', expected]], {
      ...date,
      fields: { Instant__c: { type: 'DateTime', value } },
      context: { timeZone: 'Europe/Berlin' },
    });
  border('2024-01-15T22:59:59.999Z', '2024-01-15');
  border('2024-01-15T23:00:00.000Z', '2024-01-16');
  border('2024-07-15T21:59:59.999Z', '2024-07-15');
  border('2024-07-15T22:00:00.000Z', '2024-07-16');
});

test('dates, date/times and times are read from text in one form only', () => {
  assertAnswers([['DATEVALUE("2024-02-29")', '2024-02-29']], date);
  assertFails('DATEVALUE("2023-02-29")', 'Invalid date format: 2023-02-29', date);
  assertFails('DATEVALUE("02/29/2024")', 'Invalid date format: 02/29/2024', date);
  assertAnswers(
    [
      ['DATETIMEVALUE("2024-02-29 17:00:00")', '2024-02-29T17:00:00.000Z'],
      ['DATETIMEVALUE(TEXT(NOW()))', '2024-05-15T12:00:00.000Z'],
      ['DATETIMEVALUE(DATE(2024, 2, 29))', '2024-02-29T00:00:00.000Z'],
    ],
    { returnType: 'DateTime' },
  );
  assertFails('DATETIMEVALUE("2024-02-29")', 'Invalid date format: 2024-02-29', { returnType: 'DateTime' });
  assertAnswers(
    [
      ['TIMEVALUE("17:30:45.125")', '17:30:45.125Z'],
      ['TIMEVALUE(NOW())', '12:00:00.000Z'],
      ['TIMENOW()', '12:00:00.000Z'],
    ],
    { returnType: 'Time' },
  );
  assertFails('TIMEVALUE("25:00:00.000")', 'Invalid time format: 25:00:00.000', { returnType: 'Time' });
  assertRefused('DATEVALUE(TODAY())', "Incorrect argument type for function 'DATEVALUE()'.", date);
});

test('parts of times', () => {
  assertAnswers(
    [
      ['HOUR(TIMEVALUE("17:30:45.125"))', 17],
      ['MINUTE(TIMEVALUE("17:30:45.125"))', 30],
      ['SECOND(TIMEVALUE("17:30:45.125"))', 45],
      ['MILLISECOND(TIMEVALUE("17:30:45.125"))', 125],
    ],
    number,
  );
  assertRefused(
    'HOUR(NOW())',
    "Incorrect parameter type for function 'HOUR()'. Expected Time, received DateTime",
    number,
  );
});

test('UNIX time and durations', () => {
  assertAnswers(
    [
      ['UNIXTIMESTAMP(DATETIMEVALUE("1970-01-02 00:00:01"))', 86_401],
      ['UNIXTIMESTAMP(DATE(1970, 1, 2))', 86_400],
    ],
    number,
  );
  assertAnswers([['FROMUNIXTIME(86401.5)', '1970-01-02T00:00:01.500Z']], { returnType: 'DateTime' });
  assertAnswers([
    ['FORMATDURATION(3661)', '01:01:01'],
    ['FORMATDURATION(-90061)', '25:01:01'],
    ['FORMATDURATION(90061, TRUE)', '1:01:01:01'],
    ['FORMATDURATION(TIMEVALUE("10:00:00.000"), TIMEVALUE("08:30:00.000"))', '01:30:00'],
    ['FORMATDURATION(NOW(), NOW() + 1.5)', '1:12:00:00'],
  ]);
});
