import { CommanderError } from 'commander';
import type { Command } from 'commander';
import type { Connection } from 'jsforce';
import { connect, TargetError } from '../connection/target.ts';
import type { TargetOptions } from '../connection/target.ts';
import { RejectedRowsError } from '../connection/records.ts';
import { OrgError, OrgUnavailableError } from '../connection/retry.ts';
import type { Patience } from '../connection/retry.ts';
import { INTERRUPTED, listenForInterruption } from '../output/interruption.ts';
import type { Interruption } from '../output/interruption.ts';
import { createProgress } from '../output/progress.ts';
import type { Progress } from '../output/progress.ts';
import { explain } from './explain.ts';

/** What every command of `handover` takes. */
export interface CommonOptions extends TargetOptions {
  readonly json?: boolean;
}

/** What a command hands back: the machine's answer, the sentence for people, and the exit code when it is not 0. */
export interface Outcome<Result> {
  readonly result: Result;
  readonly summary: string;
  readonly exitCode?: number;
}

/** Adds the options by which every command finds its org and its form of output. */
export function withTarget(command: Command): Command {
  return command
    .option('-o, --target-org <alias>', 'alias or username as the sf CLI stored it')
    .option('--instance-url <url>', 'URL of the org; the access token is read from SF_ACCESS_TOKEN')
    .option('--json', 'one JSON object as the only output');
}

/** A run that the org did not let end, or that has lost its session: exit code 3, as `migrate` has it. */
export const STOPPED = 3;

/** How a run differs from a plain one. */
interface RunSettings {
  /** The exit code of a failure; 1 unless the run was stopped. */
  readonly codeOf?: (error: unknown) => number;
  /** Ends the pauses between two attempts. */
  readonly signal?: AbortSignal;
}

/**
 * Runs one command: its result to standard output, its failure to standard error with exit code 1, 3 when the org could not
 * be reached any more, or the one that `codeOf` gives the failure.
 */
export async function run<Result>(
  name: string,
  options: CommonOptions,
  work: (connection: Connection, progress: Progress) => Promise<Outcome<Result>>,
  settings: RunSettings = {},
): Promise<void> {
  await runOn(connect, name, options, work, settings);
}

/** As `run`, with the org as `open` gives it. */
export async function runOn<Org, Result>(
  open: (options: CommonOptions, environment: NodeJS.ProcessEnv, patience: Patience) => Promise<Org>,
  name: string,
  options: CommonOptions,
  work: (org: Org, progress: Progress) => Promise<Outcome<Result>>,
  { codeOf = exitCodeOf, signal }: RunSettings = {},
): Promise<void> {
  const progress = createProgress(process.stdout, { json: options.json === true });
  try {
    const org = await open(options, process.env, {
      onRetry: (reason) => progress.warn(`Trying again: ${reason}`),
      ...(signal === undefined ? {} : { signal }),
    });
    const { result, summary, exitCode = 0 } = await work(org, progress);
    console.log(options.json === true ? JSON.stringify({ status: exitCode, result }) : summary);
    process.exitCode = exitCode;
  } catch (error) {
    const message = explain(error);
    const exitCode = codeOf(error);
    const rejected = error instanceof RejectedRowsError ? error.rejected : undefined;
    if (options.json === true)
      console.log(
        JSON.stringify({
          status: exitCode,
          name: `${name} failed`,
          message,
          ...(rejected === undefined ? {} : { rejected }),
        }),
      );
    else
      console.error(
        error instanceof TargetError || error instanceof RejectedRowsError ? message : `${name} failed: ${message}`,
      );
    process.exitCode = exitCode;
  }
}

/** Runs a command that changes the org: Ctrl-C lets the request under way end, and `work` stops where nothing is half done. */
export async function runInterruptible<Result>(
  name: string,
  options: CommonOptions,
  work: (connection: Connection, progress: Progress, interruption: Interruption) => Promise<Outcome<Result>>,
): Promise<void> {
  const interruption = listenForInterruption((message) => console.error(message));
  try {
    await run(name, options, (connection, progress) => work(connection, progress, interruption), {
      signal: interruption.signal,
      codeOf: (error) => (interruption.asked ? INTERRUPTED : exitCodeOf(error)),
    });
  } finally {
    interruption.release();
  }
}

function exitCodeOf(error: unknown): number {
  const lost = error instanceof OrgUnavailableError || (error instanceof OrgError && error.passing);
  const expired = error instanceof Error && 'errorCode' in error && error.errorCode === 'INVALID_SESSION_ID';
  return lost || expired ? STOPPED : 1;
}

/** Ends the program with exit code 2 and a sentence that names the option and the form it takes. */
export function wrongOption(message: string): CommanderError {
  return new CommanderError(2, 'handover.option', message);
}

/** Reads an option that is a whole number of at least 1; anything else ends the program with exit code 2. */
export function positiveNumber(option: string): (text: string) => number {
  return (text) => {
    const count = Number(text);
    if (!Number.isInteger(count) || count < 1)
      throw wrongOption(`${option}: "${text}" is no whole number of at least 1.`);
    return count;
  };
}

/** Reads an option that is a moment, to ISO 8601; anything else ends the program with exit code 2. */
export function parseTime(option: string): (text: string) => string {
  return (text) => {
    const time = new Date(text);
    if (Number.isNaN(time.getTime()))
      throw wrongOption(`${option}: "${text}" is no time. Write it as 2026-01-31 or 2026-01-31T08:00:00Z.`);
    return time.toISOString();
  };
}
