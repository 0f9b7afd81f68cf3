import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { ALIAS, list, loggedInOrg, pick, text, type SfOrg } from './harness/sf.ts';

const POLICY = 'policy/main/default/customMetadata/Handover_Policy.Org.md-meta.xml';
const HUB = ['--target-dev-hub', ALIAS];

let org: SfOrg;
let project: string;

/** The folder that `npm run package:stage` lays out. */
const staged = (): string => path.join(project, 'dist', 'package');

function stage(...flags: readonly string[]): void {
  execFileSync(process.execPath, [path.resolve('scripts/stage-package.ts'), ...flags], { cwd: project });
}

before(async () => {
  execFileSync('npm', ['run', '--silent', 'build:lwc']);
  org = await loggedInOrg({ devHub: true });
  project = await mkdtemp(path.join(tmpdir(), 'package-'));
  for (const name of ['force-app', 'policy', 'config']) await cp(name, path.join(project, name), { recursive: true });
  for (const name of ['sfdx-project.json', '.forceignore', 'node_modules'])
    await symlink(path.resolve(name), path.join(project, name));
});

after(async () => {
  await org.stop();
  await rm(project, { recursive: true, force: true });
});

async function createVersion(...flags: readonly string[]): Promise<void> {
  const made = await org.sf('package version create --package Handover --installation-key-bypass --wait 30', {
    cwd: staged(),
    args: [...HUB, ...flags],
  });
  assert.equal(made.exitCode, 0, made.message);
  assert.equal(text(made.result, 'Status'), 'Success');
}

async function install(version: string): Promise<void> {
  const installed = await org.sf(`package install --package ${version} --wait 30 --security-type AdminsOnly`, {
    cwd: staged(),
  });
  assert.equal(installed.exitCode, 0, installed.message);
  assert.equal(text(installed.result, 'Status'), 'SUCCESS');
}

/** A request of the REST API below the version. */
async function request(path: string, method = 'GET', body?: unknown): Promise<unknown> {
  const response = await fetch(`${org.url}/services/data/v66.0/${path}`, {
    method,
    headers: { authorization: `Bearer ${org.accessToken}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const answer = await response.text();
  return answer === '' ? undefined : JSON.parse(answer);
}

async function rows(soql: string, api = 'query'): Promise<readonly unknown[]> {
  return list(await request(`${api}?q=${encodeURIComponent(soql)}`), 'records');
}

async function amberFromPolicy(): Promise<unknown> {
  return pick(
    (await rows("SELECT Burn_Amber__c FROM Handover_Policy__mdt WHERE DeveloperName = 'Org'"))[0],
    'Burn_Amber__c',
  );
}

async function setPolicyFile(amber: string): Promise<void> {
  const file = path.join(project, POLICY);
  const before = await readFile(file, 'utf8');
  const after = before.replace(/(<field>Burn_Amber__c<\/field>\s*<value xsi:type="xsd:double">)[\d.]+/u, `$1${amber}`);
  assert.notEqual(after, before);
  await writeFile(file, after);
}

test('a version is built from the staged project and installed, with its flows active', async () => {
  stage();
  const created = await org.sf(
    'package create --name Handover --package-type Unlocked --path force-app --no-namespace',
    {
      cwd: staged(),
      args: HUB,
    },
  );
  assert.equal(created.exitCode, 0, created.message);
  await createVersion();
  await install('Handover@0.1.0-1');

  const described = await request('sobjects/Handover_Project__c/describe');
  assert.equal(text(described, 'label'), 'Project');
  const flows = await rows("SELECT Id FROM FlowDefinitionView WHERE ApiName LIKE 'Handover%' AND IsActive = false");
  assert.deepEqual(flows, []);
});

test('an upgrade brings the policy of the version, so the record of the org goes into the version first', async () => {
  await setPolicyFile('77.0');
  const tuned = await org.sf('project deploy start --source-dir policy', { cwd: project });
  assert.equal(tuned.exitCode, 0, tuned.message);
  assert.equal(await amberFromPolicy(), 77);

  await setPolicyFile('81.0');
  const brought = await org.sf('project retrieve start --metadata CustomMetadata:Handover_Policy.Org', {
    cwd: project,
  });
  assert.equal(brought.exitCode, 0, brought.message);
  // On another machine, as the forge does it: the package is known by its id alone.
  const { packageAliases } = JSON.parse(await readFile(path.join(staged(), 'sfdx-project.json'), 'utf8')) as {
    packageAliases: Record<string, string>;
  };
  await rm(staged(), { recursive: true });
  stage('--package-id', packageAliases['Handover'] ?? '');
  await createVersion('--version-number', '0.2.0.NEXT', '--skip-validation');
  await install('Handover@0.2.0-1');
  assert.equal(await amberFromPolicy(), 77);

  const installed = await rows(
    'SELECT SubscriberPackage.Name, SubscriberPackageVersion.MinorVersion FROM InstalledSubscriberPackage',
    'tooling/query',
  );
  assert.deepEqual(
    installed.map((row) => [text(row, 'SubscriberPackage.Name'), pick(row, 'SubscriberPackageVersion.MinorVersion')]),
    [['Handover', 2]],
  );
});

test('the package is uninstalled once its flows are switched off', async () => {
  // A flow that others call can be switched off only after them.
  for (const _attempt of ['callers', 'called'])
    for (const flow of await rows('SELECT Id FROM FlowDefinition WHERE ActiveVersionId != null', 'tooling/query'))
      await request(`tooling/sobjects/FlowDefinition/${text(flow, 'Id')}`, 'PATCH', {
        Metadata: { activeVersionNumber: 0 },
      });
  const gone = await org.sf('package uninstall --package Handover@0.2.0-1 --wait 30', { cwd: staged() });
  assert.equal(gone.exitCode, 0, gone.message);
  assert.equal(text(gone.result, 'Status'), 'Success');
  const left = await rows(
    "SELECT QualifiedApiName FROM EntityDefinition WHERE QualifiedApiName LIKE 'Handover%'",
    'tooling/query',
  );
  assert.deepEqual(left, []);
});
