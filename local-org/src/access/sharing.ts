import { derived } from '../schema/derived.ts';
import type { FieldSchema, ObjectSchema, Schema, SObjectRecord } from '../schema/types.ts';
import type { Store } from '../store/types.ts';
import { standardParentField } from './standard-objects.ts';
import type { RecordAccess, UserContext } from './types.ts';

/** What deciding on a record needs: masters of "controlled by parent" records are read from the store. */
export interface SharingScope {
  readonly schema: Schema;
  readonly store: Pick<Store, 'load'>;
  readonly user: UserContext;
}

const order: readonly RecordAccess[] = ['none', 'read', 'edit', 'full'];

/**
 * The rows of an object that sharing lets a user read, as a SQL condition over the row's columns: organisation-wide
 * default, owner (also through queues), View All, and the master's sharing where the object is controlled by its parent.
 * Ids stand in it as literals, so that it brings no parameters along.
 *
 * @param alias - Name of the table in the surrounding statement.
 * @returns undefined when every row may be read.
 */
export function shareCondition(
  schema: Schema,
  user: UserContext,
  object: ObjectSchema,
  alias: string,
): string | undefined {
  if (user.mayObject(object, 'viewAll') || user.mayObject(object, 'modifyAll')) return undefined;
  if (object.kind === 'setup') {
    return object.apiName === 'PermissionSetAssignment'
      ? `${column(alias, 'AssigneeId')} = ${literal(user.userId)}`
      : undefined;
  }
  if (object.sharingModel === 'ControlledByParent') return parentCondition(schema, user, object, alias);
  if (object.sharingModel !== 'Private') return undefined;
  return ownerCondition(user, object, alias) ?? '0';
}

/**
 * What sharing lets a user do with one record, object rights aside. Reading Public Read/Write records includes editing
 * them, but deleting (`full`) stays with the owner; who may edit a master may do everything with its details
 * (`writeRequiresMasterRead`: who may read it).
 *
 * @param record - Stored values; needs `OwnerId` and the master-detail fields.
 */
function recordAccess(scope: SharingScope, object: ObjectSchema, record: SObjectRecord): RecordAccess {
  const { user } = scope;
  if (object.kind === 'setup') return setupAccess(user, object, record);
  if (user.mayObject(object, 'modifyAll')) return 'full';
  const least: RecordAccess = user.mayObject(object, 'viewAll') ? 'read' : 'none';
  if (object.sharingModel === 'ControlledByParent') return larger(least, accessThroughParents(scope, object, record));
  if (isOwn(user, record)) return 'full';
  if (object.sharingModel === 'FullAccess') return 'full';
  if (object.sharingModel === 'ReadWrite') return 'edit';
  if (object.sharingModel === 'Read') return 'read';
  return least;
}

/** Whether sharing lets the user see the record. */
export function mayReadRecord(scope: SharingScope, object: ObjectSchema, record: SObjectRecord): boolean {
  return recordAccess(scope, object, record) !== 'none';
}

/** Whether sharing lets the user change the record (or, for a detail, add it below its masters). */
export function mayEditRecord(scope: SharingScope, object: ObjectSchema, record: SObjectRecord): boolean {
  return order.indexOf(recordAccess(scope, object, record)) >= order.indexOf('edit');
}

/** Whether sharing lets the user delete the record. */
export function mayDeleteRecord(scope: SharingScope, object: ObjectSchema, record: SObjectRecord): boolean {
  return recordAccess(scope, object, record) === 'full';
}

function setupAccess(user: UserContext, object: ObjectSchema, record: SObjectRecord): RecordAccess {
  if (object.apiName === 'PermissionSetAssignment' && !user.mayObject(object, 'viewAll')) {
    return record['AssigneeId'] === user.userId ? 'read' : 'none';
  }
  return 'full';
}

function accessThroughParents(scope: SharingScope, object: ObjectSchema, record: SObjectRecord): RecordAccess {
  const levels = parentFields(object).map((field): RecordAccess => {
    const id = record[field.apiName];
    if (typeof id !== 'string') return isOwn(scope.user, record) ? 'full' : 'none';
    const master = scope.schema.object(field.referenceTo?.[0] ?? '');
    const masterRecord = master && scope.store.load(master, [id], { includeDeleted: true }).get(id);
    if (!master || !masterRecord) return 'none';
    const level = recordAccess(scope, master, masterRecord);
    if (level === 'read' && field.writeRequiresMasterRead) return 'full';
    return level === 'edit' ? 'full' : level;
  });
  return levels.length === 0 ? 'none' : levels.reduce(smaller);
}

function parentCondition(schema: Schema, user: UserContext, object: ObjectSchema, alias: string): string | undefined {
  const conditions = parentFields(object).flatMap((field) => {
    const master = schema.object(field.referenceTo?.[0] ?? '');
    if (!master) return ['0'];
    const masterAlias = `${alias}_${field.apiName}`;
    const condition = shareCondition(schema, user, master, masterAlias);
    const optional = field.type !== 'MasterDetail';
    if (condition === undefined && !optional) return [];
    const exists =
      condition === undefined
        ? `${column(alias, field.apiName)} IS NOT NULL`
        : `EXISTS (SELECT 1 FROM ${quoted(master.apiName)} AS ${quoted(masterAlias)} WHERE ${column(masterAlias, 'Id')} = ${column(alias, field.apiName)} AND ${condition})`;
    if (!optional) return [exists];
    const own = ownerCondition(user, object, alias);
    return [own === undefined ? exists : `(${exists} OR (${column(alias, field.apiName)} IS NULL AND ${own}))`];
  });
  return conditions.length === 0 ? undefined : conditions.join(' AND ');
}

const parentFields = derived((object: ObjectSchema): readonly FieldSchema[] => {
  const masters = object.fields.filter((field) => field.type === 'MasterDetail');
  if (masters.length > 0) return masters;
  return object.fields.filter((field) => field.apiName === standardParentField[object.apiName]);
});

function ownerCondition(user: UserContext, object: ObjectSchema, alias: string): string | undefined {
  if (!object.fields.some((field) => field.apiName === 'OwnerId')) return undefined;
  const owners = [user.userId, ...(user.groupIds ?? [])].map(literal);
  return `${column(alias, 'OwnerId')} IN (${owners.join(', ')})`;
}

function isOwn(user: UserContext, record: SObjectRecord): boolean {
  const owner = record['OwnerId'];
  return owner === user.userId || (typeof owner === 'string' && (user.groupIds ?? []).includes(owner));
}

function smaller(a: RecordAccess, b: RecordAccess): RecordAccess {
  return order.indexOf(a) < order.indexOf(b) ? a : b;
}

function larger(a: RecordAccess, b: RecordAccess): RecordAccess {
  return smaller(a, b) === a ? b : a;
}

function column(alias: string, name: string): string {
  return `${quoted(alias)}.${quoted(name)}`;
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

function literal(id: string): string {
  return `'${id.replaceAll("'", "''")}'`;
}
