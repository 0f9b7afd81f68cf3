import type { Connection } from 'jsforce';
import { OrgClient } from '../../connection/org-client.ts';
import { borrowRights } from '../../connection/borrowed-rights.ts';
import { batches, deleteEach, saveEach } from '../../connection/save-each.ts';
import type { Interruption } from '../../output/interruption.ts';
import type { Progress } from '../../output/progress.ts';
import { findForeign, whatStays } from './foreign.ts';
import { takeInventory } from './inventory.ts';
import type { Inventory } from './inventory.ts';

/** A record of the seed that stays, and why. */
export interface Kept {
  readonly id: string;
  readonly name: string;
  readonly reason: string;
}

export interface RemovalPlan {
  /** Ids to delete by object, in an order in which Salesforce allows it. */
  readonly steps: readonly { readonly object: string; readonly ids: readonly string[] }[];
  readonly users: readonly string[];
  readonly kept: readonly Kept[];
}

export interface RemovalResult {
  readonly deleted: Readonly<Record<string, number>>;
  readonly deactivatedUsers: number;
  readonly kept: readonly Kept[];
  /** Whether the user stopped it; what is left goes with the next run. */
  readonly interrupted: boolean;
}

/** The right to delete briefs and projects, which no other persona has. */
const REMOVING = 'Handover_Admin';

/**
 * Runs something with the right to delete, and takes that right back when the user did not hold it before. No rule has to
 * be passed over: rules do not run on delete.
 */
export async function withRightToRemove<Result>(connection: Connection, work: () => Promise<Result>): Promise<Result> {
  const { user_id: user } = await connection.identity();
  const giveBack = await borrowRights(new OrgClient(connection), user, REMOVING);
  try {
    return await work();
  } finally {
    await giveBack();
  }
}

/** What a removal would do; nothing is written. */
export async function planRemoval(connection: Connection): Promise<RemovalPlan> {
  const inventory = await takeInventory(connection);
  return arrange(inventory, whatStays(inventory, await findForeign(connection, inventory)));
}

/** Projects before briefs and deals, which they hold fast; roles after the timesheets that name them. */
function arrange(inventory: Inventory, stays: ReadonlyMap<string, string>): RemovalPlan {
  const going = (rows: readonly { readonly Id: string }[]): string[] =>
    rows.filter(({ Id }) => !stays.has(Id)).map(({ Id }) => Id);
  const activities = inventory.activities.filter(({ seeded, dealId }) => seeded && !stays.has(dealId));
  const named = [
    ...inventory.accounts,
    ...inventory.contacts,
    ...inventory.deals,
    ...inventory.briefs,
    ...inventory.projects,
  ];
  return {
    steps: [
      { object: 'Handover_Project__c', ids: going(inventory.projects) },
      { object: 'Handover_Brief__c', ids: going(inventory.briefs) },
      ...['Task', 'Event', 'Note'].map((object) => ({
        object,
        ids: activities.filter((activity) => activity.object === object).map(({ Id }) => Id),
      })),
      { object: 'Opportunity', ids: going(inventory.deals) },
      { object: 'Contact', ids: going(inventory.contacts) },
      { object: 'Account', ids: going(inventory.accounts) },
      { object: 'Handover_Role__c', ids: going(inventory.roles) },
    ],
    users: inventory.users.map(({ Id }) => Id),
    kept: named.flatMap(({ Id, Name }) => {
      const reason = stays.get(Id);
      return reason === undefined || reason === 'it is not of the seed' ? [] : [{ id: Id, name: Name, reason }];
    }),
  };
}

/** Projects with all that hangs below them take longer to delete than anything else. */
const PROJECTS_A_REQUEST = 20;

/**
 * Deletes what the plan says and deactivates its users, whom Salesforce never deletes. What the org refuses is kept, with
 * its reason. Stopped by the user, it ends with the request under way.
 */
export async function remove(
  connection: Connection,
  plan: RemovalPlan,
  progress: Progress,
  interruption: Pick<Interruption, 'asked'>,
): Promise<RemovalResult> {
  const deleted: Record<string, number> = {};
  const kept = [...plan.kept];
  for (const { object, ids } of plan.steps) {
    if (ids.length === 0 || interruption.asked) continue;
    progress.step(object, ids.length);
    let tried = 0;
    let refused = 0;
    for (const batch of batches(ids, object === 'Handover_Project__c' ? PROJECTS_A_REQUEST : undefined)) {
      if (interruption.asked) break;
      const failed = await deleteEach(connection, object, batch);
      kept.push(...failed.map(({ id, message }) => ({ id, name: object, reason: message.trim() })));
      tried += batch.length;
      refused += failed.length;
      progress.count(tried);
    }
    deleted[object] = tried - refused;
    progress.done(`${deleted[object]} deleted`);
  }
  if (interruption.asked) return { deleted, deactivatedUsers: 0, kept, interrupted: true };
  progress.step('Users');
  let deactivatedUsers = 0;
  for (const batch of batches(plan.users.map((Id) => ({ Id, IsActive: false })))) {
    const failed = await saveEach(connection, 'User', batch);
    deactivatedUsers += batch.length - failed.length;
    kept.push(...failed.map(({ id, message }) => ({ id, name: 'User', reason: message.trim() })));
  }
  progress.done(`${deactivatedUsers} deactivated`);
  return { deleted, deactivatedUsers, kept, interrupted: false };
}
