import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withChangedRecords } from './graphql-merge.ts';

const FIRST = 'a00000000000001AAA';
const SECOND = 'a00000000000002AAA';
const NORTH = '001000000000001AAA';
const SOUTH = '001000000000002AAA';

const line = (Id: string, hours: number) => ({ node: { Id, Hours__c: { value: hours } } });
const invoice = (status: string, account: { Id: string; Name: object } | null, lines: object[]) => ({
  Invoice__c: {
    totalCount: lines.length,
    edges: [{ node: { Id: FIRST, Status__c: { value: status }, Account__r: account, Lines__r: { edges: lines } } }],
  },
});
const account = (Id: string, name: string) => ({ Id, Name: { value: name } });

test('a record that changed has its new values, the records beside and below it their old ones', () => {
  const kept = invoice('Draft', account(NORTH, 'North'), [line(SECOND, 1)]);
  const now = invoice('Paid', account(NORTH, 'Northwind'), [line(SECOND, 2)]);
  assert.deepEqual(
    withChangedRecords(kept, now, new Set([FIRST])),
    invoice('Paid', account(NORTH, 'North'), [line(SECOND, 1)]),
  );
  assert.deepEqual(
    withChangedRecords(kept, now, new Set([SECOND, NORTH])),
    invoice('Draft', account(NORTH, 'Northwind'), [line(SECOND, 2)]),
  );
});

test('no record comes and none goes, and nothing is counted again', () => {
  const none = invoice('Draft', null, []);
  const one = invoice('Draft', null, [line(SECOND, 1)]);
  assert.deepEqual(withChangedRecords(none, one, new Set([FIRST, SECOND])), none);
  assert.deepEqual(withChangedRecords(one, none, new Set([FIRST, SECOND])), one);
});

test('a lookup of a changed record leads to where it leads now', () => {
  const [north, south] = [account(NORTH, 'North'), account(SOUTH, 'South')];
  for (const [kept, now] of [
    [north, south],
    [north, null],
    [null, south],
  ] as const)
    assert.deepEqual(
      withChangedRecords(invoice('Draft', kept, []), invoice('Draft', now, []), new Set([FIRST])),
      invoice('Draft', now, []),
    );
});
