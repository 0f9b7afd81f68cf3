import { checkWrite } from '../../../access/check-write.ts';
import { mayReadRecord } from '../../../access/sharing.ts';
import { notSupported, SalesforceError } from '../../../errors.ts';
import type { FieldSchema, ObjectSchema, SObjectRecord } from '../../../schema/types.ts';
import type { RunningTransaction } from '../../transaction.ts';
import type { DmlOperation, DmlResult } from '../../types.ts';

/**
 * What a flow may do that runs in the context of its user: a flow that a person or an API call starts, unless it is set to
 * run in system mode (Flow Help, "Which Context Does a Flow Run In?"). Flows that records, events and schedules trigger run
 * in system mode without sharing, and so do flows that such a flow saves records into.
 */
export function requireReadable(
  { user }: RunningTransaction,
  object: ObjectSchema,
  fields: readonly (FieldSchema | undefined)[],
): void {
  if (!user.mayObject(object, 'read'))
    throw new SalesforceError('INVALID_TYPE', `sObject type '${object.apiName}' is not supported.`);
  const hidden = fields.find((field) => field !== undefined && !user.mayReadField(object, field));
  if (hidden)
    throw new SalesforceError('INVALID_FIELD', `No such column '${hidden.apiName}' on entity '${object.apiName}'.`);
}

/** The record as its user sees it: fields without the right to read are blank; undefined where sharing hides it. */
export function asSeen(
  { model, store, user }: RunningTransaction,
  object: ObjectSchema,
  record: SObjectRecord,
): SObjectRecord | undefined {
  if (!mayReadRecord({ schema: model.schema, store, user }, object, record)) return undefined;
  const seen: SObjectRecord = {};
  for (const field of object.fields) {
    const value = record[field.apiName];
    if (value !== undefined) seen[field.apiName] = user.mayReadField(object, field) ? value : null;
  }
  return seen;
}

/** Saves what rights and sharing allow; the other records fail with the words of the API. Results in the order given. */
export function saveAsUser(
  transaction: RunningTransaction,
  operation: DmlOperation,
  object: ObjectSchema,
  records: readonly SObjectRecord[],
  allOrNone: boolean,
): DmlResult[] {
  const { model, store, user } = transaction;
  const refusals = records.map((record) => {
    const id = record['Id'];
    const stored = operation === 'insert' || typeof id !== 'string' ? undefined : store.load(object, [id]).get(id);
    return checkWrite({ schema: model.schema, store, user }, { operation, object, record, stored });
  });
  const allowed = records.filter((_, index) => refusals[index] === undefined);
  const saved =
    allowed.length === 0 || (allOrNone && allowed.length < records.length)
      ? []
      : transaction.save({ operation, object: object.apiName, records: allowed, allOrNone });
  const remaining = [...saved];
  return refusals.map((refusal) =>
    refusal === undefined ? (remaining.shift() ?? notTried) : { id: null, success: false, errors: [refusal] },
  );
}

const notTried: DmlResult = {
  id: null,
  success: false,
  errors: [
    {
      statusCode: 'ALL_OR_NONE_OPERATION_ROLLED_BACK',
      message: 'Record rolled back because not all records were valid and the request was using AllOrNone header',
      fields: [],
    },
  ],
};

/** Refuses, by name, what is not executed in the context of a user. */
export function refuseAsUser(transaction: RunningTransaction, what: string): void {
  if (transaction.actsAsUser === true) throw notSupported(`${what} in a flow that runs in the context of its user`);
}
