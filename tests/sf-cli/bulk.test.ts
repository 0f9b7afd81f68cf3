import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { list, loggedInOrg, pick, text, type SfOrg } from './harness/sf.ts';

let org: SfOrg;
let folder: string;

before(async () => {
  org = await loggedInOrg();
  folder = await mkdtemp(path.join(tmpdir(), 'sf-bulk-'));
});

after(async () => {
  await org.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Runs a bulk command with a CSV file and waits for its job. */
async function bulk(command: string, lines: readonly string[], ...args: readonly string[]) {
  const file = path.join(folder, 'records.csv');
  await writeFile(file, `${lines.join('\n')}\n`);
  return org.sf(`data ${command} bulk --sobject Account --wait 2`, { args: ['--file', file, ...args] });
}

/** Rows of the accounts as the CLI exports them. */
async function exported(): Promise<string[]> {
  const file = path.join(folder, 'accounts.csv');
  const query = 'SELECT Id, Name, Phone, Owner.Alias FROM Account ORDER BY Name';
  const { exitCode, message } = await org.sf('data export bulk --result-format csv --wait 2', {
    args: ['--query', query, '--output-file', file],
  });
  assert.equal(exitCode, 0, message);
  return (await readFile(file, 'utf8')).trimEnd().split('\n');
}

test('records are imported, updated, upserted and deleted in bulk, and exported', async () => {
  const imported = await bulk('import', ['Name,Phone', '"Hill, Ann",1', 'Dale,2', 'Moor,3'], '--line-ending', 'LF');
  assert.equal(imported.exitCode, 0, imported.message);
  assert.equal(Number(pick(imported.result, 'successfulRecords')), 3);

  const [header, ...rows] = await exported();
  assert.equal(header, '"Id","Name","Phone","Owner.Alias"');
  const ids = rows.map((row) => row.split(',')[0]?.replaceAll('"', '') ?? '');
  assert.match(rows[1] ?? '', /"Hill, Ann","1","\w+"$/u);

  const updated = await bulk('update', ['Id,Phone', `${ids[0]},#N/A`, `${ids[1]},22`], '--line-ending', 'LF');
  assert.equal(updated.exitCode, 0, updated.message);
  const upserted = await bulk('upsert', ['Id,Name', `${ids[2]},Moor & Co`, ',Lake'], '--external-id', 'Id');
  assert.equal(upserted.exitCode, 0, upserted.message);
  const named = (await exported()).slice(1).map((row) => /^"\w+","(.*)","\w+"$/u.exec(row)?.[1]);
  assert.deepEqual(named, ['Dale","', 'Hill, Ann","22', 'Lake","', 'Moor & Co","3']);

  const removed = await bulk('delete', ['Id', ...ids]);
  assert.equal(removed.exitCode, 0, removed.message);
  assert.equal((await exported()).length, 2);
});

test('rows that fail and files that cannot be loaded are told with their reasons', async () => {
  const partly = await bulk('import', ['Name,NumberOfEmployees', 'Hill,3', 'Dale,many'], '--line-ending', 'LF');
  assert.equal(partly.exitCode, 1);
  assert.match(partly.message, /failed/iu);
  const { result } = await org.sf('data query', { args: ['--query', "SELECT Id FROM Account WHERE Name = 'Hill'"] });
  assert.equal(list(result, 'records').length, 1);
  const wrong = await bulk('import', ['Colour__c', 'red'], '--line-ending', 'LF');
  assert.equal(wrong.exitCode, 1);
  assert.match(wrong.message + text(wrong.result, 'message'), /Field name not found : Colour__c/u);
});
