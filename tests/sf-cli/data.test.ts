import assert from 'node:assert/strict';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { list, loggedInOrg, pick, text, type SfOrg } from './harness/sf.ts';

let org: SfOrg;

before(async () => {
  org = await loggedInOrg();
});

after(async () => {
  await org.stop();
});

test('the org is displayed as connected, and is no Dev Hub', async () => {
  const { result } = await org.sf('org display');
  assert.equal(text(result, 'connectedStatus'), 'Connected');
  assert.equal(text(result, 'instanceUrl').replace(/\/$/u, ''), org.url);
  const listed = await org.sf('org list');
  assert.deepEqual(list(listed.result, 'devHubs'), []);
});

test('a record is created, read, updated, queried and deleted', async () => {
  const created = await org.sf('data create record --sobject Account', { args: ['--values', "Name='Hill & Sons'"] });
  assert.equal(created.exitCode, 0, created.message);
  const id = text(created.result, 'id');
  const updated = await org.sf(`data update record --sobject Account --record-id ${id}`, {
    args: ['--values', "Name='Hill and Sons'"],
  });
  assert.equal(updated.exitCode, 0, updated.message);
  const read = await org.sf(`data get record --sobject Account --record-id ${id}`);
  assert.equal(text(read.result, 'Name'), 'Hill and Sons');
  const deleted = await org.sf(`data delete record --sobject Account --record-id ${id}`);
  assert.equal(deleted.exitCode, 0, deleted.message);
  const { result } = await org.sf('data query', { args: ['--query', 'SELECT Id FROM Account'] });
  assert.equal(Number(pick(result, 'totalSize')), 0);
});

test('a tree of records is imported', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'sf-tree-'));
  const file = path.join(folder, 'accounts.json');
  const contact = { attributes: { type: 'Contact', referenceId: 'ann' }, LastName: 'Ann' };
  const account = {
    attributes: { type: 'Account', referenceId: 'hill' },
    Name: 'Hill',
    Contacts: { records: [contact] },
  };
  await writeFile(file, JSON.stringify({ records: [account] }));
  const imported = await org.sf('data import tree', { args: ['--files', file] });
  assert.equal(imported.exitCode, 0, imported.message);
  const { result } = await org.sf('data query', { args: ['--query', 'SELECT LastName, Account.Name FROM Contact'] });
  assert.deepEqual(
    list(result, 'records').map((row) => [text(row, 'LastName'), text(row, 'Account.Name')]),
    [['Ann', 'Hill']],
  );
});

test('a query of an unknown field or object fails with the code of Salesforce', async () => {
  const field = await org.sf('data query', { args: ['--query', 'SELECT Colour__c FROM Account'] });
  assert.equal(field.exitCode, 1);
  assert.match(field.message, /No such column 'Colour__c' on entity 'Account'/u);
  const object = await org.sf('data query', { args: ['--query', 'SELECT Id FROM Colour__c'] });
  assert.match(object.message, /sObject type 'Colour__c' is not supported/u);
});
