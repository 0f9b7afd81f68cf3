import type { Command } from 'commander';
import { INTERRUPTED } from '../output/interruption.ts';
import type { Touched } from '../touch/touch.ts';
import { parseTime, runInterruptible, STOPPED, withTarget, wrongOption } from './command.ts';
import type { CommonOptions } from './command.ts';

interface TouchFlags extends CommonOptions {
  readonly only?: Touched;
  readonly savedBefore?: string;
}

/** `handover touch`: stored measures follow a changed definition. */
export function addTouch(program: Command): void {
  withTarget(
    program
      .command('touch')
      .description(
        'Saves open briefs and projects without changing them, so that stored readiness, measures and health follow a policy, flow or roll-up that changed. Repeating it is harmless; only "last modified" moves.',
      )
      .option('--only <what>', 'briefs or projects (default: both)', parseOnly)
      .option(
        '--saved-before <time>',
        'leaves out what was saved since; how a stopped run goes on (default: now)',
        parseTime('--saved-before'),
      )
      .addHelpText(
        'after',
        `\nExit code: 0 when all were saved, 1 when some were refused, ${STOPPED} when the org could not be reached any more, ${INTERRUPTED} when stopped by Ctrl-C.`,
      ),
  ).action(async (options: TouchFlags) => {
    await runInterruptible('touch', options, async (connection, progress, interruption) => {
      const [{ touch }, { describeTouch }] = await Promise.all([
        import('../touch/touch.ts'),
        import('../touch/report.ts'),
      ]);
      const result = await touch(connection, {
        what: options.only === undefined ? ['briefs', 'projects'] : [options.only],
        savedBefore: options.savedBefore ?? new Date().toISOString(),
        progress,
        interruption,
      });
      const exitCode = result.interrupted ? INTERRUPTED : result.refused.length > 0 ? 1 : 0;
      return { result, summary: describeTouch(result), exitCode };
    });
  });
}

function parseOnly(text: string): Touched {
  if (text === 'briefs' || text === 'projects') return text;
  throw wrongOption(`--only: "${text}" is neither briefs nor projects.`);
}
