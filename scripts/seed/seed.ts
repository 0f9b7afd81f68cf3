import type { Connection } from 'jsforce';
import { borrowRights, returnLeftRights } from '../connection/borrowed-rights.ts';
import { OrgClient } from '../connection/org-client.ts';
import { queryAll } from '../connection/records.ts';
import { mayTryAgain, OrgError } from '../connection/retry.ts';
import type { Patience } from '../connection/retry.ts';
import type { Interruption } from '../output/interruption.ts';
import type { Progress } from '../output/progress.ts';
import { ofSeededAccount, readAccountNumber } from './mark.ts';
import type { Mark } from './mark.ts';
import { DEFAULT_SEED, planCompany, SIZES } from './plan.ts';
import { leaveActivities } from './steps/activities.ts';
import { fillBriefs } from './steps/briefs.ts';
import { loseAndReopen, winDeals } from './steps/close.ts';
import type { SeedContext, Tally } from './steps/context.ts';
import { assignPermissionSets, ensurePeople } from './steps/people.ts';
import { askQuestions, dateDecisions } from './steps/questions.ts';
import { ensureCustomers, ensureDeals, ensureRoles, readStages } from './steps/sales.ts';
import { liveProjects } from './steps/work.ts';
import type { SeedPlan } from './types.ts';

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
const RULE_BYPASS = 'Handover_Rule_Bypass';
const DATA_LOADER = 'Handover_Data_Loader';
/** Lets history name its people; not part of the package, because it deploys only where the org offers the permission. */
const AUDIT_FIELDS = 'Handover_Audit_Fields';

/** So often a run takes stock and goes on after a request whose answer was lost. */
const RESUMPTIONS: Patience = { retry: { retries: 20, delay: 250 } };

/**
 * A believable company. Deterministic: the same seed on the same day gives the same data; idempotent: what exists is found
 * by key or name and left as it is, so a run that was cut off is finished by the next one, on another day too. For the same
 * reason a request whose answer was lost, so that nobody knows whether it was carried out, is followed by taking stock anew.
 */
export async function seed(connection: Connection, options: SeedOptions): Promise<SeedResult> {
  const { progress, interruption } = options;
  const mark = await markOf(connection, options);
  const plan = planCompany({ seed: mark.seed, size: options.size ?? SIZES.small });
  const tally: Tally = { written: 0 };
  const checkpoint = (): void => {
    if (interruption?.asked === true) throw new SeedInterrupted('Stopped. The same command goes on.');
  };
  const client = new OrgClient(connection);
  const { user_id: user } = await connection.identity();
  await returnLeftRights(client);
  const giveBack = await borrowRights(client, user, RULE_BYPASS);
  try {
    for (let attempt = 0; ; attempt += 1)
      try {
        await assignPermissionSets(connection, [{ user, name: 'Handover_Admin' }]);
        return await build({ connection, mark, progress, tally, checkpoint }, plan, user, () =>
          borrowLoaderRights(connection, client, user),
        );
      } catch (error) {
        if (!(error instanceof OrgError) || error.code !== 'CONNECTION_LOST') throw error;
        checkpoint();
        if (!(await mayTryAgain(attempt, error.message, RESUMPTIONS))) throw error;
        progress.warn(`The answer to a request was lost (${error.message}); looking at what the org holds.`);
      }
  } finally {
    await giveBack();
  }
}

/** The rights to load history, and to name its people where the org has the permission set for that. */
async function borrowLoaderRights(
  connection: Connection,
  client: OrgClient,
  user: string,
): Promise<() => Promise<void>> {
  const giveBack = [await borrowRights(client, user, DATA_LOADER)];
  const returned = async (): Promise<void> => {
    for (const give of giveBack) await give();
  };
  try {
    const present = await queryAll(connection, `SELECT Id FROM PermissionSet WHERE Name = '${AUDIT_FIELDS}'`);
    if (present.length > 0) giveBack.push(await borrowRights(client, user, AUDIT_FIELDS));
    return returned;
  } catch (error) {
    await returned();
    throw error;
  }
}

/** Builds what the org lacks of the company, step after step; `asLoader` borrows the right to load history without notices. */
async function build(
  base: Pick<SeedContext, 'connection' | 'mark' | 'progress' | 'tally' | 'checkpoint'>,
  plan: SeedPlan,
  runningUser: string,
  asLoader: () => Promise<() => Promise<void>>,
): Promise<SeedResult> {
  const { connection, mark, progress, tally, checkpoint } = base;
  progress.step('People');
  const people = await ensurePeople(base, plan.people, runningUser);
  progress.step('Delivery roles');
  const roles = await ensureRoles(base, plan.roles);
  checkpoint();
  progress.step('Customers');
  const customers = await ensureCustomers(base, plan.accounts);
  const context: SeedContext = { ...base, people, roles, customers, stages: await readStages(connection) };
  checkpoint();
  progress.step('Deals');
  const deals = await ensureDeals(context, plan.deals);
  checkpoint();
  progress.step('Briefs');
  await fillBriefs(context, deals);
  checkpoint();
  progress.step('Won deals');
  await winDeals(context, deals);
  const giveBack = await asLoader();
  try {
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
  } finally {
    await giveBack();
  }
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
