import type { DmlError } from '../automation/types.ts';
import { fieldsByName, referenceFields } from '../schema/fields.ts';
import type { ObjectSchema, SObjectRecord } from '../schema/types.ts';
import { mayDeleteRecord, mayEditRecord, mayReadRecord } from './sharing.ts';
import type { SharingScope } from './sharing.ts';

/** One record that a user wants to write through an API. */
export interface WriteIntent {
  readonly operation: 'insert' | 'update' | 'delete';
  readonly object: ObjectSchema;
  /** The values to write, canonical; with `Id` unless inserted. */
  readonly record: SObjectRecord;
  /** The record as it is stored; absent on insert. */
  readonly stored?: SObjectRecord | undefined;
}

/**
 * Why rights or sharing forbid a write; undefined when they allow it. Asked where an API call comes in: what flows do
 * afterwards runs in system mode and asks nothing. The codes and words are the platform's (SOAP API Developer Guide,
 * "StatusCode").
 */
export function checkWrite(scope: SharingScope, intent: WriteIntent): DmlError | undefined {
  return (
    checkObject(scope, intent) ??
    checkRecord(scope, intent) ??
    checkFields(scope, intent) ??
    checkReferences(scope, intent)
  );
}

function checkObject({ user }: SharingScope, { operation, object }: WriteIntent): DmlError | undefined {
  const label = object.label;
  switch (operation) {
    case 'insert':
      if (object.createable && user.mayObject(object, 'create')) return undefined;
      return refusal('CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', `entity type cannot be inserted: ${label}`);
    case 'update':
      if (!object.updateable)
        return refusal('CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', `entity type cannot be updated: ${label}`);
      return user.mayObject(object, 'edit') ? undefined : noAccess();
    case 'delete':
      if (!object.deletable)
        return refusal('CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', `entity type cannot be deleted: ${label}`);
      return user.mayObject(object, 'delete') ? undefined : noAccess();
  }
}

function checkRecord(scope: SharingScope, intent: WriteIntent): DmlError | undefined {
  const { operation, object, stored } = intent;
  if (!stored) return undefined;
  const allowed =
    operation === 'delete' || (transfers(intent) && !scope.user.hasSystemPermission('TransferAnyEntity'))
      ? mayDeleteRecord(scope, object, stored)
      : mayEditRecord(scope, object, stored);
  if (allowed) return undefined;
  // A record that sharing hides is no more there than one that never was.
  return mayReadRecord(scope, object, stored)
    ? noAccess()
    : refusal('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id');
}

/** Giving a record to somebody else takes full access to it, as deleting does, or Transfer Record. */
function transfers({ operation, record, stored }: WriteIntent): boolean {
  const ownerId = record['OwnerId'];
  return operation === 'update' && ownerId !== undefined && ownerId !== stored?.['OwnerId'];
}

function checkFields({ user }: SharingScope, { operation, object, record }: WriteIntent): DmlError | undefined {
  if (operation === 'delete') return undefined;
  const fields = fieldsByName(object);
  const refused = new Set<string>();
  for (const name of Object.keys(record)) {
    const field = fields.get(name);
    if (field && name !== 'Id' && !user.mayEditField(object, field)) refused.add(name);
  }
  if (refused.size === 0) return undefined;
  const names = [...fields.keys()].filter((name) => refused.has(name));
  return {
    statusCode: 'INVALID_FIELD_FOR_INSERT_UPDATE',
    message: `Unable to create/update fields: ${names.join(', ')}. Please check the security settings of this field and verify that it is read/write for your profile or permission set.`,
    fields: names,
  };
}

/** A record may only point to records that the user sees, and become a detail only of masters the user may edit. */
function checkReferences(scope: SharingScope, { operation, object, record }: WriteIntent): DmlError | undefined {
  if (operation === 'delete') return undefined;
  for (const field of referenceFields(object)) {
    const id = record[field.apiName];
    if (typeof id !== 'string') continue;
    const target = scope.schema.objectByKeyPrefix(id);
    const referenced = target && scope.store.load(target, [id]).get(id);
    if (!target || !referenced) continue;
    const needsEdit = field.type === 'MasterDetail' && !field.writeRequiresMasterRead;
    const allowed = needsEdit ? mayEditRecord(scope, target, referenced) : mayReadRecord(scope, target, referenced);
    if (!allowed) {
      return {
        statusCode: 'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY',
        message: `insufficient access rights on cross-reference id: ${id}`,
        fields: [field.apiName],
      };
    }
  }
  return undefined;
}

function noAccess(): DmlError {
  return refusal('INSUFFICIENT_ACCESS_OR_READONLY', 'insufficient access rights on object id');
}

function refusal(statusCode: string, message: string): DmlError {
  return { statusCode, message, fields: [] };
}
