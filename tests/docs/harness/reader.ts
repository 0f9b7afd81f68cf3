import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, cp, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { startLocalOrg } from '../../acceptance/harness/local-org.ts';

/** Aliases of orgs that the documents take for granted; here each is the same local Dev Hub. */
const ALIASES = ['local', 'hub', 'company'];

/** What the documents write for the local org that the reader has started: its token and its address. */
const TOKEN = '<accessToken of serve --json>';
const ADDRESS = 'http://127.0.0.1:7700';

/** What a reader's folder has for itself: what the commands build in, what they copy, and what knows its folder. */
const OWN = ['force-app', 'policy', 'config', 'scripts'];
/** What a reader's folder begins without: what the commands write. */
const WRITTEN = ['.git', '.local-org', '.sf', '.sfdx', 'dist', 'test-results', 'coverage'];

/** Somebody who follows a document by typing its commands. */
export interface Reader {
  /** A block of commands starts in the project's folder, whatever folder the one before ended in. */
  beginsAtTheTop(): void;
  /** The command ends well; fails with its output otherwise. `cd` holds for the commands after it. */
  runs(command: string, where: string): Promise<void>;
  /** The command ends well and sends the browser to an address that lets it in. */
  opens(command: string, where: string): Promise<void>;
  /** The command says where it runs and how to stop it, answers there, and stops when it is interrupted. */
  starts(command: string, where: string): Promise<void>;
  leave(): Promise<void>;
}

/** Opens a reader with a copy of the project, a home of their own and an empty local Dev Hub behind every alias. */
export async function openReader(): Promise<Reader> {
  const home = await mkdtemp(path.join(tmpdir(), 'reader-'));
  const project = path.join(home, 'handover');
  for (const name of OWN) await cp(name, path.join(project, name), { recursive: true });
  for (const name of await readdir('.'))
    if (!OWN.includes(name) && !WRITTEN.includes(name)) await symlink(path.resolve(name), path.join(project, name));
  const org = await startLocalOrg({ devHub: true });
  const environment: NodeJS.ProcessEnv = {
    ...process.env,
    HOME: home,
    USERPROFILE: home,
    PATH: `${path.resolve('node_modules', '.bin')}${path.delimiter}${process.env['PATH'] ?? ''}`,
    LOCAL_ORG_URL: org.url,
    SF_ACCESS_TOKEN: org.accessToken,
    SF_TARGET_ORG: 'local',
    SF_DISABLE_TELEMETRY: 'true',
    SF_DISABLE_AUTOUPDATE: 'true',
    SF_SKIP_NEW_VERSION_CHECK: 'true',
    SF_DISABLE_LOG_FILE: 'true',
    // The CLI waits for the address of Lightning Experience at Salesforce, which an org on this machine has none of.
    SF_DISABLE_DNS_CHECK: 'true',
    BROWSER: await makeBrowser(home),
  };
  let folder = project;
  const runs = async (command: string, where: string): Promise<void> => {
    const target = /^cd (\S+)$/u.exec(command)?.[1];
    const filledIn = command.replace(TOKEN, org.accessToken).replace(ADDRESS, org.url);
    const { code, output } = await shell(filledIn, folder, environment);
    if (target !== undefined && code === 0) folder = path.resolve(folder, target);
    assert.equal(code, 0, `${where}: "${command}" ended with ${code}:\n${output}`);
  };
  await runs(`sf org login access-token --instance-url ${org.url} --no-prompt`, 'login');
  await runs(`sf alias set ${ALIASES.map((alias) => `${alias}=${org.username}`).join(' ')}`, 'aliases');
  return {
    beginsAtTheTop() {
      folder = project;
    },
    runs,
    async opens(command, where) {
      // Elsewhere than on Linux the CLI asks the system, not the variable, for a browser.
      if (process.platform !== 'linux') return runs(`${command} --url-only`, where);
      await runs(command, where);
      const answer = await fetch(await addressIn(home), { redirect: 'manual' });
      assert.deepEqual(
        [answer.status, answer.headers.has('set-cookie')],
        [302, true],
        `${where}: the browser is let in`,
      );
    },
    starts: (command, where) => starts(command, where, folder, { ...environment, PORT: '0' }),
    async leave() {
      await org.stop();
      await rm(home, { recursive: true, force: true });
    },
  };
}

/** A browser that writes down the address it is sent to. */
async function makeBrowser(home: string): Promise<string> {
  const file = path.join(home, 'browser');
  await writeFile(
    file,
    `#!/bin/sh\nprintf %s "$1" > '${home}/address.part' && mv '${home}/address.part' '${home}/address'\n`,
  );
  await chmod(file, 0o755);
  return file;
}

/** The address that the browser was sent to. The CLI does not wait for the browser, so this does. */
async function addressIn(home: string): Promise<string> {
  const file = path.join(home, 'address');
  while (!existsSync(file)) await setTimeout(100);
  const address = await readFile(file, 'utf8');
  await rm(file);
  return address;
}

function shell(command: string, cwd: string, env: NodeJS.ProcessEnv): Promise<{ code: number; output: string }> {
  const child = spawn('bash', ['-c', command], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const output: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => output.push(chunk.toString()));
  return new Promise((resolve) => {
    child.once('close', (code) => resolve({ code: code ?? 1, output: output.join('') }));
  });
}

async function starts(command: string, where: string, cwd: string, env: NodeJS.ProcessEnv): Promise<void> {
  const child = spawn('bash', ['-c', `exec ${command}`], {
    cwd,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const output: string[] = [];
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  try {
    await new Promise<void>((resolve, reject) => {
      for (const stream of [child.stdout, child.stderr])
        stream.on('data', (chunk: Buffer) => {
          output.push(chunk.toString());
          if (/\bCtrl-C\b/u.test(output.join(''))) resolve();
        });
      void ended.then(() => reject(new Error(`${where}: "${command}" ended early:\n${output.join('')}`)));
    });
    const url = /http:\/\/127\.0\.0\.1:\d+/u.exec(output.join(''))?.[0];
    assert.ok(url, `${where}: it says where it runs`);
    assert.equal((await fetch(url)).status, 200);
  } finally {
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGINT');
    await ended;
  }
}
