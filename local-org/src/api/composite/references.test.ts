import assert from 'node:assert/strict';
import { test } from 'node:test';
import { resolveReferences } from './references.ts';

const answers = new Map<string, unknown>([
  ['account', { id: '001000000000001AAA', success: true }],
  ['contacts', { totalSize: 1, records: [{ Id: '003000000000001AAA', Account: { Name: 'Acme' } }] }],
]);

test('a value that is one reference keeps its type, text around references is text', () => {
  assert.equal(resolveReferences('@{contacts.totalSize}', answers), 1);
  assert.equal(
    resolveReferences('/sobjects/Account/@{account.id}?n=@{contacts.totalSize}', answers),
    '/sobjects/Account/001000000000001AAA?n=1',
  );
});

test('paths lead through lists and parents, whatever the case of a member', () => {
  assert.deepEqual(
    resolveReferences({ AccountId: '@{account.Id}', list: ['@{contacts.records[0].Account.Name}'] }, answers),
    {
      AccountId: '001000000000001AAA',
      list: ['Acme'],
    },
  );
});

test('a reference to nothing halts with its name', () => {
  assert.throws(() => resolveReferences('@{nobody.id}', answers), {
    errorCode: 'PROCESSING_HALTED',
    message: /nobody/,
  });
  assert.throws(() => resolveReferences('@{account.missing}', answers), {
    errorCode: 'PROCESSING_HALTED',
    message: /account\.missing/,
  });
});
