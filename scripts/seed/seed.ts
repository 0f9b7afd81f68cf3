import type { Connection } from 'jsforce';
import { queryAll } from '../connection/records.ts';
import type { Progress } from '../output/progress.ts';
import { accounts, deals, people, roles } from './company.ts';
import { fillBriefs, winDeals } from './steps/briefs.ts';
import { assignPermissionSets, ensurePeople, unassignPermissionSets } from './steps/people.ts';
import { ensureCustomers, ensureDeals, ensureRoles, readStages } from './steps/sales.ts';
import { liveProjects } from './steps/work.ts';

export interface SeedResult {
  readonly deals: number;
  readonly wonDeals: number;
  readonly people: number;
}

/**
 * Held by the running user while seeding only: one person cannot lawfully be seller, approver and delivery lead at once, so
 * the rules that demand different people are passed over. The flows run as always.
 */
const LOADING_PERMISSION_SET = 'Handover_Rule_Bypass';

/**
 * A believable company. Deterministic: the same plan on the same day gives the same data; idempotent: what exists is found
 * by name or key and left as it is, so a run that was cut off is finished by the next one.
 */
export async function seed(
  connection: Connection,
  options: { readonly today: Date; readonly progress: Progress },
): Promise<SeedResult> {
  const { today, progress } = options;
  const { user_id: runningUser } = await identity(connection);
  await assignPermissionSets(connection, [
    { user: runningUser, name: 'Handover_Admin' },
    { user: runningUser, name: LOADING_PERMISSION_SET },
  ]);
  try {
    progress.step('People');
    const team = await ensurePeople(connection, people, runningUser, progress);
    progress.step('Delivery roles');
    const rateCard = await ensureRoles(connection, roles, progress);
    progress.step('Customers');
    const customers = await ensureCustomers(connection, accounts, progress);
    const stages = await readStages(connection);
    progress.step('Deals');
    const seeded = await ensureDeals(connection, deals, { people: team, customers, stages, today }, progress);
    progress.step('Briefs');
    await fillBriefs(connection, seeded, { people: team, roles: rateCard, customers, today }, progress);
    progress.step('Won deals');
    await winDeals(connection, seeded, stages.won, progress);
    progress.step('Projects');
    await liveProjects(
      connection,
      seeded,
      { people: team, roles: rateCard, today, firstDayOfWeek: await firstDayOfWeek(connection) },
      progress,
    );
    return {
      deals: seeded.length,
      wonDeals: seeded.filter((deal) => deal.plan.stage === 'won').length,
      people: team.size,
    };
  } finally {
    await unassignPermissionSets(connection, runningUser, [LOADING_PERMISSION_SET]);
  }
}

async function identity(connection: Connection): Promise<{ user_id: string }> {
  const info = await connection.identity();
  return { user_id: info.user_id };
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
