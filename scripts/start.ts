import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { existsSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { Connection } from 'jsforce';
import { API_VERSION } from './connection/target.ts';
import { createProgress } from './output/progress.ts';
import { isEmpty, seed } from './seed/seed.ts';

/**
 * `npm start`: what a user would do by hand with the public commands — serve a local org, deploy the package into it, seed
 * it when it is empty — and then the URL and the people to try it as.
 */
const CLI = 'local-org/src/cli.ts';

const SETTING = 'config/audit-fields/setting';
const FOLDERS = ['force-app', 'policy', 'config/audit-fields/permission'];

/** Stands while the org is being seeded, so that a start after one that was cut off finishes the work. */
const SEED_BEGUN = path.join('.local-org', 'seed-begun');

interface Ready {
  readonly url: string;
  readonly accessToken: string;
  readonly username: string;
  readonly orgId: string;
  readonly apiVersion: string;
}

const { values } = parseArgs({
  options: {
    fresh: { type: 'boolean', default: false },
    'no-seed': { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  },
});

if (values.help) {
  console.log(`npm start [-- --fresh] [-- --no-seed]

Starts the local org on http://127.0.0.1:7700 (the environment variable PORT changes it), deploys the package, seeds an
empty org. Data stays in .local-org between starts.

  --fresh     begins anew: deletes the data of the last run
  --no-seed   leaves an empty org empty`);
} else {
  await main();
}

async function main(): Promise<void> {
  const running = await runningOrg();
  if (running !== undefined) {
    console.error(
      `A local org runs in this folder already, at ${running}. Stop it first (Ctrl-C where it was started).`,
    );
    process.exitCode = 1;
    return;
  }
  if (values.fresh) await rm('.local-org', { recursive: true, force: true });
  const port = process.env['PORT'] ?? '7700';
  const server = spawn(process.execPath, [CLI, 'serve', '--port', port, '--json'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => server.kill(signal));
  const pages = exitCode(spawn(process.execPath, [CLI, 'build'], { stdio: 'inherit' }));
  const ready = await firstLine(server);
  if (ready === undefined) {
    process.exitCode = 1;
    return;
  }
  const environment = { ...process.env, LOCAL_ORG_URL: ready.url, SF_ACCESS_TOKEN: ready.accessToken };
  const connection = new Connection({ instanceUrl: ready.url, accessToken: ready.accessToken, version: API_VERSION });
  console.log('Deploying the package');
  const deployed = await deployAll(connection, environment);
  if (deployed !== 0) {
    server.kill('SIGTERM');
    process.exitCode = deployed;
    return;
  }
  if (!values['no-seed']) await seedWhenEmpty(connection);
  if ((await pages) !== 0) console.error('The pages could not be built; the APIs work. The reason is above.');
  await sayWhere(connection, ready);
  process.exitCode = await exitCode(server);
}

/**
 * The package, and what lets the seed name the people of its history: the org's setting first, because the permission exists
 * only then. Answers the exit code.
 */
async function deployAll(connection: Connection, env: NodeJS.ProcessEnv): Promise<number> {
  const offered = await connection.query(`SELECT Id FROM PermissionSet WHERE Name = 'Handover_Audit_Fields'`);
  if (offered.totalSize === 0) {
    const failed = await exitCode(
      spawn(process.execPath, [CLI, 'deploy', SETTING], { stdio: ['ignore', 'ignore', 'inherit'], env }),
    );
    if (failed !== 0) return failed;
  }
  return exitCode(spawn(process.execPath, [CLI, 'deploy', ...FOLDERS], { stdio: 'inherit', env }));
}

/** The URL of the org that another process serves from this folder: one that answers, not what a killed one left behind. */
async function runningOrg(): Promise<string | undefined> {
  try {
    const session = JSON.parse(await readFile(path.join('.local-org', 'session.json'), 'utf8')) as { url: string };
    await fetch(`${session.url}/services/data`, { signal: AbortSignal.timeout(2_000) });
    return session.url;
  } catch {
    return undefined;
  }
}

/** The one JSON line that `serve --json` prints when it is ready; undefined when it stopped first, having said why. */
async function firstLine(server: ChildProcess): Promise<Ready | undefined> {
  if (server.stdout === null) throw new Error('The local org has no output to read.');
  for await (const line of createInterface({ input: server.stdout })) return JSON.parse(line);
  return undefined;
}

async function seedWhenEmpty(connection: Connection): Promise<void> {
  const { user_id: user } = await connection.identity();
  const { assignPermissionSets } = await import('./seed/steps/people.ts');
  await assignPermissionSets(connection, [{ user, name: 'Handover_Admin' }]);
  if (!(await isEmpty(connection)) && !existsSync(SEED_BEGUN)) return;
  console.log('Seeding the empty org');
  await writeFile(SEED_BEGUN, '');
  await seed(connection, { progress: createProgress(process.stdout, { json: false }) });
  await rm(SEED_BEGUN);
}

async function sayWhere(connection: Connection, ready: Ready): Promise<void> {
  const { records } = await connection.query<{ Name: string; Title: string | null; Username: string }>(
    'SELECT Name, Title, Username FROM User WHERE IsActive = true ORDER BY Name',
  );
  const seconds = (performance.now() / 1000).toFixed(0);
  console.log(
    `\nHandover runs at ${ready.url} (ready after ${seconds} s)\nSwitch between its people in the page's user menu:`,
  );
  for (const user of records) console.log(`  ${user.Name.padEnd(18)} ${user.Title ?? 'Administrator'}`);
  console.log('\nStop with Ctrl-C. Data stays; "npm start -- --fresh" begins anew.');
}

function exitCode(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 0));
  });
}
