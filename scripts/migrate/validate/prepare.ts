import { describeObject } from '../../connection/describe.ts';
import type { ObjectDescribe } from '../../connection/describe.ts';
import type { OrgClient } from '../../connection/org-client.ts';
import { orderLoads } from '../plan/order.ts';
import type { ReadPlan } from '../plan/read-plan.ts';
import type { Load, Plan } from '../plan/schema.ts';
import { problem } from '../problem.ts';
import { checkLoad, mayWait, speaker } from './loads.ts';
import type { Problems } from './problems.ts';

/** A load, checked against the org and in its place of the order. */
export interface PreparedLoad {
  readonly name: string;
  readonly load: Load;
  readonly describe: ObjectDescribe;
  readonly late: ReadonlySet<string>;
}

/** Checks the plan against the org; the loads in the order in which they run. Problems go to `problems`. */
export async function prepareLoads(
  client: OrgClient,
  plan: Plan,
  file: string,
  { lineOf, damaged }: Pick<ReadPlan, 'lineOf' | 'damaged'>,
  problems: Problems,
): Promise<readonly PreparedLoad[]> {
  const describes = new Map<string, ObjectDescribe | undefined>();
  for (const { object } of Object.values(plan.loads))
    if (!describes.has(object)) describes.set(object, await describeObject(client, object));
  for (const [name, load] of Object.entries(plan.loads))
    for (const found of checkLoad(load, describes.get(load.object), speaker(file, name, lineOf)))
      // A field that a faulty plan maps in a wrong way is not missing.
      if (found.code !== 'FIELD_REQUIRED' || !damaged.has(name)) problems.add(found);
  const order = orderLoads(plan, (name, field) => {
    const load = plan.loads[name];
    return load !== undefined && mayWait(load, describes.get(load.object)?.field(field));
  });
  if (order.circle.length > 0) {
    const message = `These loads refer to each other in a circle: ${order.circle.join(', ')}.`;
    problems.add(problem('PLAN_CYCLE', { file, line: lineOf(['loads', order.circle[0] ?? '']) }, message));
  }
  return order.names.flatMap((name) => {
    const load = plan.loads[name];
    const describe = describes.get(load?.object ?? '');
    return load === undefined || describe === undefined
      ? []
      : [{ name, load, describe, late: order.late.get(name) ?? new Set<string>() }];
  });
}
