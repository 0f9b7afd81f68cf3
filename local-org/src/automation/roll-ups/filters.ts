import type { FieldSchema, FieldValue, SummaryDefinition } from '../../schema/types.ts';
import { comparable, fold, foldsCase, quote } from '../../store/index.ts';

/** The filter criteria of a roll-up (all must hold), for SQL and for single records. */
export interface CompiledFilters {
  readonly fields: readonly FieldSchema[];
  toSql(): { sql: string; parameters: (string | number | null)[] };
  matches(valueOf: (field: FieldSchema) => FieldValue): boolean;
}

interface Filter {
  readonly field: FieldSchema;
  readonly operation: string;
  readonly values: readonly FieldValue[];
}

/** The filter operations that are executed; others are refused at deploy. */
export const FILTER_OPERATIONS: ReadonlySet<string> = new Set([
  'equals',
  'notEqual',
  'lessThan',
  'greaterThan',
  'lessOrEqual',
  'greaterOrEqual',
  'contains',
  'notContain',
  'startsWith',
]);

const COMPARISONS: Readonly<Record<string, string>> = {
  lessThan: '<',
  greaterThan: '>',
  lessOrEqual: '<=',
  greaterOrEqual: '>=',
};

/**
 * Compiles `summaryFilterItems`. Several values separated by commas mean any of them (none of them for notEqual); text is
 * compared without regard to case; no value means blank.
 */
export function compileFilters(
  definitions: SummaryDefinition['filters'],
  fieldOf: (name: string) => FieldSchema | undefined,
): CompiledFilters {
  const filters: Filter[] = [];
  for (const { field: name, operation, value } of definitions) {
    const field = fieldOf(name.slice(name.indexOf('.') + 1));
    if (field) filters.push({ field, operation, values: valuesOf(field, value) });
  }
  const tests = filters.map((filter) => ({ field: filter.field, holds: compileTest(filter) }));
  return {
    fields: filters.map((filter) => filter.field),
    toSql() {
      const parameters: (string | number | null)[] = [];
      const sql = filters.map((filter) => filterSql(filter, parameters)).join(' AND ');
      return { sql, parameters };
    },
    matches(valueOf) {
      for (const { field, holds } of tests) if (!holds(valueOf(field))) return false;
      return true;
    },
  };
}

function valuesOf(field: FieldSchema, text: string): FieldValue[] {
  if (text.trim() === '') return [null];
  return text.split(',').map((part) => {
    const value = part.trim();
    if (field.type === 'Checkbox') return /^(true|1)$/iu.test(value);
    if (field.type === 'Number' || field.type === 'Currency' || field.type === 'Percent' || field.type === 'Summary')
      return Number(value);
    return value;
  });
}

function filterSql(filter: Filter, parameters: (string | number | null)[]): string {
  const { field, operation } = filter;
  const column = comparable(field);
  const any = (one: (value: FieldValue) => string): string => `(${filter.values.map(one).join(' OR ')})`;
  const bind = (value: FieldValue): string => {
    parameters.push(
      typeof value === 'boolean'
        ? Number(value)
        : typeof value === 'string'
          ? String(foldsCase(field) ? fold(value) : value)
          : value,
    );
    return '?';
  };
  const equals = (value: FieldValue): string =>
    value === null ? `${quote(field.apiName)} IS NULL` : `coalesce(${column} = ${bind(value)}, 0)`;
  const like = (value: FieldValue, prefix: string): string => `coalesce(instr(${column}, ${bind(value)}) ${prefix}, 0)`;
  const comparison = COMPARISONS[operation];
  if (comparison !== undefined) return any((value) => `coalesce(${column} ${comparison} ${bind(value)}, 0)`);
  switch (operation) {
    case 'equals':
      return any(equals);
    case 'notEqual':
      return `NOT ${any(equals)}`;
    case 'contains':
      return any((value) => like(value, '> 0'));
    case 'notContain':
      return `NOT ${any((value) => like(value, '> 0'))}`;
    case 'startsWith':
      return any((value) => like(value, '= 1'));
    default:
      throw new Error(`The roll-up filter ${operation} passed compilation but has no SQL.`);
  }
}

function compileTest(filter: Filter): (actual: FieldValue) => boolean {
  const folds = foldsCase(filter.field);
  const folded = (value: FieldValue): FieldValue => (folds ? fold(value) : value);
  const values = filter.values.map(folded);
  const equal = (actual: FieldValue): boolean => values.includes(folded(actual));
  const compared =
    (test: (left: string | number | boolean, right: string | number | boolean) => boolean) =>
    (actual: FieldValue): boolean => {
      const value = folded(actual);
      return value !== null && values.some((wanted) => wanted !== null && test(value, wanted));
    };
  const contains = compared((left, right) => String(left).includes(String(right)));
  switch (filter.operation) {
    case 'equals':
      return equal;
    case 'notEqual':
      return (actual) => !equal(actual);
    case 'lessThan':
      return compared((left, right) => left < right);
    case 'greaterThan':
      return compared((left, right) => left > right);
    case 'lessOrEqual':
      return compared((left, right) => left <= right);
    case 'greaterOrEqual':
      return compared((left, right) => left >= right);
    case 'contains':
      return contains;
    case 'notContain':
      return (actual) => !contains(actual);
    case 'startsWith':
      return compared((left, right) => String(left).startsWith(String(right)));
    default:
      // Reported by the compilation of the roll-up.
      return () => false;
  }
}
