import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { list, loggedInOrg, pick, text, type SfOrg } from './harness/sf.ts';

const project = JSON.parse(readFileSync('sfdx-project.json', 'utf8')) as { packageDirectories: { path: string }[] };
const directories = project.packageDirectories.map((directory) => directory.path);
const sources = directories.flatMap((directory) => readdirSync(directory, { recursive: true, encoding: 'utf8' }));

/** Full name of the first source file with a suffix. */
function firstNamed(suffix: string): string {
  const file = sources
    .map((source) => path.basename(source))
    .sort()
    .find((name) => name.endsWith(suffix));
  assert.ok(file, `the project has no file *${suffix}`);
  return file.slice(0, -suffix.length);
}

let org: SfOrg;

before(async () => {
  execFileSync('npm', ['run', '--silent', 'build:lwc']);
  org = await loggedInOrg();
});

after(async () => {
  await org.stop();
});

const sourceDirs = directories.flatMap((directory) => ['--source-dir', directory]);

test('the package deploys over SOAP, and again over REST without changing anything', async () => {
  const soap = await org.sf('project deploy start', { args: sourceDirs });
  assert.equal(soap.exitCode, 0, soap.message);
  assert.equal(text(soap.result, 'status'), 'Succeeded');
  assert.equal(Number(pick(soap.result, 'numberComponentErrors')), 0);
  assert.equal(Number(pick(soap.result, 'numberComponentsDeployed')) > 100, true);

  const rest = await org.sf('project deploy start', { args: sourceDirs, env: { SF_ORG_METADATA_REST_DEPLOY: 'true' } });
  assert.equal(rest.exitCode, 0, rest.message);
  const changed = list(rest.result, 'details.componentSuccesses')
    .filter((message) => text(message, 'componentType') !== '')
    .filter((message) => pick(message, 'created') === true || pick(message, 'changed') === true);
  assert.deepEqual(
    changed.map((message) => text(message, 'fullName')),
    [],
  );

  const report = await org.sf('project deploy report', { args: ['--job-id', text(rest.result, 'id')] });
  assert.equal(text(report.result, 'status'), 'Succeeded');
});

test('a validated deploy can be deployed quickly, by its id', async () => {
  const validated = await org.sf('project deploy validate', { args: sourceDirs });
  assert.equal(validated.exitCode, 0, validated.message);
  const quick = await org.sf('project deploy quick', { args: ['--job-id', text(validated.result, 'id')] });
  assert.equal(quick.exitCode, 0, quick.message);
});

test('a permission set is assigned, and shows in a query', async () => {
  const name = firstNamed('.permissionset-meta.xml');
  const assigned = await org.sf(`org assign permset --name ${name}`);
  assert.equal(assigned.exitCode, 0, assigned.message);
  const { result } = await org.sf('data query', {
    args: [
      '--query',
      `SELECT PermissionSet.Name, Assignee.Username FROM PermissionSetAssignment WHERE PermissionSet.Name = '${name}'`,
    ],
  });
  assert.deepEqual(
    list(result, 'records').map((row) => text(row, 'PermissionSet.Name')),
    [name],
  );
});

test('objects are described and listed', async () => {
  const object = firstNamed('__c.object-meta.xml') + '__c';
  const described = await org.sf(`sobject describe --sobject ${object}`);
  assert.equal(described.exitCode, 0, described.message);
  assert.equal(text(described.result, 'name'), object);
  assert.equal(
    list(described.result, 'fields').some((field) => text(field, 'name') === 'Id'),
    true,
  );
  const listed = await org.sf('sobject list --sobject custom');
  assert.equal(list(listed.result).map(String).includes(object), true);
});

test('metadata is listed by type, also as a manifest', async () => {
  const types = await org.sf('org list metadata-types');
  assert.equal(
    list(types.result, 'metadataObjects').some((type) => text(type, 'xmlName') === 'Flow'),
    true,
  );
  const flows = await org.sf('org list metadata --metadata-type Flow');
  assert.equal(
    list(flows.result).some((flow) => text(flow, 'fullName') === firstNamed('.flow-meta.xml')),
    true,
  );
});
