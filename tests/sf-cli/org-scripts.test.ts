import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ALIAS, list, loggedInOrg, text, type SfOrg } from './harness/sf.ts';

let org: SfOrg;
before(async () => {
  org = await loggedInOrg();
});
after(async () => {
  await org.stop();
});

const script = (name: string, ...flags: readonly string[]) =>
  org.script('scripts/org.ts', name, '--target-org', ALIAS, ...flags);
const handover = (...command: readonly string[]) =>
  org.script('scripts/handover.mjs', ...command, '--target-org', ALIAS);

async function query(soql: string): Promise<readonly unknown[]> {
  return list((await org.sf('data query', { args: ['--query', soql] })).result, 'records');
}
const gate = async (): Promise<string> =>
  text((await query('SELECT Gate_Mode__c FROM Handover_Policy__mdt'))[0], 'Gate_Mode__c');

test('org:deploy brings the package in, in numbered steps, and assigns the administrator permission set', async () => {
  const { exitCode, output } = await script('deploy');
  assert.equal(exitCode, 0, output);
  assert.match(output, /\[1\/7\].*[\s\S]*\[7\/7\]/);
  const assigned = await query("SELECT Id FROM PermissionSetAssignment WHERE PermissionSet.Name = 'Handover_Admin'");
  assert.equal(assigned.length, 1);
});

test('org:deploy again leaves the policy as the administrator tuned it', async () => {
  assert.equal(await gate(), 'Enforce');
  const moved = await handover('activate', '--gate', 'observe');
  assert.equal(moved.exitCode, 0, moved.output);
  const { exitCode, output } = await script('deploy');
  assert.equal(exitCode, 0, output);
  assert.match(output, /the policy record was left as it is/);
  assert.equal(await gate(), 'Observe');
});

test('org:seed fills it', async () => {
  const { exitCode, output } = await script('seed');
  assert.equal(exitCode, 0, output);
  assert.notEqual((await query('SELECT Id FROM Handover_Project__c LIMIT 1')).length, 0);
});

test('org:delete refuses an org that is no scratch org', async () => {
  const { exitCode, output } = await script('delete');
  assert.equal(exitCode, 1);
  assert.match(output, /is not deleted/);
});

test('org:uninstall asks before it deletes records, and then leaves nothing of the package', async () => {
  const asked = await script('uninstall');
  assert.equal(asked.exitCode, 1);
  assert.match(asked.output, /Handover_Project__c[\s\S]*--delete-data/);
  const { exitCode, output } = await script('uninstall', '--delete-data');
  assert.equal(exitCode, 0, output);
  const left = list((await org.sf('sobject list --sobject custom')).result).map(String);
  assert.deepEqual(
    left.filter((name) => name.startsWith('Handover_')),
    [],
  );
  const preflight = await handover('preflight', '--json');
  assert.equal(preflight.exitCode, 0, preflight.output);
});
