import type { FieldDescribe, ObjectDescribe } from '../../connection/describe.ts';
import { idColumns } from '../plan/contradictions.ts';
import { mappingOf } from '../plan/schema.ts';
import type { Load, Mapping } from '../plan/schema.ts';
import { problem } from '../problem.ts';
import type { Problem, ProblemCode } from '../problem.ts';
import type { SourceRow } from '../sources/types.ts';
import { fold } from '../journal/scratch.ts';
import { rowFilter } from './filter.ts';
import type { FieldRule, FieldValue, Resolver, RowIssue, Transformed } from './row.ts';
import { shown, typedReader } from './typed.ts';

/** A load made ready for the columns of its source. */
export interface CompiledLoad {
  /** Whether the load takes the row at all. */
  takes(row: SourceRow): boolean;
  rowId(row: SourceRow): string;
  /** Computes the fields that are sent now, those that are sent late, or all. */
  transform(row: SourceRow, resolver: Resolver, pass: 'all' | 'now' | 'late'): Transformed;
}

export interface CompileInput {
  readonly load: Load;
  readonly describe: ObjectDescribe;
  readonly late: ReadonlySet<string>;
  readonly file: string;
  readonly columns: readonly string[];
  readonly formats: { readonly number?: string | undefined; readonly date?: string | undefined };
}

/** Binds a load to its source's columns; every column that is not there is a problem. */
export function compileLoad(input: CompileInput): { compiled: CompiledLoad; problems: readonly Problem[] } {
  const { load, describe, late, file } = input;
  const places = new Map(input.columns.map((column, index) => [column, index]));
  const problems: Problem[] = [];
  const missing = new Set<string>();
  const at = (column: string): number => {
    const index = places.get(column);
    if (index === undefined && !missing.has(column)) {
      missing.add(column);
      const message = `There is no column "${column}". The columns are: ${shown(input.columns.join(', '))}.`;
      problems.push(problem('COLUMN_MISSING', { file, line: 1, column }, message));
    }
    return index ?? 0;
  };
  const keys = typeof load.key === 'string' ? [load.key] : load.key.match;
  const ids = load.id === undefined ? (idColumns(load.fields, keys) ?? []) : [load.id].flat();
  const idPlaces = ids.map(at);
  const rules: { name: string; late: boolean; rule: FieldRule }[] = [];
  for (const [name, entry] of inOrder(load)) {
    const field = describe.field(name);
    if (field !== undefined)
      rules.push({
        name: field.name,
        late: late.has(name),
        rule: fieldRule(field, entry, input, at, keys.includes(name)),
      });
  }
  const [idPlace = 0, ...moreIds] = idPlaces;
  const rowId = (row: SourceRow) =>
    moreIds.length === 0 ? joinId([row.cells[idPlace] ?? '']) : joinId(idPlaces.map((place) => row.cells[place] ?? ''));
  const compiled: CompiledLoad = {
    takes: rowFilter(load.only ?? {}, at),
    rowId,
    transform(row, resolver, pass) {
      const issues: RowIssue[] = [];
      const fields: Record<string, FieldValue> = {};
      const lateFields: Record<string, FieldValue> = {};
      for (const { name, late: waits, rule } of rules) {
        if (pass !== 'all' && waits !== (pass === 'late')) continue;
        const value = rule(row, resolver, issues, fields);
        if (value !== undefined) (waits ? lateFields : fields)[name] = value;
      }
      return { rowId: rowId(row), fields, late: lateFields, issues };
    },
  };
  return { compiled, problems };
}

/** Fields whose template names other fields come last, so that those are there. */
function inOrder(load: Load): [string, Mapping][] {
  const entries = Object.entries(load.fields).map(([name, entry]): [string, Mapping] => [name, mappingOf(entry)]);
  const composed = ([, mapping]: [string, Mapping]) => mapping.template?.includes('{=') === true;
  return [...entries.filter((entry) => !composed(entry)), ...entries.filter(composed)];
}

/** The id of a row, from its id cells: Salesforce compares external ids without regard to case. */
function joinId(cells: readonly string[]): string {
  if (cells.length === 1) return fold((cells[0] ?? '').trim());
  return fold(cells.map((cell) => cell.trim()).join('|'));
}

type TextRule = (row: SourceRow, done: Readonly<Record<string, FieldValue>>) => string;

function fieldRule(
  field: FieldDescribe,
  mapping: Mapping,
  input: CompileInput,
  at: (column: string) => number,
  isKey: boolean,
): FieldRule {
  const text = origin(mapping, at);
  const column = mapping.column ?? mapping.columns?.join(', ');
  const required = mapping.required === true || isKey;
  const blank = input.load.blanks === 'empty' ? null : undefined;
  const map =
    mapping.values === undefined
      ? undefined
      : new Map(Object.entries(mapping.values).map(([from, to]) => [fold(from), to]));
  const read = typedReader(
    field,
    mapping,
    mapping.constant === undefined && mapping.default === undefined ? input.formats : {},
  );
  const resolve = resolution(mapping);
  return (row, resolver, issues, done) => {
    const say = (code: ProblemCode, message: string): undefined => {
      issues.push({ code, field: field.name, column, message });
    };
    let value = text(row, done);
    if (value === '' && mapping.default !== undefined) value = String(mapping.default);
    if (value !== '' && map !== undefined) {
      const mapped = map.get(fold(value));
      if (mapped !== undefined) value = mapped === null ? '' : String(mapped);
      else if (mapping.otherwise === 'blank') value = '';
      else if (mapping.otherwise !== 'keep') return say('VALUE_NOT_MAPPED', `"${shown(value)}" is not among values:.`);
    }
    if (value === '') return required ? say('VALUE_REQUIRED', `${field.name} needs a value.`) : blank;
    if (resolve !== undefined) {
      const answer = resolve(value, resolver);
      if (typeof answer === 'string') return answer;
      return answer === null ? blank : say(answer.code, answer.message);
    }
    const typed = read(value);
    return 'code' in typed ? say(typed.code, typed.message) : typed.value;
  };
}

function origin(mapping: Mapping, at: (column: string) => number): TextRule {
  if (mapping.constant !== undefined) {
    const constant = String(mapping.constant);
    return () => constant;
  }
  if (mapping.columns !== undefined) {
    const places = mapping.columns.map(at);
    return (row) =>
      places.every((place) => (row.cells[place] ?? '').trim() === '')
        ? ''
        : joinId(places.map((place) => row.cells[place] ?? ''));
  }
  if (mapping.template !== undefined) {
    const pieces = mapping.template.split(/(\{[^{}]+\})/).filter((piece) => piece !== '');
    const parts = pieces.map((piece): TextRule => {
      if (!piece.startsWith('{')) return () => piece;
      const name = piece.slice(1, -1);
      if (name.startsWith('=')) return (_row, done) => String(done[name.slice(1)] ?? '');
      const place = at(name);
      return (row) => (row.cells[place] ?? '').trim();
    });
    return (row, done) => parts.map((part) => part(row, done)).join('');
  }
  const place = at(mapping.column ?? '');
  return (row) => (row.cells[place] ?? '').trim();
}

type Resolved = string | null | { readonly code: ProblemCode; readonly message: string };

function resolution(mapping: Mapping): ((text: string, resolver: Resolver) => Resolved) | undefined {
  const { reference, lookup } = mapping;
  if (reference !== undefined) {
    return (text, resolver) => {
      const answer = resolver.reference(reference, mapping.columns === undefined ? joinId([text]) : text);
      if ('id' in answer) return answer.id;
      return { code: 'UNKNOWN_REFERENCE', message: `"${shown(text)}" is no row of the load "${reference}".` };
    };
  }
  if (lookup === undefined) return undefined;
  const target = { name: `${lookup.object}.${lookup.by}`, object: lookup.object, by: lookup.by };
  return (text, resolver) => {
    const { whenUnknown } = lookup;
    const answer = resolver.lookup(target, text);
    if ('id' in answer) return answer.id;
    if (answer.unresolved === 'ambiguous')
      return { code: 'AMBIGUOUS_LOOKUP', message: `More than one ${lookup.object} has ${lookup.by} "${shown(text)}".` };
    if (whenUnknown === 'blank') return null;
    if (whenUnknown !== 'refuse') {
      const instead = resolver.lookup(target, whenUnknown.use);
      if ('id' in instead) return instead.id;
    }
    return { code: 'UNKNOWN_LOOKUP', message: `No ${lookup.object} has ${lookup.by} "${shown(text)}".` };
  };
}
