import { describeField } from '../../schema/describe-field.ts';
import type { FieldSchema, FieldValue, ObjectSchema } from '../../schema/types.ts';

export interface DisplayScope {
  /** As the org keeps it, `en_GB`. */
  readonly locale: string;
  readonly timeZone: string;
  /** ISO code of the org's currency. */
  readonly currency: string;
}

/**
 * What UI API and GraphQL call `displayValue`: numbers, dates and picklists as the user reads them; null for what reads as
 * it is stored (text, checkboxes) and for no value.
 */
export function displayValue(field: FieldSchema, value: FieldValue, scope: DisplayScope): string | null {
  if (value === null) return null;
  const locale = scope.locale.replaceAll('_', '-');
  const digits = { minimumFractionDigits: field.scale ?? 0, maximumFractionDigits: field.scale ?? 0 };
  switch (field.type) {
    case 'Currency':
      return new Intl.NumberFormat(locale, { style: 'currency', currency: scope.currency, ...digits }).format(
        Number(value),
      );
    case 'Percent':
      return `${new Intl.NumberFormat(locale, digits).format(Number(value))}%`;
    case 'Number':
    case 'Summary':
      return new Intl.NumberFormat(locale, digits).format(Number(value));
    case 'Date':
      return new Intl.DateTimeFormat(locale, { dateStyle: 'short', timeZone: 'UTC' }).format(
        new Date(`${String(value)}T00:00:00Z`),
      );
    case 'DateTime':
      return new Intl.DateTimeFormat(locale, {
        dateStyle: 'short',
        timeStyle: 'short',
        timeZone: scope.timeZone,
      }).format(new Date(String(value)));
    case 'Time':
      return new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone: 'UTC' }).format(
        new Date(`1970-01-01T${String(value)}`),
      );
    case 'Picklist':
      return labelOf(field, String(value));
    case 'MultiselectPicklist':
      return String(value)
        .split(';')
        .map((part) => labelOf(field, part))
        .join(';');
    default:
      return null;
  }
}

/** UI API's name of a field's type. */
export function dataTypeOf(object: ObjectSchema, field: FieldSchema): string {
  const { type } = describeField(object, field, { createable: false, updateable: false });
  return DATA_TYPES[type] ?? 'String';
}

const DATA_TYPES: Readonly<Record<string, string>> = {
  id: 'Reference',
  reference: 'Reference',
  string: 'String',
  textarea: 'TextArea',
  email: 'Email',
  phone: 'Phone',
  url: 'Url',
  double: 'Double',
  int: 'Int',
  currency: 'Currency',
  percent: 'Percent',
  boolean: 'Boolean',
  date: 'Date',
  datetime: 'DateTime',
  time: 'Time',
  picklist: 'Picklist',
  multipicklist: 'MultiPicklist',
  combobox: 'ComboBox',
  encryptedstring: 'EncryptedString',
  address: 'Address',
  location: 'Location',
};

function labelOf(field: FieldSchema, value: string): string {
  return field.picklistValues?.find((candidate) => candidate.value === value)?.label ?? value;
}
