import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Connection } from 'jsforce';

/** What `handover … --json` answered. */
export interface CommandAnswer<Result> {
  readonly exitCode: number;
  readonly result: Result;
  /** The reason, where the command failed. */
  readonly message: string;
}

/** A command under way: whoever started it may stop it, or wait for its answer. */
export interface RunningCommand<Result> {
  readonly child: ChildProcess;
  /** Its exit code; null when a signal ended it. */
  readonly ended: Promise<number | null>;
  answer(): Promise<CommandAnswer<Result>>;
}

/** Where commands note the rights that they borrow: shared by the runs of one test file, and nobody's home folder. */
const STATE = path.join(tmpdir(), `handover-state-${process.pid}`);

/** Starts a command of `handover` against the org of a connection, in a process of its own, with --json. */
export function startHandover<Result>(connection: Connection, ...command: readonly string[]): RunningCommand<Result> {
  const child = spawn(
    process.execPath,
    ['scripts/handover.mjs', ...command, '--instance-url', connection.instanceUrl, '--json'],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, HANDOVER_STATE_DIR: STATE, SF_ACCESS_TOKEN: connection.accessToken ?? '' },
    },
  );
  const output: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  return {
    child,
    ended,
    async answer() {
      const exitCode = (await ended) ?? 1;
      const answer = JSON.parse(Buffer.concat(output).toString()) as { result: Result; message?: string };
      return { exitCode, result: answer.result, message: answer.message ?? '' };
    },
  };
}

/** Runs a command to its end. */
export function handover<Result>(
  connection: Connection,
  ...command: readonly string[]
): Promise<CommandAnswer<Result>> {
  return startHandover<Result>(connection, ...command).answer();
}
