import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { after, before, suite, test } from 'node:test';
import { contentOf, expectedContent, writeRound } from '../harness/disturbed.ts';
import type { MigrationFolder } from '../harness/migrate.ts';
import { MoveIn } from '../harness/move-in.ts';
import type { TestOrg } from '../harness/org.ts';

suite('Move in: runs that meet, change and lose their reader', () => {
  let moveIn: MoveIn;
  let org: TestOrg;
  let folder: MigrationFolder;
  before(async () => {
    moveIn = await MoveIn.open();
    ({ org, folder } = moveIn);
  });
  after(() => moveIn.close());

  test('of two runs at once one does the work, the other ends with 3 and says why; nothing is there twice', async () => {
    const plan = await writeRound(folder, 'both');
    const both = await Promise.all([folder.end(plan), folder.end(plan)]);
    assert.deepEqual(both.map(({ code }) => code).sort(), [0, 3], JSON.stringify(both));
    assert.match(both.map(({ text }) => text).join(), /Another run .*Wait until it ends/);
    assert.deepEqual(await contentOf(org, 'both'), expectedContent());
    assert.equal(await moveIn.bypassHeld(), 0);
  });

  test('killed, then resumed with another plan and a changed file: what was sent is known, what is new is sent', async () => {
    const plan = await writeRound(folder, 'other');
    const child = folder.start(plan);
    const ended = new Promise((resolve) => child.once('close', resolve));
    await moveIn.begun('other');
    child.kill('SIGKILL');
    await ended;
    assert.ok((await contentOf(org, 'other')).length < expectedContent().length, 'it was killed in the middle');
    const [header = '', ...rows] = (await folder.read('projects-other.csv')).trim().split('\n');
    await folder.write('projects-other.csv', [header, ...rows.reverse(), 'other-P180,other client 0', ''].join('\n'));
    await folder.write('other.yaml', (await folder.read('other.yaml')).replace('bulkAbove: 400', 'bulkAbove: 0'));
    const { code, report } = await folder.run(plan);
    assert.equal(code, 0, JSON.stringify(report));
    assert.deepEqual(await contentOf(org, 'other'), [...expectedContent(), '-P180 of  client 0'].sort());
    assert.equal(await moveIn.bypassHeld(), 0);
  });

  test('answers that come after the time limit are found again, not written twice', async (context) => {
    const plan = await writeRound(folder, 'late');
    await moveIn.faults('seed=9,slow=0.25:900ms');
    const { code, report } = await folder
      .run(plan, '--timeout', '700', '--retries', '20')
      .finally(() => moveIn.faults(''));
    context.diagnostic(`${report.retries} repetitions`);
    assert.equal(code, 0, JSON.stringify(report));
    assert.ok(report.retries > 0, 'something was tried again');
    assert.deepEqual(await contentOf(org, 'late'), expectedContent());
  });

  test('when the reader of its output goes away the run still ends, and gives the bypass back', async () => {
    const plan = await writeRound(folder, 'head');
    const { instanceUrl, accessToken = '' } = org.admin;
    const child = spawn(
      'bash',
      [
        '-c',
        '"$0" scripts/handover.mjs migrate "$1" --instance-url "$2" | true; exit "${PIPESTATUS[0]}"',
        process.execPath,
        plan,
        instanceUrl,
      ],
      {
        stdio: ['ignore', 'ignore', 'pipe'],
        env: { ...process.env, SF_ACCESS_TOKEN: accessToken ?? '', HANDOVER_STATE_DIR: folder.file('state') },
      },
    );
    const errors: string[] = [];
    child.stderr?.on('data', (chunk: Buffer) => errors.push(chunk.toString()));
    const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
    assert.deepEqual([code, errors.join('')], [0, '']);
    assert.deepEqual(await contentOf(org, 'head'), expectedContent());
    assert.equal(await moveIn.bypassHeld(), 0);
  });
});
