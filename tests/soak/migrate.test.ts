import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { contentOf, expectedContent, killAndResume, random, writeRound } from '../acceptance/harness/disturbed.ts';
import type { MigrationFolder } from '../acceptance/harness/migrate.ts';
import { MoveIn } from '../acceptance/harness/move-in.ts';
import type { TestOrg } from '../acceptance/harness/org.ts';

/** What takes too long for `npm test`: fifty kills that meet a run at work. */
const SEED = Number(process.env['SOAK_SEED'] ?? Date.now() % 1_000_000);
const KILLS = 50;
const KILLS_A_ROUND = 5;
const FAULTS = ['', 'connection-cut=0.1', 'unavailable=0.1', 'row-lock=0.05', 'slow=0.2:50ms'];

suite(`Move in, long (SOAK_SEED=${SEED})`, () => {
  let moveIn: MoveIn;
  let org: TestOrg;
  let folder: MigrationFolder;
  before(async () => {
    moveIn = await MoveIn.open();
    ({ org, folder } = moveIn);
  });
  after(() => moveIn.close());

  test(`killed at ${KILLS} random moments, with and without faults, each load ends like a calm one`, async (context) => {
    const draw = random(SEED);
    const begun = performance.now();
    await folder.run(await writeRound(folder, 'calm'));
    const duration = performance.now() - begun;
    let kills = 0;
    let round = 0;
    for (; kills < KILLS; round += 1) {
      const name = `round${round}x`;
      const spec = FAULTS[round % FAULTS.length] ?? '';
      const plan = await writeRound(folder, name);
      await moveIn.faults(spec === '' ? '' : `seed=${SEED + round},${spec}`);
      const ended = await killAndResume(folder, plan, KILLS_A_ROUND, duration, draw).finally(() => moveIn.faults(''));
      const { report } = ended;
      kills += ended.kills;
      assert.equal(report.state, 'finished', `round ${round} with "${spec}": ${JSON.stringify(report)}`);
      assert.deepEqual(await contentOf(org, name), expectedContent(), `round ${round} with "${spec}"`);
    }
    context.diagnostic(`${kills} kills met a run at work, in ${round} loads`);
  });
});
