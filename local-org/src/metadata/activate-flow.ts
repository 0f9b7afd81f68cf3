import type { Org } from '../org.types.ts';
import { applyPlan } from './deploy/apply.ts';
import { withStatus } from './deploy/arriving-flows.ts';
import type { DeployOutcome } from './deploy/types.ts';
import { flowVersions, isSameName } from './flow-versions.ts';

/**
 * Makes a version of a flow the active one, or with number 0 none of them. Checked like a deploy: a version that does not fit
 * the org's present fields, or calls a flow that is not active, is refused in the outcome.
 *
 * @returns undefined when there is no such flow or version
 */
export function activateFlow(org: Org, flow: string, number: number): DeployOutcome | undefined {
  const present = org.model.catalog.get('Flow', flow);
  const wanted =
    number === 0
      ? present && withStatus(present, 'Obsolete')
      : flowVersions(org.store).find((version) => isSameName(version.flow, flow) && version.number === number)
          ?.component;
  if (!present || !wanted) return undefined;
  const component = number === 0 ? wanted : withStatus(wanted, 'Active');
  return applyPlan(org, { components: [component], deletions: [], problems: [] }, { activates: true });
}
