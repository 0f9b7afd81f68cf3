import type { ObjectSchema } from '../../schema/types.ts';
import type { RunningTransaction } from '../transaction.ts';
import type { DmlError } from '../types.ts';
import { dmlError, type Row } from './row.ts';

/**
 * A record is given only to an active user who may read its object, or to a queue that takes the object (SOAP API Developer
 * Guide, "StatusCode": INACTIVE_OWNER_OR_USER, TRANSFER_REQUIRES_READ); flows are held to it too. An owner that stays is not asked.
 */
export function checkOwner(
  transaction: RunningTransaction,
  object: ObjectSchema,
  rows: readonly Row[],
  namesOf: (row: Row) => readonly string[],
): void {
  const answers = new Map<string, DmlError | undefined>();
  for (const row of rows) {
    const ownerId = row.record['OwnerId'];
    if (typeof ownerId !== 'string' || ownerId === row.old?.['OwnerId'] || !namesOf(row).includes('OwnerId')) continue;
    if (!answers.has(ownerId)) answers.set(ownerId, ownerError(transaction, object, ownerId));
    const error = answers.get(ownerId);
    if (error) row.errors.push(error);
  }
}

function ownerError(transaction: RunningTransaction, object: ObjectSchema, ownerId: string): DmlError | undefined {
  const { schema } = transaction.model;
  if (schema.objectByKeyPrefix(ownerId)?.apiName !== 'User') {
    const links = schema.object('QueueSobject');
    const taken = links ? transaction.store.findBy(links, 'QueueId', [ownerId]) : [];
    if (taken.some((link) => String(link['SobjectType']).toLowerCase() === object.apiName.toLowerCase()))
      return undefined;
    return dmlError('INVALID_OPERATION', 'Queue not associated with this SObject type', ['OwnerId']);
  }
  if (ownerId === transaction.user.userId) return undefined;
  const owner = transaction.host.org.userContext(ownerId);
  if (!owner) {
    const message = `operation performed with inactive user [${ownerId}] as owner of ${object.apiName.toLowerCase()}`;
    return dmlError('INACTIVE_OWNER_OR_USER', message);
  }
  if (owner.mayObject(object, 'read')) return undefined;
  return dmlError('TRANSFER_REQUIRES_READ', 'The new owner must have read permission');
}
