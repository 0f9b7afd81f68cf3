import type { Catalog, ReportProblem } from '../metadata/types.ts';
import type { FieldSchema, FieldValue, ObjectSchema, Schema, SObjectRecord } from '../schema/types.ts';
import { quote } from '../store/index.ts';
import { compileFilters, FILTER_OPERATIONS, type CompiledFilters } from './roll-up-filters.ts';
import { save } from './save/save.ts';
import type { Row } from './save/row.ts';
import type { RunningTransaction } from './transaction.ts';

/** A roll-up summary field, ready to be computed. */
export interface RollUp {
  readonly master: ObjectSchema;
  readonly field: FieldSchema;
  readonly child: ObjectSchema;
  /** The child's master-detail field. */
  readonly foreignKey: string;
  readonly operation: 'count' | 'sum' | 'min' | 'max';
  readonly summarised: FieldSchema | undefined;
  readonly filters: CompiledFilters;
}

/**
 * Every roll-up of a schema, by child object in lower case. What is wrong in a definition has been reported with the schema;
 * filter operations that are not executed are reported here.
 */
export function compileRollUps(catalog: Catalog, schema: Schema, report: ReportProblem): Map<string, RollUp[]> {
  const rollUps = new Map<string, RollUp[]>();
  for (const master of schema.objects) {
    for (const field of master.fields) {
      const { summary } = field;
      const child = summary && schema.object(summary.childObject);
      const foreignKey = summary && schema.field(summary.childObject, summary.foreignKey);
      if (!summary || !child || !foreignKey) continue;
      const summarised =
        summary.summarizedField === undefined ? undefined : schema.field(child.apiName, summary.summarizedField);
      const component = catalog.get('CustomField', `${master.apiName}.${field.apiName}`);
      for (const { operation } of summary.filters) {
        if (component && !FILTER_OPERATIONS.has(operation))
          report(component, `The local org does not support the roll-up filter operation ${operation}.`, {
            rule: 'roll-up-filter',
          });
      }
      const filters = compileFilters(summary.filters, (name) => schema.field(child.apiName, name));
      const key = child.apiName.toLowerCase();
      rollUps.set(key, [
        ...(rollUps.get(key) ?? []),
        { master, field, child, foreignKey: foreignKey.apiName, operation: summary.operation, summarised, filters },
      ]);
    }
  }
  return rollUps;
}

/**
 * Recomputes the roll-ups of every master that the rows hang on or hung on, and saves each master whose value changed through
 * its own full save (its rules and flows may refuse, which refuses the rows), which in turn rolls up to its own master.
 */
export function updateRollUps(transaction: RunningTransaction, child: ObjectSchema, rows: readonly Row[]): void {
  const byMaster = new Map<ObjectSchema, RollUp[]>();
  for (const rollUp of transaction.model.automation.rollUps(child.apiName)) {
    byMaster.set(rollUp.master, [...(byMaster.get(rollUp.master) ?? []), rollUp]);
  }
  for (const [master, rollUps] of byMaster) {
    const rowsOfMaster = groupByMaster(rows, new Set(rollUps.map((rollUp) => rollUp.foreignKey)));
    const changes = changedMasters(transaction, master, rollUps, [...rowsOfMaster.keys()]);
    if (changes.length === 0) continue;
    const results = save(
      transaction,
      { operation: 'update', object: master.apiName, records: changes, allOrNone: false },
      'rollUp',
    );
    results.forEach((result, index) => {
      if (result.success) return;
      for (const row of rowsOfMaster.get(String(changes[index]?.['Id'])) ?? []) row.errors.push(...result.errors);
    });
  }
}

function groupByMaster(rows: readonly Row[], foreignKeys: ReadonlySet<string>): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const masters = new Set<string>();
    for (const key of foreignKeys) {
      for (const id of [row.record[key], row.old?.[key]]) if (typeof id === 'string') masters.add(id);
    }
    for (const id of masters) groups.set(id, [...(groups.get(id) ?? []), row]);
  }
  return groups;
}

function changedMasters(
  transaction: RunningTransaction,
  master: ObjectSchema,
  rollUps: readonly RollUp[],
  ids: readonly string[],
): SObjectRecord[] {
  const stored = transaction.store.load(master, ids);
  const changes = new Map<string, SObjectRecord>();
  for (const rollUp of rollUps) {
    const values = computeRollUp(transaction, rollUp, [...stored.keys()]);
    for (const [id, record] of stored) {
      const value = values.get(id) ?? null;
      if (value === (record[rollUp.field.apiName] ?? null)) continue;
      const change = changes.get(id) ?? { Id: id };
      change[rollUp.field.apiName] = value;
      changes.set(id, change);
    }
  }
  return [...changes.values()];
}

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
    values.set(id, exact(value ?? empty));
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
