import { SalesforceError } from '../../errors.ts';
import type { FieldSchema } from '../../schema/types.ts';
import { isId, to18 } from '../../store/index.ts';
import { familyOf, literalTypeName, type QueryContext } from './context.ts';
import { dateRange, type DateRange } from '../dates/date-literals.ts';
import { startOfDay } from '../dates/time-zone.ts';

/** What a literal of a query stands for: a value as stored, or a span of days (as stored: dates, or instants). */
export type Literal =
  | { readonly kind: 'value'; readonly value: string | number | null }
  | { readonly kind: 'range'; readonly range: DateRange };

/** Source: SOQL and SOSL Reference, "Quoted String Escape Sequences". */
const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  b: '\b',
  f: '\f',
  "'": "'",
  '"': '"',
  '\\': '\\',
};

/**
 * The text of a string literal, quotes and escapes removed. For LIKE, `\%` and `\_` keep their backslash.
 *
 * @throws SalesforceError MALFORMED_QUERY for a backslash before anything else than SOQL lets it stand before
 */
export function unquote(literal: string, options: { forLike?: boolean } = {}): string {
  return literal.slice(1, -1).replace(/\\(u[0-9a-fA-F]{4}|.)/gs, (whole, escaped: string) => {
    if (escaped.length === 5) return String.fromCharCode(Number.parseInt(escaped.slice(1), 16));
    if (options.forLike === true && (escaped === '%' || escaped === '_' || escaped === '\\')) return whole;
    const character = ESCAPES[escaped.toLowerCase()];
    if (character === undefined)
      throw new SalesforceError(
        'MALFORMED_QUERY',
        `Invalid string literal '${literal.slice(1, -1)}'. Illegal character sequence '${whole}' in string literal.`,
      );
    return character;
  });
}

/** Makes the error of a comparison; it points at the field unless another word of the query is given. */
export type Refusal = (code: string, message: string, word?: string) => SalesforceError;

/** Reads a literal as value of a field; the wrong type of literal is refused in Salesforce's words. */
export function readLiteral(
  context: QueryContext,
  field: FieldSchema,
  literal: string,
  type: string,
  refuse: Refusal,
): Literal {
  const { user } = context.options;
  if (type === 'NULL') return { kind: 'value', value: null };
  const family = familyOf(field);
  const mistyped = (): SalesforceError => {
    const quotes =
      family === 'id' || family === 'text' || family === 'multipicklist'
        ? 'should be enclosed in quotes'
        : 'should not be enclosed in quotes';
    return refuse(
      'INVALID_FIELD',
      `value of filter criterion for field '${field.apiName}' must be of type ${literalTypeName(field)} and ${quotes}`,
    );
  };

  switch (family) {
    case 'id': {
      if (type !== 'STRING') throw mistyped();
      const id = unquote(literal);
      if (id === '') return { kind: 'value', value: null };
      if (!isId(id)) throw refuse('INVALID_QUERY_FILTER_OPERATOR', `invalid ID field: ${id}`);
      return { kind: 'value', value: to18(id) };
    }
    case 'text':
    case 'multipicklist': {
      if (type !== 'STRING') throw mistyped();
      const text = unquote(literal);
      return { kind: 'value', value: text === '' ? null : text };
    }
    case 'number':
      if (type !== 'INTEGER' && type !== 'DECIMAL') throw mistyped();
      return { kind: 'value', value: Number(literal) };
    case 'boolean':
      if (type !== 'BOOLEAN') throw mistyped();
      return { kind: 'value', value: literal.toUpperCase() === 'TRUE' ? 1 : 0 };
    case 'date':
    case 'dateTime': {
      if (type === 'DATE_LITERAL' || type === 'DATE_N_LITERAL') {
        const range = dateRange(literal, context.calendar);
        if (range === undefined) throw notSupportedInQuery(`the date literal ${literal}`);
        return {
          kind: 'range',
          range:
            family === 'date'
              ? range
              : { start: startOfDay(range.start, user.timeZone), end: startOfDay(range.end, user.timeZone) },
        };
      }
      if (type !== (family === 'date' ? 'DATE' : 'DATETIME')) throw mistyped();
      return { kind: 'value', value: family === 'date' ? validDate(literal, refuse) : instant(literal, refuse) };
    }
    case 'time':
      if (!/^\d{2}:\d{2}:\d{2}/.test(literal)) throw mistyped();
      return { kind: 'value', value: literal };
    case 'other':
      throw refuse('INVALID_FIELD', `field '${field.apiName}' can not be filtered in a query call`);
  }
}

/** What the local org does not execute in queries: refused by name. */
export function notSupportedInQuery(what: string): SalesforceError {
  return new SalesforceError('MALFORMED_QUERY', `The local org does not support ${what} in queries.`);
}

function validDate(literal: string, refuse: Refusal): string {
  const time = Date.parse(`${literal}T00:00:00Z`);
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== literal)
    throw refuse('MALFORMED_QUERY', `Invalid date: ${literal}`, literal);
  return literal;
}

function instant(literal: string, refuse: Refusal): string {
  const time = Date.parse(literal);
  if (Number.isNaN(time)) throw refuse('MALFORMED_QUERY', `Invalid datetime: ${literal}`, literal);
  return new Date(time).toISOString();
}
