import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runOrg } from '../testing/running-org.ts';
import { inTransaction } from './transaction.ts';

test('a part of a composite request that is undone takes along what it left for after the commit', async (t) => {
  const { org, adminId } = await runOrg(t);
  const user = org.userContext(adminId);
  assert.ok(user);
  const caller = { org, user, version: '66.0' };
  const done: string[] = [];
  inTransaction(caller, (transaction) => {
    transaction.afterCommit(() => done.push('before'));
    assert.throws(
      () =>
        inTransaction({ ...caller, transaction }, (inner) => {
          inner.save({ operation: 'insert', object: 'Account', records: [{ Name: 'Acme' }], allOrNone: true });
          inner.afterCommit(() => done.push('undone'));
          throw new Error('The part failed.');
        }),
      /The part failed/,
    );
    transaction.afterCommit(() => done.push('after'));
  });
  await org.idle();
  assert.deepEqual(done, ['before', 'after']);
  assert.deepEqual(org.store.all('SELECT "Id" FROM "Account"'), []);
});
