import type { Command } from 'commander';
import { INTERRUPTED } from '../output/interruption.ts';
import { parseTime, positiveNumber, runInterruptible, STOPPED, withTarget } from './command.ts';
import type { CommonOptions } from './command.ts';

interface AdoptFlags extends CommonOptions {
  readonly limit?: number;
  readonly dryRun?: boolean;
  readonly where?: string;
  readonly createdBefore?: string;
}

/** `handover adopt`: briefs for deals that were open when the package came. */
export function addAdopt(program: Command): void {
  withTarget(
    program
      .command('adopt')
      .description(
        'Opens a brief for every open deal that sells a project and has none. Deals from before the package count as selling one where the policy says so by default, or where --where names them. A further run goes on where the last one ended.',
      )
      .option('--dry-run', "asks the org's rules and takes every save back; shows which deals they would refuse")
      .option('--limit <count>', 'tries at most this many deals', positiveNumber('--limit'))
      .option('--where <condition>', 'SOQL condition over Opportunity, such as "Amount > 10000"')
      .option(
        '--created-before <time>',
        'deals from before this time were never asked whether they sell a project (default: when the package came)',
        parseTime('--created-before'),
      )
      .addHelpText(
        'after',
        `
Exit code: 0 when every deal tried has a brief, 1 when some were refused, ${STOPPED} when the org could not be reached any more, ${INTERRUPTED} when stopped by Ctrl-C.
A dry run saves in batches that are rolled back: it shows what rules refuse, not what a flow keeps to itself.`,
      ),
  ).action(async (options: AdoptFlags) => {
    await runInterruptible('adopt', options, async (connection, progress, interruption) => {
      const [{ adopt }, { describeAdopt }] = await Promise.all([
        import('../adopt/adopt.ts'),
        import('../adopt/report.ts'),
      ]);
      const { limit, where, createdBefore, dryRun = false } = options;
      const result = await adopt(connection, {
        dryRun,
        progress,
        interruption,
        ...(limit === undefined ? {} : { limit }),
        ...(where === undefined ? {} : { where }),
        ...(createdBefore === undefined ? {} : { createdBefore }),
      });
      const exitCode = result.interrupted ? INTERRUPTED : result.refused.length > 0 ? 1 : 0;
      return { result, summary: describeAdopt(result), exitCode };
    });
  });
}
