import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { removeScratchProjects, scratchProject, shipments } from './harness/project.ts';
import { ALIAS as HUB, list, loggedInOrg, pick, text, type SfOrg } from './harness/sf.ts';

/** Alias of the scratch org that the tests make, use and delete, one after the other. */
const SCRATCH = 'trial';

let org: SfOrg;

before(async () => {
  org = await loggedInOrg({ devHub: true });
});

after(async () => {
  await org.stop();
  await removeScratchProjects();
});

const script = (name: string, ...flags: readonly string[]) =>
  org.script('scripts/org.ts', name, '--target-org', SCRATCH, ...flags);

/** Runs `sf` against the scratch org. */
const scratch = (command: string, options: { readonly cwd?: string; readonly args?: readonly string[] } = {}) =>
  org.sf(command, { ...options, env: { SF_TARGET_ORG: SCRATCH } });

async function query(soql: string): Promise<readonly unknown[]> {
  const { exitCode, result, message } = await scratch('data query', { args: ['--query', soql] });
  assert.equal(exitCode, 0, message);
  return list(result, 'records');
}

/** Type, alias and state of the orgs that the CLI lists. */
async function listed(): Promise<string[]> {
  const { result } = await org.sf('org list');
  const hubs = list(result, 'devHubs').map((entry) => `hub ${text(entry, 'alias')} ${text(entry, 'connectedStatus')}`);
  const orgs = list(result, 'scratchOrgs').map((entry) => `scratch ${text(entry, 'alias')} ${text(entry, 'status')}`);
  return [...hubs, ...orgs];
}

test('what a Dev Hub on this machine cannot make is refused by name', async () => {
  const cwd = await scratchProject({});
  const definition = { edition: 'Enterprise', features: ['MultiCurrency'] };
  await writeFile(path.join(cwd, 'definition.json'), JSON.stringify(definition));
  const command = `org create scratch --definition-file definition.json --target-dev-hub ${HUB}`;
  const { exitCode, message } = await org.sf(command, { cwd });
  assert.equal(exitCode, 1);
  assert.match(message, /MultiCurrency is not a valid Features value/u);
});

test('org:create makes a scratch org with the settings of its definition; run again it keeps the org', async () => {
  const { exitCode, output } = await script('create', '--dev-hub', HUB);
  assert.equal(exitCode, 0, output);
  assert.match(output, /\[2\/2\] Create a scratch org for 7 days[\s\S]*created\. Next:/u);
  const [organization] = await query('SELECT Name, OrganizationType, IsSandbox FROM Organization');
  assert.deepEqual(
    [text(organization, 'OrganizationType'), pick(organization, 'IsSandbox')],
    ['Enterprise Edition', true],
  );
  assert.deepEqual(await listed(), [`hub ${HUB} Connected`, `scratch ${SCRATCH} Active`]);
  const again = await script('create', '--dev-hub', HUB);
  assert.match(again.output, /yes, it is kept[\s\S]*not needed/u);
  assert.equal((await listed()).length, 2);
});

test('a project is deployed by what changed, and what somebody else changed in the org is retrieved', async () => {
  const cwd = await scratchProject(shipments());
  const deployed = await scratch('project deploy start', { cwd });
  assert.equal(deployed.exitCode, 0, deployed.message);
  assert.equal(list(deployed.result, 'files').length > 4, true);
  const again = await scratch('project deploy start', { cwd });
  assert.equal(again.exitCode, 0, again.message);
  assert.deepEqual(list(again.result, 'files'), []);

  const colleague = await scratchProject(shipments({ formula: 'Weight__c * 3' }));
  const theirs = await scratch('project deploy start --ignore-conflicts', { cwd: colleague });
  assert.equal(theirs.exitCode, 0, theirs.message);
  const preview = await scratch('project retrieve preview', { cwd });
  assert.deepEqual(
    list(preview.result, 'toRetrieve').map((entry) => text(entry, 'fullName')),
    ['Shipment__c.Double__c'],
  );
  const removed = await scratch('project delete source --metadata PermissionSet:Shipper --no-prompt', { cwd });
  assert.equal(removed.exitCode, 0, removed.message);
});

test('the package is deployed into it by org:deploy, and can be queried', async () => {
  const { exitCode, output } = await script('deploy');
  assert.equal(exitCode, 0, output);
  assert.deepEqual(await query('SELECT Id FROM Handover_Project__c'), []);
});

test('org:test runs promises of the acceptance suite in it', async () => {
  const { exitCode, output } = await script('test', '--', 'tests/acceptance/gate/gate.test.ts');
  assert.equal(exitCode, 0, output);
  assert.match(output, /fail 0/u);
});

test('the hub tells how many orgs it may still make', async () => {
  const { result } = await org.sf('limits api display');
  const active = list(result).find((limit) => text(limit, 'name') === 'ActiveScratchOrgs');
  assert.deepEqual([pick(active, 'max'), pick(active, 'remaining')], [40, 39]);
});

test('org open gives an address that lets a browser in, once', async () => {
  const { exitCode, result, message } = await scratch('org open --url-only --path lightning/page/home');
  assert.equal(exitCode, 0, message);
  const address = text(result, 'url');
  const opened = await fetch(address, { redirect: 'manual' });
  assert.deepEqual([opened.status, opened.headers.get('location')], [302, '/lightning/page/home']);
  const cookie = opened.headers.get('set-cookie')?.split(';')[0] ?? '';
  const session = await fetch(new URL('/local-org/session', address), { headers: { cookie } });
  assert.equal(text(await session.json(), 'username'), text(result, 'username'));
  assert.equal((await fetch(address, { redirect: 'manual' })).status, 401);
});

test('org:delete takes it away; run again there is nothing to delete', async () => {
  const { result } = await scratch('org display');
  const url = text(result, 'instanceUrl');
  const { exitCode, output } = await script('delete');
  assert.equal(exitCode, 0, output);
  assert.match(output, /scratch, Enterprise Edition[\s\S]*deleted/u);
  await assert.rejects(fetch(url));
  assert.deepEqual(await listed(), [`hub ${HUB} Connected`]);
  const again = await script('delete');
  assert.match(again.output, /nothing to delete/u);
});
