import { SalesforceError } from '../../../errors.ts';
import type { FieldValue, ObjectSchema, SObjectRecord } from '../../../schema/types.ts';
import type { RunningTransaction } from '../../transaction.ts';
import type { Row } from '../row.ts';

const DUPLICATE_USERNAME =
  "Duplicate Username. The username already exists in this or another Salesforce organization. Usernames must be unique across all Salesforce organizations. To resolve, use a different username (it doesn't need to match the user's email address).";

/** Rows of a setup object that may stand only once: the fields that together tell them apart. */
const KEYS: Readonly<Record<string, readonly (readonly [first: string, second: string])[]>> = {
  PermissionSetAssignment: [
    ['AssigneeId', 'PermissionSetId'],
    ['AssigneeId', 'PermissionSetGroupId'],
  ],
  GroupMember: [['GroupId', 'UserOrGroupId']],
};

/**
 * Refuses a user name that somebody has (DUPLICATE_USERNAME), a second assignment of a permission set or group to a user, and a
 * second membership in a group (DUPLICATE_VALUE). Throws; asked right before the write, so that rows of one request see each other.
 */
export function checkStandardDuplicates(
  transaction: RunningTransaction,
  object: ObjectSchema,
  { record, isNew }: Row,
): void {
  if (object.apiName === 'User' && isTaken(transaction, object, record))
    throw new SalesforceError('DUPLICATE_USERNAME', DUPLICATE_USERNAME, { fields: ['Username'] });
  for (const [first, second] of isNew ? (KEYS[object.apiName] ?? []) : []) {
    const [one, other] = [record[first] ?? null, record[second] ?? null];
    if (one === null || other === null) continue;
    if (transaction.store.findBy(object, first, [one]).some((stored) => stored[second] === other))
      throw new SalesforceError('DUPLICATE_VALUE', message(object, record, second), { fields: [] });
  }
}

function isTaken({ store }: RunningTransaction, users: ObjectSchema, user: SObjectRecord): boolean {
  const holders = store.findBy(users, 'Username', [user['Username'] ?? null]);
  return holders.some((holder) => holder['Id'] !== user['Id']);
}

function message(object: ObjectSchema, record: SObjectRecord, second: string): string {
  const short = (id: FieldValue | undefined): string => String(id).slice(0, 15);
  if (object.apiName === 'GroupMember') return 'The member is already in the group.';
  const what = second === 'PermissionSetId' ? 'Permission Set' : 'Permission Set Group';
  return `Duplicate PermissionSetAssignment. Assignee: ${short(record['AssigneeId'])}; ${what}: ${short(record[second])}`;
}
