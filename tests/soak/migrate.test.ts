import assert from 'node:assert/strict';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { after, before, suite, test } from 'node:test';
import { contentOf, expectedContent, killAndResume, random, writeRound } from '../acceptance/harness/disturbed.ts';
import { MigrationFolder } from '../acceptance/harness/migrate.ts';
import { openOrg } from '../acceptance/harness/org.ts';
import type { TestOrg } from '../acceptance/harness/org.ts';

/** What takes too long for `npm test`: fifty kills, and a million rows. */
const SEED = Number(process.env['SOAK_SEED'] ?? Date.now() % 1_000_000);
const ROUNDS = 10;
const KILLS = 5;
const FAULTS = ['', 'connection-cut=0.1', 'unavailable=0.1', 'row-lock=0.05', 'slow=0.2:50ms'];

suite(`Move in, long (SOAK_SEED=${SEED})`, () => {
  let org: TestOrg;
  let folder: MigrationFolder;
  before(async () => {
    org = await openOrg();
    folder = await MigrationFolder.create(org);
  });
  after(async () => {
    await folder.close();
    await org.close();
  });

  const faults = (spec: string) =>
    fetch(`${org.admin.instanceUrl}/local-org/faults`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${org.admin.accessToken ?? ''}` },
      body: JSON.stringify({ spec }),
    });

  test(`killed at ${ROUNDS * KILLS} random moments, with and without faults, each load ends like a calm one`, async () => {
    const draw = random(SEED);
    const begun = performance.now();
    await folder.run(await writeRound(folder, 'calm'));
    const duration = performance.now() - begun;
    for (let round = 0; round < ROUNDS; round += 1) {
      const name = `round${round}x`;
      const spec = FAULTS[round % FAULTS.length] ?? '';
      const plan = await writeRound(folder, name);
      await faults(spec === '' ? '' : `seed=${SEED + round},${spec}`);
      const report = await killAndResume(folder, plan, KILLS, duration, draw).finally(() => faults(''));
      assert.equal(report.state, 'finished', `round ${round} with "${spec}": ${JSON.stringify(report)}`);
      assert.deepEqual(await contentOf(org, name), expectedContent(), `round ${round} with "${spec}"`);
    }
  });

  test('a million rows are checked in hardly more memory than ten thousand, and in as many calls', async (context) => {
    const small = await checkRows(10_000);
    const large = await checkRows(1_000_000);
    context.diagnostic(`peak memory: ${small.memory} MB for 10,000 rows, ${large.memory} MB for 1,000,000`);
    context.diagnostic(`API calls: ${small.calls} and ${large.calls}`);
    assert.equal(large.calls, small.calls);
    assert.ok(large.memory < small.memory + 200);
  });

  async function checkRows(rows: number): Promise<{ memory: number; calls: number }> {
    const file = createWriteStream(folder.file('roles.csv'));
    file.write('Key,Name,Rate\n');
    for (let row = 0; row < rows; row += 1)
      if (!file.write(`R-${row},Role ${row},${row % 200}.50\n`))
        await new Promise<void>((resolve) => void file.once('drain', () => resolve()));
    file.end();
    await finished(file);
    await folder.write(
      'roles.yaml',
      `name: Roles
sources: { roles: { csv: roles.csv } }
loads:
  roles:
    object: Handover_Role__c
    source: roles
    key: External_Id__c
    fields: { External_Id__c: Key, Name: Name, Cost_Rate__c: Rate }
`,
    );
    const { code, report } = await folder.run(folder.file('roles.yaml'), '--check');
    assert.equal(code, 0, JSON.stringify(report.problems));
    return { memory: report.peakMemoryMegabytes, calls: report.calls };
  }
});
