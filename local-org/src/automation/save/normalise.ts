import { fieldsByName, picklistValues } from '../../schema/fields.ts';
import type { FieldSchema, FieldValue, ObjectSchema, SObjectRecord } from '../../schema/types.ts';

const TRIMMED = new Set(['Text', 'TextArea', 'Email', 'Phone', 'Url', 'Picklist', 'Name']);

/** Lays the named values over a record, in the form in which the platform keeps them (see `normaliseValue`). */
export function assignNormalised(
  object: ObjectSchema,
  record: SObjectRecord,
  values: SObjectRecord,
  names: readonly string[] = Object.keys(values),
): void {
  const fields = fieldsByName(object);
  for (const name of names) record[name] = normaliseValue(fields.get(name), values[name] ?? null);
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

function asDefined(field: FieldSchema, text: string): string {
  return picklistValues(field).get(text.toLowerCase())?.value ?? text;
}
