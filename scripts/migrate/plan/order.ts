import { mappingOf } from './schema.ts';
import type { Plan } from './schema.ts';

/** In what order the loads run, and which fields wait for the second pass. */
export interface LoadOrder {
  readonly names: readonly string[];
  /** Fields of a load that are sent late, by load. */
  readonly late: ReadonlyMap<string, ReadonlySet<string>>;
  /** A circle of references none of which may wait; empty when there is none. */
  readonly circle: readonly string[];
}

interface Edge {
  readonly field: string;
  readonly to: string;
  readonly mayWait: boolean;
}

/**
 * Orders loads so that what is referred to is loaded first; the plan's own order decides where references leave it open.
 * References that would close a circle wait for the second pass, where `mayWait` says that their field can.
 */
export function orderLoads(plan: Plan, mayWait: (load: string, field: string) => boolean): LoadOrder {
  const late = new Map<string, Set<string>>();
  const edges = new Map(Object.keys(plan.loads).map((name) => [name, references(plan, name, mayWait)]));
  const wait = (name: string, field: string) => late.set(name, (late.get(name) ?? new Set()).add(field));
  for (const [name, list] of edges) {
    for (const edge of list) {
      const asked = mappingIn(plan, name, edge.field)?.late === true;
      if (asked || (edge.to === name && edge.mayWait)) wait(name, edge.field);
    }
  }
  const names: string[] = [];
  const open = new Set(edges.keys());
  const blocking = (name: string) =>
    (edges.get(name) ?? []).filter((edge) => open.has(edge.to) && late.get(name)?.has(edge.field) !== true);
  while (open.size > 0) {
    const free = [...open].find((name) => blocking(name).length === 0);
    if (free !== undefined) {
      open.delete(free);
      names.push(free);
      continue;
    }
    const patient = [...open].find((name) => blocking(name).every((edge) => edge.mayWait));
    if (patient === undefined) return { names, late, circle: [...open] };
    for (const edge of blocking(patient)) wait(patient, edge.field);
  }
  return { names, late, circle: [] };
}

function references(plan: Plan, name: string, mayWait: (load: string, field: string) => boolean): Edge[] {
  return Object.entries(plan.loads[name]?.fields ?? {}).flatMap(([field, entry]) => {
    const { reference, lookup } = mappingOf(entry);
    const targets =
      reference === undefined ? (lookup === undefined ? [] : loadsOf(plan, lookup.object, lookup.by)) : [reference];
    return targets.map((to) => ({ field, to, mayWait: mayWait(name, field) }));
  });
}

/** Loads that create the records a lookup may find: same object, and the looked-up field is among their fields. */
export function loadsOf(plan: Plan, object: string, by: string): string[] {
  return Object.entries(plan.loads)
    .filter(([, load]) => load.object.toLowerCase() === object.toLowerCase() && load.fields[by] !== undefined)
    .map(([name]) => name);
}

function mappingIn(plan: Plan, load: string, field: string) {
  const entry = plan.loads[load]?.fields[field];
  return entry === undefined ? undefined : mappingOf(entry);
}
