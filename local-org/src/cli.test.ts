import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, writeFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { test } from 'node:test';
import type { TestContext } from 'node:test';

const cli = path.join(import.meta.dirname, 'cli.ts');

interface Connection {
  readonly url: string;
  readonly accessToken: string;
  readonly username: string;
  readonly orgId: string;
  readonly apiVersion: string;
}

interface Serving {
  readonly connection: Connection;
  /** Ends it as Ctrl+C does and answers the exit code. */
  stop(): Promise<number | null>;
}

function makeFolder(t: TestContext): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'local-org-cli-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

async function serve(t: TestContext, cwd: string, ...flags: string[]): Promise<Serving> {
  const child: ChildProcess = spawn(process.execPath, [cli, 'serve', '--json', '--port', '0', ...flags], {
    cwd,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  t.after(() => child.kill('SIGKILL'));
  assert.ok(child.stdout);
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
  return {
    connection: JSON.parse(line) as Connection,
    stop: async () => {
      const ended = once(child, 'exit') as Promise<[number | null]>;
      child.kill('SIGINT');
      return (await ended)[0];
    },
  };
}

function run(
  cwd: string,
  args: readonly string[],
  environment: Record<string, string> = {},
): Promise<{ code: number; out: string; error: string }> {
  const { LOCAL_ORG_URL: _url, SF_ACCESS_TOKEN: _token, ...env } = process.env;
  return new Promise((resolve) => {
    execFile(process.execPath, [cli, ...args], { cwd, env: { ...env, ...environment } }, (failure, out, error) => {
      resolve({ code: failure === null ? 0 : Number(failure.code), out, error });
    });
  });
}

test('serve says in one line how to reach it; what it holds and its sessions survive a restart; it ends cleanly', async (t) => {
  const cwd = makeFolder(t);
  const first = await serve(t, cwd);
  assert.match(first.connection.url, /^http:\/\/127\.0\.0\.1:\d+$/);
  assert.deepEqual(Object.keys(first.connection), ['url', 'accessToken', 'username', 'orgId', 'apiVersion']);
  assert.equal(statSync(path.join(cwd, '.local-org/session.json')).mode & 0o777, 0o600);
  const account = await fetch(`${first.connection.url}/services/data/v66.0/sobjects/Account`, {
    method: 'POST',
    headers: { authorization: `Bearer ${first.connection.accessToken}`, 'content-type': 'application/json' },
    body: JSON.stringify({ Name: 'Acme' }),
  });
  assert.equal(account.status, 201);
  assert.equal(await first.stop(), 0);
  assert.equal(existsSync(path.join(cwd, '.local-org/session.json')), false);

  const second = await serve(t, cwd);
  const queried = await run(cwd, ['query', 'SELECT Name FROM Account', '--json'], {
    LOCAL_ORG_URL: second.connection.url,
    SF_ACCESS_TOKEN: first.connection.accessToken,
  });
  assert.deepEqual([queried.code, (JSON.parse(queried.out) as { totalSize: number }).totalSize], [0, 1]);
  await second.stop();
});

test('query prints a table, a refused query Salesforce’s error and exit code 1', async (t) => {
  const cwd = makeFolder(t);
  await serve(t, cwd, '--memory');
  const table = await run(cwd, ['query', 'SELECT Username, Profile.Name FROM User WHERE IsActive = true']);
  assert.match(table.out, /^Username +Profile\.Name\n-+ +-+\n\S+ +System Administrator\n1 row\n$/);
  const refused = await run(cwd, ['query', 'SELECT Nothing FROM Account']);
  assert.equal(refused.code, 1);
  assert.match(refused.error, /^INVALID_FIELD: [^]*No such column 'Nothing'/);
});

test('reset empties the org and the commands go on with the new one', async (t) => {
  const cwd = makeFolder(t);
  const { connection } = await serve(t, cwd, '--memory');
  await fetch(`${connection.url}/services/data/v66.0/sobjects/Account`, {
    method: 'POST',
    headers: { authorization: `Bearer ${connection.accessToken}`, 'content-type': 'application/json' },
    body: JSON.stringify({ Name: 'Acme' }),
  });
  assert.match((await run(cwd, ['query', 'SELECT Id FROM Account'])).out, /1 row\n$/);
  assert.equal((await run(cwd, ['reset'])).code, 0);
  assert.match((await run(cwd, ['query', 'SELECT Id FROM Account'])).out, /^0 rows\n$/);
});

test('a snapshot starts another org with the same data and stays as it is', async (t) => {
  const cwd = makeFolder(t);
  const { connection, stop } = await serve(t, cwd);
  await fetch(`${connection.url}/services/data/v66.0/sobjects/Account`, {
    method: 'POST',
    headers: { authorization: `Bearer ${connection.accessToken}`, 'content-type': 'application/json' },
    body: JSON.stringify({ Name: 'Acme' }),
  });
  assert.equal((await run(cwd, ['snapshot', 'copy.sqlite'])).code, 0);
  await stop();
  const before = readFileSync(path.join(cwd, 'copy.sqlite'));
  await serve(t, cwd, '--memory', '--from', 'copy.sqlite');
  assert.match((await run(cwd, ['query', 'SELECT Name FROM Account'])).out, /Acme\n1 row\n$/);
  assert.equal((await run(cwd, ['reset'])).code, 0);
  assert.ok(before.equals(readFileSync(path.join(cwd, 'copy.sqlite'))));
});

test('a throw-away org leaves the commands with the one that already runs, and one file is served once', async (t) => {
  const cwd = makeFolder(t);
  const { connection } = await serve(t, cwd);
  await serve(t, cwd, '--memory');
  const session = JSON.parse(readFileSync(path.join(cwd, '.local-org/session.json'), 'utf8')) as Connection;
  assert.equal(session.url, connection.url);
  const again = await run(cwd, ['serve', '--port', '0']);
  assert.equal(again.code, 1);
  assert.match(again.error, /already runs on http:\/\/127\.0\.0\.1:\d+\. Stop that one/);
  const taken = await run(cwd, ['serve', '--memory', '--port', new URL(connection.url).port]);
  assert.match(taken.error, /^Port \d+ is taken[^]*--port N/);
});

test('without an org, with half of the variables, or with an unknown command the remedy is named', async (t) => {
  const cwd = makeFolder(t);
  const none = await run(cwd, ['query', 'SELECT Id FROM Account']);
  assert.deepEqual([none.code, /Start one with "npm start"/.test(none.error)], [1, true]);
  const half = await run(cwd, ['reset'], { LOCAL_ORG_URL: 'http://127.0.0.1:1' });
  assert.match(half.error, /^SF_ACCESS_TOKEN is missing/);
  const dead = await run(cwd, ['query', 'x'], { LOCAL_ORG_URL: 'http://127.0.0.1:1', SF_ACCESS_TOKEN: 'x' });
  assert.match(dead.error, /^Nothing answers at http:\/\/127\.0\.0\.1:1\./);
  const unknown = await run(cwd, ['serv']);
  assert.deepEqual([unknown.code, /Did you mean serve/.test(unknown.error)], [1, true]);
  const port = await run(cwd, ['serve', '--port', '70000']);
  assert.match(port.error, /A port is a number from 0/);
  writeFileSync(path.join(cwd, 'notes.txt'), 'no database');
  const wrong = await run(cwd, ['serve', '--file', 'notes.txt']);
  assert.match(wrong.error, /^The org in \S+notes\.txt cannot be opened: /);
});

test('faults that cannot be are refused before the org is opened', async (t) => {
  const cwd = makeFolder(t);
  const { code, error } = await run(cwd, ['serve', '--faults', 'fire=1']);
  assert.equal(code, 1);
  assert.match(error, /Faults: there is no fault fire; known are seed, connection-cut/);
  assert.equal(existsSync(path.join(cwd, '.local-org')), false);
});

test('a Dev Hub brings its scratch orgs back where they were, or elsewhere when the port is taken; reset removes them', async (t) => {
  const cwd = makeFolder(t);
  const scratchOrgs = async ({ connection }: Serving): Promise<Record<string, unknown>[]> => {
    const answer = await run(cwd, ['query', 'SELECT Status, LoginUrl FROM ScratchOrgInfo', '--json'], {
      LOCAL_ORG_URL: connection.url,
      SF_ACCESS_TOKEN: connection.accessToken,
    });
    return (JSON.parse(answer.out) as { records: Record<string, unknown>[] }).records;
  };
  const first = await serve(t, cwd, '--dev-hub');
  await fetch(`${first.connection.url}/services/data/v66.0/sobjects/ScratchOrgInfo`, {
    method: 'POST',
    headers: { authorization: `Bearer ${first.connection.accessToken}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      Edition: 'Developer',
      ConnectedAppConsumerKey: 'PlatformCLI',
      ConnectedAppCallbackUrl: 'http://localhost:1717/OauthRedirect',
    }),
  });
  let made = await scratchOrgs(first);
  while (made[0]?.['Status'] !== 'Active') made = await scratchOrgs(first);
  const url = String(made[0]?.['LoginUrl']);
  const answers = (at: unknown): Promise<boolean> =>
    fetch(`${String(at)}/services/data`).then(
      ({ ok }) => ok,
      () => false,
    );
  assert.equal(await answers(url), true);
  assert.equal(await first.stop(), 0);
  assert.equal(await answers(url), false);

  const second = await serve(t, cwd, '--dev-hub');
  assert.equal(await answers(url), true);
  await second.stop();

  const squatter = createServer().listen(Number(new URL(url).port), '127.0.0.1');
  await once(squatter, 'listening');
  const third = await serve(t, cwd, '--dev-hub');
  squatter.close();
  const [moved] = await scratchOrgs(third);
  assert.notEqual(moved?.['LoginUrl'], url);
  assert.equal(await answers(moved?.['LoginUrl']), true);

  assert.equal((await run(cwd, ['reset'])).code, 0);
  assert.equal(await answers(moved?.['LoginUrl']), false);
  assert.equal(existsSync(path.join(cwd, '.local-org/org.sqlite-scratch-orgs')), false);
});
