import { mappingOf } from './schema.ts';
import type { Plan } from './schema.ts';

/** Something wrong with the plan itself. */
export interface PlanFault {
  readonly place: readonly PropertyKey[];
  readonly message: string;
}

/**
 * What the schema cannot say: names that lead nowhere, fields with two origins or none.
 *
 * @param plan - The plan as far as it has the right form
 * @param raw - The plan as written: what it names is there, whatever its form
 */
export function contradictions(plan: Plan, raw: unknown): PlanFault[] {
  const found: PlanFault[] = [];
  const say = (place: readonly PropertyKey[], message: string) => found.push({ place, message });
  const given = (...place: readonly string[]) => partOf(raw, place) !== undefined;
  if (!given('loads') || Object.keys(partOf(raw, ['loads']) ?? {}).length === 0)
    say(['loads'], 'a plan without loads does nothing.');
  for (const [loadName, load] of Object.entries(plan.loads)) {
    const at = ['loads', loadName];
    if (!given('sources', load.source)) say([...at, 'source'], `there is no source "${load.source}".`);
    const keys = typeof load.key === 'string' ? [load.key] : load.key.match;
    for (const key of keys)
      if (!given(...at, 'fields', key)) say([...at, 'key'], `the key ${key} has to be among the fields.`);
    const whole = keys.every((key) => load.fields[key] !== undefined);
    if (whole && load.id === undefined && idColumns(load.fields, keys) === undefined)
      say(at, 'the key is not taken from columns alone, so name the columns that tell the rows apart with id:.');
    for (const [field, entry] of Object.entries(load.fields)) {
      const mapping = mappingOf(entry);
      const origins = [mapping.column, mapping.constant, mapping.template, mapping.columns].filter(
        (origin) => origin !== undefined,
      );
      if (origins.length !== 1)
        say([...at, 'fields', field], 'give exactly one of column:, constant:, template: and columns:.');
      if (mapping.reference !== undefined && mapping.lookup !== undefined)
        say([...at, 'fields', field], 'reference: and lookup: exclude each other.');
      if (mapping.columns !== undefined && mapping.reference === undefined)
        say([...at, 'fields', field], 'columns: needs reference:.');
      if (mapping.reference !== undefined && !given('loads', mapping.reference))
        say([...at, 'fields', field, 'reference'], `there is no load "${mapping.reference}".`);
      if (mapping.onlyWhenNew === true && typeof load.key === 'string')
        say(
          [...at, 'fields', field, 'onlyWhenNew'],
          'onlyWhenNew: needs key: {match: …}, because an upsert does not tell.',
        );
      if (mapping.otherwise !== undefined && mapping.values === undefined)
        say([...at, 'fields', field, 'otherwise'], 'otherwise: belongs to values:.');
    }
  }
  return found;
}

/** The columns that the key is taken from, where it is taken from columns alone. */
export function idColumns(
  fields: Plan['loads'][string]['fields'],
  keys: readonly string[],
): readonly string[] | undefined {
  const columns = keys.map((key) => {
    const entry = fields[key];
    return entry === undefined ? undefined : mappingOf(entry).column;
  });
  return columns.every((column) => column !== undefined) ? columns : undefined;
}

/** A part of what was written; undefined where it is not there. */
export function partOf(raw: unknown, place: readonly string[]): unknown {
  let part = raw;
  for (const step of place) {
    if (typeof part !== 'object' || part === null) return undefined;
    part = (part as Readonly<Record<string, unknown>>)[step];
  }
  return part;
}
