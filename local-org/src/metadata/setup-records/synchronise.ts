import type { FieldValue, ObjectSchema, Schema, SObjectRecord } from '../../schema/types.ts';
import type { Store } from '../../store/types.ts';

/** Ids of the rows by their key. */
export type RowIds = ReadonlyMap<string, string>;

/**
 * Makes the rows of an object equal to the given ones. `key` names the fields that tell rows apart: a row whose key is
 * known keeps its id. Rows that are not given are deleted, unless `keeps` says that they are none of the deploy's.
 */
export type Synchronise = (
  object: string,
  key: readonly string[],
  rows: readonly SObjectRecord[],
  keeps?: (row: SObjectRecord) => boolean,
) => RowIds;

const AUDIT_DATES = ['LastModifiedDate', 'SystemModstamp'];

/** A row's key: the values of its key fields, without regard to case. */
export function rowKey(row: SObjectRecord, key: readonly string[]): string {
  return JSON.stringify(key.map((field) => String(row[field] ?? '').toLowerCase()));
}

/**
 * Rows that are new or change bear `now` and `userId`; a row that is as it should be is not written. Values of fields that the
 * object does not store are left out. What it makes throws for an object that the schema does not have.
 */
export function createSynchroniser(
  store: Store,
  schema: Schema,
  { now, userId }: { readonly now: Date; readonly userId: string | null },
): Synchronise {
  const date = now.toISOString();
  return (objectName, key, rows, keeps = () => false) => {
    const object = schema.object(objectName);
    if (!object) throw new Error(`The schema has no object ${objectName}.`);
    const stamp = (fields: Record<string, FieldValue>) => ownFields(object, fields);
    const stored = new Map(rowsOf(store, object).map((row) => [rowKey(row, key), row]));
    const ids = new Map<string, string>();
    for (const row of rows) {
      const rowsKey = rowKey(row, key);
      const existing = stored.get(rowsKey);
      const wanted = ownFields(object, row);
      if (existing) {
        const changes = Object.fromEntries(
          Object.entries(wanted).filter(([field, value]) => existing[field] !== value),
        );
        if (Object.keys(changes).length > 0)
          store.update(object, String(existing['Id']), {
            ...changes,
            ...stamp({ LastModifiedById: userId, ...Object.fromEntries(AUDIT_DATES.map((field) => [field, date])) }),
          });
        ids.set(rowsKey, String(existing['Id']));
        stored.delete(rowsKey);
      } else {
        const id = store.newId(object);
        const audit = {
          CreatedDate: date,
          CreatedById: userId,
          LastModifiedById: userId,
          LastModifiedDate: date,
          SystemModstamp: date,
        };
        store.insert(object, { ...stamp(audit), ...wanted, Id: id });
        ids.set(rowsKey, id);
      }
    }
    const gone = [...stored.values()].filter((row) => !keeps(row)).map((row) => String(row['Id']));
    if (gone.length > 0) store.setDeleted(object, gone, true);
    return ids;
  };
}

/** The live rows of an object. */
export function rowsOf(store: Store, object: ObjectSchema): SObjectRecord[] {
  const ids = store
    .all(`SELECT "Id" FROM "${object.apiName}" WHERE "IsDeleted" = 0 ORDER BY "Id"`)
    .map((row) => String(row['Id']));
  return [...store.load(object, ids).values()];
}

function ownFields(object: ObjectSchema, row: SObjectRecord): SObjectRecord {
  const stored = new Set(object.fields.filter((field) => field.stored).map((field) => field.apiName));
  return Object.fromEntries(Object.entries(row).filter(([field]) => stored.has(field)));
}
