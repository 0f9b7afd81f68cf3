import { spawn } from 'node:child_process';
import type { Connection } from 'jsforce';

/** What `handover … --json` answered. */
export interface CommandAnswer<Result> {
  readonly exitCode: number;
  readonly result: Result;
  /** The reason, where the command failed. */
  readonly message: string;
}

/** Runs a command of `handover` against the org of a connection, in a process of its own, with --json. */
export async function handover<Result>(
  connection: Connection,
  ...command: readonly string[]
): Promise<CommandAnswer<Result>> {
  const child = spawn(
    process.execPath,
    ['scripts/handover.ts', ...command, '--instance-url', connection.instanceUrl, '--json'],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, SF_ACCESS_TOKEN: connection.accessToken ?? '' },
    },
  );
  const output: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
  const exitCode = await new Promise<number>((resolve) => child.once('close', (code) => resolve(code ?? 1)));
  const text = Buffer.concat(output).toString();
  const answer = JSON.parse(text) as { result: Result; message?: string };
  return { exitCode, result: answer.result, message: answer.message ?? '' };
}
