import { referenceFields } from '../../../schema/fields.ts';
import type { ObjectSchema, Schema, SObjectRecord } from '../../../schema/types.ts';
import type { Store } from '../../../store/types.ts';

/** One record that is about to be written. */
interface Intended {
  readonly object: ObjectSchema;
  readonly record: SObjectRecord;
}

/**
 * The store as rights and sharing read it for a group of records: what the records are and refer to is loaded at once, all
 * else when it is asked for, and nothing twice. It must not be used after something was written.
 */
export function preload(store: Store, schema: Schema, intended: readonly Intended[]): Pick<Store, 'load'> {
  const known = new Map<ObjectSchema, Map<string, SObjectRecord | undefined>>();
  const fetch = (object: ObjectSchema, ids: readonly string[]): Map<string, SObjectRecord | undefined> => {
    const records = known.get(object) ?? new Map<string, SObjectRecord | undefined>();
    known.set(object, records);
    const missing = ids.filter((id) => !records.has(id));
    if (missing.length === 0) return records;
    const loaded = store.load(object, missing, { includeDeleted: true });
    for (const id of missing) records.set(id, loaded.get(id));
    return records;
  };
  for (const [object, ids] of idsOf(schema, intended)) fetch(object, [...ids]);
  return {
    load(object, ids, { includeDeleted = false } = {}) {
      const records = fetch(object, ids);
      const found = new Map<string, SObjectRecord>();
      for (const id of ids) {
        const record = records.get(id);
        if (record && (includeDeleted || record['IsDeleted'] !== true)) found.set(id, record);
      }
      return found;
    },
  };
}

function idsOf(schema: Schema, intended: readonly Intended[]): Map<ObjectSchema, Set<string>> {
  const ids = new Map<ObjectSchema, Set<string>>();
  const add = (object: ObjectSchema | undefined, id: string): void => {
    if (object) ids.set(object, (ids.get(object) ?? new Set()).add(id));
  };
  for (const { object, record } of intended) {
    const { Id: own } = record;
    if (typeof own === 'string') add(object, own);
    for (const field of referenceFields(object)) {
      const id = record[field.apiName];
      if (typeof id === 'string') add(schema.objectByKeyPrefix(id), id);
    }
  }
  return ids;
}
