import type { FieldDescribe } from '../../connection/describe.ts';
import type { Mapping } from '../plan/schema.ts';
import type { ProblemCode } from '../problem.ts';
import type { FieldValue } from './row.ts';
import { dateReader, dateTimeReader, firstDayOfWeek, numberReader, readBoolean } from './values.ts';

export type Typed = { readonly value: FieldValue } | { readonly code: ProblemCode; readonly message: string };

/** How a text becomes a value of the field's type; formats are those of the mapping, else those of the source. */
export function typedReader(
  field: FieldDescribe,
  mapping: Mapping,
  formats: { readonly number?: string | undefined; readonly date?: string | undefined },
): (text: string) => Typed {
  switch (field.type) {
    case 'double':
    case 'currency':
    case 'percent':
    case 'int':
    case 'long':
      return readNumber(field, mapping.number ?? formats.number);
    case 'date':
      return readDate(mapping, mapping.date ?? formats.date);
    case 'datetime':
      return readDateTime(mapping, formats.date);
    case 'boolean':
      return (text) => {
        const value = readBoolean(text);
        return value === undefined ? fault('BAD_BOOLEAN', `"${shown(text)}" is neither yes nor no.`) : { value };
      };
    case 'reference':
      return (text) =>
        /^[a-zA-Z0-9]{15}([a-zA-Z0-9]{3})?$/.test(text)
          ? { value: text }
          : fault('BAD_ID', `"${shown(text)}" is no Salesforce id.`);
    case 'picklist':
    case 'multipicklist':
      return readPicklist(field);
    default:
      return readText(field, mapping.truncate === true);
  }
}

function readNumber(field: FieldDescribe, format: string | undefined): (text: string) => Typed {
  const read = numberReader(format);
  const limit = field.precision > 0 ? 10 ** (field.precision - field.scale) : Number.POSITIVE_INFINITY;
  const round = format?.startsWith('h:mm') === true;
  return (text) => {
    const value = read(text);
    if (value === undefined) return fault('BAD_NUMBER', `"${shown(text)}" is not written like ${format ?? '1234.56'}.`);
    if (Math.abs(value) >= limit)
      return fault('NUMBER_TOO_LARGE', `${value} has more digits before the point than the field takes.`);
    return { value: round ? Number(value.toFixed(field.scale)) : value };
  };
}

function readDate(mapping: Mapping, format: string | undefined): (text: string) => Typed {
  const read = dateReader(format);
  const { weekStart } = mapping;
  return (text) => {
    const value = read(text);
    if (value === undefined) return fault('BAD_DATE', `"${shown(text)}" is no date like ${format ?? 'yyyy-MM-dd'}.`);
    return { value: weekStart === undefined ? value : firstDayOfWeek(value, weekStart) };
  };
}

function readDateTime(mapping: Mapping, sourceFormat: string | undefined): (text: string) => Typed {
  const format = mapping.date ?? sourceFormat;
  const read = dateTimeReader(format, mapping.timeZone);
  return (text) => {
    const value = read(text);
    if (value === undefined)
      return fault('BAD_DATE', `"${shown(text)}" is no date and time like ${format ?? 'yyyy-MM-ddTHH:mm:ssZ'}.`);
    return { value };
  };
}

function readPicklist(field: FieldDescribe): (text: string) => Typed {
  if (!field.restrictedPicklist) return readText(field, false);
  const values = new Set(field.picklistValues.filter((entry) => entry.active).map((entry) => entry.value));
  const check = (text: string) => values.has(text);
  return (text) => {
    const parts = field.type === 'multipicklist' ? text.split(';').map((part) => part.trim()) : [text];
    const bad = parts.find((part) => !check(part));
    if (bad === undefined) return { value: parts.join(';') };
    return fault('PICKLIST_VALUE', `"${shown(bad)}" is none of ${[...values].join(', ')}.`);
  };
}

function readText(field: FieldDescribe, truncate: boolean): (text: string) => Typed {
  const { length } = field;
  return (text) => {
    if (length === 0 || text.length <= length) return { value: text };
    if (truncate) return { value: text.slice(0, length) };
    return fault('TEXT_TOO_LONG', `The text has ${text.length} characters, the field takes ${length}.`);
  };
}

function fault(code: ProblemCode, message: string): Typed {
  return { code, message };
}

/** A value as a message shows it: short enough, on one line. */
export function shown(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ');
  return line.length <= 60 ? line : `${line.slice(0, 60)}…`;
}
