import type { Connection } from 'jsforce';
import { deleteRecords, updateEach } from '../../connection/partial.ts';
import type { Progress } from '../../output/progress.ts';
import { assignPermissionSets, unassignPermissionSets } from '../steps/people.ts';
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
}

/** The right to delete briefs and projects, which no other persona has. */
const REMOVING = 'Handover_Admin';

/**
 * Runs something with the right to delete, and takes that right back when the user did not hold it before. No rule has to
 * be passed over: rules do not run on delete.
 */
export async function withRightToRemove<Result>(connection: Connection, work: () => Promise<Result>): Promise<Result> {
  const { user_id: user } = await connection.identity();
  const given = await assignPermissionSets(connection, [{ user, name: REMOVING }]);
  try {
    return await work();
  } finally {
    if (given > 0) await unassignPermissionSets(connection, user, [REMOVING]);
  }
}

/** What a removal would do; nothing is written. */
export async function planRemoval(connection: Connection): Promise<RemovalPlan> {
  const inventory = await takeInventory(connection);
  return arrange(inventory, whatStays(inventory, await findForeign(connection, inventory)));
}

/** Projects before briefs and deals, which they hold fast; roles after the timesheets that name them. */
export function arrange(inventory: Inventory, stays: ReadonlyMap<string, string>): RemovalPlan {
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

/** Deletes what the plan says and deactivates its users, whom Salesforce never deletes. What the org refuses is kept, with its reason. */
export async function remove(connection: Connection, plan: RemovalPlan, progress: Progress): Promise<RemovalResult> {
  const deleted: Record<string, number> = {};
  const kept = [...plan.kept];
  for (const { object, ids } of plan.steps) {
    if (ids.length === 0) continue;
    progress.step(object, ids.length);
    const refused = await deleteRecords(connection, object, ids, object === 'Handover_Project__c' ? 20 : 200);
    deleted[object] = ids.length - refused.length;
    kept.push(...refused.map(({ id, message }) => ({ id, name: object, reason: message })));
    progress.done(`${deleted[object]} deleted`);
  }
  progress.step('Users');
  const refused = await updateEach(
    connection,
    'User',
    plan.users.map((Id) => ({ Id, IsActive: false })),
  );
  kept.push(...refused.map(({ id, message }) => ({ id, name: 'User', reason: message })));
  progress.done(`${plan.users.length - refused.length} deactivated`);
  return { deleted, deactivatedUsers: plan.users.length - refused.length, kept };
}
