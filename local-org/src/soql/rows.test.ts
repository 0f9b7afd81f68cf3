import assert from 'node:assert/strict';
import { test } from 'node:test';
import { userOf } from '../schema/testing/org-of.ts';
import { openQuery } from './index.ts';
import { sample } from './testing/sample.ts';

const { run, column, ids, org } = sample();

test('rows look as the REST API shows them: attributes, parents nested, date-times with offset', () => {
  assert.deepEqual(
    run(
      "SELECT Name, Amount__c, Final__c, Due__c, Sent__c, Account__r.Name, account__r.owner.name FROM invoice__c WHERE Name = 'B'",
    ).records,
    [
      {
        attributes: { type: 'Invoice__c', url: `/services/data/v66.0/sobjects/Invoice__c/${ids.first}` },
        Name: 'b',
        Amount__c: 0.1,
        Final__c: true,
        Due__c: '2026-03-01',
        Sent__c: '2026-02-28T23:30:00.000+0000',
        Account__r: {
          attributes: { type: 'Account', url: `/services/data/v66.0/sobjects/Account/${ids.acme}` },
          Name: 'Acme',
          Owner: { attributes: { type: 'User', url: `/services/data/v66.0/sobjects/User/${ids.ada}` }, Name: 'Ada' },
        },
      },
    ],
  );
});

test('an owner may be a user or a queue, an empty lookup is null, an address is an object', () => {
  const rows = run('SELECT Owner.Name, Owner.Type FROM Invoice__c ORDER BY Name').records;
  assert.deepEqual(
    rows.map((row) => row['Owner']),
    [
      {
        attributes: { type: 'Name', url: `/services/data/v66.0/sobjects/Group/${ids.queue}` },
        Name: 'Clerks',
        Type: 'Group',
      },
      { attributes: { type: 'Name', url: `/services/data/v66.0/sobjects/User/${ids.ada}` }, Name: 'Ada', Type: 'User' },
      { attributes: { type: 'Name', url: `/services/data/v66.0/sobjects/User/${ids.ada}` }, Name: 'Ada', Type: 'User' },
    ],
  );
  const [acme, umlaut] = run('SELECT Parent.Name, BillingAddress FROM Account ORDER BY Name').records;
  assert.equal(acme?.['Parent'], null);
  assert.equal((acme?.['BillingAddress'] as { city: string }).city, 'Graz');
  assert.equal(umlaut?.['BillingAddress'], null);
});

test('child subqueries answer their rows per parent, ordered and limited for each; null without rows', () => {
  const rows = run(
    'SELECT Name, (SELECT Name, Invoice__r.Name FROM Lines__r ORDER BY Price__c DESC LIMIT 1) FROM Invoice__c ORDER BY Name',
  ).records;
  assert.deepEqual(
    rows.map((row) =>
      (row['Lines__r'] as { totalSize: number; records: { Name: string }[] } | null)?.records.map((line) => line.Name),
    ),
    [['z'], ['y'], undefined],
  );
  const [account] = run(
    "SELECT (SELECT Name, (SELECT Name FROM Lines__r WHERE Name != 'x') FROM Invoices__r WHERE Final__c = true) FROM Account WHERE Name = 'acme'",
  ).records;
  assert.equal(
    JSON.stringify(account?.['Invoices__r'], (key, value: unknown) => (key === 'attributes' ? undefined : value)),
    '{"totalSize":1,"done":true,"records":[{"Name":"b","Lines__r":{"totalSize":1,"done":true,"records":[{"Name":"y"}]}}]}',
  );
});

test('order: text without regard to case, picklists as set up, nulls first unless told otherwise, limit and offset', () => {
  assert.deepEqual(column('SELECT Name FROM Invoice__c ORDER BY Name DESC'), ['c%', 'b', 'A']);
  assert.deepEqual(column('SELECT Name FROM Invoice__c ORDER BY Status__c'), ['c%', 'A', 'b']);
  assert.deepEqual(column('SELECT Name FROM Invoice__c ORDER BY Amount__c DESC'), ['c%', 'A', 'b']);
  assert.deepEqual(column('SELECT Name FROM Invoice__c ORDER BY Amount__c DESC NULLS LAST LIMIT 1 OFFSET 1'), ['b']);
});

test('formula fields are selected, filtered and sorted like others, but not grouped', () => {
  assert.deepEqual(
    column("SELECT Gross__c FROM Invoice__c WHERE Customer__c = 'ACME' ORDER BY Gross__c DESC", 'Gross__c'),
    [0.22, 0.11],
  );
  assert.deepEqual(column('SELECT Name FROM Invoice__c WHERE Overdue__c = true'), ['b']);
  assert.deepEqual(column('SELECT Name FROM Invoice__c ORDER BY Customer__c DESC, Name'), ['c%', 'A', 'b']);
  assert.throws(() => run('SELECT Customer__c, COUNT(Id) n FROM Invoice__c GROUP BY Customer__c'), {
    errorCode: 'MALFORMED_QUERY',
    message: /field 'Customer__c' can not be grouped in a query call$/,
  });
});

test('FIELDS and toLabel', () => {
  const [row] = run(
    "SELECT FIELDS(CUSTOM), toLabel(Account__r.Name) FROM Invoice__c WHERE Name = 'b' LIMIT 200",
  ).records;
  assert.equal(row?.['Customer__c'], 'Acme');
  assert.equal(row['Name'], undefined);
  assert.deepEqual(column("SELECT toLabel(Status__c) FROM Invoice__c WHERE Name = 'b'", 'Status__c'), ['Paid label']);
  assert.throws(() => run('SELECT FIELDS(ALL) FROM Invoice__c'), {
    errorCode: 'MALFORMED_QUERY',
    message: 'The SOQL FIELDS function must have a LIMIT of at most 200',
  });
});

test('a cursor pages through rows as they were when it was opened', () => {
  const cursor = openQuery({
    model: org.model,
    store: org.store,
    user: userOf(),
    now: new Date(),
    soql: 'SELECT Name FROM Line__c ORDER BY Name',
  });
  assert.equal(cursor.totalSize, 3);
  org.insert('Line__c', { Name: 'a', Invoice__c: ids.third });
  assert.deepEqual(
    [cursor.page(0, 2), cursor.page(2, 2)].map((page) => page.map((row) => row['Name'])),
    [['x', 'y'], ['z']],
  );
  org.store.setDeleted(
    org.object('Line__c'),
    org.store.findBy(org.object('Line__c'), 'Name', ['a']).map((record) => String(record['Id'])),
    true,
  );
  assert.equal(run('SELECT Id FROM Line__c').totalSize, 3);
  assert.equal(run('SELECT Id FROM Line__c ALL ROWS').totalSize, 4);
  assert.equal(run('SELECT Id FROM Line__c WHERE IsDeleted = true', { includeDeleted: true }).totalSize, 1);
});
