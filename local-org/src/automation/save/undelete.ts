import { SalesforceError } from '../../errors.ts';
import type { ObjectSchema } from '../../schema/types.ts';
import { updateRollUps } from '../roll-ups.ts';
import type { RunningTransaction } from '../transaction.ts';
import type { DmlRequest } from '../types.ts';
import { dmlError, healthy, toDmlError, type Row } from './row.ts';

/**
 * One attempt to take records out of the recycle bin, with the details that went along. No rule and no flow runs; roll-ups are
 * recomputed. Lookups of others that were emptied by the deletion stay empty.
 */
export function undeleteRows(
  transaction: RunningTransaction,
  object: ObjectSchema,
  request: DmlRequest,
  indices: readonly number[],
): Row[] {
  const ids = indices.map((index) => String(request.records[index]?.['Id'] ?? ''));
  const stored = transaction.store.load(object, ids, { includeDeleted: true });
  const rows = indices.map((index, position): Row => {
    const id = ids[position] ?? '';
    const old = stored.get(id);
    const row: Row = { index, id, isNew: false, requested: {}, old, record: { ...old }, errors: [] };
    if (!old) row.errors.push(dmlError('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id'));
    else if (old['IsDeleted'] !== true)
      row.errors.push(dmlError('UNDELETE_FAILED', 'Entity is not in the recycle bin'));
    return row;
  });
  for (const row of healthy(rows)) {
    try {
      restore(transaction, object, [row.id]);
    } catch (error) {
      if (!(error instanceof SalesforceError)) throw error;
      row.errors.push(toDmlError(error));
    }
  }
  updateRollUps(transaction, object, healthy(rows));
  return rows;
}

function restore(transaction: RunningTransaction, object: ObjectSchema, ids: readonly string[]): void {
  transaction.store.setDeleted(object, ids, false);
  transaction.written(object);
  for (const relationship of object.childRelationships) {
    const child = transaction.model.schema.object(relationship.childObject);
    if (!relationship.cascadeDelete || !child) continue;
    const details = transaction.store.all(
      `SELECT "Id" FROM "${child.apiName}" WHERE "IsDeleted" = 1 AND "${relationship.field}" IN (SELECT value FROM json_each(?))`,
      [JSON.stringify(ids)],
    );
    if (details.length > 0)
      restore(
        transaction,
        child,
        details.map((detail) => String(detail['Id'])),
      );
  }
}
