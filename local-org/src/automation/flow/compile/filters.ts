import type { MetadataElement } from '../../../metadata/types.ts';
import type { FieldSchema, ObjectSchema, SObjectRecord } from '../../../schema/types.ts';
import type { RunningTransaction } from '../../transaction.ts';
import { children, text, valueOf, type ElementContext } from '../elements/context.ts';
import { compileLogic, type Logic } from './logic.ts';
import { queryKey, queryRecords, type RecordQuery } from '../run/record-query.ts';
import type { Frame, ValueSource } from '../types.ts';

const OPERATORS = new Set([
  'EqualTo',
  'NotEqualTo',
  'GreaterThan',
  'LessThan',
  'GreaterThanOrEqualTo',
  'LessThanOrEqualTo',
  'StartsWith',
  'EndsWith',
  'Contains',
  'IsNull',
  'In',
  'NotIn',
]);

/** The `object`, `filters` and `filterLogic` of a data element, compiled; their values are read when an interview arrives. */
export interface CompiledFilters {
  readonly object: ObjectSchema;
  readonly count: number;
  query(frame: Frame): RecordQuery;
}

/** Compiles the filters of a Get, Create, Update or Delete Records element. Undefined when the object is unknown (reported). */
export function compileRecordFilters(
  definition: MetadataElement,
  context: ElementContext,
  object = objectOf(definition, context),
): CompiledFilters | undefined {
  if (!object) return undefined;
  const filters: { field: FieldSchema; operator: string; value: ValueSource }[] = [];
  const definitions = children(definition, 'filters');
  for (const filter of definitions) {
    const name = text(filter, 'field') ?? '';
    const operator = text(filter, 'operator') ?? '';
    const field = context.scope.schema.field(object.apiName, name);
    const value = valueOf(filter, context);
    if (!field) context.problems.unknownField(object.apiName, name);
    else if (field.type === 'LongTextArea' || field.type === 'Html' || field.type === 'EncryptedText') {
      context.problems.add(`The field "${field.apiName}" of type ${field.type} can't be used in a filter.`, {
        rule: 'flow-filter',
      });
    }
    if (!OPERATORS.has(operator)) context.problems.unsupported(`the filter operator ${operator}`);
    if (field && value) filters.push({ field, operator, value });
  }
  const logic: Logic = compileLogic(text(definition, 'filterLogic') ?? 'and', definitions.length, context.problems);
  return {
    object,
    count: definitions.length,
    query: (frame) => ({
      object,
      logic,
      filters: filters.map(({ field, operator, value }) => ({ field, operator, value: value.get(frame) })),
    }),
  };
}

/** The object that a data element names; an unknown one is reported. */
export function objectOf(definition: MetadataElement, { scope, problems }: ElementContext): ObjectSchema | undefined {
  const name = text(definition, 'object') ?? '';
  const object = scope.schema.object(name);
  if (!object) problems.add(`The object "${name}" doesn't exist.`, { rule: 'unknown-object' });
  return object;
}

/**
 * Runs the queries of all interviews that wait at one element: one statement of the limits, the rows of each counted. What
 * several interviews ask alike, such as a parent that their records share, is read once.
 */
export function queryTogether(transaction: RunningTransaction, queries: readonly RecordQuery[]): SObjectRecord[][] {
  transaction.limits.count('queries');
  const known = new Map<string, SObjectRecord[]>();
  const results = queries.map((query) => {
    const key = queryKey(query);
    const records = known.get(key) ?? queryRecords(transaction, query);
    known.set(key, records);
    return records;
  });
  transaction.limits.count(
    'queryRows',
    results.reduce((sum, rows) => sum + rows.length, 0),
  );
  return results;
}
