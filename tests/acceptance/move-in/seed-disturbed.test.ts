import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import type { Connection } from 'jsforce';
import { startHandover } from '../harness/command.ts';
import { companyOf } from '../harness/company.ts';
import { DISTURBANCES, injectFaults } from '../harness/disturbed.ts';
import { assign, openOrg } from '../harness/org.ts';
import type { TestOrg } from '../harness/org.ts';
import { skippedOnAnOrg } from '../harness/skip.ts';

const skip = skippedOnAnOrg('needs several empty orgs, and faults');

interface Result {
  readonly written: number;
  readonly interrupted?: boolean;
}

suite('Seed: whatever happens, the company is that of an undisturbed run', { skip }, () => {
  let calm: TestOrg;
  let company: readonly string[];
  before(async () => {
    calm = await openOrg();
    assert.equal((await startHandover(calm.admin, 'seed').answer()).exitCode, 0);
    company = await companyOf(calm.admin, { modified: false });
  });
  after(() => calm.close());

  const count = async (admin: Connection, soql: string): Promise<number> => (await admin.query(soql)).totalSize;
  const borrowed = (admin: Connection, ...sets: readonly string[]): Promise<number> =>
    count(
      admin,
      `SELECT Id FROM PermissionSetAssignment WHERE PermissionSet.Name IN ('${['Handover_Rule_Bypass', 'Handover_Data_Loader', ...sets].join("','")}')`,
    );
  /** Waits until the command has brought the org so far, or has ended. */
  const until = async (command: ReturnType<typeof startHandover>, reached: () => Promise<boolean>): Promise<void> => {
    while (command.child.exitCode === null && !(await reached())) await wait(3);
  };

  for (const [name, spec] of [...DISTURBANCES, ['locked rows', 'seed=5,row-lock=0.0008'] as const])
    test(`${name} are survived within one run`, async (t) => {
      const org = await openOrg();
      t.after(() => org.close());
      await injectFaults(org.admin, spec);
      const { exitCode, message } = await startHandover(org.admin, 'seed').answer();
      const injected = await injectFaults(org.admin, '');
      assert.equal(exitCode, 0, message);
      assert.ok(Object.keys(injected).length > 0, 'something was disturbed');
      assert.deepEqual(await companyOf(org.admin, { modified: false }), company);
      assert.equal(await borrowed(org.admin), 0);
    });

  test('stopped by Ctrl-C and killed at several steps, the next run makes it whole and gives borrowed rights back', async (t) => {
    const org = await openOrg();
    t.after(() => org.close());
    const STEPS: readonly (readonly [NodeJS.Signals, string])[] = [
      ['SIGINT', 'SELECT Id FROM Account'],
      ['SIGKILL', 'SELECT Id FROM Opportunity'],
      ['SIGKILL', "SELECT Id FROM Handover_Brief__c WHERE Status__c = 'Accepted'"],
      ['SIGKILL', 'SELECT Id FROM Handover_Timesheet__c'],
    ];
    for (const [signal, reached] of STEPS) {
      const command = startHandover<Result>(org.admin, 'seed');
      await until(command, async () => (await count(org.admin, reached)) > 0);
      command.child.kill(signal);
      if (signal !== 'SIGINT') await command.ended;
      else {
        assert.equal((await command.answer()).exitCode, 130);
        assert.equal(await borrowed(org.admin), 0, 'Ctrl-C gives the rights back');
      }
    }
    assert.ok((await borrowed(org.admin)) > 0, 'a killed run could not give them back');
    assert.equal((await startHandover(org.admin, 'seed').answer()).exitCode, 0);
    assert.deepEqual(await companyOf(org.admin, { modified: false }), company);
    assert.equal(await borrowed(org.admin), 0);
  });

  test('what the user held before stays theirs', async (t) => {
    const org = await openOrg();
    t.after(() => org.close());
    await assign(org.admin, org.adminId, ['Handover_Rule_Bypass']);
    assert.equal((await startHandover(org.admin, 'seed', '--size', '5').answer()).exitCode, 0);
    assert.equal(await borrowed(org.admin), 1);
  });

  test('a removal that is stopped or killed gives its right back at the latest with the next run, which removes the rest', async (t) => {
    const org = await openOrg();
    t.after(() => org.close());
    assert.equal((await startHandover(org.admin, 'seed', '--size', '150').answer()).exitCode, 0);
    const { records } = await org.admin.query<{ Id: string }>(
      "SELECT Id FROM PermissionSetAssignment WHERE PermissionSet.Name = 'Handover_Admin'",
    );
    await org.admin.sobject('PermissionSetAssignment').destroy(records[0]?.Id ?? '');
    const held = () => borrowed(org.admin, 'Handover_Admin');
    const deals = () => count(org.admin, 'SELECT Id FROM Opportunity');
    for (const signal of ['SIGINT', 'SIGKILL'] as const) {
      const command = startHandover<Result>(org.admin, 'seed', '--remove', '--yes');
      await until(command, async () => (await held()) > 0);
      command.child.kill(signal);
      if (signal === 'SIGINT') {
        const { exitCode, result } = await command.answer();
        assert.deepEqual([exitCode, result.interrupted], [130, true]);
        assert.equal(await held(), 0);
      } else {
        await command.ended;
        assert.equal(await held(), 1, 'a killed run could not give it back');
      }
      assert.equal(await deals(), 150);
    }
    assert.equal((await startHandover(org.admin, 'seed', '--remove', '--yes').answer()).exitCode, 0);
    assert.deepEqual([await deals(), await held()], [0, 0]);
  });
});
