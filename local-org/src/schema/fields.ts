import { derived } from './derived.ts';
import type { FieldSchema, ObjectSchema, SObjectRecord } from './types.ts';

/** The fields of an object that have a column. */
export const storedFields = derived((object: ObjectSchema): readonly FieldSchema[] =>
  object.fields.filter((field) => field.stored),
);

/** The fields of an object by canonical name. */
export const fieldsByName = derived(
  (object: ObjectSchema): ReadonlyMap<string, FieldSchema> =>
    new Map(object.fields.map((field) => [field.apiName, field])),
);

/** The fields that point to other records. */
export const referenceFields = derived((object: ObjectSchema): readonly FieldSchema[] =>
  object.fields.filter(
    (field) => field.referenceTo !== undefined && field.referenceTo.length > 0 && field.apiName !== 'Id',
  ),
);

const blank = derived((object: ObjectSchema): SObjectRecord =>
  Object.fromEntries(storedFields(object).map(({ apiName }) => [apiName, null])),
);

/**
 * A record with every stored field, all null. Records that are made from it have the same fields in the same order, so the
 * engine keeps them as plain slots instead of a hash table each: less than half the memory, and a copy costs next to nothing.
 */
export function blankRecord(object: ObjectSchema): SObjectRecord {
  return { ...blank(object) };
}

/** Picklist values by their text in lower case: picklists do not tell "open" from "Open". */
export const picklistValues = derived(
  (field: FieldSchema) => new Map((field.picklistValues ?? []).map((value) => [value.value.toLowerCase(), value])),
);
