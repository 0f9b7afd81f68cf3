import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { compile, field, objectFile, orgOf } from '../schema/testing/org-of.ts';
import { isId, openStore, to18 } from './index.ts';

const FILES = {
  'objects/Invoice__c.object': objectFile(
    'Invoice',
    field('Number__c', 'Text', '<length>20</length><externalId>true</externalId><unique>true</unique>') +
      field('Exact__c', 'Text', '<length>20</length><unique>true</unique><caseSensitive>true</caseSensitive>') +
      field('Paid__c', 'Checkbox', '<defaultValue>false</defaultValue>') +
      field('Account__c', 'Lookup', '<referenceTo>Account</referenceTo>'),
  ),
};

test('ids carry the prefix of their object and the checksum of the platform', () => {
  assert.equal(to18('001A000000abcDE'), '001A000000abcDEIAY');
  assert.ok(isId('001A000000abcDE') && isId('001A000000abcDEIAY') && isId('001A000000abcDEiay'));
  assert.ok(!isId('001A000000abcDEIAZ') && !isId('001') && !isId(5));
  const org = orgOf(FILES);
  const ids = Array.from({ length: 100 }, () => org.store.newId(org.object('Account')));
  assert.ok(ids.every((id) => isId(id) && id.length === 18 && id.startsWith('001')));
  assert.deepEqual([...ids].sort(), ids);
});

test('a unique value is refused in any case, but not when blank, deleted or told to be case-sensitive', () => {
  const { store, object, insert } = orgOf(FILES);
  const first = insert('Invoice__c', { Number__c: 'Ü-1', Exact__c: 'a' });
  insert('Invoice__c', { Exact__c: 'A' });
  insert('Invoice__c', {});
  assert.throws(() => insert('Invoice__c', { Number__c: 'ü-1' }), {
    errorCode: 'DUPLICATE_VALUE',
    fields: ['Number__c'],
    message: `duplicate value found: Number__c duplicates value on record with id: ${first.slice(0, 15)}`,
  });
  store.setDeleted(object('Invoice__c'), [first], true);
  const second = insert('Invoice__c', { Number__c: 'ü-1' });
  assert.throws(() => store.setDeleted(object('Invoice__c'), [first], false), { errorCode: 'DUPLICATE_VALUE' });
  assert.throws(() => store.update(object('Invoice__c'), second, { Exact__c: 'A' }), {
    errorCode: 'DUPLICATE_VALUE',
    fields: ['Exact__c'],
  });
});

test('records come back as written, found by lookup or external id, without the deleted ones', () => {
  const { store, object, insert } = orgOf(FILES);
  const account = insert('Account', { Name: '007' });
  const id = insert('Invoice__c', { Number__c: 'N-1', Account__c: account, Paid__c: true });
  const other = insert('Invoice__c', { Account__c: account });
  assert.equal(store.load(object('Account'), [account]).get(account)?.['Name'], '007');
  const [found] = store.findBy(object('Invoice__c'), 'Number__c', ['n-1']);
  assert.deepEqual([found?.['Id'], found?.['Paid__c'], found?.['Exact__c']], [id, true, null]);
  store.setDeleted(object('Invoice__c'), [other], true);
  assert.deepEqual(
    store.findBy(object('Invoice__c'), 'Account__c', [account]).map((record) => record['Id']),
    [id],
  );
  assert.equal(store.load(object('Invoice__c'), [other]).size, 0);
  assert.equal(store.load(object('Invoice__c'), [other], { includeDeleted: true }).get(other)?.['IsDeleted'], true);
});

test('a thrown error undoes a transaction, or only its savepoint; numbers given out stay given out', () => {
  const { store, object, insert } = orgOf(FILES);
  const accounts = (): number => Number(store.all('SELECT count(*) AS n FROM Account')[0]?.['n']);
  assert.throws(
    () =>
      store.transaction(() => {
        insert('Account', {});
        store.nextAutoNumber(object('Invoice__c'), 'Name');
        throw new Error('no');
      }),
    /no/,
  );
  assert.equal(accounts(), 0);
  store.transaction(() => {
    insert('Account', { Name: 'kept' });
    assert.throws(
      () =>
        store.savepoint(() => {
          insert('Account', {});
          store.savepoint(() => {
            insert('Account', {});
          });
          throw new Error('undone');
        }),
      /undone/,
    );
    insert('Account', { Name: 'kept too' });
  });
  assert.equal(accounts(), 2);
  assert.equal(store.nextAutoNumber(object('Invoice__c'), 'Name'), 2);
});

test('a file keeps records, counters, settings and components, takes new fields, and can be copied while open', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'store-'));
  try {
    const before = compile({ 'objects/Invoice__c.object': objectFile('Invoice', '') }).schema;
    const store = openStore(join(folder, 'org.db'));
    store.migrate(before);
    const invoice = before.object('Invoice__c');
    assert.ok(invoice);
    const id = store.newId(invoice);
    store.transaction(() => store.insert(invoice, { Id: id, Name: 'kept' }));
    store.setSetting('a', '1');
    store.saveComponents([
      { type: 'Flow', fullName: 'F', json: '{}' },
      { type: 'Flow', fullName: 'G', json: '{}' },
    ]);
    store.removeComponents([{ type: 'Flow', fullName: 'G' }]);
    await store.backup(join(folder, 'copy.db'));
    store.close();

    const copy = openStore(join(folder, 'copy.db'));
    const after = compile(FILES).schema.object('Invoice__c');
    assert.ok(after);
    copy.migrate(compile(FILES).schema);
    assert.deepEqual(
      [copy.load(after, [id]).get(id)?.['Name'], copy.load(after, [id]).get(id)?.['Paid__c']],
      ['kept', false],
    );
    assert.equal(copy.newId(after) > id, true);
    assert.deepEqual([copy.setting('a'), copy.setting('b')], ['1', undefined]);
    assert.deepEqual(copy.components(), [{ type: 'Flow', fullName: 'F', json: '{}' }]);
    assert.equal(copy.keyPrefixes().get('Invoice__c'), after.keyPrefix);
    copy.close();
  } finally {
    rmSync(folder, { recursive: true });
  }
});
