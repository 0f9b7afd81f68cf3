import type { FieldSchema, FieldValue, ObjectSchema, SObjectRecord } from '../../schema/types.ts';

const TRIMMED = new Set(['Text', 'TextArea', 'Email', 'Phone', 'Url', 'Picklist', 'Name']);

/** The named values of a record in the form in which the platform keeps them (see `normaliseValue`). */
export function normalise(
  object: ObjectSchema,
  record: SObjectRecord,
  names: readonly string[] = Object.keys(record),
): SObjectRecord {
  const fields = fieldsByName(object);
  const values: SObjectRecord = {};
  for (const name of names) values[name] = normaliseValue(fields.get(name), record[name] ?? null);
  return values;
}

const knownFields = new WeakMap<ObjectSchema, ReadonlyMap<string, FieldSchema>>();

function fieldsByName(object: ObjectSchema): ReadonlyMap<string, FieldSchema> {
  const known = knownFields.get(object) ?? new Map(object.fields.map((field) => [field.apiName, field]));
  knownFields.set(object, known);
  return known;
}

/**
 * Text without blanks around it, no text at all as null, a checkbox never null, and a picklist value in the letters in which it
 * is defined: picklists do not tell "open" from "Open" (Salesforce Help, "Picklist fields are not case sensitive").
 */
function normaliseValue(field: FieldSchema | undefined, value: FieldValue): FieldValue {
  if (value === null) return field?.type === 'Checkbox' ? false : null;
  if (typeof value !== 'string') return value;
  const text = field && TRIMMED.has(field.type) ? value.trim() : value;
  if (text === '') return null;
  if (field?.type === 'Picklist') return asDefined(field, text);
  if (field?.type !== 'MultiselectPicklist') return text;
  return text
    .split(';')
    .map((part) => asDefined(field, part.trim()))
    .join(';');
}

function asDefined({ picklistValues = [] }: FieldSchema, text: string): string {
  const wanted = text.toLowerCase();
  return picklistValues.find(({ value }) => value.toLowerCase() === wanted)?.value ?? text;
}
