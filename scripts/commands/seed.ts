import { once } from 'node:events';
import { createInterface } from 'node:readline/promises';
import type { Command } from 'commander';
import type { Connection } from 'jsforce';
import { INTERRUPTED } from '../output/interruption.ts';
import type { Interruption } from '../output/interruption.ts';
import type { Progress } from '../output/progress.ts';
import { HIGHEST_SEED } from '../seed/mark.ts';
import { MOST_DEALS, SIZES } from '../seed/plan.ts';
import type { SeedResult } from '../seed/seed.ts';
import type { RemovalPlan, RemovalResult } from '../seed/remove/remove.ts';
import { runInterruptible, withTarget, wrongOption } from './command.ts';
import type { CommonOptions, Outcome } from './command.ts';

interface SeedCommandOptions extends CommonOptions {
  readonly today?: Date;
  readonly size?: number;
  readonly seed?: number;
  readonly remove?: boolean;
  readonly yes?: boolean;
  readonly production?: boolean;
}

/** `handover seed`: a believable company in the org, and its removal. */
export function addSeed(program: Command): void {
  withTarget(
    program
      .command('seed')
      .description(
        'Creates a believable company: users of each persona, deals at each degree of readiness, projects that go well and badly. Run again it changes nothing; cut off, it goes on.',
      )
      .option(
        '--size <size>',
        'small (40 deals), medium (200), large (2000), or a number of deals (default: small)',
        parseSize,
      )
      .option('--seed <number>', 'another number makes another company (default: 1)', parseSeed)
      .option('--today <date>', 'the day the data is relative to, YYYY-MM-DD (default: today)', parseDay)
      .option('--remove', 'deletes what the seed has made and nothing else; its users are deactivated')
      .option('-y, --yes', 'removes without asking')
      .option('--production', 'works in a production org too'),
  ).action(async (options: SeedCommandOptions) => {
    await runInterruptible<SeedResult | RemovalResult | { interrupted: true }>(
      'seed',
      options,
      async (connection, progress, interruption) => {
        const { refuseProduction } = await import('../seed/guard.ts');
        const org = await refuseProduction(connection, options.production === true);
        return options.remove === true
          ? removeCompany(connection, `${org} (${connection.instanceUrl})`, options, progress, interruption)
          : createCompany(connection, options, progress, interruption);
      },
    );
  });
}

async function createCompany(
  connection: Connection,
  { today, size, seed: number }: SeedCommandOptions,
  progress: Progress,
  interruption: Interruption,
): Promise<Outcome<SeedResult | { interrupted: true }>> {
  const { seed, SeedInterrupted } = await import('../seed/seed.ts');
  try {
    const result = await seed(connection, {
      progress,
      interruption,
      ...(today === undefined ? {} : { today }),
      ...(size === undefined ? {} : { size }),
      ...(number === undefined ? {} : { seed: number }),
    });
    return { result, summary: describeSeed(result) };
  } catch (error) {
    if (!(error instanceof SeedInterrupted)) throw error;
    return { result: { interrupted: true }, summary: error.message, exitCode: INTERRUPTED };
  }
}

function describeSeed({ deals, wonDeals, projects, people, today, written }: SeedResult): string {
  const change = written === 0 ? 'Nothing was missing, nothing was changed.' : `${written} records were written.`;
  return `${deals} deals (${wonDeals} won), ${projects} projects and ${people} people are in the org, as of ${today}. ${change}`;
}

async function removeCompany(
  connection: Connection,
  org: string,
  options: SeedCommandOptions,
  progress: Progress,
  interruption: Interruption,
): Promise<Outcome<RemovalResult>> {
  const { planRemoval, remove, withRightToRemove } = await import('../seed/remove/remove.ts');
  return withRightToRemove(connection, async () => {
    const plan = await planRemoval(connection);
    if (options.yes !== true && !interruption.asked) await confirm(plan, org, interruption);
    const result = await remove(connection, plan, progress, interruption);
    const summary = describeRemoval(result);
    return result.interrupted ? { result, summary, exitCode: INTERRUPTED } : { result, summary };
  });
}

function describeRemoval({ deleted, deactivatedUsers, kept, interrupted }: RemovalResult): string {
  const total = Object.values(deleted).reduce((sum, count) => sum + count, 0);
  return [
    `${total} records deleted with their details, ${deactivatedUsers} users deactivated.`,
    ...kept.map(({ name, id, reason }) => `  ${name} (${id}) stays: ${reason}`),
    ...(interrupted ? ['Stopped as you asked. The same command goes on.'] : []),
  ].join('\n');
}

/** Asks on a terminal; elsewhere nobody could answer, so the option is asked for. */
async function confirm({ steps, users, kept }: RemovalPlan, org: string, { signal }: Interruption): Promise<void> {
  const total = steps.reduce((sum, { ids }) => sum + ids.length, 0);
  const what = `${total} records with their details in ${org}, ${users.length} users deactivated, ${kept.length} records kept because people have added to them`;
  if (!process.stdin.isTTY || !process.stderr.isTTY)
    throw new Error(`Would delete ${what}. Nothing was deleted: add --yes to do it.`);
  const prompt = createInterface({ input: process.stdin, output: process.stderr });
  // While it asks, the terminal hands Ctrl-C to the prompt and not to the process.
  prompt.on('SIGINT', () => process.kill(process.pid, 'SIGINT'));
  const closed = once(prompt, 'close').then(() => '');
  try {
    const asked = prompt.question(`Delete ${what}? Write yes: `, { signal }).catch(() => '');
    if ((await Promise.race([asked, closed])).trim().toLowerCase() !== 'yes') throw new Error('Nothing was deleted.');
  } finally {
    prompt.close();
  }
}

function parseSize(text: string): number {
  const size = text in SIZES ? SIZES[text as keyof typeof SIZES] : Number(text);
  if (!Number.isInteger(size) || size < 1 || size > MOST_DEALS)
    throw wrongOption(
      `--size: "${text}" is no size. Write small, medium, large, or a number of deals from 1 to ${MOST_DEALS}.`,
    );
  return size;
}

function parseSeed(text: string): number {
  if (!/^\d+$/.test(text) || Number(text) > HIGHEST_SEED)
    throw wrongOption(`--seed: "${text}" is no seed. Write a whole number from 0 to ${HIGHEST_SEED}.`);
  return Number(text);
}

function parseDay(text: string): Date {
  const day = new Date(`${text}T12:00:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || Number.isNaN(day.getTime())) {
    throw wrongOption(`--today: "${text}" is no date. Write it as YYYY-MM-DD.`);
  }
  return day;
}
