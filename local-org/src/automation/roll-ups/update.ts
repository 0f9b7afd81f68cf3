import type { ObjectSchema, SObjectRecord } from '../../schema/types.ts';
import { save } from '../save/save.ts';
import type { Row } from '../save/row.ts';
import type { RunningTransaction } from '../transaction.ts';
import { changedValues, type Detail, type DetailChange } from './change.ts';
import type { RollUp } from './compile.ts';

/**
 * Brings the roll-ups of every master that the rows hang on or hung on up to date, and saves each master whose value changed
 * through its own full save (its rules and flows may refuse, which refuses the rows), which in turn rolls up to its own master.
 *
 * @param what whether the rows were saved, or are deleted and count no more
 */
export function updateRollUps(
  transaction: RunningTransaction,
  child: ObjectSchema,
  rows: readonly Row[],
  what: 'saved' | 'deleted' = 'saved',
): void {
  const byMaster = new Map<ObjectSchema, RollUp[]>();
  for (const rollUp of transaction.model.automation.rollUps(child.apiName)) {
    byMaster.set(rollUp.master, [...(byMaster.get(rollUp.master) ?? []), rollUp]);
  }
  for (const [master, rollUps] of byMaster) {
    const rowsOfMaster = groupByMaster(rows, new Set(rollUps.map((rollUp) => rollUp.foreignKey)));
    const reader = transaction.reader();
    const detail = (record: SObjectRecord | undefined): Detail | undefined =>
      record && { record, value: reader.settled(child, record) };
    const details = rows.map((row) => ({
      before: detail(row.old),
      after: what === 'deleted' ? undefined : detail(row.record),
    }));
    const changes = changedMasters(transaction, master, rollUps, details, [...rowsOfMaster.keys()]);
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
    for (const id of masters) {
      const group = groups.get(id);
      if (group) group.push(row);
      else groups.set(id, [row]);
    }
  }
  return groups;
}

function changedMasters(
  transaction: RunningTransaction,
  master: ObjectSchema,
  rollUps: readonly RollUp[],
  details: readonly DetailChange[],
  ids: readonly string[],
): SObjectRecord[] {
  const stored = transaction.store.load(master, ids);
  const changes = new Map<string, SObjectRecord>();
  for (const rollUp of rollUps) {
    for (const [id, value] of changedValues(transaction, rollUp, details, stored)) {
      if (value === (stored.get(id)?.[rollUp.field.apiName] ?? null)) continue;
      const change = changes.get(id) ?? { Id: id };
      change[rollUp.field.apiName] = value;
      changes.set(id, change);
    }
  }
  return [...changes.values()];
}
