import { isActiveFlow, isSameFlow } from '../flow-versions.ts';
import type { Catalog, Component } from '../types.ts';

/** What becomes of the components of a deploy. */
export interface Arrival {
  /** The components as the org holds them afterwards. */
  readonly stored: readonly Component[];
  /** Flows that only become a further, inactive version beside the active one. */
  readonly versions: readonly Component[];
}

/**
 * A flow that is deployed inactive, or into an org in which flows arrive inactive (production without the opt-in, Metadata
 * API Developer Guide, "Flow"), never takes the place of an active version: it is one more version beside it.
 */
export function arrivingFlows(components: readonly Component[], before: Catalog, arriveInactive: boolean): Arrival {
  const stored: Component[] = [];
  const versions: Component[] = [];
  for (const component of components) {
    const isInactive = component.type === 'Flow' && (arriveInactive || !isActiveFlow(component));
    if (!isInactive) {
      stored.push(component);
      continue;
    }
    const present = before.get('Flow', component.fullName);
    if (!present || !isActiveFlow(present)) stored.push(withStatus(component, 'Draft', isActiveFlow(component)));
    else if (!isSameFlow(present, component)) versions.push(withStatus(component, 'Draft', true));
  }
  return { stored, versions };
}

/** The flow with another status, where `change` says so. */
export function withStatus(component: Component, status: string, change = true): Component {
  return change ? { ...component, definition: { ...component.definition, status } } : component;
}
