import assert from 'node:assert/strict';
import { glob, readFile } from 'node:fs/promises';
import { after, before, suite, test } from 'node:test';
import type { Connection } from 'jsforce';
import { handover } from '../harness/command.ts';
import { runLocalOrgCommand, startLocalOrg } from '../harness/local-org.ts';
import type { LocalOrg } from '../harness/local-org.ts';
import { deploy } from '../harness/metadata.ts';
import { openOrg } from '../harness/org.ts';
import type { TestOrg } from '../harness/org.ts';
import { connectionTo } from '../harness/sessions.ts';
import { skippedOnAnOrg } from '../harness/skip.ts';

interface Result {
  readonly flows: readonly { readonly name: string; readonly activeVersion: number | null }[];
  readonly activated: readonly string[];
  readonly notCurrent: readonly string[];
  readonly gate: { readonly before?: string; readonly after?: string; readonly kept?: string };
}

const policyOf = async (connection: Connection): Promise<Record<string, unknown>> => {
  const { records } = await connection.query<Record<string, unknown>>(
    'SELECT FIELDS(ALL) FROM Handover_Policy__mdt LIMIT 1',
  );
  const { attributes: _, SystemModstamp: __, ...fields } = records[0] ?? {};
  return fields;
};

suite('Activate: an org whose flows run', () => {
  let org: TestOrg;
  before(async () => {
    org = await openOrg();
  });
  after(() => org.close());

  test('is found in order, and the gate moves there and back without touching another setting of the policy', async () => {
    const checked = await handover<Result>(org.admin, 'activate', '--check');
    assert.deepEqual([checked.exitCode, checked.result.notCurrent], [0, []]);
    const shipped = await policyOf(org.admin);
    const observed = await handover<Result>(org.admin, 'activate', '--gate', 'observe');
    assert.deepEqual([observed.exitCode, observed.result.gate.after], [0, 'Observe']);
    assert.deepEqual(await policyOf(org.admin), { ...shipped, Gate_Mode__c: 'Observe' });
    const enforced = await handover<Result>(org.admin, 'activate', '--gate', 'enforce');
    assert.deepEqual([enforced.exitCode, enforced.result.activated], [0, []]);
    assert.deepEqual(await policyOf(org.admin), { ...shipped, Gate_Mode__c: 'Enforce' });
  });
});

suite(
  'Activate: production, where a deploy leaves flows off',
  { skip: skippedOnAnOrg('needs a production org whose flows are off') },
  () => {
    let server: LocalOrg;
    let admin: Connection;
    before(async () => {
      server = await startLocalOrg({ flowsArriveInactive: true });
      admin = connectionTo(server.url, server.accessToken);
      await runLocalOrgCommand(server, 'deploy');
    });
    after(() => server.stop());

    const activeFlows = async (): Promise<number> =>
      (await admin.query('SELECT Id FROM FlowDefinitionView WHERE IsActive = true')).totalSize;

    test('a check names every flow that is off and switches none on', async () => {
      const { exitCode, result } = await handover<Result>(admin, 'activate', '--check');
      assert.equal(exitCode, 1);
      assert.equal(result.notCurrent.length, result.flows.length);
      assert.equal(await activeFlows(), 0);
    });

    test('all are switched on, what a flow calls before the flow, and then the gate moves', async () => {
      const { exitCode, result } = await handover<Result>(admin, 'activate', '--gate', 'observe');
      assert.equal(exitCode, 0, JSON.stringify(result));
      assert.deepEqual(result.notCurrent, []);
      assert.equal(await activeFlows(), result.flows.length);
      const order = (name: string): number => result.activated.indexOf(name);
      assert.ok(order('Handover_Ensure_Brief') < order('Handover_Opportunity_AfterSave_OpenBrief'));
      assert.ok(
        order('Handover_Opportunity_AfterSave_OpenBrief') < order('Handover_Opportunity_AfterSave_LaunchProject'),
      );
      assert.equal(result.gate.after, 'Observe');
    });

    test('an upgrade whose new version arrives off beside the old one is told and switched on', async () => {
      await upgrade('Handover_Ensure_Brief');
      const { exitCode, result } = await handover<Result>(admin, 'activate', '--check');
      assert.deepEqual([exitCode, result.notCurrent], [1, ['Handover_Ensure_Brief']]);
      const again = await handover<Result>(admin, 'activate');
      assert.deepEqual([again.exitCode, again.result.activated], [0, ['Handover_Ensure_Brief']]);
      assert.equal(again.result.gate.after, 'Observe', 'the gate was not asked for');
    });

    test('the gate does not enforce while a flow is missing', async () => {
      await deactivate('Handover_Project_Daily_Watch');
      const deleted = await admin.metadata.delete('Flow', 'Handover_Project_Daily_Watch');
      assert.equal(deleted.success, true, JSON.stringify(deleted));
      const { exitCode, result } = await handover<Result>(admin, 'activate', '--gate', 'enforce');
      assert.deepEqual([exitCode, result.notCurrent], [1, ['Handover_Project_Daily_Watch']]);
      assert.match(result.gate.kept ?? '', /every flow active/);
      assert.equal((await policyOf(admin))['Gate_Mode__c'], 'Observe');
    });

    async function deactivate(name: string): Promise<void> {
      const { records } = await admin.tooling.query<{ Id: string }>(
        `SELECT Id FROM FlowDefinition WHERE DeveloperName = '${name}'`,
      );
      await admin.tooling
        .sobject('FlowDefinition')
        .update({ Id: records[0]?.Id ?? '', Metadata: { activeVersionNumber: 0 } } as { Id: string });
    }

    /** Deploys a flow of the package with another description, which is another version. */
    async function upgrade(name: string): Promise<void> {
      for await (const file of glob(`force-app/**/${name}.flow-meta.xml`)) {
        const changed = (await readFile(file, 'utf8')).replace(/(<description\s*>)/u, '$1Changed. ');
        await deploy(admin, { Flow: [name] }, { [`flows/${name}.flow`]: changed });
      }
    }
  },
);
