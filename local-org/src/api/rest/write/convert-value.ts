import { SalesforceError } from '../../../errors.ts';
import { daysInMonth } from '../../../formula/values/calendar.ts';
import type { FieldSchema, FieldType, FieldValue } from '../../../schema/types.ts';

/** Names that Salesforce's parser gives the types in its messages. */
const parserTypes: Readonly<Partial<Record<FieldType, string>>> = {
  Checkbox: 'boolean',
  Currency: 'currency',
  Date: 'date',
  DateTime: 'datetime',
  Number: 'double',
  Percent: 'percent',
  Time: 'time',
  Lookup: 'reference',
  MasterDetail: 'reference',
  Id: 'id',
};

const datePattern = /^(\d{4})-(\d{2})-(\d{2})$/;
const dateTimePattern = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(Z|[+-]\d{2}:?\d{2})$/i;
const timePattern = /^(\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,3}))?Z?$/i;

/**
 * A JSON value as the org keeps values of the field: numbers and checkboxes also from their text, date-times in UTC with
 * milliseconds, an empty text as null. What the field's type does not take is a JSON_PARSER_ERROR.
 */
export function convertValue(field: FieldSchema, value: unknown): FieldValue {
  if (value === null || value === '') return field.type === 'Checkbox' ? false : null;
  switch (field.type) {
    case 'Checkbox':
      return convertBoolean(field, value);
    case 'Number':
    case 'Currency':
    case 'Percent':
    case 'Summary':
      return convertNumber(field, value);
    case 'Date':
      return convertDate(field, value);
    case 'DateTime':
      return convertDateTime(field, value);
    case 'Time':
      return convertTime(field, value);
    default:
      if (typeof value === 'string') return value;
      throw cannotDeserialize(field, value);
  }
}

function convertBoolean(field: FieldSchema, value: unknown): boolean {
  if (typeof value === 'boolean') return value;
  if (typeof value === 'string' && /^(true|false)$/i.test(value)) return value.toLowerCase() === 'true';
  throw cannotDeserialize(field, value);
}

function convertNumber(field: FieldSchema, value: unknown): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'string' && /^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i.test(value)) return Number(value);
  throw cannotDeserialize(field, value);
}

function convertDate(field: FieldSchema, value: unknown): string {
  if (typeof value === 'string') {
    const date = value.slice(0, 10);
    if ((value.length === 10 || dateTimePattern.test(value)) && isCalendarDate(date)) return date;
  }
  throw cannotDeserialize(field, value);
}

function convertDateTime(field: FieldSchema, value: unknown): string {
  if (typeof value === 'string' && isCalendarDate(value)) return `${value}T00:00:00.000Z`;
  const match = typeof value === 'string' ? dateTimePattern.exec(value) : null;
  if (match && isCalendarDate(match[1] ?? '')) {
    const [, date, hour, minute, second = '00', fraction = '', zone = 'Z'] = match;
    const offset = /^z$/i.test(zone) ? 'Z' : `${zone.slice(0, 3)}:${zone.slice(-2)}`;
    const time = new Date(`${date}T${hour}:${minute}:${second}.${fraction.padEnd(3, '0').slice(0, 3)}${offset}`);
    if (!Number.isNaN(time.getTime())) return time.toISOString();
  }
  throw cannotDeserialize(field, value);
}

function convertTime(field: FieldSchema, value: unknown): string {
  const match = typeof value === 'string' ? timePattern.exec(value) : null;
  const [, hour = '', minute = '', second = '', fraction = ''] = match ?? [];
  if (match && Number(hour) < 24 && Number(minute) < 60 && Number(second) < 60) {
    return `${hour}:${minute}:${second}.${fraction.padEnd(3, '0')}Z`;
  }
  throw cannotDeserialize(field, value);
}

/** Whether a text is `YYYY-MM-DD` and such a day exists. */
function isCalendarDate(text: string): boolean {
  const match = datePattern.exec(text);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

function cannotDeserialize(field: FieldSchema, value: unknown): SalesforceError {
  const type = parserTypes[field.type] ?? 'string';
  return new SalesforceError(
    'JSON_PARSER_ERROR',
    `Cannot deserialize instance of ${type} from ${tokenOf(value)} or request may be missing a required field (${field.apiName})`,
    { fields: [field.apiName] },
  );
}

/** A JSON value as the platform's parser names it. */
function tokenOf(value: unknown): string {
  if (Array.isArray(value)) return 'START_ARRAY value [';
  if (typeof value === 'object') return 'START_OBJECT value {';
  if (typeof value === 'boolean') return `VALUE_${String(value).toUpperCase()} value ${String(value)}`;
  if (typeof value === 'number') return `VALUE_NUMBER_${Number.isInteger(value) ? 'INT' : 'FLOAT'} value ${value}`;
  return `VALUE_STRING value ${String(value)}`;
}
