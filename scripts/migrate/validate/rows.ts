import type { OrgClient } from '../../connection/org-client.ts';
import type { Progress } from '../../output/progress.ts';
import type { Journal } from '../journal/journal.ts';
import { fold } from '../journal/scratch.ts';
import type { Scratch } from '../journal/scratch.ts';
import { mappingOf } from '../plan/schema.ts';
import type { Plan } from '../plan/schema.ts';
import { problem, SourceError } from '../problem.ts';
import type { Sources } from '../sources/open.ts';
import type { SourceRow } from '../sources/types.ts';
import { compileLoad } from '../transform/compile.ts';
import type { FieldValue, LookupTarget, Resolver } from '../transform/row.ts';
import { resolveLookups } from './lookups.ts';
import type { PreparedLoad } from './prepare.ts';
import type { Problems } from './problems.ts';

/** Stands for an id that is not known before something was loaded; as long as one. */
const PLACEHOLDER = '000000000000000AAA';

export interface ValidationContext {
  readonly client: OrgClient;
  readonly sources: Sources;
  readonly scratch: Scratch;
  readonly journal: Journal;
  readonly problems: Problems;
  readonly progress: Progress;
}

/** Opens a load's source and binds the load to its columns. */
export async function openLoad(
  { name: _name, load, describe, late }: PreparedLoad,
  { sources, problems }: Pick<ValidationContext, 'sources' | 'problems'>,
) {
  const source = await sources.open(load.source, problems.add);
  const formats = sources.formatsOf(load.source);
  const bound = compileLoad({ load, describe, late, file: source.file, columns: source.columns, formats });
  return { source, ...bound };
}

/** All targets that the loads look up, each once. */
export function lookupTargets(loads: readonly PreparedLoad[]): readonly LookupTarget[] {
  const targets = new Map<string, LookupTarget>();
  for (const { load } of loads)
    for (const entry of Object.values(load.fields)) {
      const { lookup } = mappingOf(entry);
      if (lookup === undefined) continue;
      const name = `${lookup.object}.${lookup.by}`;
      targets.set(name, { name, object: lookup.object, by: lookup.by });
    }
  return [...targets.values()];
}

/**
 * Reads every row of every load once, without sending anything: formats, lengths, values, ids given twice; then asks the org
 * for everything that is looked up, and reads again only where something is unknown. Answers the number of rows by load.
 */
export async function validateRows(
  loads: readonly PreparedLoad[],
  context: ValidationContext,
): Promise<ReadonlyMap<string, number>> {
  const { client, scratch, problems, progress } = context;
  const targets = lookupTargets(loads);
  const counts = new Map<string, number>();
  for (const prepared of loads) {
    progress.step(`Check ${prepared.name}`);
    const count = await firstPass(prepared, targets, context);
    counts.set(prepared.name, count);
    progress.done(`${count.toLocaleString('en')} rows`);
  }
  for (const target of targets) await resolveLookups(client, scratch, target);
  const unsettled = new Set(
    targets
      .filter(({ name }) => scratch.missingCount(name, true) > 0 || scratch.ambiguousCount(name) > 0)
      .map(({ name }) => name),
  );
  for (const prepared of loads) {
    const entries = Object.values(prepared.load.fields).map(mappingOf);
    const affected = entries.some(
      ({ lookup, reference }) =>
        reference !== undefined || (lookup !== undefined && unsettled.has(`${lookup.object}.${lookup.by}`)),
    );
    if (affected && hasUnknown(prepared, unsettled, context)) await secondPass(prepared, context);
  }
  problems.close();
  return counts;
}

/** Notes what rows look up and refer to, through a small memory of what was noted last. */
function noting(scratch: Scratch): Resolver {
  const noted = new Set<string>();
  const note = (target: string, value: string) => {
    const key = `${target}\u0000${value}`;
    if (noted.has(key)) return;
    if (noted.size >= 50_000) noted.clear();
    noted.add(key);
    scratch.wanted(target, value);
  };
  return {
    lookup: (target, text) => {
      note(target.name, text);
      return { id: PLACEHOLDER };
    },
    reference: (load, rowId) => {
      note(`load ${load}`, rowId);
      return { id: PLACEHOLDER };
    },
  };
}

async function firstPass(
  prepared: PreparedLoad,
  targets: readonly LookupTarget[],
  context: ValidationContext,
): Promise<number> {
  const { scratch, problems, progress } = context;
  const { name, load, describe } = prepared;
  const written = targets.filter((target) => fold(target.object) === fold(load.object));
  const wanted = new Set(Object.values(load.fields).flatMap((entry) => instead(mappingOf(entry).lookup)));
  for (const { target, value } of [...wanted].map((text) => JSON.parse(text) as { target: string; value: string }))
    scratch.wanted(target, value);
  let count = 0;
  try {
    const { source, compiled, problems: unbound } = await openLoad(prepared, context);
    for (const found of unbound) problems.add(found);
    const resolver = noting(scratch);
    const check = (row: SourceRow): void => {
      if (unbound.length > 0 || !compiled.takes(row)) return;
      const { rowId, fields, issues } = compiled.transform(row, resolver, 'all');
      for (const { code, column, message } of issues)
        problems.add(problem(code, { file: source.file, line: row.line, column }, message));
      const before = scratch.see(name, rowId, row.line);
      if (before !== undefined) {
        if (load.duplicates === 'refuse') {
          const message = `The row has the same id "${rowId}" as line ${before} (load ${name}).`;
          problems.add(problem('DUPLICATE_ID', { file: source.file, line: row.line }, message));
        }
        return;
      }
      count += 1;
      for (const target of written) noteWritten(scratch, target, fields[describe.field(target.by)?.name ?? '']);
    };
    for await (const batch of source.rows) {
      batch.forEach(check);
      progress.count(count);
    }
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    problems.add(error.problem);
  }
  return count;
}

function noteWritten(scratch: Scratch, target: LookupTarget, value: FieldValue | undefined): void {
  if (value !== undefined && value !== null) scratch.comes(target.name, String(value));
}

function instead(lookup: ReturnType<typeof mappingOf>['lookup']): string[] {
  if (lookup === undefined || typeof lookup.whenUnknown === 'string') return [];
  return [JSON.stringify({ target: `${lookup.object}.${lookup.by}`, value: lookup.whenUnknown.use })];
}

/** Reads the files that no load reads, because a fault of the plan leaves it out: encoding, quotes, cells. */
export async function readOtherSources(
  plan: Plan,
  loads: readonly PreparedLoad[],
  { sources, problems }: Pick<ValidationContext, 'sources' | 'problems'>,
): Promise<void> {
  const read = new Set(loads.map(({ load }) => load.source));
  for (const name of Object.keys(plan.sources).filter((source) => !read.has(source)))
    try {
      const { rows } = await sources.open(name, problems.add);
      for await (const batch of rows) void batch;
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      problems.add(error.problem);
    }
  problems.close();
}

/** Whether any reference or lookup of the load stays open; asked of the scratch database, not row by row. */
function hasUnknown(
  { load }: PreparedLoad,
  unsettled: ReadonlySet<string>,
  { scratch, journal }: ValidationContext,
): boolean {
  return Object.values(load.fields).some((entry) => {
    const { reference, lookup } = mappingOf(entry);
    if (lookup !== undefined) return lookup.whenUnknown !== 'blank' && unsettled.has(`${lookup.object}.${lookup.by}`);
    if (reference === undefined) return false;
    const open = scratch
      .prepare(
        `SELECT folded FROM lookup WHERE target = ? AND NOT EXISTS (SELECT 1 FROM seen WHERE load = ? AND row_id = folded)`,
      )
      .iterate(`load ${reference}`, reference);
    for (const row of open) if (journal.idOf(reference, (row as { folded: string }).folded) === undefined) return true;
    return false;
  });
}

/** Reads a load again to name every row whose lookup or reference leads nowhere. */
async function secondPass(prepared: PreparedLoad, context: ValidationContext): Promise<void> {
  const { scratch, journal, problems } = context;
  const resolver: Resolver = {
    lookup: (target, text) => {
      const state = scratch.lookup(target.name, text);
      if (state !== undefined && state.found > 1) return { unresolved: 'ambiguous' };
      return state !== undefined && (state.found === 1 || state.comes === 1)
        ? { id: PLACEHOLDER }
        : { unresolved: 'unknown' };
    },
    reference: (load, rowId) =>
      scratch.lineOf(load, rowId) !== undefined || journal.idOf(load, rowId) !== undefined
        ? { id: PLACEHOLDER }
        : { unresolved: 'unknown' },
  };
  try {
    const { source, compiled } = await openLoad(prepared, context);
    const check = (row: SourceRow): void => {
      if (!compiled.takes(row)) return;
      for (const { code, column, message } of compiled.transform(row, resolver, 'all').issues)
        if (code === 'UNKNOWN_LOOKUP' || code === 'AMBIGUOUS_LOOKUP' || code === 'UNKNOWN_REFERENCE')
          problems.add(problem(code, { file: source.file, line: row.line, column }, message));
    };
    for await (const batch of source.rows) batch.forEach(check);
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
  }
}
