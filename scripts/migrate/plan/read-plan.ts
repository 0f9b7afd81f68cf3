import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { isMap, isPair, isScalar, LineCounter, parseDocument } from 'yaml';
import type { Document } from 'yaml';
import { problem } from '../problem.ts';
import type { Problem } from '../problem.ts';
import { mappingOf, planSchema } from './schema.ts';
import type { Plan } from './schema.ts';

/** A plan as read, or what is wrong with it. Both, where the plan is readable but contradicts itself. */
export interface ReadPlan {
  readonly plan: Plan | undefined;
  readonly problems: readonly Problem[];
  /** Line on which a part of the plan stands, e.g. `['loads', 'weeks', 'fields', 'Name']`. */
  lineOf(path: readonly PropertyKey[]): number | undefined;
}

/** Reads a plan in YAML or JSON (which is YAML too) and reports everything that is wrong with it, with lines. */
export async function readPlan(file: string): Promise<ReadPlan> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'There is no such file.' : String(error);
    return { plan: undefined, problems: [problem('PLAN_NOT_READABLE', { file }, reason)], lineOf: () => undefined };
  }
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, merge: true });
  const lineOf = (place: readonly PropertyKey[]) => findLine(document, lines, place);
  if (document.errors.length > 0) {
    const problems = document.errors.map((error) =>
      problem('PLAN_NOT_READABLE', { file, line: lines.linePos(error.pos[0]).line }, error.message),
    );
    return { plan: undefined, problems, lineOf };
  }
  const parsed = planSchema.safeParse(document.toJS());
  if (!parsed.success) {
    const problems = parsed.error.issues
      .flatMap((issue) => flatten(issue))
      .map(({ place, message }) =>
        problem('PLAN_INVALID', { file, line: lineOf(place) }, `${place.map(String).join('.') || 'plan'}: ${message}.`),
      );
    return { plan: undefined, problems, lineOf };
  }
  return { plan: parsed.data, problems: contradictions(parsed.data, file, lineOf), lineOf };
}

interface Issue {
  readonly code?: string | undefined;
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly errors?: readonly (readonly Issue[])[];
}

/** A union says only that nothing matched; its branch with the deepest problem is the one that was meant. */
function flatten(
  issue: Issue,
  above: readonly PropertyKey[] = [],
): { place: readonly PropertyKey[]; message: string }[] {
  const place = [...above, ...issue.path];
  if (issue.code !== 'invalid_union' || issue.errors === undefined) return [{ place, message: issue.message }];
  const depth = (branch: readonly Issue[]) =>
    Math.max(...branch.map((inner) => (inner.code === 'unrecognized_keys' ? 0.5 : inner.path.length)));
  const meant = [...issue.errors].sort((left, right) => depth(right) - depth(left))[0] ?? [];
  return meant.flatMap((inner) => flatten(inner, place));
}

/** What the schema cannot say: names that lead nowhere, fields with two origins or none. */
function contradictions(plan: Plan, file: string, lineOf: ReadPlan['lineOf']): Problem[] {
  const found: Problem[] = [];
  const say = (place: readonly PropertyKey[], message: string) =>
    found.push(problem('PLAN_INVALID', { file, line: lineOf(place) }, `${place.map(String).join('.')}: ${message}`));
  if (Object.keys(plan.loads).length === 0) say(['loads'], 'a plan without loads does nothing.');
  for (const [loadName, load] of Object.entries(plan.loads)) {
    const at = ['loads', loadName];
    if (plan.sources[load.source] === undefined) say([...at, 'source'], `there is no source "${load.source}".`);
    const keys = typeof load.key === 'string' ? [load.key] : load.key.match;
    for (const key of keys)
      if (load.fields[key] === undefined) say([...at, 'key'], `the key ${key} has to be among the fields.`);
    if (load.id === undefined && idColumns(load.fields, keys) === undefined)
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
      if (mapping.reference !== undefined && plan.loads[mapping.reference] === undefined)
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

function findLine(document: Document, lines: LineCounter, place: readonly PropertyKey[]): number | undefined {
  let node: unknown = document.contents;
  let offset: number | undefined;
  for (const step of place) {
    if (isMap(node)) {
      const pair: unknown = node.items.find((item) => isScalar(item.key) && item.key.value === step);
      if (!isPair(pair)) break;
      if (isScalar(pair.key)) offset = pair.key.range?.[0] ?? offset;
      node = pair.value;
    } else break;
  }
  return offset === undefined ? undefined : lines.linePos(offset).line;
}

/** The plan's folder, against which its paths are read. */
export function planFolder(file: string): string {
  return path.dirname(path.resolve(file));
}
