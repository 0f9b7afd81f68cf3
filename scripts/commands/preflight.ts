import type { Command } from 'commander';
import { run, withTarget } from './command.ts';
import type { CommonOptions } from './command.ts';

/** `handover preflight`: what stands in the way of the package in this org. */
export function addPreflight(program: Command): void {
  withTarget(
    program
      .command('preflight')
      .description(
        'Reads the org and says what would collide, what is missing and what needs a decision before a deploy. Changes nothing.',
      )
      .addHelpText(
        'after',
        '\nExit code: 0 when nothing blocks, 1 when something blocks or what could block could not be checked.',
      ),
  ).action(async (options: CommonOptions) => {
    await run('preflight', options, async (connection, progress) => {
      const [{ preflight }, { describePreflight }] = await Promise.all([
        import('../preflight/preflight.ts'),
        import('../preflight/report.ts'),
      ]);
      const result = await preflight(connection, progress);
      return { result, summary: describePreflight(result), exitCode: result.clear ? 0 : 1 };
    });
  });
}
