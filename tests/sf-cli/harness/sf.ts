import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startLocalOrg } from '../../acceptance/harness/local-org.ts';

const SF = path.resolve('node_modules', '.bin', 'sf');
/** What a command of the `sf` CLI answered with `--json`. */
export interface SfAnswer {
  readonly exitCode: number;
  /** `result` on success, else what the command gives as `result` or `data`. Read it with `pick`, `list`, `text`. */
  readonly result: unknown;
  readonly message: string;
}

/** A value inside an answer by its path, such as `details.componentFailures`; undefined where there is none. */
export function pick(value: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (inner, name) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, name) : undefined),
      value,
    );
}

/** The list at a path: one value counts as a list of one, none as an empty one (SOAP answers do not tell them apart). */
export function list(value: unknown, path = ''): readonly unknown[] {
  const found = path === '' ? value : pick(value, path);
  return Array.isArray(found) ? found : found === undefined || found === null ? [] : [found];
}

/** The value at a path as text. */
export function text(value: unknown, path: string): string {
  return String(pick(value, path) ?? '');
}

export interface SfOrg {
  readonly url: string;
  readonly accessToken: string;
  /** Runs `sf … --json` against the org, in a project folder (default: this one). */
  sf(
    command: string,
    options?: {
      readonly cwd?: string;
      readonly env?: Readonly<Record<string, string>>;
      readonly args?: readonly string[];
    },
  ): Promise<SfAnswer>;
  /** Runs one of this project's scripts for an org, as that user; answers what it printed. */
  script(...args: readonly string[]): Promise<{ readonly exitCode: number; readonly output: string }>;
  stop(): Promise<void>;
}

/** The alias under which the CLI knows the org. */
export const ALIAS = 'local';

/** An empty local org, or Dev Hub, that a fresh `sf` CLI has logged in to, with a home folder of its own. */
export async function loggedInOrg(options: { readonly devHub?: boolean } = {}): Promise<SfOrg> {
  const org = await startLocalOrg(options);
  const home = await mkdtemp(path.join(tmpdir(), 'sf-home-'));
  // A test runner that a script starts would take itself for a part of this one.
  const { NODE_TEST_CONTEXT: _context, ...inherited } = process.env;
  const environment = {
    ...inherited,
    HOME: home,
    USERPROFILE: home,
    SF_ACCESS_TOKEN: org.accessToken,
    SF_DISABLE_TELEMETRY: 'true',
    SF_DISABLE_AUTOUPDATE: 'true',
    SF_SKIP_NEW_VERSION_CHECK: 'true',
    SF_DISABLE_LOG_FILE: 'true',
  };
  const sfOrg: SfOrg = {
    url: org.url,
    accessToken: org.accessToken,
    sf: (command, { cwd = process.cwd(), env = {}, args = [] } = {}) =>
      run([...command.split(' '), ...args, '--json'], cwd, { ...environment, SF_TARGET_ORG: ALIAS, ...env }),
    script: (...args) => runScript(args, environment),
    async stop() {
      await org.stop();
      await rm(home, { recursive: true, force: true });
    },
  };
  const login = await run(
    ['org', 'login', 'access-token', '--instance-url', org.url, '--alias', ALIAS, '--no-prompt', '--json'],
    home,
    environment,
  );
  if (login.exitCode !== 0) {
    await sfOrg.stop();
    throw new Error(`sf org login access-token: ${login.message}`);
  }
  return sfOrg;
}

async function run(args: readonly string[], cwd: string, env: NodeJS.ProcessEnv): Promise<SfAnswer> {
  const child = spawn(SF, [...args], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const output: Buffer[] = [];
  const errors: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => errors.push(chunk));
  const exitCode = await new Promise<number>((resolve) => child.once('close', (code) => resolve(code ?? 1)));
  const json = Buffer.concat(output).toString();
  try {
    const answer: unknown = JSON.parse(json);
    return { exitCode, result: pick(answer, 'result') ?? pick(answer, 'data'), message: text(answer, 'message') };
  } catch {
    throw new Error(`sf ${args.join(' ')} answered no JSON:\n${json}\n${Buffer.concat(errors).toString()}`);
  }
}

async function runScript(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<{ exitCode: number; output: string }> {
  const child = spawn(process.execPath, [...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const output: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => output.push(chunk));
  const exitCode = await new Promise<number>((resolve) => child.once('close', (code) => resolve(code ?? 1)));
  return { exitCode, output: Buffer.concat(output).toString() };
}
