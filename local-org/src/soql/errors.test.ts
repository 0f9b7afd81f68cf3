import assert from 'node:assert/strict';
import { test } from 'node:test';
import { userOf } from '../schema/testing/org-of.ts';
import { sample } from './testing/sample.ts';

const { run, org, ids } = sample();

function refused(soql: string, errorCode: string, message: RegExp | string, user = userOf()): void {
  assert.throws(() => run(soql, { user }), { errorCode, message });
}

test('an unknown field, object or relationship is refused with row, column and advice', () => {
  refused(
    'SELECT Id, Nope FROM Account',
    'INVALID_FIELD',
    "\nSELECT Id, Nope FROM Account\n           ^\nERROR at Row:1:Column:12\nNo such column 'Nope' on entity 'Account'. If you are attempting to use a custom field, be sure to append the '__c' after the custom field name. Please reference your WSDL or the describe call for the appropriate names.",
  );
  refused(
    'SELECT Id\nFROM Nope',
    'INVALID_TYPE',
    /\nFROM Nope\n {5}\^\nERROR at Row:2:Column:6\nsObject type 'Nope' is not supported\. If you are attempting/,
  );
  refused(
    'SELECT Nope__r.Name FROM Account',
    'INVALID_FIELD',
    /Didn't understand relationship 'Nope__r' in field path\. If you are attempting/,
  );
  refused(
    'SELECT (SELECT Id FROM Nopes) FROM Account',
    'INVALID_TYPE',
    /Didn't understand relationship 'Nopes' in FROM part of query call\./,
  );
});

test('what the grammar does not know is MALFORMED_QUERY', () => {
  refused('SELECT Id FRM Account', 'MALFORMED_QUERY', /unexpected token: 'Account'/);
  refused("SELECT Id FROM Account WHERE Name = 'a", 'MALFORMED_QUERY', /line 1:36 unexpected token: '''$/);
  refused('SELECT Id FROM Account WHERE', 'MALFORMED_QUERY', "unexpected token: '<EOF>'");
  refused('SELECT FROM Account', 'MALFORMED_QUERY', /unexpected token: 'SELECT FROM'$/);
  refused('SELECT Id FROM Account WHERE Id IN ()', 'MALFORMED_QUERY', /unexpected token: 'Id IN \(\)'$/);
  refused('SELECT Id FROM Account WHERE Name =:name', 'MALFORMED_QUERY', /Bind variables only allowed in Apex code$/);
  refused('SELECT Id FROM Account WHERE Name LIKE NULL', 'MALFORMED_QUERY', /unexpected token: 'NULL'$/);
  refused(
    "SELECT Id FROM Account WHERE Name = 'a\\q'",
    'MALFORMED_QUERY',
    "Invalid string literal 'a\\q'. Illegal character sequence '\\q' in string literal.",
  );
  refused(
    "SELECT Id FROM Account WHERE Name = 'a' OR Name = 'b' AND Id != null",
    'MALFORMED_QUERY',
    /ERROR at Row:1:Column:54\nunexpected token: 'AND'$/,
  );
  refused(
    `SELECT Id FROM Account WHERE Name = '${'x'.repeat(100_000)}'`,
    'MALFORMED_QUERY',
    /cannot be longer than 100000/,
  );
  refused('SELECT Name n FROM Account', 'MALFORMED_QUERY', /only aggregate expressions use field aliasing$/);
  refused('SELECT Id, Id FROM Account', 'INVALID_FIELD', 'duplicate field selected: Id');
});

test('errors point at the faulty word as recorded answers of Salesforce do', () => {
  refused(
    'SELECT Id, FROM Account',
    'MALFORMED_QUERY',
    "\nSELECT Id, FROM Account\n          ^\nERROR at Row:1:Column:11\nunexpected token: 'FROM'",
  );
  refused(
    "SELECT Id FROM Contact WHERE Id = 'ZZZ'",
    'INVALID_QUERY_FILTER_OPERATOR',
    "\nSELECT Id FROM Contact WHERE Id = 'ZZZ'\n                             ^\nERROR at Row:1:Column:30\ninvalid ID field: ZZZ",
  );
  refused(
    'SELECT Id, Nope__c FROM Account LIMIT 1',
    'INVALID_FIELD',
    /^\nSELECT Id, Nope__c FROM Account LIMIT 1\n {11}\^\nERROR at Row:1:Column:12\n/,
  );
  refused(
    'SELECT Industry, COUNT(Id) Total FROM Account GROUP BY Industry ORDER BY Total DESC',
    'INVALID_FIELD',
    /ERROR at Row:1:Column:74\nNo such column 'Total' on entity 'Account'/,
  );
  refused(
    'SELECT Id, CreatedDate, LastModifiedDate, OwnerId, BillingCity, Nope__c, BillingStreet, ShippingStreet, Name, Type FROM Account',
    'INVALID_FIELD',
    /^\nLastModifiedDate, OwnerId, BillingCity, Nope__c, BillingStreet, ShippingStreet\n {40}\^\n/,
  );
});

test('numbers that no integer holds, and a subquery that is no list, are refused', () => {
  refused('SELECT Id FROM Account LIMIT 99999999999999999999', 'MALFORMED_QUERY', /^numeric value out of range/);
  refused('SELECT Id FROM Account WHERE Id = (SELECT Account__c FROM Invoice__c)', 'MALFORMED_QUERY', /token: '\('$/);
});

test('semi-joins stand where Salesforce lets them stand', () => {
  const invoices = 'Id IN (SELECT Account__c FROM Invoice__c)';
  const refusals = [
    [`Name = 'x' OR ${invoices}`, "Semi join sub-selects are not allowed with the 'OR' operator"],
    [`${invoices} AND (Name = 'x' OR ${invoices})`, /only allowed at the top level WHERE expressions/],
    [`${invoices} AND ${invoices} AND ${invoices}`, 'Maximum 2 semi join sub-selects are allowed'],
    ['Id IN (SELECT Account__c FROM Invoice__c LIMIT 1)', "missing value at 'LIMIT'"],
    ['Id IN (SELECT Account__c FROM Invoice__c ORDER BY Name)', "missing value at 'ORDER'"],
    [
      'Id IN (SELECT Account__c FROM Invoice__c WHERE Id IN (SELECT Invoice__c FROM Line__c))',
      'Nesting of semi join sub-selects is not supported',
    ],
    ['Id IN (SELECT ParentId FROM Account)', /should not be on the same object type$/],
  ] as const;
  for (const [where, message] of refusals) refused(`SELECT Id FROM Account WHERE ${where}`, 'MALFORMED_QUERY', message);
  refused(
    'SELECT Id FROM Account WHERE Id IN (SELECT Invoice__c FROM Line__c)',
    'INVALID_FIELD',
    /should point to the same object type$/,
  );
});

test('literals of the wrong type are refused in the words of Salesforce', () => {
  refused(
    "SELECT Id FROM Invoice__c WHERE Amount__c = '5'",
    'INVALID_FIELD',
    /value of filter criterion for field 'Amount__c' must be of type double and should not be enclosed in quotes$/,
  );
  refused(
    "SELECT Id FROM Line__c WHERE Price__c = '5'",
    'INVALID_FIELD',
    /value of filter criterion for field 'Price__c' must be of type double and should not be enclosed in quotes$/,
  );
  refused(
    'SELECT Id FROM Account WHERE Name = 5',
    'INVALID_FIELD',
    /for field 'Name' must be of type string and should be enclosed in quotes$/,
  );
  refused(
    "SELECT Id FROM Invoice__c WHERE Due__c > '2026-01-01'",
    'INVALID_FIELD',
    /for field 'Due__c' must be of type date and should not be enclosed in quotes$/,
  );
  refused(
    'SELECT Id FROM Account WHERE CreatedDate > 2026-01-01',
    'INVALID_FIELD',
    /for field 'CreatedDate' must be of type dateTime and should not be enclosed in quotes$/,
  );
  refused("SELECT Id FROM Account WHERE Id = 'x'", 'INVALID_QUERY_FILTER_OPERATOR', /invalid ID field: x$/);
  refused(
    "SELECT Id FROM Account WHERE Id LIKE 'x%'",
    'INVALID_QUERY_FILTER_OPERATOR',
    /invalid operator on id field$/,
  );
});

test('long text can be selected, but not filtered, sorted or grouped', () => {
  refused(
    "SELECT Id FROM Invoice__c WHERE Notes__c = 'x'",
    'INVALID_FIELD',
    /field 'Notes__c' can not be filtered in a query call$/,
  );
  refused(
    'SELECT Id FROM Invoice__c ORDER BY Notes__c',
    'MALFORMED_QUERY',
    /field 'Notes__c' can not be sorted in a query call$/,
  );
  refused(
    "SELECT Id FROM Account WHERE BillingAddress = 'x'",
    'INVALID_FIELD',
    /Address fields can only be filtered using Distance expressions$/,
  );
});

test('what is not supported is refused by name', () => {
  refused(
    'SELECT TYPEOF Owner WHEN User THEN Name END FROM Account',
    'MALFORMED_QUERY',
    'The local org does not support TYPEOF in queries.',
  );
  refused(
    'SELECT FORMAT(CreatedDate) FROM Account',
    'MALFORMED_QUERY',
    'The local org does not support the function FORMAT in queries.',
  );
  refused(
    'SELECT Id FROM Invoice__c WHERE Due__c = THIS_FISCAL_YEAR',
    'MALFORMED_QUERY',
    'The local org does not support the date literal THIS_FISCAL_YEAR in queries.',
  );
  refused(
    "SELECT Id FROM Account WHERE Name <> '09:00:00Z' AND CreatedDate > 10:00:00.000Z",
    'MALFORMED_QUERY',
    'The local org does not support time literals (10:00:00.000Z) in queries.',
  );
  refused(
    'SELECT Id FROM Account WITH SECURITY_ENFORCED',
    'MALFORMED_QUERY',
    'The local org does not support WITH SECURITY_ENFORCED in queries.',
  );
});

test('fields and objects without right do not exist, wherever the query names them', () => {
  const blind = userOf({
    mayReadField: (_object, field) => field.apiName !== 'Amount__c' && field.apiName !== 'Account__c',
  });
  for (const soql of [
    'SELECT Amount__c FROM Invoice__c',
    'SELECT Id FROM Invoice__c WHERE Amount__c = 1',
    'SELECT Id FROM Invoice__c ORDER BY Amount__c',
    'SELECT Invoice__r.Amount__c FROM Line__c',
    'SELECT SUM(Amount__c) FROM Invoice__c',
  ]) {
    refused(soql, 'INVALID_FIELD', /No such column 'Amount__c' on entity 'Invoice__c'/, blind);
  }
  refused(
    'SELECT Account__r.Name FROM Invoice__c',
    'INVALID_FIELD',
    /Didn't understand relationship 'Account__r'/,
    blind,
  );
  refused(
    'SELECT (SELECT Id FROM Invoices__r) FROM Account',
    'INVALID_TYPE',
    /Didn't understand relationship 'Invoices__r'/,
    blind,
  );
  assert.equal(
    'Amount__c' in (run('SELECT FIELDS(ALL) FROM Invoice__c LIMIT 1', { user: blind }).records[0] ?? {}),
    false,
  );
  const outsider = userOf({ mayObject: (object) => object.apiName !== 'Invoice__c' });
  refused('SELECT Id FROM Invoice__c', 'INVALID_TYPE', /sObject type 'Invoice__c' is not supported/, outsider);
  refused(
    'SELECT Invoice__r.Name FROM Line__c',
    'INVALID_FIELD',
    /Didn't understand relationship 'Invoice__r'/,
    outsider,
  );
  refused(
    'SELECT Id FROM Account WHERE Id IN (SELECT Account__c FROM Invoice__c)',
    'INVALID_TYPE',
    /'Invoice__c' is not supported/,
    outsider,
  );
});

test('sharing leaves a user the own rows of a private object and of its details, everywhere in a query', () => {
  Object.assign(org.object('Invoice__c'), { sharingModel: 'Private' });
  try {
    const ada = userOf({ userId: ids.ada, mayObject: (_object, right) => right === 'read' });
    const names = (soql: string): unknown[] => run(soql, { user: ada }).records.map((record) => record['Name']);
    assert.deepEqual(names('SELECT Name FROM Invoice__c ORDER BY Name'), ['b', 'c%']);
    assert.deepEqual(names('SELECT Name FROM Line__c ORDER BY Name'), ['x', 'y']);
    assert.equal(run('SELECT COUNT() FROM Line__c', { user: ada }).totalSize, 2);
    assert.deepEqual(
      names('SELECT Name FROM Account WHERE Id IN (SELECT Account__c FROM Invoice__c WHERE Amount__c = 0.2)'),
      [],
    );
  } finally {
    Object.assign(org.object('Invoice__c'), { sharingModel: 'ReadWrite' });
  }
});
