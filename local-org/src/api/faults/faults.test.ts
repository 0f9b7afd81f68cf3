import assert from 'node:assert/strict';
import { test } from 'node:test';
import { data, runOrg } from '../testing/running-org.ts';
import type { RunningOrg } from '../testing/running-org.ts';

/** Creates accounts one by one, and tells of each the status, or `cut`. */
async function createAccounts(running: RunningOrg, count: number): Promise<(number | 'cut')[]> {
  const answers: (number | 'cut')[] = [];
  for (let index = 0; index < count; index++) {
    const answer = running.call('POST', `${data}/sobjects/Account`, { Name: `Account ${index}` });
    answers.push(
      await answer.then(
        ({ status }) => status,
        () => 'cut' as const,
      ),
    );
  }
  return answers;
}

async function injected(running: RunningOrg): Promise<Record<string, number>> {
  const { body } = await running.call('GET', '/local-org/faults');
  return (body as { injected: Record<string, number> }).injected;
}

const use = (running: RunningOrg, spec: string) => running.call('POST', '/local-org/faults', { spec });

const count = async (running: RunningOrg): Promise<number> =>
  (await running.connect().query('SELECT Id FROM Account')).totalSize;

test('a cut connection leaves the work undone or done: the caller cannot tell', async (t) => {
  const running = await runOrg(t);
  await use(running, 'connection-cut-before=1');
  assert.deepEqual(await createAccounts(running, 2), ['cut', 'cut']);
  await use(running, 'connection-cut-after=1');
  assert.deepEqual(await createAccounts(running, 2), ['cut', 'cut']);
  await use(running, '');
  assert.equal(await count(running), 2);
});

test('the same seed gives the same faults, another one others', async (t) => {
  const running = await runOrg(t);
  const runs: (number | 'cut')[][] = [];
  for (const seed of [7, 7, 8]) {
    await use(running, `seed=${seed},connection-cut=0.2,unavailable=0.2,session-expired=0.1,row-lock=0.2`);
    runs.push(await createAccounts(running, 40));
  }
  assert.deepEqual(runs[0], runs[1]);
  assert.notDeepEqual(runs[0], runs[2]);
  const occurred = await injected(running);
  assert.deepEqual(Object.keys(occurred).sort(), ['connection-cut', 'row-lock', 'session-expired', 'unavailable']);
});

test('each refusal has the shape of Salesforce', async (t) => {
  const running = await runOrg(t);
  const cases = [
    ['unavailable=1', 503, 'SERVER_UNAVAILABLE'],
    ['session-expired=1', 401, 'INVALID_SESSION_ID'],
    ['daily-limit-after=0', 403, 'REQUEST_LIMIT_EXCEEDED'],
    ['row-lock=1', 400, 'UNABLE_TO_LOCK_ROW'],
  ] as const;
  for (const [spec, expected, code] of cases) {
    await use(running, spec);
    const { status, body } = await running.call('POST', `${data}/sobjects/Account`, { Name: 'One' });
    assert.deepEqual([status, (body as { errorCode: string }[])[0]?.errorCode], [expected, code]);
  }
  assert.equal((await running.call('GET', `${data}/limits`)).status, 200, 'other resources are spared');
});

test('in a collection only the locked rows fail', async (t) => {
  const running = await runOrg(t);
  await use(running, 'seed=3,row-lock=0.3');
  const records = Array.from({ length: 50 }, (_, index) => ({ attributes: { type: 'Account' }, Name: `A${index}` }));
  const { body } = await running.call('POST', `${data}/composite/sobjects`, { allOrNone: false, records });
  const results = body as { success: boolean; errors: { statusCode: string }[] }[];
  const failed = results.filter(({ success }) => !success);
  assert.deepEqual(new Set(failed.map(({ errors }) => errors[0]?.statusCode)), new Set(['UNABLE_TO_LOCK_ROW']));
  assert.equal(failed.length, (await injected(running))['row-lock']);
  assert.equal(await count(running), 50 - failed.length);
});

test('an upload that is cut off leaves nothing, and can be sent again', async (t) => {
  const running = await runOrg(t);
  const { body } = await running.call('POST', `${data}/jobs/ingest`, { object: 'Account', operation: 'insert' });
  const path = `${data}/jobs/ingest/${String((body as { id: string }).id)}`;
  const csv = `Name\n${Array.from({ length: 100_000 }, (_, index) => `Account ${index}`).join('\n')}\n`;
  const headers = { 'content-type': 'text/csv' };
  await use(running, 'connection-cut-during=1');
  await assert.rejects(running.call('PUT', `${path}/batches`, csv, headers));
  await use(running, '');
  assert.match(JSON.stringify((await running.call('PATCH', path, { state: 'UploadComplete' })).body), /No content/);
  assert.equal((await running.call('PUT', `${path}/batches`, csv, headers)).status, 201);
  assert.equal((await running.call('PATCH', path, { state: 'UploadComplete' })).status, 200);
});

test('a specification that cannot be is refused with what can', async (t) => {
  const running = await runOrg(t);
  for (const spec of ['fire=1', 'unavailable=2', 'slow=0.1', 'seed=x']) {
    const { status, body } = await use(running, spec);
    assert.equal(status, 400, spec);
    assert.match(JSON.stringify(body), /Faults: /);
  }
});

test('requests of API clients are counted', async (t) => {
  const running = await runOrg(t);
  const used = async () =>
    Number(
      /api-usage=(\d+)\/15000/.exec(
        (await running.call('GET', `${data}/limits`)).headers.get('sforce-limit-info') ?? '',
      )?.[1],
    );
  const before = await used();
  await createAccounts(running, 3);
  assert.equal(await used(), before + 4);
  const { body } = await running.call('GET', `${data}/limits`);
  assert.deepEqual((body as Record<string, unknown>)['DailyApiRequests'], {
    Max: 15_000,
    Remaining: 15_000 - before - 5,
  });
});
