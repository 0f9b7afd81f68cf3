import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import jsforce from 'jsforce';
import { openOrg } from '../../../org.ts';
import { activeUsers } from '../../auth/users.ts';
import { createSessions } from '../../auth/sessions.ts';
import { createServer } from '../../server.ts';
import { uploadFolder } from '../uploads.ts';

test('a job goes on where it was when the server starts again, and writes each row once', async (t) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'bulk-restart-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const file = path.join(folder, 'org.sqlite');
  const start = async () => {
    const org = openOrg({ file });
    const app = await createServer(org);
    const url = await app.listen({ port: 0, host: '127.0.0.1' });
    const accessToken = createSessions(() => org).create(String(activeUsers(org)[0]?.['Id']), 'api');
    const connection = new jsforce.Connection({ instanceUrl: url, accessToken, version: '66.0' });
    const stop = async () => {
      await app.close();
      await org.idle();
      org.close();
    };
    return { connection, stop };
  };
  const rows = Array.from({ length: 5000 }, (_, index) => `Account ${index}`);

  const first = await start();
  const job = first.connection.bulk2.createJob({ object: 'Account', operation: 'insert' });
  await job.open();
  await job.uploadData(`Name\n${rows.join('\n')}\n`);
  await job.close();
  const id = job.id;
  while (Number((await job.check()).numberRecordsProcessed) === 0);
  await first.stop();

  const second = await start();
  const resumed = second.connection.bulk2.job('ingest', { id: id ?? '' });
  assert.notEqual((await resumed.check()).state, 'JobComplete', 'it was stopped before its end');
  await resumed.poll(20, 20_000);
  const results = await resumed.getSuccessfulResults();
  assert.deepEqual(
    results.map((row) => Object.entries(row).find(([name]) => name === 'Name')?.[1]),
    rows,
  );
  const { records } = await second.connection.query('SELECT COUNT_DISTINCT(Name) names, COUNT(Id) ids FROM Account');
  assert.deepEqual([records[0]?.['names'], records[0]?.['ids']], [5000, 5000]);
  assert.deepEqual(readdirSync(uploadFolder(file)), [], 'the uploaded file is gone');
  await second.stop();
});
