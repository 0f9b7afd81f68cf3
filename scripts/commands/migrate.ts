import type { Command } from 'commander';
import type { Session } from '../connection/session.ts';
import { openSession, TargetError } from '../connection/target.ts';
import { BypassError } from '../migrate/load/bypass.ts';
import { EXIT_CODES } from '../migrate/report/types.ts';
import { listenForInterruption } from '../output/interruption.ts';
import { createProgress } from '../output/progress.ts';
import { runOn, withTarget, wrongOption } from './command.ts';
import type { CommonOptions, Outcome } from './command.ts';

interface MigrateCommandOptions extends CommonOptions {
  readonly sourceOrg?: string;
  readonly sourceInstanceUrl?: string;
  readonly dryRun?: boolean;
  readonly check?: boolean;
  readonly again?: boolean;
  readonly cleanUp?: boolean;
  readonly journal?: string;
  readonly onlyRejected?: readonly string[];
  readonly bulkAbove?: number;
  readonly batchSize?: number;
  readonly retries?: number;
  readonly retryDelay?: number;
  readonly timeout?: number;
}

/** `handover migrate PLAN`: loads what a plan describes, safely at any size. */
export function addMigrate(program: Command): void {
  withTarget(
    program
      .command('migrate')
      .argument('[plan]', 'plan in YAML or JSON (config/migrations has ready ones; docs/migration.md explains them)')
      .description(
        'Moves history in: checks a plan and all its files, then loads them so that a cut-off run can go on and a repeated one does no harm.',
      )
      .option('--check', 'only checks the plan and its files; sends no row')
      .option('--dry-run', "runs the org's rules on every row and lets the org undo it")
      .option('--only-rejected <file...>', 'loads only the corrected rows of a file of rejected rows')
      .option('--again', 'sends rows again that are unchanged since they were loaded')
      .option('--source-org <alias>', 'org that the SOQL sources of the plan read')
      .option('--source-instance-url <url>', 'URL of that org instead; its token is read from SF_SOURCE_ACCESS_TOKEN')
      .option(
        '--journal <folder>',
        'where journal, reports and rejected rows are kept (default: .handover beside the plan)',
      )
      .option(
        '--bulk-above <rows>',
        'loads with more rows go through Bulk API 2.0 (default: as the plan says, or 2000)',
        whole,
      )
      .option('--batch-size <records>', 'records of one collection request, 1 to 200', whole)
      .option('--retries <times>', 'how often a request that may pass is tried again (default: 7)', whole)
      .option('--retry-delay <milliseconds>', 'pause before the first repetition (default: 500)', whole)
      .option('--timeout <milliseconds>', 'time that one request may take (default: 120000)', whole)
      .option('--clean-up', 'only takes back a rule bypass that a killed run left behind')
      .addHelpText(
        'after',
        '\nExit codes: 0 all loaded, 1 rows were refused, 2 the plan, a file or the command line has faults, or the org cannot be used so (nothing was sent), 3 stopped and resumable, 130 interrupted and resumable.',
      ),
  ).action(async (plan: string | undefined, options: MigrateCommandOptions) => {
    if (plan === undefined && options.cleanUp !== true)
      throw wrongOption('Name a plan: handover migrate config/migrations/timesheets.yaml');
    await runOn(
      openSession,
      'migrate',
      options,
      async (connection) => {
        if (options.cleanUp === true) {
          const { OrgClient } = await import('../connection/org-client.ts');
          const { cleanUpBypass } = await import('../migrate/load/bypass.ts');
          const taken = await cleanUpBypass(new OrgClient(connection));
          const summary = taken.length === 0 ? 'No bypass was left behind.' : `Taken back: ${taken.join(', ')}.`;
          return { result: { bypassTakenBack: taken }, summary };
        }
        return load(connection, plan ?? '', options);
      },
      { codeOf },
    );
  });
}

/** Runs the plan; a run that could not even begin because the org did not answer may be repeated as one that was cut off. */
async function load(connection: Session, planFile: string, options: MigrateCommandOptions): Promise<Outcome<unknown>> {
  const { migrate } = await import('../migrate/run.ts');
  const { summarise } = await import('../migrate/report/summary.ts');
  const { OrgUnavailableError } = await import('../connection/org-client.ts');
  try {
    const report = await migrate(connection, {
      planFile,
      resume: resumeCommand(planFile, options),
      dryRun: options.dryRun === true,
      checkOnly: options.check === true,
      again: options.again === true,
      journal: options.journal,
      onlyRejected: options.onlyRejected ?? [],
      connectSource: (alias) => connectSource(alias, options),
      retry: {
        ...(options.retries === undefined ? {} : { retries: options.retries }),
        ...(options.retryDelay === undefined ? {} : { delay: options.retryDelay }),
        ...(options.timeout === undefined ? {} : { timeout: options.timeout }),
      },
      bulkAbove: options.bulkAbove,
      batchSize: options.batchSize,
      progress: createProgress(process.stdout, { json: options.json === true }),
      signal: interruptible(),
    });
    return { result: report, summary: summarise(report), exitCode: EXIT_CODES[report.state] };
  } catch (error) {
    if (!(error instanceof OrgUnavailableError)) throw error;
    const result = { state: 'stopped', reason: error.message };
    return { result, summary: `Stopped before anything was sent: ${error.message}`, exitCode: EXIT_CODES.stopped };
  }
}

/** The org that SOQL sources read: as the command line names it, else as the plan does; none is named: undefined. */
async function connectSource(alias: string | undefined, options: MigrateCommandOptions): Promise<Session | undefined> {
  const { sourceOrg = alias, sourceInstanceUrl } = options;
  if (sourceInstanceUrl !== undefined)
    return openSession({ instanceUrl: sourceInstanceUrl }, { SF_ACCESS_TOKEN: process.env['SF_SOURCE_ACCESS_TOKEN'] });
  return sourceOrg === undefined ? undefined : openSession({ targetOrg: sourceOrg });
}

/** The first Ctrl-C lets the request under way end; a second one ends at once, which the journal survives as well. */
function interruptible(): AbortSignal {
  return listenForInterruption((message) => console.error(message)).signal;
}

/** An org that cannot be used as asked counts like a fault of the plan; whatever else ends a run leaves it resumable. */
function codeOf(error: unknown): number {
  return error instanceof TargetError || error instanceof BypassError ? EXIT_CODES.invalid : EXIT_CODES.stopped;
}

/** The command that goes on with a run, against the same org. */
function resumeCommand(planFile: string, { targetOrg, instanceUrl, journal }: MigrateCommandOptions): string {
  const words = Object.entries({ 'target-org': targetOrg, 'instance-url': instanceUrl, journal }).flatMap(
    ([option, value]) => (value === undefined ? [] : [`--${option}`, value]),
  );
  const quoted = [planFile, ...words].map((word) => (/^[\w./:@+-]+$/.test(word) ? word : `'${word}'`));
  return ['handover migrate', ...quoted].join(' ');
}

function whole(text: string): number {
  if (!/^\d+$/.test(text)) throw wrongOption(`"${text}" is no whole number.`);
  return Number(text);
}
