import type { FieldSchema, FieldValue, ObjectSchema, SObjectRecord } from '../../../schema/types.ts';
import { comparable, fold, foldsCase, quote } from '../../../store/index.ts';
import type { RunningTransaction } from '../../transaction.ts';
import type { Logic } from '../compile/logic.ts';
import { isCollection, isRecord, type FlowValue } from '../values.ts';
import { asSeen, requireReadable } from './user-mode.ts';

/** A filter of a data element with its value at run time. */
export interface RecordFilter {
  readonly field: FieldSchema;
  readonly operator: string;
  readonly value: FlowValue;
}

/** What a data element looks for. Filters compare as SOQL does: text without regard to case, "not equal" includes blanks. */
export interface RecordQuery {
  readonly object: ObjectSchema;
  readonly filters: readonly RecordFilter[];
  readonly logic: Logic;
  readonly sort?: { readonly field: FieldSchema; readonly descending: boolean };
  readonly limit?: number;
}

type SqlValue = string | number | null;

/** The queries of one element with the same key find the same. */
export function queryKey({ filters, limit }: RecordQuery): string {
  return JSON.stringify([limit, ...filters.map(({ value }) => scalars(value))]);
}

/**
 * The live records that match, all stored fields. Formula fields in filters or order are computed record by record. In the
 * context of a user rights and sharing decide what is there.
 */
export function queryRecords(transaction: RunningTransaction, query: RecordQuery): SObjectRecord[] {
  if (transaction.actsAsUser !== true) return findRecords(transaction, query);
  const { object, filters, sort, limit } = query;
  requireReadable(transaction, object, [...filters.map((filter) => filter.field), sort?.field]);
  const { limit: _, ...unlimited } = query;
  return findRecords(transaction, unlimited)
    .map((record) => asSeen(transaction, object, record))
    .filter((record) => record !== undefined)
    .slice(0, limit);
}

function findRecords(transaction: RunningTransaction, query: RecordQuery): SObjectRecord[] {
  const { object, filters, sort } = query;
  if (filters.some((filter) => !filter.field.stored) || (sort && !sort.field.stored))
    return queryComputed(transaction, query);
  const parameters: SqlValue[] = [];
  const condition = filters.length === 0 ? '1' : logicSql(query, parameters);
  const order = sort ? `${comparable(sort.field)} ${sort.descending ? 'DESC' : 'ASC'} NULLS FIRST, "Id"` : '"Id"';
  const limit = query.limit === undefined ? '' : ` LIMIT ${Math.max(0, Math.trunc(query.limit))}`;
  return transaction.store.select(object, `"IsDeleted" = 0 AND (${condition}) ORDER BY ${order}${limit}`, parameters);
}

/**
 * The filters as one SQL condition. Custom logic is tabulated: the disjunction of the combinations of true filters that
 * satisfy it says the same.
 */
function logicSql({ filters, logic }: RecordQuery, parameters: SqlValue[]): string {
  if (logic.join) return filters.map((filter) => filterSql(filter, parameters, false)).join(` ${logic.join} `);
  const satisfying: string[] = [];
  for (let combination = 0; combination < 2 ** filters.length; combination++) {
    const holds = (index: number): boolean => (combination & (1 << index)) !== 0;
    if (!logic(holds)) continue;
    satisfying.push(
      `(${filters.map((filter, index) => `${holds(index) ? '' : 'NOT '}${filterSql(filter, parameters, true)}`).join(' AND ')})`,
    );
  }
  return satisfying.length === 0 ? '0' : satisfying.join(' OR ');
}

const COMPARISONS: Readonly<Record<string, string>> = {
  GreaterThan: '>',
  LessThan: '<',
  GreaterThanOrEqualTo: '>=',
  LessThanOrEqualTo: '<=',
};

/**
 * @param mayBeNegated else a comparison with a blank may stay unknown, so that SQLite finds equal values by an index
 */
function filterSql({ field, operator, value }: RecordFilter, parameters: SqlValue[], mayBeNegated: boolean): string {
  const column = comparable(field);
  const plain = quote(field.apiName);
  const bind = (bound: FieldValue): string => {
    parameters.push(sqlValue(field, bound));
    return '?';
  };
  if (operator === 'In' || operator === 'NotIn') {
    const wanted = scalars(value).map((item) => sqlValue(field, item));
    parameters.push(JSON.stringify(wanted.filter((item) => item !== null)));
    const included = `(coalesce(${column} IN (SELECT value FROM json_each(?)), 0)${wanted.includes(null) ? ` OR ${plain} IS NULL` : ''})`;
    return operator === 'In' ? included : `NOT ${included}`;
  }
  const [wanted = null] = scalars(value);
  const comparison = COMPARISONS[operator];
  if (comparison !== undefined) return `coalesce(${column} ${comparison} ${bind(wanted)}, 0)`;
  switch (operator) {
    case 'EqualTo':
      if (wanted === null || wanted === '') return `${plain} IS NULL`;
      return mayBeNegated ? `coalesce(${column} = ${bind(wanted)}, 0)` : `${column} = ${bind(wanted)}`;
    case 'NotEqualTo':
      return wanted === null || wanted === '' ? `${plain} IS NOT NULL` : `coalesce(${column} <> ${bind(wanted)}, 1)`;
    case 'IsNull':
      return wanted === true ? `${plain} IS NULL` : `${plain} IS NOT NULL`;
    case 'Contains':
      return `coalesce(instr(${column}, ${bind(wanted)}) > 0, 0)`;
    case 'StartsWith':
      return `coalesce(instr(${column}, ${bind(wanted)}) = 1, 0)`;
    case 'EndsWith':
      return `coalesce(substr(${column}, -length(${bind(wanted)})) = ${bind(wanted)}, 0)`;
    default:
      throw new Error(`Filter operator ${operator} passed compilation but has no SQL.`);
  }
}

function scalars(value: FlowValue): FieldValue[] {
  if (isCollection(value)) return value.flatMap(scalars);
  if (isRecord(value)) return [value.fields['Id'] ?? null];
  return [value as FieldValue];
}

function sqlValue(field: FieldSchema, value: FieldValue): SqlValue {
  if (typeof value === 'boolean') return Number(value);
  if (typeof value !== 'string') return value;
  if (field.type === 'DateTime' && /^\d{4}-\d{2}-\d{2}$/u.test(value)) return `${value}T00:00:00.000Z`;
  if (field.type === 'Date') return value.slice(0, 10);
  return foldsCase(field) ? String(fold(value)) : value;
}

function queryComputed(
  transaction: RunningTransaction,
  { object, filters, logic, sort, limit }: RecordQuery,
): SObjectRecord[] {
  const reader = transaction.reader();
  const records = transaction.store.select(object, '"IsDeleted" = 0 ORDER BY "Id"', []);
  const valueOf = (record: SObjectRecord, field: FieldSchema): SqlValue =>
    sqlValue(field, reader.value(object, record, [field.apiName]));
  const matching = records.filter((record) =>
    logic((index) => {
      const filter = filters[index];
      return filter !== undefined && holds(filter, valueOf(record, filter.field));
    }),
  );
  if (sort) {
    const rank = (record: SObjectRecord): SqlValue => valueOf(record, sort.field);
    matching.sort((left, right) => order(rank(left), rank(right), sort.descending));
  }
  return matching.slice(0, limit === undefined ? undefined : Math.max(0, limit));
}

/** Nulls first in both directions, as SOQL orders. */
function order(left: SqlValue, right: SqlValue, descending: boolean): number {
  if (left === right) return 0;
  if (left === null) return -1;
  if (right === null) return 1;
  return left < right === descending ? 1 : -1;
}

function holds({ field, operator, value }: RecordFilter, actual: SqlValue): boolean {
  const values = scalars(value).map((item) => sqlValue(field, item === '' ? null : item));
  const [wanted = null] = values;
  const both = (test: (left: string | number, right: string | number) => boolean): boolean =>
    actual !== null && wanted !== null && test(actual, wanted);
  switch (operator) {
    case 'In':
      return values.includes(actual);
    case 'NotIn':
      return !values.includes(actual);
    case 'EqualTo':
      return actual === wanted;
    case 'NotEqualTo':
      return actual !== wanted;
    case 'IsNull':
      return (actual === null) === (wanted === 1);
    case 'GreaterThan':
      return both((left, right) => left > right);
    case 'LessThan':
      return both((left, right) => left < right);
    case 'GreaterThanOrEqualTo':
      return both((left, right) => left >= right);
    case 'LessThanOrEqualTo':
      return both((left, right) => left <= right);
    case 'Contains':
      return both((left, right) => String(left).includes(String(right)));
    case 'StartsWith':
      return both((left, right) => String(left).startsWith(String(right)));
    case 'EndsWith':
      return both((left, right) => String(left).endsWith(String(right)));
    default:
      throw new Error(`Filter operator ${operator} passed compilation but is not known here.`);
  }
}
