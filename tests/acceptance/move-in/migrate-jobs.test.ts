import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { after, before, suite, test } from 'node:test';
import type { MigrationFolder } from '../harness/migrate.ts';
import { MoveIn } from '../harness/move-in.ts';
import type { TestOrg } from '../harness/org.ts';

const ROWS = 12_000;
const PLAN = `name: Clients
bypass: none
sources: { clients: { csv: clients.csv } }
loads:
  clients:
    object: Handover_Role__c
    source: clients
    key: External_Id__c
    fields: { External_Id__c: Number, Name: Number, Cost_Rate__c: Cost, Bill_Rate__c: { constant: 150 } }
`;

interface Job {
  readonly id: string;
  readonly state: string;
}

suite('Move in: Bulk jobs that do not come to their end, rows that stay locked, requests used up', () => {
  let moveIn: MoveIn;
  let org: TestOrg;
  let folder: MigrationFolder;
  before(async () => {
    moveIn = await MoveIn.open();
    ({ org, folder } = moveIn);
    await folder.write('clients.yaml', PLAN);
  });
  after(() => moveIn.close());

  /** The rows of one test; a row whose cost is negative is refused by a rule. */
  async function write(round: string, rows: number, refused = 0): Promise<string> {
    const lines = Array.from({ length: rows }, (_, index) => `${round}-${index},${index < refused ? -1 : index % 90}`);
    await folder.write('clients.csv', `Number,Cost\n${lines.join('\n')}\n`);
    return folder.file('clients.yaml');
  }
  const journal = (round: string) => ['--journal', folder.file(round)];
  const jobs = async () =>
    (await org.admin.request<{ records: Job[] }>(`/services/data/v${org.admin.version}/jobs/ingest`)).records;
  const count = async (round: string) => {
    const soql = `SELECT COUNT() FROM Handover_Role__c WHERE External_Id__c LIKE '${round}-%'`;
    return (await org.admin.query(soql)).totalSize;
  };

  /** Waits until a job of the round has written something, and answers it. */
  async function atWork(round: string): Promise<Job> {
    for (;;) {
      const job = (await jobs()).find(({ state }) => state === 'InProgress');
      if (job !== undefined && (await count(round)) > 0) return job;
      await wait(5);
    }
  }
  const abort = (job: Job) =>
    org.admin.request({
      method: 'PATCH',
      url: `/services/data/v${org.admin.version}/jobs/ingest/${job.id}`,
      body: JSON.stringify({ state: 'Aborted' }),
      headers: { 'Content-Type': 'application/json' },
    });

  test('a job that an administrator aborts ends the run with 3; what it saved is known, the next run sends the rest', async () => {
    const plan = await write('A', ROWS, 1);
    const running = folder.run(plan, ...journal('A'));
    await abort(await atWork('A'));
    const { code, report } = await running;
    assert.equal(code, 3, JSON.stringify(report));
    assert.match(
      report.reason ?? '',
      /Bulk job \w+ was aborted in the org\. What it saved is noted; the next run sends/,
    );
    const saved = await count('A');
    assert.ok(saved > 0 && saved < ROWS - 1, `${saved} rows were there when the run ended`);
    const next = await folder.run(plan, ...journal('A'));
    assert.equal(next.code, 1, JSON.stringify(next.report));
    const [load] = next.report.loads;
    assert.deepEqual([load?.rows, load?.refused], [ROWS, 1]);
    assert.ok((load?.unchanged ?? 0) > 0, 'what the aborted job saved is not sent again');
    assert.equal((load?.saved ?? 0) + (load?.unchanged ?? 0), ROWS - 1);
    assert.equal(await count('A'), ROWS - 1);
  });

  test('a run that was killed finds its job aborted, or deleted, and ends as an undisturbed one', async () => {
    for (const round of ['B', 'C']) {
      const plan = await write(round, ROWS);
      const child = folder.start(plan, ...journal(round));
      const ended = new Promise((resolve) => child.once('close', resolve));
      const job = await atWork(round);
      child.kill('SIGKILL');
      await ended;
      await abort(job);
      if (round === 'C')
        await org.admin.request({
          method: 'DELETE',
          url: `/services/data/v${org.admin.version}/jobs/ingest/${job.id}`,
        });
      const { code, report } = await folder.run(plan, ...journal(round));
      assert.equal(code, 0, JSON.stringify(report));
      const [load] = report.loads;
      assert.equal((load?.saved ?? 0) + (load?.unchanged ?? 0), ROWS);
      assert.equal(await count(round), ROWS);
      assert.deepEqual((await folder.run(plan, ...journal(round))).report.loads[0]?.unchanged, ROWS);
    }
  });

  test('rows that stay locked are refused with their code while the others are loaded, and the next run loads them', async () => {
    const plan = await write('D', 600);
    await moveIn.faults('seed=4,row-lock=0.3');
    for (const [round, bulkAbove] of [
      ['D1', '2000'],
      ['D2', '0'],
    ] as const) {
      const options = ['--retries', '0', '--bulk-above', bulkAbove, ...journal(round)];
      const { code, report } = await folder.run(plan, ...options);
      assert.equal(code, 1, JSON.stringify(report));
      const [load] = report.loads;
      assert.ok((load?.refused ?? 0) > 0);
      assert.equal((load?.saved ?? 0) + (load?.refused ?? 0), 600);
      assert.deepEqual([...new Set(report.rejected.first.map((row) => row.code))], ['UNABLE_TO_LOCK_ROW']);
    }
    await moveIn.faults('');
    assert.equal((await folder.run(plan, ...journal('D1'))).code, 0);
    assert.equal(await count('D'), 600);
  });

  test('used-up requests stop the run at once and say when to run again', async () => {
    const plan = await write('E', 900);
    await moveIn.faults('daily-limit-after=5');
    const { code, report } = await folder.run(plan, ...journal('E')).finally(() => moveIn.faults(''));
    assert.deepEqual([code, report.retries], [3, 0]);
    assert.match(
      report.reason ?? '',
      /REQUEST_LIMIT_EXCEEDED.*counts those of the last 24 hours: run the same command again/,
    );
    assert.equal((await folder.run(plan, ...journal('E'))).code, 0);
    assert.equal(await count('E'), 900);
  });
});
