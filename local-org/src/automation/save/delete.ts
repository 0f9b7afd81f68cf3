import type { ObjectSchema, SObjectRecord } from '../../schema/types.ts';
import { runBeforeDeleteFlows } from '../flow/run/record-triggered.ts';
import { updateRollUps } from '../roll-ups/update.ts';
import type { RunningTransaction } from '../transaction.ts';
import type { DmlRequest } from '../types.ts';
import { dmlError, healthy, type Row } from './row.ts';

/** Records that go with one deleted record, and lookups that are emptied because of it. */
interface Consequences {
  readonly deleted: Map<ObjectSchema, Map<string, SObjectRecord>>;
  readonly emptied: { object: ObjectSchema; field: string; id: string }[];
  /** What forbids the deletion, in Salesforce's words. */
  obstacle?: string;
}

/**
 * One attempt to delete records: before-delete flows, details and cascading lookups go along (without automation of their own),
 * restricting lookups refuse, other lookups are emptied without any automation, masters' roll-ups are recomputed.
 * Validation rules do not run on delete.
 */
export function deleteRows(
  transaction: RunningTransaction,
  object: ObjectSchema,
  request: DmlRequest,
  indices: readonly number[],
): Row[] {
  const rows = existingRows(transaction, object, request, indices);
  runBeforeDeleteFlows(transaction, object, healthy(rows));
  if (request.allOrNone && rows.some((row) => row.errors.length > 0)) return rows;
  const gone: { object: ObjectSchema; row: Row }[] = [];
  for (const row of healthy(rows)) {
    const consequences = findConsequences(transaction, object, row);
    if (consequences.obstacle !== undefined) row.errors.push(dmlError('DELETE_FAILED', consequences.obstacle));
    else {
      remove(transaction, consequences);
      gone.push(...rowsOf(consequences, row));
    }
  }
  for (const deletedObject of new Set(gone.map((entry) => entry.object))) {
    updateRollUps(
      transaction,
      deletedObject,
      gone.filter((entry) => entry.object === deletedObject).map((entry) => entry.row),
      'deleted',
    );
  }
  return rows;
}

/** What went along with a row has other masters too: their roll-ups change, and their refusal is the row's error. */
function rowsOf(consequences: Consequences, row: Row): { object: ObjectSchema; row: Row }[] {
  return [...consequences.deleted].flatMap(([object, records]) =>
    [...records].map(([id, record]) => ({ object, row: { ...row, id, old: record, record } })),
  );
}

function existingRows(
  transaction: RunningTransaction,
  object: ObjectSchema,
  request: DmlRequest,
  indices: readonly number[],
): Row[] {
  const ids = indices.map((index) => String(request.records[index]?.['Id'] ?? ''));
  const stored = transaction.store.load(object, ids, { includeDeleted: true });
  const seen = new Set<string>();
  return indices.map((index, position) => {
    const id = ids[position] ?? '';
    const old = stored.get(id);
    const row: Row = { index, id, isNew: false, requested: {}, old, record: { ...old }, errors: [] };
    if (!old) row.errors.push(dmlError('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id'));
    else if (old['IsDeleted'] === true || seen.has(id))
      row.errors.push(dmlError('ENTITY_IS_DELETED', 'entity is deleted'));
    seen.add(id);
    return row;
  });
}

function findConsequences(transaction: RunningTransaction, object: ObjectSchema, row: Row): Consequences {
  const consequences: Consequences = { deleted: new Map([[object, new Map([[row.id, row.record]])]]), emptied: [] };
  const pending: { parent: ObjectSchema; ids: string[] }[] = [{ parent: object, ids: [row.id] }];
  const restricting: { child: ObjectSchema; record: SObjectRecord }[] = [];
  for (let next = pending.pop(); next; next = pending.pop()) {
    for (const relationship of next.parent.childRelationships) {
      const child = transaction.model.schema.object(relationship.childObject);
      const field = child && transaction.model.schema.field(child.apiName, relationship.field);
      if (!child || !field?.stored) continue;
      const found = transaction.store.findBy(child, field.apiName, next.ids);
      if (relationship.cascadeDelete) {
        const gone = consequences.deleted.get(child) ?? new Map<string, SObjectRecord>();
        consequences.deleted.set(child, gone);
        const fresh = found.filter((record) => !gone.has(String(record['Id'])));
        for (const record of fresh) gone.set(String(record['Id']), record);
        if (fresh.length > 0) pending.push({ parent: child, ids: fresh.map((record) => String(record['Id'])) });
      } else if (relationship.restrictedDelete) {
        restricting.push(...found.map((record) => ({ child, record })));
      } else {
        consequences.emptied.push(
          ...found.map((record) => ({ object: child, field: field.apiName, id: String(record['Id']) })),
        );
      }
    }
  }
  const holding = restricting.filter(
    ({ child, record }) => !consequences.deleted.get(child)?.has(String(record['Id'])),
  );
  if (holding.length > 0) consequences.obstacle = obstacle(object, row, holding);
  return consequences;
}

function obstacle(
  object: ObjectSchema,
  row: Row,
  holding: readonly { child: ObjectSchema; record: SObjectRecord }[],
): string {
  const nameOf = (owner: ObjectSchema, record: SObjectRecord): string =>
    String(record[owner.nameField ?? 'Id'] ?? record['Id']);
  const [first] = holding;
  const kind = first?.child.labelPlural.toLowerCase() ?? 'records';
  const names = holding.filter(({ child }) => child === first?.child).map(({ child, record }) => nameOf(child, record));
  return `Your attempt to delete ${nameOf(object, row.record)} could not be completed because it is associated with the following ${kind}.: ${names.join(', ')}\n`;
}

function remove(transaction: RunningTransaction, consequences: Consequences): void {
  for (const { object, field, id } of consequences.emptied) {
    if (consequences.deleted.get(object)?.has(id)) continue;
    transaction.store.update(object, id, { [field]: null });
    transaction.written(object);
  }
  for (const [object, records] of consequences.deleted) {
    transaction.store.setDeleted(object, [...records.keys()], true);
    transaction.written(object);
  }
}
