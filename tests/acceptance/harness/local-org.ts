import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';

const CLI = 'local-org/src/cli.ts';

export interface LocalOrg {
  readonly url: string;
  readonly accessToken: string;
  /** Username of its administrator. */
  readonly username: string;
  /** Its process; 0 for an org elsewhere. */
  readonly pid: number;
  stop(): Promise<void>;
}

export interface LocalOrgOptions {
  /** A snapshot to begin with. */
  readonly from?: string;
  /** Deployed flows arrive inactive, as in a production org. */
  readonly flowsArriveInactive?: boolean;
  /** A Dev Hub, which makes scratch orgs. */
  readonly devHub?: boolean;
}

/** Starts a local org as a user would, by its command line, on any free port and in memory. */
export async function startLocalOrg(options: LocalOrgOptions = {}): Promise<LocalOrg> {
  const flags = [
    ...(options.from === undefined ? [] : ['--from', options.from]),
    ...(options.flowsArriveInactive === true ? ['--flows-arrive-inactive'] : []),
    ...(options.devHub === true ? ['--dev-hub'] : []),
  ];
  const server = spawn(process.execPath, [CLI, 'serve', '--memory', '--json', '--port', '0', ...flags], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ready = await firstLine(server);
  return { ...ready, pid: server.pid ?? 0, stop: () => stop(server) };
}

/** Runs one command of the local org's command line against a running one; throws with its output when it fails. */
export async function runLocalOrgCommand(org: LocalOrg, ...command: readonly string[]): Promise<string> {
  const child = spawn(process.execPath, [CLI, ...command], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, LOCAL_ORG_URL: org.url, SF_ACCESS_TOKEN: org.accessToken },
  });
  const output: string[] = [];
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => output.push(chunk.toString()));
  const code = await new Promise<number>((resolve) => child.once('close', (exit) => resolve(exit ?? 1)));
  if (code !== 0) throw new Error(`local-org ${command.join(' ')} ended with ${code}:\n${output.join('')}`);
  return output.join('');
}

async function firstLine(server: ChildProcess): Promise<{ url: string; accessToken: string; username: string }> {
  if (server.stdout === null) throw new Error('no output to read');
  for await (const line of createInterface({ input: server.stdout })) return JSON.parse(line);
  throw new Error('The local org ended before it was ready.');
}

function stop(server: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (server.exitCode !== null) resolve();
    else {
      server.once('exit', () => resolve());
      server.kill('SIGTERM');
    }
  });
}
