import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sample } from './testing/sample.ts';

const { column, ids } = sample();
const names = (where: string): unknown[] => column(`SELECT Name FROM Invoice__c WHERE ${where} ORDER BY Name`);

test('text is compared without regard to case, ids in 15 or 18 characters', () => {
  assert.deepEqual(column("SELECT Name FROM Account WHERE Name = 'ÜBEL'"), ['Übel']);
  assert.deepEqual(names(`Account__c = '${ids.umlaut.slice(0, 15)}'`), ['c%']);
  assert.deepEqual(names(`Id IN ('${ids.first}', '${ids.second.slice(0, 15)}')`), ['A', 'b']);
});

test('LIKE knows % and _ and their escapes', () => {
  assert.deepEqual(column("SELECT Name FROM Account WHERE Name LIKE 'ü_EL'"), ['Übel']);
  assert.deepEqual(names("Name LIKE '%\\%'"), ['c%']);
  assert.deepEqual(names("(NOT Name LIKE '%\\%')"), ['A', 'b']);
});

test('null: = null finds it, != and NOT IN do not lose it, < does not find it', () => {
  assert.deepEqual(names('Status__c = null'), ['c%']);
  assert.deepEqual(names("Status__c != 'paid'"), ['A', 'c%']);
  assert.deepEqual(names("Status__c NOT IN ('Paid')"), ['A', 'c%']);
  assert.deepEqual(names("Status__c IN ('Paid', null)"), ['b', 'c%']);
  assert.deepEqual(names('NOT (Amount__c < 0.15)'), ['A', 'c%']);
  assert.deepEqual(names("Status__c = ''"), ['c%']);
});

test('AND, OR and NOT nest with parentheses', () => {
  assert.deepEqual(names("(Name = 'a' OR Name = 'b') AND Amount__c > 0.1"), ['A']);
  assert.deepEqual(names("NOT Name = 'a' AND (NOT (Amount__c = 0.1 OR Amount__c = 0.2))"), ['c%']);
});

test('multi-select picklists by INCLUDES (all of one, any of several) and EXCLUDES', () => {
  assert.deepEqual(names("Tags__c INCLUDES ('blue;red')"), ['b']);
  assert.deepEqual(names("Tags__c INCLUDES ('red;green', 'Green')"), ['A']);
  assert.deepEqual(names("Tags__c EXCLUDES ('red')"), ['A', 'c%']);
});

test('semi-joins and anti-joins', () => {
  assert.deepEqual(names('Id IN (SELECT Invoice__c FROM Line__c WHERE Price__c >= 3)'), ['A']);
  assert.deepEqual(names('Id NOT IN (SELECT Invoice__c FROM Line__c)'), ['c%']);
  assert.deepEqual(
    column(
      "SELECT Name FROM Account WHERE Id NOT IN (SELECT Account__c FROM Invoice__c WHERE Account__r.Name = 'Acme')",
    ),
    ['Übel'],
  );
});

test('date literals are days of the user: on dates, and on the instants of those days', () => {
  assert.deepEqual(names('Due__c = THIS_MONTH'), ['A', 'b']);
  assert.deepEqual(names('Due__c > TODAY'), ['A']);
  assert.deepEqual(names('Due__c = LAST_N_DAYS:14'), ['b']);
  assert.deepEqual(names('Due__c = LAST_N_DAYS:13'), []);
  assert.deepEqual(names('Due__c = NEXT_N_WEEKS:3'), ['A']);
  assert.deepEqual(names('Due__c = 2026-03-01'), ['b']);
  // 23:30 UTC on the last of February is the first of March in Berlin.
  assert.deepEqual(names('Sent__c = THIS_MONTH'), ['A', 'b']);
  assert.deepEqual(names('Sent__c < 2026-03-01T00:00:00+01:00'), []);
  assert.deepEqual(names('CALENDAR_MONTH(Sent__c) = 2'), ['b']);
  assert.deepEqual(names('DAY_ONLY(convertTimezone(Sent__c)) = 2026-03-01'), ['b']);
});
