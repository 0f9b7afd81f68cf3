import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { createSessions } from '../api/auth/sessions.ts';
import { activeUsers } from '../api/auth/users.ts';
import { createServer } from '../api/server.ts';
import { emptyOrg } from '../metadata/testing/org.ts';
import { metadataFile } from '../metadata/testing/package.ts';
import type { Org } from '../org.types.ts';

const CLI = path.resolve(import.meta.dirname, '..', 'cli.ts');

let org: Org;
let app: FastifyInstance;
let folder: string;
let environment: Record<string, string>;

before(async () => {
  org = emptyOrg();
  app = await createServer(org);
  const url = await app.listen({ port: 0, host: '127.0.0.1' });
  const token = createSessions(() => org).create(String(activeUsers(org)[0]?.['Id']), 'api');
  environment = { LOCAL_ORG_URL: url, SF_ACCESS_TOKEN: token };
  folder = mkdtempSync(path.join(tmpdir(), 'deploy-command-'));
  write(
    'sfdx-project.json',
    JSON.stringify({
      packageDirectories: [{ path: 'app', default: true }, { path: 'more' }],
      sourceApiVersion: '66.0',
    }),
  );
  write('app/customPermissions/Sail.customPermission-meta.xml', permission('Sail'));
  write('more/customPermissions/Anchor.customPermission-meta.xml', permission('Anchor'));
});

after(async () => {
  await app.close();
  org.close();
  rmSync(folder, { recursive: true, force: true });
});

function write(file: string, text: string): void {
  mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
  writeFileSync(path.join(folder, file), text);
}

function permission(label: string): string {
  return metadataFile(
    'CustomPermission',
    `<description>May ${label}.</description>\n<isLicensed>false</isLicensed>\n<label>${label}</label>`,
  );
}

async function run(...args: readonly string[]): Promise<{ code: number | null; output: string }> {
  return runWith({}, ...args);
}

async function runWith(
  other: Readonly<Record<string, string>>,
  ...args: readonly string[]
): Promise<{ code: number | null; output: string }> {
  const child = spawn(process.execPath, [CLI, ...args], {
    cwd: folder,
    env: { ...process.env, ...environment, ...other },
  });
  const output: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => output.push(chunk));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, output: Buffer.concat(output).toString() };
}

test('deploys every package directory, says what it did, and exits with 0', async () => {
  const { code, output } = await run('deploy');
  assert.equal(output, 'Deployed: 2 components (2 created)\n  CustomPermission  2\n');
  assert.equal(code, 0);
  assert.notEqual(org.model.catalog.get('CustomPermission', 'Anchor'), undefined);
});

test('a refused deploy names file, line, component and reason, and exits with 1; so does a check, without an org', async () => {
  const file = 'app/customPermissions/Row.customPermission-meta.xml';
  write(file, permission('Row').replace('<label>', '<oars>2</oars>\n<label>'));
  const deployed = await run('deploy', 'app');
  assert.equal(deployed.code, 1);
  assert.match(
    deployed.output,
    new RegExp(`^${file}:5:1\n  CustomPermission Row: .*oars invalid at this location`, 'u'),
  );
  assert.match(deployed.output, /Failed: 1 problem, nothing was deployed/u);

  const checked = await run('check');
  assert.equal(checked.code, 1);
  assert.match(
    checked.output,
    new RegExp(`^${file}:5:1: error unknown-element\n  CustomPermission Row: .*oars invalid`, 'u'),
  );
  rmSync(path.join(folder, file));
});

test('TypeScript without a way to compile it is refused before the deploy', async () => {
  const meta = metadataFile('LightningComponentBundle', '<apiVersion>66.0</apiVersion><isExposed>false</isExposed>');
  write('app/lwc/ship/ship.js-meta.xml', meta);
  write('app/lwc/ship/ship.ts', 'export const code: number = 1;');
  const refused = await run('deploy');
  assert.equal(refused.code, 1);
  assert.match(refused.output, /ship.ts is TypeScript, and package.json has no script "build:lwc"/u);
  write('package.json', JSON.stringify({ scripts: { 'build:lwc': 'node build.mjs' } }));
  write(
    'build.mjs',
    "import { writeFileSync } from 'node:fs';\nwriteFileSync('app/lwc/ship/ship.js', 'export const code = 1;');\n",
  );
  write('.forceignore', '**/*.ts\n');
  const deployed = await run('deploy');
  assert.equal(deployed.code, 0, deployed.output);
  assert.deepEqual(org.model.catalog.get('LightningComponentBundle', 'ship')?.files, {
    'ship.js': 'export const code = 1;',
  });
});

test('an org that does not answer, or does not know the session, is named with the remedy', async () => {
  const dead = await runWith({ LOCAL_ORG_URL: 'http://127.0.0.1:1' }, 'deploy', 'more');
  assert.deepEqual([dead.code, /Nothing answers at http:\/\/127\.0\.0\.1:1/u.test(dead.output)], [1, true]);
  const stranger = await runWith({ SF_ACCESS_TOKEN: 'wrong' }, 'deploy', 'more');
  assert.deepEqual([stranger.code, /does not know this session/u.test(stranger.output)], [1, true]);
});
