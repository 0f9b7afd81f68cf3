import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { isMap, isPair, isScalar, LineCounter, parseDocument } from 'yaml';
import type { Document } from 'yaml';
import { problem } from '../problem.ts';
import type { Problem } from '../problem.ts';
import { contradictions } from './contradictions.ts';
import type { PlanFault } from './contradictions.ts';
import { readablePart, withoutFaults } from './readable-part.ts';
import { planSchema } from './schema.ts';
import type { Plan } from './schema.ts';

/** A plan as read, or what is wrong with it. Both, where a part of the plan can be read all the same. */
export interface ReadPlan {
  /** With problems only the part without them, good for checking and not for loading. */
  readonly plan: Plan | undefined;
  /** Loads of which a part was left out. */
  readonly damaged: ReadonlySet<string>;
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
    const problems = [problem('PLAN_NOT_READABLE', { file }, reason)];
    return { plan: undefined, damaged: NONE, problems, lineOf: () => undefined };
  }
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, merge: true });
  const lineOf = (place: readonly PropertyKey[]) => findLine(document, lines, place);
  if (document.errors.length > 0) {
    const problems = document.errors.map((error) =>
      problem('PLAN_NOT_READABLE', { file, line: lines.linePos(error.pos[0]).line }, error.message),
    );
    return { plan: undefined, damaged: NONE, problems, lineOf };
  }
  const raw: unknown = document.toJS();
  const parsed = planSchema.safeParse(raw);
  const wrongForm = parsed.success ? [] : parsed.error.issues.flatMap((issue) => flatten(issue));
  // What contradicts itself elsewhere is told together with what has not the right form.
  const formed = parsed.success ? parsed.data : withoutFaults(raw, wrongForm)?.plan;
  const faults = [...wrongForm, ...(formed === undefined ? [] : contradictions(formed, raw))];
  if (parsed.success && faults.length === 0) return { plan: parsed.data, damaged: NONE, problems: [], lineOf };
  const part = readablePart(raw, faults);
  const problems = faults.map(({ place, message }) =>
    problem(
      'PLAN_INVALID',
      { file, line: lineOf(place) },
      `${place.map(String).join('.') || 'plan'}: ${message.replace(/(?<!\.)$/u, '.')}`,
    ),
  );
  return { plan: part?.plan, damaged: part?.damaged ?? NONE, problems, lineOf };
}

const NONE: ReadonlySet<string> = new Set();

interface Issue {
  readonly code?: string | undefined;
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly errors?: readonly (readonly Issue[])[];
  readonly keys?: readonly string[];
}

/** A union says only that nothing matched; its branch with the deepest problem is the one that was meant. */
function flatten(issue: Issue, above: readonly PropertyKey[] = []): PlanFault[] {
  const place = [...above, ...issue.path];
  if (issue.code === 'unrecognized_keys')
    return (issue.keys ?? []).map((key) => ({
      place: [...place, key],
      message: `"${key}" is no setting that belongs here`,
    }));
  if (issue.code !== 'invalid_union' || issue.errors === undefined) return [{ place, message: issue.message }];
  const depth = (branch: readonly Issue[]) =>
    Math.max(...branch.map((inner) => (inner.code === 'unrecognized_keys' ? 0.5 : inner.path.length)));
  const meant = [...issue.errors].sort((left, right) => depth(right) - depth(left))[0] ?? [];
  return meant.flatMap((inner) => flatten(inner, place));
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
