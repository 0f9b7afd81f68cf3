import type { FieldSchema, FieldValue } from '../../schema/types.ts';
import { quote } from '../../store/index.ts';
import type { RunningTransaction } from '../transaction.ts';
import type { RollUp } from './compile.ts';

/** What computing needs of a transaction: the deploy, which recomputes without one, gives the same. */
export type RollUpSource = Pick<RunningTransaction, 'store' | 'reader'>;

/** The values of a roll-up for masters: 0 for a count or sum over nothing, null for the least and greatest of nothing. */
export function computeRollUp(
  source: RollUpSource,
  rollUp: RollUp,
  masterIds: readonly string[],
): Map<string, FieldValue> {
  const empty: FieldValue = rollUp.operation === 'count' || rollUp.operation === 'sum' ? 0 : null;
  const values = new Map<string, FieldValue>(masterIds.map((id) => [id, empty]));
  const computed =
    rollUp.filters.fields.some((field) => !field.stored) ||
    (rollUp.summarised !== undefined && !rollUp.summarised.stored);
  for (const [id, value] of computed
    ? aggregateRecords(source, rollUp, masterIds)
    : aggregateInSql(source, rollUp, masterIds)) {
    // The least and the greatest are values that a detail has, to the last digit.
    values.set(id, rollUp.operation === 'sum' ? exact(value ?? empty) : (value ?? empty));
  }
  return values;
}

function aggregateInSql(source: RollUpSource, rollUp: RollUp, masterIds: readonly string[]): Map<string, FieldValue> {
  const key = quote(rollUp.foreignKey);
  const aggregate =
    rollUp.operation === 'count'
      ? 'COUNT(*)'
      : `${rollUp.operation.toUpperCase()}(${quote(rollUp.summarised?.apiName ?? 'Id')})`;
  const { sql, parameters } = rollUp.filters.toSql();
  const rows = source.store.all(
    `SELECT ${key} AS "master", ${aggregate} AS "value" FROM ${quote(rollUp.child.apiName)} ` +
      `WHERE "IsDeleted" = 0 AND ${key} IN (SELECT value FROM json_each(?))${sql === '' ? '' : ` AND ${sql}`} GROUP BY ${key}`,
    [JSON.stringify(masterIds), ...parameters],
  );
  return new Map(rows.map((row) => [String(row['master']), row['value'] ?? null]));
}

/** Where a formula field is summarised or filtered by, the children are read and computed one by one. */
function aggregateRecords(source: RollUpSource, rollUp: RollUp, masterIds: readonly string[]): Map<string, FieldValue> {
  const reader = source.reader();
  const values = new Map<string, FieldValue>();
  for (const record of source.store.findBy(rollUp.child, rollUp.foreignKey, masterIds)) {
    const valueOf = (field: FieldSchema): FieldValue => reader.value(rollUp.child, record, [field.apiName]);
    if (!rollUp.filters.matches(valueOf)) continue;
    const id = String(record[rollUp.foreignKey]);
    const value = rollUp.operation === 'count' || !rollUp.summarised ? 1 : valueOf(rollUp.summarised);
    if (value !== null) values.set(id, combine(rollUp.operation, values.get(id) ?? null, value));
  }
  return values;
}

function combine(operation: RollUp['operation'], left: FieldValue, right: Exclude<FieldValue, null>): FieldValue {
  if (left === null) return right;
  if (operation === 'count' || operation === 'sum') return Number(left) + Number(right);
  return (operation === 'min') === right < left ? right : left;
}

/** Sums of decimals without the noise of binary fractions. */
function exact(value: FieldValue): FieldValue {
  return typeof value === 'number' ? Number(value.toPrecision(15)) : value;
}
