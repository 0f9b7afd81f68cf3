import { SalesforceError } from '../../errors.ts';
import type { FieldValue, ObjectSchema, SObjectRecord } from '../../schema/types.ts';
import type { RunningTransaction } from '../transaction.ts';

/** Rows of a setup object that may stand only once: the fields that together tell them apart. */
const KEYS: Readonly<Record<string, readonly (readonly [first: string, second: string])[]>> = {
  PermissionSetAssignment: [
    ['AssigneeId', 'PermissionSetId'],
    ['AssigneeId', 'PermissionSetGroupId'],
  ],
  GroupMember: [['GroupId', 'UserOrGroupId']],
};

/**
 * Refuses a second assignment of a permission set (group) to a user, and a second membership in a group: DUPLICATE_VALUE, in
 * the platform's words. Throws; asked right before the write, so that rows of one request see each other.
 */
export function checkStandardDuplicates(
  transaction: RunningTransaction,
  object: ObjectSchema,
  record: SObjectRecord,
): void {
  for (const [first, second] of KEYS[object.apiName] ?? []) {
    const [one, other] = [record[first] ?? null, record[second] ?? null];
    if (one === null || other === null) continue;
    if (transaction.store.findBy(object, first, [one]).some((stored) => stored[second] === other))
      throw new SalesforceError('DUPLICATE_VALUE', message(object, record, second), { fields: [] });
  }
}

function message(object: ObjectSchema, record: SObjectRecord, second: string): string {
  const short = (id: FieldValue | undefined): string => String(id).slice(0, 15);
  if (object.apiName === 'GroupMember') return 'The member is already in the group.';
  const what = second === 'PermissionSetId' ? 'Permission Set' : 'Permission Set Group';
  return `Duplicate PermissionSetAssignment. Assignee: ${short(record['AssigneeId'])}; ${what}: ${short(record[second])}`;
}
