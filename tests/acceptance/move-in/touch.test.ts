import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { handover } from '../harness/command.ts';
import { createDeal, createTeam } from '../harness/deal.ts';
import type { Team } from '../harness/deal.ts';
import { DISTURBANCES, injectFaults } from '../harness/disturbed.ts';
import { deploy, setPolicy } from '../harness/metadata.ts';
import { openOrg } from '../harness/org.ts';
import type { TestOrg } from '../harness/org.ts';
import { createTimekeeper, launchProject, readFields } from '../harness/project.ts';
import { skippedOnAnOrg } from '../harness/skip.ts';

const skip = skippedOnAnOrg('needs faults');

interface Result {
  readonly saved: { readonly briefs: number; readonly projects: number };
  readonly refused: readonly { readonly id: string; readonly object: string; readonly message: string }[];
}

const RULE = (active: boolean) =>
  `<?xml version="1.0" encoding="UTF-8"?><CustomObject xmlns="http://soap.sforce.com/2006/04/metadata"><validationRules><fullName>Own_Rule</fullName><active>${active}</active><errorConditionFormula>ISBLANK(External_Id__c)</errorConditionFormula><errorMessage>Say where the project comes from.</errorMessage></validationRules></CustomObject>`;

suite('Touch: what is stored follows a definition that changed', () => {
  let org: TestOrg;
  let team: Team;
  let projectId: string;
  before(async () => {
    org = await openOrg();
    team = await createTeam(org);
    ({ projectId } = await launchProject(org, team));
    await (await createTimekeeper(org, team)).log(projectId, 40);
    await createDeal(org, team);
  });
  after(async () => {
    await setPolicy(org.admin, {});
    await org.close();
  });

  const touch = (...flags: readonly string[]) => handover<Result>(org.admin, 'touch', ...flags);
  const storedHealth = async (): Promise<unknown> =>
    (await readFields(org.admin, 'Handover_Project__c', projectId, ['Stored_Health__c']))['Stored_Health__c'];

  test('a project whose policy became stricter turns with the touch, and not before', async () => {
    await setPolicy(org.admin, { Burn_Red__c: { type: 'double', value: '10' } });
    assert.equal(await storedHealth(), 'Green');
    const { exitCode, result } = await touch();
    assert.equal(exitCode, 0);
    assert.deepEqual([result.saved.projects > 0, result.saved.briefs > 0, result.refused], [true, true, []]);
    assert.equal(await storedHealth(), 'Red');
  });

  test('what was saved since the run began is left out when it goes on, and one kind can be touched alone', async () => {
    const begun = new Date(Date.now() - 60_000).toISOString();
    const { result } = await touch('--saved-before', begun);
    assert.deepEqual(result.saved, { briefs: 0, projects: 0 });
    assert.equal((await touch('--only', 'briefs')).result.saved.projects, 0);
  });

  test('a disturbed org is borne within one run', { skip }, async () => {
    for (const [name, spec] of [...DISTURBANCES, ['locked rows', 'seed=5,row-lock=0.3'] as const]) {
      await injectFaults(org.admin, spec);
      const { exitCode, result, message } = await touch();
      await injectFaults(org.admin, '');
      assert.equal(exitCode, 0, `${name}: ${message}`);
      assert.deepEqual([result.saved.projects, result.saved.briefs > 0, result.refused], [1, true, []], name);
    }
  });

  test('a session that has expired stops the run with exit code 3 and says how to go on', { skip }, async () => {
    await injectFaults(org.admin, 'session-expired=1');
    const { exitCode, message } = await touch();
    await injectFaults(org.admin, '');
    assert.equal(exitCode, 3);
    assert.match(message, /Log in again: .*SF_ACCESS_TOKEN/);
    assert.ok(!message.includes(org.admin.accessToken ?? ''));
  });

  test("a record that the org's own rule refuses is named, with the reason and exit code 1", async () => {
    const rule = { ValidationRule: ['Handover_Project__c.Own_Rule'] };
    await deploy(org.admin, rule, { 'objects/Handover_Project__c.object': RULE(true) });
    const { exitCode, result } = await touch('--only', 'projects');
    await deploy(org.admin, rule, { 'objects/Handover_Project__c.object': RULE(false) });
    assert.equal(exitCode, 1);
    const refusal = result.refused.find(({ id }) => id === projectId);
    assert.equal(refusal?.message, 'Say where the project comes from.');
  });
});
