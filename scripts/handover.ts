import { Command, CommanderError } from 'commander';
import type { Connection } from 'jsforce';
import { connect, TargetError } from './connection/target.ts';
import type { TargetOptions } from './connection/target.ts';
import { RejectedRowsError } from './connection/records.ts';
import { createProgress } from './output/progress.ts';

interface CommonOptions extends TargetOptions {
  readonly json?: boolean;
}

const program = new Command('handover')
  .description('Works on an org that has the Handover package: the running local org, or the one you name.')
  .showHelpAfterError()
  .exitOverride();

withTarget(
  program
    .command('seed')
    .description(
      'Creates a believable company: users of each persona, deals at each degree of readiness, running projects.',
    )
    .option('--today <date>', 'the day the data is relative to, YYYY-MM-DD (default: today)', parseDay),
).action(async (options: CommonOptions & { today?: Date }) => {
  await run('seed', options, async (connection) => {
    const { seed } = await import('./seed/seed.ts');
    const progress = createProgress(process.stdout, { json: options.json === true });
    const result = await seed(connection, { today: options.today ?? new Date(), progress });
    return {
      result,
      summary: `${result.deals} deals (${result.wonDeals} won) and ${result.people} people are in the org.`,
    };
  });
});

function withTarget(command: Command): Command {
  return command
    .option('-o, --target-org <alias>', 'alias or username as the sf CLI stored it')
    .option('--instance-url <url>', 'URL of the org; the access token is read from SF_ACCESS_TOKEN')
    .option('--json', 'one JSON object as the only output');
}

/** Runs one command: its result to standard output, its failure to standard error with exit code 1. */
async function run<Result>(
  name: string,
  options: CommonOptions,
  work: (connection: Connection) => Promise<{ result: Result; summary: string }>,
): Promise<void> {
  try {
    const { result, summary } = await work(await connect(options));
    console.log(options.json === true ? JSON.stringify({ status: 0, result }) : summary);
  } catch (error) {
    const message = explain(error);
    const rejected = error instanceof RejectedRowsError ? error.rejected : undefined;
    if (options.json === true)
      console.log(
        JSON.stringify({ status: 1, name: `${name} failed`, message, ...(rejected === undefined ? {} : { rejected }) }),
      );
    else
      console.error(
        error instanceof TargetError || error instanceof RejectedRowsError ? message : `${name} failed: ${message}`,
      );
    process.exitCode = 1;
  }
}

/** The message for people; a connection that nobody answers gets the remedy that the network's own words lack. */
function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const unreachable =
    error.message === 'fetch failed' || /ECONNREFUSED|ENOTFOUND/.test(`${error.message} ${String(error.cause)}`);
  if (!unreachable) return error.message;
  return 'the org does not answer. Start the local org with "npm start", or name an org that runs with --target-org ALIAS.';
}

function parseDay(text: string): Date {
  const day = new Date(`${text}T12:00:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || Number.isNaN(day.getTime())) {
    throw new CommanderError(2, 'handover.day', `--today: "${text}" is no date. Write it as YYYY-MM-DD.`);
  }
  return day;
}

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof CommanderError)) throw error;
  if (error.code === 'handover.day') console.error(error.message);
  process.exitCode = error.exitCode;
}
