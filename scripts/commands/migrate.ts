import type { Command } from 'commander';
import { connect } from '../connection/target.ts';
import { createProgress } from '../output/progress.ts';
import { run, withTarget, wrongOption } from './command.ts';
import type { CommonOptions } from './command.ts';

interface MigrateCommandOptions extends CommonOptions {
  readonly sourceOrg?: string;
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
      .option('--check', 'only checks the plan and its files; writes nothing')
      .option('--dry-run', "runs the org's rules on every row and lets the org undo it")
      .option('--only-rejected <file...>', 'loads only the corrected rows of a file of rejected rows')
      .option('--again', 'sends rows again that are unchanged since they were loaded')
      .option('--source-org <alias>', 'org that the SOQL sources of the plan read')
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
        '\nExit codes: 0 all loaded, 1 rows were refused, 2 the plan or a file has faults (nothing was sent), 3 stopped and resumable, 130 interrupted and resumable.',
      ),
  ).action(async (plan: string | undefined, options: MigrateCommandOptions) => {
    if (plan === undefined && options.cleanUp !== true)
      throw wrongOption('Name a plan: handover migrate config/migrations/timesheets.yaml');
    await run('migrate', options, async (connection) => {
      if (options.cleanUp === true) {
        const { OrgClient } = await import('../connection/org-client.ts');
        const { cleanUpBypass } = await import('../migrate/load/bypass.ts');
        const taken = await cleanUpBypass(new OrgClient(connection));
        const summary = taken.length === 0 ? 'No bypass was left behind.' : `Taken back: ${taken.join(', ')}.`;
        return { result: { bypassTakenBack: taken }, summary };
      }
      const { migrate } = await import('../migrate/run.ts');
      const { summarise } = await import('../migrate/report/summary.ts');
      const { EXIT_CODES } = await import('../migrate/report/types.ts');
      const stop = interruptible();
      const alias = options.sourceOrg;
      const report = await migrate(connection, {
        planFile: plan ?? '',
        dryRun: options.dryRun === true,
        checkOnly: options.check === true,
        again: options.again === true,
        journal: options.journal,
        onlyRejected: options.onlyRejected ?? [],
        sourceOrg: alias === undefined ? undefined : await connect({ targetOrg: alias }),
        retry: {
          ...(options.retries === undefined ? {} : { retries: options.retries }),
          ...(options.retryDelay === undefined ? {} : { delay: options.retryDelay }),
          ...(options.timeout === undefined ? {} : { timeout: options.timeout }),
        },
        bulkAbove: options.bulkAbove,
        batchSize: options.batchSize,
        progress: createProgress(process.stdout, { json: options.json === true }),
        signal: stop,
      });
      return { result: report, summary: summarise(report), exitCode: EXIT_CODES[report.state] };
    });
  });
}

/** The first Ctrl-C lets the request under way end; a second one ends at once, which the journal survives as well. */
function interruptible(): AbortSignal {
  const controller = new AbortController();
  process.once('SIGINT', () => {
    controller.abort();
    process.once('SIGINT', () => process.exit(130));
  });
  process.once('SIGTERM', () => controller.abort());
  return controller.signal;
}

function whole(text: string): number {
  if (!/^\d+$/.test(text)) throw wrongOption(`"${text}" is no whole number.`);
  return Number(text);
}
