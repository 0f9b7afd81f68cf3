import { randomUUID } from 'node:crypto';
import type { ObjectSchema, SObjectRecord } from '../../schema/types.ts';
import type { RunningTransaction } from '../transaction.ts';
import type { DmlRequest } from '../types.ts';
import { checkRequired, checkValues, checkWritable } from './checks.ts';
import { applyDefaults } from './defaults.ts';
import { dmlError, healthy, type Row } from './row.ts';

/**
 * Publishes platform events (one statement of the limit for all of them): "publish immediately" at once, whatever becomes of the transaction; "publish after commit" only
 * when it commits (Platform Events Developer Guide, "Decoupled Publishing and Subscription").
 */
export function publishRows(
  transaction: RunningTransaction,
  object: ObjectSchema,
  request: DmlRequest,
  indices: readonly number[],
): Row[] {
  const rows = indices.map((index): Row => {
    const requested = request.records[index] ?? {};
    const id = transaction.store.newId(object);
    const row: Row = {
      index,
      id,
      isNew: true,
      requested,
      old: undefined,
      record: { ...requested, Id: id },
      errors: [],
    };
    if (request.operation !== 'insert')
      row.errors.push(
        dmlError('CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', `entity type cannot be updated: ${object.apiName}`),
      );
    return row;
  });
  for (const row of healthy(rows)) checkWritable(transaction.user, object, row);
  for (const row of healthy(rows)) {
    applyDefaults(transaction, object, row);
    checkValues(object, row, Object.keys(row.record));
    checkRequired(object, row);
  }
  if (request.allOrNone && rows.some((row) => row.errors.length > 0)) return rows;
  const published = healthy(rows);
  if (published.length > 0 && object.publishBehavior === 'PublishImmediately')
    transaction.limits.count('publishedEvents');
  for (const row of published) publish(transaction, object, row.record);
  return rows;
}

function publish(transaction: RunningTransaction, object: ObjectSchema, values: SObjectRecord): void {
  const record: SObjectRecord = {
    ...values,
    CreatedById: transaction.user.userId,
    CreatedDate: transaction.now.toISOString(),
    EventUuid: randomUUID(),
  };
  if (object.publishBehavior === 'PublishImmediately') {
    transaction.publishImmediately({ object: object.apiName, record });
  } else {
    transaction.afterCommit(() => transaction.host.deliver({ object: object.apiName, record }));
  }
}
