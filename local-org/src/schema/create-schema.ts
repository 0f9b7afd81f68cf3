import type { FieldSchema, ObjectSchema, Schema } from './types.ts';

/** Look-ups over a set of objects. Indexes are built on first use and see the fields the objects have then. */
export function createSchema(objects: readonly ObjectSchema[]): Schema {
  const byName = new Map(objects.map((object) => [object.apiName.toLowerCase(), object]));
  const byPrefix = new Map(objects.map((object) => [object.keyPrefix, object]));
  const fields = new Map<string, Map<string, FieldSchema>>();
  const relationships = new Map<string, Map<string, FieldSchema>>();

  const indexed = (
    indexes: Map<string, Map<string, FieldSchema>>,
    objectName: string,
    keyOf: (field: FieldSchema) => string | undefined,
  ): Map<string, FieldSchema> | undefined => {
    const object = byName.get(objectName.toLowerCase());
    if (object === undefined) return undefined;
    let index = indexes.get(object.apiName);
    if (index === undefined) {
      index = new Map();
      for (const field of object.fields) {
        const key = keyOf(field);
        if (key !== undefined) index.set(key.toLowerCase(), field);
      }
      indexes.set(object.apiName, index);
    }
    return index;
  };

  return {
    objects,
    object: (name) => byName.get(name.toLowerCase()),
    objectByKeyPrefix: (id) => byPrefix.get(id.slice(0, 3)),
    field: (object, field) => indexed(fields, object, (candidate) => candidate.apiName)?.get(field.toLowerCase()),
    relationship: (object, name) =>
      indexed(relationships, object, (candidate) => candidate.relationshipName)?.get(name.toLowerCase()),
  };
}
