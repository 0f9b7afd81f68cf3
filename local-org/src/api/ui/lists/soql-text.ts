import { notSupported } from '../../../errors.ts';
import type { FieldSchema } from '../../../schema/types.ts';

/** A text as a SOQL literal. Source: SOQL and SOSL Reference, "Quoted String Escape Sequences". */
export function textLiteral(value: string): string {
  return quoted(value.replace(/[\\'"]/gu, '\\$&'));
}

/** `'%text%'`, with the wildcards of the text itself taken literally. */
export function likePattern(text: string): string {
  return quoted(`%${escapedForLike(text)}%`);
}

/** `'text%'`. */
function prefixPattern(text: string): string {
  return quoted(`${escapedForLike(text)}%`);
}

function escapedForLike(text: string): string {
  return text.replace(/[\\'"%_]/gu, '\\$&');
}

function quoted(escaped: string): string {
  return `'${escaped.replaceAll('\n', '\\n').replaceAll('\r', '\\r').replaceAll('\t', '\\t')}'`;
}

const COMPARISONS: Readonly<Record<string, string>> = {
  equals: '=',
  notEqual: '!=',
  lessThan: '<',
  greaterThan: '>',
  lessOrEqual: '<=',
  greaterOrEqual: '>=',
};

/** One filter of a list view as a SOQL condition. Throws FUNCTIONALITY_NOT_ENABLED for what the local org does not execute. */
export function filterCondition(field: FieldSchema, operation: string, value: string, place: string): string {
  const comparison = COMPARISONS[operation];
  if (comparison !== undefined) {
    const values = field.picklistValues ? value.split(',') : [value];
    const literals = values.map((one) => literal(field, one.trim()));
    if (literals.length === 1) return `${field.apiName} ${comparison} ${literals[0]}`;
    return `${field.apiName} ${operation === 'notEqual' ? 'NOT IN' : 'IN'} (${literals.join(', ')})`;
  }
  if (operation === 'contains') return `${field.apiName} LIKE ${likePattern(value)}`;
  if (operation === 'startsWith') return `${field.apiName} LIKE ${prefixPattern(value)}`;
  throw notSupported(`the operation ${operation} in list views (${place})`);
}

function literal(field: FieldSchema, value: string): string {
  if (value === '') return 'null';
  switch (field.type) {
    case 'Checkbox':
      return value === '1' || value.toLowerCase() === 'true' ? 'true' : 'false';
    case 'Number':
    case 'Currency':
    case 'Percent':
    case 'Summary':
      return String(Number(value));
    case 'Date':
    case 'DateTime':
      // Relative dates are words of SOQL as well: TODAY, LAST_N_DAYS:30 …
      return /^[A-Z_]+(:\d+)?$/u.test(value) || /^\d{4}-\d{2}-\d{2}/u.test(value) ? value : textLiteral(value);
    default:
      return textLiteral(value);
  }
}
