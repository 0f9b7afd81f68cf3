import { loadsOf } from './order.ts';
import { idColumns, partOf } from './contradictions.ts';
import type { PlanFault } from './contradictions.ts';
import { mappingOf, planSchema } from './schema.ts';
import type { Plan } from './schema.ts';

/** The part of a faulty plan that can be checked against org and files all the same. */
export interface ReadablePart {
  readonly plan: Plan;
  /** Loads of which something was left out: what they lack says nothing. */
  readonly damaged: ReadonlySet<string>;
}

type Node = Record<string, unknown>;

/**
 * Leaves out what is faulty and everything that hangs on it, so that nothing is reported that only follows from a fault.
 * Undefined when no part can be read.
 *
 * @param raw - The plan as written; it is not changed
 */
export function readablePart(raw: unknown, faults: readonly PlanFault[]): ReadablePart | undefined {
  const part = withoutFaults(raw, faults);
  if (part === undefined) return undefined;
  const given = partOf(raw, ['loads']);
  while (leaveOutWhatHangs(part.plan, isNode(given) ? given : {}, part.damaged));
  return part;
}

/** Leaves out the field, or else the load or source, in which a fault lies; undefined when no part can be read. */
export function withoutFaults(
  raw: unknown,
  faults: readonly PlanFault[],
): { readonly plan: Plan; readonly damaged: Set<string> } | undefined {
  if (!isNode(raw)) return undefined;
  const copy = structuredClone(raw);
  const damaged = new Set<string>();
  for (const { place } of faults) leaveOut(copy, place.map(String), damaged);
  const parsed = planSchema.safeParse({ sources: {}, loads: {}, ...copy, name: String(copy['name'] ?? 'plan') });
  return parsed.success ? { plan: parsed.data, damaged } : undefined;
}

/** Takes the smallest part out that has a fault in it and whose absence changes nothing else. */
function leaveOut(plan: Node, [group = '', name = '', part, field]: readonly string[], damaged: Set<string>): void {
  const entries = plan[group];
  const entry = isNode(entries) ? entries[name] : undefined;
  if (group !== 'loads' && group !== 'sources') {
    Reflect.deleteProperty(plan, group);
  } else if (!isNode(entries)) plan[group] = {};
  else if (group === 'loads' && part === 'fields' && field !== undefined && isNode(entry) && isNode(entry['fields'])) {
    Reflect.deleteProperty(entry['fields'], field);
    damaged.add(name);
  } else Reflect.deleteProperty(entries, name);
}

/** One round of leaving out what hangs on something that is not there; false when there was nothing. */
function leaveOutWhatHangs(plan: Plan, given: Node, damaged: Set<string>): boolean {
  const gone = Object.entries(given).filter(([name]) => plan.loads[name] === undefined || damaged.has(name));
  const objects = new Set(gone.map(([, load]) => (isNode(load) ? String(load['object']).toLowerCase() : '')));
  let changed = false;
  for (const [name, load] of Object.entries(plan.loads)) {
    const keys = typeof load.key === 'string' ? [load.key] : load.key.match;
    const usable =
      plan.sources[load.source] !== undefined &&
      keys.every((key) => load.fields[key] !== undefined) &&
      (load.id !== undefined || idColumns(load.fields, keys) !== undefined);
    if (!usable) {
      Reflect.deleteProperty(plan.loads, name);
      changed = true;
      continue;
    }
    for (const [field, entry] of Object.entries(load.fields)) {
      const { reference, lookup, template = '' } = mappingOf(entry);
      const composed = [...template.matchAll(/\{=(\w+)\}/g)].some(([, other = '']) => load.fields[other] === undefined);
      const lost = reference !== undefined && plan.loads[reference] === undefined;
      // The record that is looked up may be one that a load left out would have written.
      const perhapsLost =
        lookup !== undefined &&
        objects.has(lookup.object.toLowerCase()) &&
        loadsOf(plan, lookup.object, lookup.by).length === 0;
      if (!composed && !lost && !perhapsLost) continue;
      Reflect.deleteProperty(load.fields, field);
      damaged.add(name);
      changed = true;
    }
  }
  return changed;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
