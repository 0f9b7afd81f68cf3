import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { removeScratchProjects, scratchProject, shipments } from './harness/project.ts';
import { list, loggedInOrg, pick, text, type SfOrg } from './harness/sf.ts';

let org: SfOrg;

before(async () => {
  org = await loggedInOrg();
});

after(async () => {
  await org.stop();
  await removeScratchProjects();
});

/** Deploys a project that must be refused, and answers its only failure. */
async function refusedFailure(files: Readonly<Record<string, string>>, env: Readonly<Record<string, string>> = {}) {
  const cwd = await scratchProject(files);
  const { exitCode, result } = await org.sf('project deploy start --source-dir force-app', { cwd, env });
  assert.equal(exitCode, 1);
  assert.equal(pick(result, 'success'), false);
  assert.equal(text(result, 'status'), 'Failed');
  const [failure, ...others] = list(result, 'details.componentFailures');
  assert.deepEqual(others, []);
  assert.ok(failure);
  return failure;
}

test('a wrong element is refused with the component and the reason', async () => {
  const failure = await refusedFailure(shipments({ weight: '<colour>red</colour>\n' }));
  assert.equal(text(failure, 'componentType'), 'CustomField');
  assert.equal(text(failure, 'fullName'), 'Shipment__c.Weight__c');
  assert.match(text(failure, 'problem'), /colour invalid at this location in type CustomField/u);
});

test('an unknown field in a formula is refused with the component and the reason', async () => {
  const failure = await refusedFailure(shipments({ formula: 'Volume__c * 2' }), {
    SF_ORG_METADATA_REST_DEPLOY: 'true',
  });
  assert.equal(text(failure, 'componentType'), 'CustomField');
  assert.equal(text(failure, 'fullName'), 'Shipment__c.Double__c');
  assert.match(text(failure, 'problem'), /Volume__c/u);
});

test('a permission for a required field is refused with the component and the reason', async () => {
  const failure = await refusedFailure(shipments({ permitted: 'Sent_On__c' }));
  assert.equal(text(failure, 'componentType'), 'PermissionSet');
  assert.equal(text(failure, 'fullName'), 'Shipper');
  assert.match(text(failure, 'problem'), /You cannot deploy to a required field: Shipment__c.Sent_On__c/u);
});

test('of what was refused or only validated nothing stays, and the sound package deploys', async () => {
  const listed = async () => {
    const { result } = await org.sf('org list metadata --metadata-type CustomObject');
    return list(result).map((entry) => text(entry, 'fullName'));
  };
  assert.equal((await listed()).includes('Shipment__c'), false);
  const cwd = await scratchProject(shipments());
  const validated = await org.sf('project deploy start --source-dir force-app --dry-run', { cwd });
  assert.equal(validated.exitCode, 0, validated.message);
  assert.equal((await listed()).includes('Shipment__c'), false);
  const deployed = await org.sf('project deploy start --source-dir force-app', { cwd });
  assert.equal(deployed.exitCode, 0, deployed.message);
  assert.equal((await listed()).includes('Shipment__c'), true);

  const retrieved = await org.sf('project retrieve start --metadata CustomObject:Shipment__c', { cwd });
  assert.equal(retrieved.exitCode, 0, retrieved.message);
  const files = list(retrieved.result, 'files').map((file) => text(file, 'fullName'));
  assert.equal(files.includes('Shipment__c.Double__c'), true);

  const kept = await org.sf('project delete source --metadata CustomField:Shipment__c.Weight__c --no-prompt', { cwd });
  assert.equal(kept.exitCode, 1);
  assert.match(JSON.stringify(kept.result), /referenced elsewhere/u);
});
