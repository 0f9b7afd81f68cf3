import type { FieldSchema, FieldValue } from '../../schema/types.ts';

/** A value of SQLite as the data APIs show it: booleans as such, date-times with a numeric offset. */
export function apiValue(field: Pick<FieldSchema, 'type'>, stored: string | number | null | undefined): FieldValue {
  if (stored === null || stored === undefined) return null;
  if (field.type === 'Checkbox') return stored === 1;
  if (field.type === 'DateTime' && typeof stored === 'string') return stored.replace(/Z$/, '+0000');
  return stored;
}
