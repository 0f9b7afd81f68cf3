import { spawn } from 'node:child_process';
import path from 'node:path';
import { PROJECT } from '../package/package-contents.ts';

/** A program with its arguments, as a user could type it. */
export interface Command {
  readonly program: 'sf' | 'npm' | 'node';
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** The sf CLI says nothing about us to anybody, and does not look for newer versions of itself. */
const QUIET = {
  SF_DISABLE_TELEMETRY: 'true',
  SF_TELEMETRY_DISABLED: 'true',
  SF_DISABLE_AUTOUPDATE: 'true',
  SF_SKIP_NEW_VERSION_CHECK: 'true',
};

/** A command that ended with another exit code than 0; what it printed stands above. */
export class CommandFailedError extends Error {}

/** A command of the sf CLI, not yet run: to show, to execute or to ask. */
export function sf(...args: readonly string[]): Command {
  return { program: 'sf', args };
}

/** The command as it is typed, with quotes where a shell needs them. */
export function show({ program, args, env = {} }: Command): string {
  const variables = Object.entries(env).map(([name, value]) => `${name}=${quoted(value)}`);
  return [...variables, program, ...args.map(quoted)].join(' ');
}

function quoted(text: string): string {
  return /^[\w@%+=:,./-]+$/u.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

/** Runs the command in the project's folder and lets it print; rejects when it fails. */
export async function execute(command: Command): Promise<void> {
  const { exitCode } = await start(command, 'inherit');
  if (exitCode !== 0) throw new CommandFailedError(`"${show(command)}" ended with exit code ${exitCode}.`);
}

/** Runs a command that answers with --json, without printing; its answer also when it fails. */
export async function ask(command: Command): Promise<{ exitCode: number; answer: unknown }> {
  const { exitCode, output } = await start(command, 'pipe');
  try {
    return { exitCode, answer: JSON.parse(output) };
  } catch {
    return { exitCode, answer: undefined };
  }
}

/** Where nobody watches a terminal, the sf CLI is to print each stage once and not redraw it. */
function plain(): Record<string, string> {
  return process.stdout.isTTY ? {} : { CI: 'true' };
}

async function start(
  { program, args, env = {} }: Command,
  output: 'inherit' | 'pipe',
): Promise<{ exitCode: number; output: string }> {
  const bin = path.join(PROJECT, 'node_modules', '.bin');
  const child = spawn(program === 'node' ? process.execPath : program, [...args], {
    cwd: PROJECT,
    stdio: ['ignore', output, 'inherit'],
    env: { ...process.env, PATH: `${bin}${path.delimiter}${process.env['PATH'] ?? ''}`, ...QUIET, ...plain(), ...env },
  });
  const chunks: Buffer[] = [];
  child.stdout?.on('data', (chunk: Buffer) => chunks.push(chunk));
  const exitCode = await new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });
  return { exitCode, output: Buffer.concat(chunks).toString() };
}
