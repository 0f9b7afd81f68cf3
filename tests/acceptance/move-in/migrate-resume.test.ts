import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { contentOf, expectedContent, killAndResume, random, writeRound } from '../harness/disturbed.ts';
import type { MigrationFolder } from '../harness/migrate.ts';
import { MoveIn } from '../harness/move-in.ts';
import type { TestOrg } from '../harness/org.ts';

const SEED = 20_261_122;
const KILLS = 6;

suite('Move in: whatever happens, the result is that of an undisturbed run', () => {
  let moveIn: MoveIn;
  let org: TestOrg;
  let folder: MigrationFolder;
  /** Milliseconds of an undisturbed run. */
  let duration = 0;
  before(async () => {
    moveIn = await MoveIn.open();
    ({ org, folder } = moveIn);
  });
  after(() => moveIn.close());

  test('an undisturbed run', async () => {
    const plan = await writeRound(folder, 'calm');
    const begun = performance.now();
    const { code, report } = await folder.run(plan);
    duration = performance.now() - begun;
    assert.equal(code, 0, JSON.stringify(report));
    assert.deepEqual(await contentOf(org, 'calm'), expectedContent());
  });

  test(`killed up to ${KILLS} times at random moments and resumed: nothing lost, nothing twice, the bypass taken back`, async (context) => {
    const plan = await writeRound(folder, 'killed');
    const { report, kills } = await killAndResume(folder, plan, KILLS, duration, random(SEED));
    context.diagnostic(`seed ${SEED}, ${kills} kills met a run at work`);
    assert.ok(kills > 1);
    assert.equal(report.state, 'finished', JSON.stringify(report));
    assert.deepEqual(await contentOf(org, 'killed'), expectedContent());
    assert.equal(await moveIn.bypassHeld(), 0);
  });

  test('interrupted with Ctrl-C it ends with 130, says how to resume, holds no bypass, and goes on', async () => {
    const plan = await writeRound(folder, 'stopped');
    // Slow enough that there is something left to stop.
    await moveIn.faults('slow=1:80ms');
    const child = folder.start(plan);
    const output: string[] = [];
    child.stdout?.on('data', (chunk: Buffer) => output.push(chunk.toString()));
    const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
    await moveIn.begun('stopped');
    child.kill('SIGINT');
    assert.equal(await ended.finally(() => moveIn.faults('')), 130, output.join(''));
    const { result } = JSON.parse(output.join('')) as { result: { state: string; resume: string } };
    assert.deepEqual(
      [result.state, result.resume],
      ['interrupted', `handover migrate ${plan} --instance-url ${org.admin.instanceUrl}`],
    );
    assert.equal(await moveIn.bypassHeld(), 0);
    assert.ok((await contentOf(org, 'stopped')).length < expectedContent().length);
    assert.equal((await folder.run(plan)).code, 0);
    assert.deepEqual(await contentOf(org, 'stopped'), expectedContent());
  });

  const DISTURBANCES: [string, string][] = [
    ['broken connections', 'seed=3,connection-cut=0.15'],
    ['503 and slow answers', 'seed=4,unavailable=0.15,slow=0.2:30ms'],
    ['locked rows', 'seed=5,row-lock=0.05'],
  ];
  for (const [name, spec] of DISTURBANCES)
    test(`${name} are survived within one run`, async () => {
      const plan = await writeRound(folder, `faulty${spec.slice(5, 6)}`);
      await moveIn.faults(spec);
      const { code, report } = await folder.run(plan, '--retries', '12').finally(() => moveIn.faults(''));
      assert.equal(code, 0, JSON.stringify(report));
      assert.ok(report.retries > 0, 'something was tried again');
      assert.deepEqual(await contentOf(org, `faulty${spec.slice(5, 6)}`), expectedContent());
    });

  test('an expired session and a reached daily limit stop the run with 3, and a later run goes on', async () => {
    const plan = await writeRound(folder, 'limited');
    await moveIn.faults('seed=6,daily-limit-after=20');
    const limited = await folder.run(plan, '--retries', '2').finally(() => moveIn.faults(''));
    assert.equal(limited.code, 3, limited.output);
    assert.match(limited.report.reason ?? '', /REQUEST_LIMIT_EXCEEDED/);
    await moveIn.faults('seed=8,session-expired=0.3');
    const expired = await folder.run(plan).finally(() => moveIn.faults(''));
    assert.equal(expired.code, 3, expired.output);
    assert.match(expired.report.reason ?? '', /The session has expired. Log in again and run the same command/);
    assert.equal((await folder.run(plan)).code, 0);
    assert.deepEqual(await contentOf(org, 'limited'), expectedContent());
    assert.equal(await moveIn.bypassHeld(), 0);
  });
});
