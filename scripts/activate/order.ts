import type { FlowSource } from '../package/package-contents.ts';

/**
 * The order in which flows are switched on: what a flow calls before the flow itself, then what only listens or is scheduled,
 * then record-triggered flows by trigger order. Whatever is active at any moment finds all it calls.
 */
export function activationOrder(flows: readonly FlowSource[]): FlowSource[] {
  const byName = new Map(flows.map((flow) => [flow.name, flow]));
  const ordered: FlowSource[] = [];
  const visited = new Set<string>();
  const visit = (flow: FlowSource): void => {
    if (visited.has(flow.name)) return;
    visited.add(flow.name);
    for (const name of [...flow.calls].sort()) {
      const called = byName.get(name);
      if (called !== undefined) visit(called);
    }
    ordered.push(flow);
  };
  for (const flow of [...flows].sort(byTrigger)) visit(flow);
  return ordered;
}

function byTrigger(one: FlowSource, other: FlowSource): number {
  return rank(one) - rank(other) || one.name.localeCompare(other.name);
}

/** Called flows first, then those without an order (events, schedules), then by trigger order. */
function rank({ triggerType, triggerOrder }: FlowSource): number {
  if (triggerType === undefined) return -1;
  return triggerOrder ?? 0;
}
