import type { Org } from '../org.types.ts';
import type { FieldValue, ObjectSchema, SObjectRecord } from '../schema/types.ts';
import { to18 } from '../store/index.ts';

/** Writes a new row and answers its id; `values` may bring one. Inside a transaction. */
export function insertRow(org: Org, objectName: string, userId: string, values: SObjectRecord): string {
  const object = objectOf(org, objectName);
  const now = org.now().toISOString();
  const id = typeof values['Id'] === 'string' ? values['Id'] : org.store.newId(object);
  org.store.insert(object, { CreatedDate: now, CreatedById: userId, ...changed(now, userId), ...values, Id: id });
  return id;
}

/** Changes a row. Inside a transaction. */
export function updateRow(org: Org, objectName: string, userId: string, id: string, values: SObjectRecord): void {
  org.store.update(objectOf(org, objectName), id, { ...changed(org.now().toISOString(), userId), ...values });
}

/** Writes a row under a given id, whether it is there or not. Inside a transaction. */
export function putRow(org: Org, objectName: string, userId: string, values: SObjectRecord & { Id: string }): void {
  const isThere = org.store.existing(objectOf(org, objectName), [values.Id]).has(values.Id);
  if (isThere) updateRow(org, objectName, userId, values.Id, { ...values, IsDeleted: false });
  else insertRow(org, objectName, userId, values);
}

/** A row by its id of 15 or 18 characters. */
export function findRow(org: Org, objectName: string, id: string): SObjectRecord | undefined {
  const key = to18(id);
  return org.store.load(objectOf(org, objectName), [key]).get(key);
}

/** The live rows with a value in a field, in id order. */
export function findRows(org: Org, objectName: string, field: string, value: FieldValue): SObjectRecord[] {
  return org.store.findBy(objectOf(org, objectName), field, [value]);
}

/** Takes a row out. Inside a transaction. */
export function removeRow(org: Org, objectName: string, id: string): void {
  org.store.setDeleted(objectOf(org, objectName), [id], true);
}

/** A new id of the object. Inside a transaction. */
export function newId(org: Org, objectName: string): string {
  return org.store.newId(objectOf(org, objectName));
}

function changed(now: string, userId: string): SObjectRecord {
  return { LastModifiedDate: now, LastModifiedById: userId, SystemModstamp: now };
}

function objectOf(org: Org, name: string): ObjectSchema {
  const object = org.toolingSchema.object(name);
  if (!object) throw new Error(`This org has no tooling object ${name}.`);
  return object;
}
