import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sample } from './testing/sample.ts';

const { run, column } = sample();
const rows = (soql: string): unknown[] => run(soql).records.map(({ attributes, ...values }) => values);

test('COUNT() answers a number and no rows', () => {
  assert.deepEqual(run('SELECT COUNT() FROM Invoice__c WHERE Amount__c > 0'), {
    totalSize: 2,
    done: true,
    records: [],
  });
  assert.equal(run('SELECT COUNT() FROM Invoice__c LIMIT 1').totalSize, 1);
});

test('aggregates over everything answer one row, decimals without noise, nothing as null', () => {
  assert.deepEqual(
    rows(
      'SELECT SUM(Amount__c), AVG(Amount__c) average, COUNT(Id), COUNT(Status__c), MIN(Due__c), MAX(Sent__c), SUM(Gross__c) gross FROM Invoice__c',
    ),
    [
      {
        expr0: 0.3,
        average: 0.15,
        expr1: 3,
        expr2: 2,
        expr3: '2026-03-01',
        expr4: '2026-03-01T23:30:00.000+0000',
        gross: 0.33,
      },
    ],
  );
  assert.deepEqual(rows("SELECT SUM(Amount__c) s, COUNT(Id) n FROM Invoice__c WHERE Name = 'none'"), [
    { s: null, n: 0 },
  ]);
  assert.deepEqual(run('SELECT COUNT(Id) FROM Invoice__c').records[0]?.attributes, { type: 'AggregateResult' });
});

test('groups by field, by parent field and by date function, with HAVING and ORDER BY on aggregates', () => {
  assert.deepEqual(
    rows('SELECT Account__r.Name, COUNT(Id) n FROM Invoice__c GROUP BY Account__r.Name HAVING COUNT(Id) > 1'),
    [{ Name: 'Acme', n: 2 }],
  );
  assert.deepEqual(
    rows(
      'SELECT Account__r.Name customer, SUM(Amount__c) FROM Invoice__c GROUP BY Account__r.Name HAVING SUM(Amount__c) = 0.3',
    ),
    [{ customer: 'Acme', expr0: 0.3 }],
  );
  assert.deepEqual(
    column(
      'SELECT Status__c, COUNT(Id) n FROM Invoice__c GROUP BY Status__c ORDER BY COUNT(Id) DESC, Status__c DESC NULLS LAST',
      'Status__c',
    ),
    ['Paid', 'Open', null],
  );
  assert.deepEqual(
    rows(
      'SELECT CALENDAR_YEAR(Due__c) y, COUNT_DISTINCT(Account__c) accounts FROM Invoice__c WHERE Due__c != null GROUP BY CALENDAR_YEAR(Due__c)',
    ),
    [{ y: 2026, accounts: 1 }],
  );
});

test('what is neither grouped nor aggregated is refused', () => {
  assert.throws(() => run('SELECT Name, COUNT(Id) FROM Invoice__c GROUP BY Status__c'), {
    errorCode: 'MALFORMED_QUERY',
    message: /Field must be grouped or aggregated: Name$/,
  });
  assert.throws(() => run('SELECT SUM(Name) FROM Invoice__c'), {
    errorCode: 'MALFORMED_QUERY',
    message: /field Name does not support aggregate operator SUM$/,
  });
  assert.throws(() => run('SELECT Amount__c, COUNT(Id) FROM Invoice__c GROUP BY Amount__c'), {
    message: /field 'Amount__c' can not be grouped in a query call$/,
  });
  assert.throws(() => run('SELECT Status__c, COUNT(Id) FROM Invoice__c GROUP BY ROLLUP(Status__c)'), {
    message: 'The local org does not support GROUP BY ROLLUP in queries.',
  });
});

test('MIN and MAX compare text without regard to case and picklists by the order of their values', () => {
  assert.deepEqual(rows('SELECT MIN(Name) a, MAX(Name) z FROM Invoice__c'), [{ a: 'A', z: 'c%' }]);
  assert.deepEqual(rows('SELECT MIN(Status__c) a, MAX(Status__c) z FROM Invoice__c'), [{ a: 'Open', z: 'Paid' }]);
  assert.deepEqual(rows("SELECT MAX(Status__c) z FROM Invoice__c WHERE Name = 'none'"), [{ z: null }]);
});

test('an average of decimals is not rounded before it is divided', () => {
  assert.deepEqual(rows('SELECT AVG(Price__c) a, SUM(Price__c) s FROM Line__c'), [{ a: 2, s: 6 }]);
  assert.deepEqual(rows('SELECT AVG(Amount__c) a FROM Invoice__c'), [{ a: 0.15 }]);
});

test('columns are named canonically, and two of one name are refused', () => {
  assert.deepEqual(Object.keys(rows('SELECT status__C, count(id) FROM Invoice__c GROUP BY STATUS__c')[0] ?? {}), [
    'Status__c',
    'expr0',
  ]);
  for (const soql of [
    'SELECT Name, Account__r.Name, COUNT(Id) FROM Invoice__c GROUP BY Name, Account__r.Name',
    'SELECT Account__r.Name Name, Name, COUNT(Id) FROM Invoice__c GROUP BY Name, Account__r.Name',
  ])
    assert.throws(() => run(soql), { errorCode: 'MALFORMED_QUERY', message: 'duplicate alias: Name' });
  assert.throws(() => run('SELECT COUNT(), COUNT(Id) FROM Invoice__c'), { errorCode: 'MALFORMED_QUERY' });
});
