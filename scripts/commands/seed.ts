import type { Command } from 'commander';
import { createProgress } from '../output/progress.ts';
import { run, withTarget, wrongOption } from './command.ts';
import type { CommonOptions } from './command.ts';

/** `handover seed`: a believable company in the org. */
export function addSeed(program: Command): void {
  withTarget(
    program
      .command('seed')
      .description(
        'Creates a believable company: users of each persona, deals at each degree of readiness, running projects.',
      )
      .option('--today <date>', 'the day the data is relative to, YYYY-MM-DD (default: today)', parseDay),
  ).action(async (options: CommonOptions & { today?: Date }) => {
    await run('seed', options, async (connection) => {
      const { seed } = await import('../seed/seed.ts');
      const progress = createProgress(process.stdout, { json: options.json === true });
      const result = await seed(connection, {
        progress,
        ...(options.today === undefined ? {} : { today: options.today }),
      });
      return {
        result,
        summary: `${result.deals} deals (${result.wonDeals} won) and ${result.people} people are in the org.`,
      };
    });
  });
}

function parseDay(text: string): Date {
  const day = new Date(`${text}T12:00:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || Number.isNaN(day.getTime())) {
    throw wrongOption(`--today: "${text}" is no date. Write it as YYYY-MM-DD.`);
  }
  return day;
}
