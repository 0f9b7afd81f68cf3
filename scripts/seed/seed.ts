import type { Connection } from 'jsforce';
import { queryAll } from '../connection/records.ts';
import type { Interruption } from '../output/interruption.ts';
import type { Progress } from '../output/progress.ts';
import { ofSeededAccount, readAccountNumber } from './mark.ts';
import type { Mark } from './mark.ts';
import { DEFAULT_SEED, planCompany, SIZES } from './plan.ts';
import { leaveActivities } from './steps/activities.ts';
import { fillBriefs } from './steps/briefs.ts';
import { loseAndReopen, winDeals } from './steps/close.ts';
import type { SeedContext, Tally } from './steps/context.ts';
import { assignPermissionSets, ensurePeople, unassignPermissionSets } from './steps/people.ts';
import { askQuestions, dateDecisions } from './steps/questions.ts';
import { ensureCustomers, ensureDeals, ensureRoles, readStages } from './steps/sales.ts';
import { liveProjects } from './steps/work.ts';

export interface SeedOptions {
  readonly progress: Progress;
  /** The day the data are relative to: today, or the day of the company that the org holds already. */
  readonly today?: Date;
  readonly seed?: number;
  /** Number of deals. */
  readonly size?: number;
  readonly interruption?: Interruption;
}

/** The user stopped the run; what was written stays, and the next run goes on. */
export class SeedInterrupted extends Error {}

export interface SeedResult {
  readonly deals: number;
  readonly wonDeals: number;
  readonly projects: number;
  readonly people: number;
  /** The day the data are relative to, `YYYY-MM-DD`. */
  readonly today: string;
  /** Records written by this run: 0 when all was there. */
  readonly written: number;
}

/**
 * Held by the running user while seeding only: one person cannot lawfully be seller, approver and delivery lead at once, so
 * the rules that demand different people are passed over. The flows run as always, until the deals are won; what is history
 * by then is loaded without notices (Handover_Data_Loader).
 */
export const RULE_BYPASS = 'Handover_Rule_Bypass';
export const DATA_LOADER = 'Handover_Data_Loader';

/**
 * A believable company. Deterministic: the same seed on the same day gives the same data; idempotent: what exists is found
 * by key or name and left as it is, so a run that was cut off is finished by the next one, on another day too.
 */
export async function seed(connection: Connection, options: SeedOptions): Promise<SeedResult> {
  const { progress } = options;
  const mark = await markOf(connection, options);
  const plan = planCompany({ seed: mark.seed, size: options.size ?? SIZES.small });
  const tally: Tally = { written: 0 };
  const checkpoint = (): void => {
    if (options.interruption?.asked === true) throw new SeedInterrupted('Stopped. The same command goes on.');
  };
  const { user_id: runningUser } = await connection.identity();
  await assignPermissionSets(connection, [
    { user: runningUser, name: 'Handover_Admin' },
    { user: runningUser, name: RULE_BYPASS },
  ]);
  try {
    progress.step('People');
    const people = await ensurePeople(connection, plan.people, runningUser, progress);
    progress.step('Delivery roles');
    const roles = await ensureRoles({ connection, mark, progress, tally }, plan.roles);
    checkpoint();
    progress.step('Customers');
    const customers = await ensureCustomers({ connection, mark, progress, tally }, plan.accounts);
    const stages = await readStages(connection);
    const context: SeedContext = { connection, progress, mark, tally, checkpoint, people, roles, customers, stages };
    checkpoint();
    progress.step('Deals');
    const deals = await ensureDeals(context, plan.deals);
    checkpoint();
    progress.step('Briefs');
    await fillBriefs(context, deals);
    checkpoint();
    progress.step('Won deals');
    await winDeals(context, deals);
    await assignPermissionSets(connection, [{ user: runningUser, name: DATA_LOADER }]);
    checkpoint();
    progress.step('Projects');
    await liveProjects(context, deals, await firstDayOfWeek(connection));
    checkpoint();
    progress.step('Questions');
    await askQuestions(context, deals);
    await dateDecisions(context, deals);
    checkpoint();
    progress.step('Mails, calls, meetings and notes');
    await leaveActivities(context, deals);
    await unassignPermissionSets(connection, runningUser, [DATA_LOADER]);
    progress.step('Other deals');
    await loseAndReopen(context, deals);
    const won = plan.deals.filter((deal) => deal.work !== undefined);
    return {
      deals: deals.length,
      wonDeals: won.length,
      projects: won.length + plan.deals.filter((deal) => deal.further !== undefined).length,
      people: people.size,
      today: mark.today.toISOString().slice(0, 10),
      written: tally.written,
    };
  } finally {
    await unassignPermissionSets(connection, runningUser, [RULE_BYPASS, DATA_LOADER]);
  }
}

/** Seed and day of the company that the org holds; of the options where it holds none. Two companies do not mix. */
async function markOf(connection: Connection, options: SeedOptions): Promise<Mark> {
  const wanted = options.seed ?? DEFAULT_SEED;
  const [row] = await queryAll<{ AccountNumber: string }>(
    connection,
    `SELECT AccountNumber FROM Account WHERE ${ofSeededAccount('')} LIMIT 1`,
  );
  const present = readAccountNumber(row?.AccountNumber ?? null);
  if (present === undefined) return { seed: wanted, today: options.today ?? new Date() };
  const day = (date: Date): string => date.toISOString().slice(0, 10);
  const otherDay = options.today !== undefined && day(options.today) !== day(present.today);
  if (present.seed !== wanted || otherDay)
    throw new Error(
      `The org holds the company of seed ${present.seed} as of ${day(present.today)}. Remove it first: handover seed --remove`,
    );
  return { seed: present.seed, today: present.today };
}

/** The policy's first day of the week; a blank one means Monday, as the package's flow reads it. */
async function firstDayOfWeek(connection: Connection): Promise<number> {
  const [policy] = await queryAll<{ First_Day_of_Week__c: number | null }>(
    connection,
    'SELECT First_Day_of_Week__c FROM Handover_Policy__mdt',
  );
  return policy?.First_Day_of_Week__c ?? 2;
}

/** Whether the org holds no brief yet: nothing was seeded, and nobody has worked with the package. */
export async function isEmpty(connection: Connection): Promise<boolean> {
  const rows = await queryAll<{ Id: string }>(connection, 'SELECT Id FROM Handover_Brief__c LIMIT 1');
  return rows.length === 0;
}
