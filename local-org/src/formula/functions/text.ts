import { to18 } from '../../store/ids.ts';
import { formatDate, formatDateTime, formatTime } from '../values/calendar.ts';
import { Decimal, formatDecimal, integerPart, parseDecimal } from '../values/decimal.ts';
import { FormulaEvaluationError } from '../errors.ts';
import { compose, isPicklist, picklistNotAllowed, wrongType, type Expression, type Value } from '../expression.ts';
import { expectCount, parameterAt, simple, type FunctionCall, type FunctionGroup } from './definition.ts';

/** TEXT(value): numbers without grouping, dates in ISO form, date/times in UTC, picklists by their API name. */
function buildText(call: FunctionCall): Expression {
  expectCount(call, 1, 1);
  const parameter = parameterAt(call, 0);
  const write = textWriter(call, parameter);
  const { evaluate } = parameter;
  return compose({
    type: 'Text',
    position: call.position,
    operands: [parameter],
    size: parameter.size + 10,
    evaluate: (context) => {
      const value = evaluate(context);
      return value === null ? null : write(value);
    },
  });
}

function textWriter(call: FunctionCall, parameter: Expression): (value: NonNullable<Value>) => string {
  switch (parameter.type) {
    case 'Number':
      return (value) => (value instanceof Decimal ? formatDecimal(value) : '');
    case 'Date':
      return (value) => formatDate(Number(value));
    case 'DateTime':
      return (value) => `${formatDateTime(Number(value)).slice(0, 19).replace('T', ' ')}Z`;
    case 'Time':
      return (value) => formatTime(Number(value));
    case 'Picklist':
    case 'Null':
      return String;
    default:
      if (isPicklist(parameter)) throw picklistNotAllowed(parameter);
      throw wrongType(call.name, ['Number', 'Date', 'DateTime', 'Picklist'], parameter);
  }
}

function value(text: string): Decimal | null {
  if (text === '') return null;
  const number = parseDecimal(text);
  if (number === undefined) throw new FormulaEvaluationError(`The value '${text}' is not a valid number.`);
  return number;
}

/** Positions count from 1; the empty text is found nowhere. */
function find(search: string, text: string, start: Decimal | undefined): Decimal {
  if (search === '' || text === '') return Decimal.of(0);
  const from = start === undefined ? 1 : Math.max(1, integerPart(start));
  return Decimal.of(text.indexOf(search, from - 1) + 1);
}

function middle(text: string, start: Decimal, count: Decimal): string {
  const from = Math.max(1, integerPart(start)) - 1;
  return text.slice(from, from + Math.max(0, integerPart(count)));
}

/** No text in the platform's database is longer, so none is built. */
const LONGEST_PADDING = 4000;

/** Fills up to a length, or cuts to it; nothing comes of a blank text or a blank filling. */
function padded(text: string, length: Decimal, filling: string | undefined, atStart: boolean): string {
  const width = Math.min(integerPart(length), Math.max(LONGEST_PADDING, text.length));
  if (text === '' || width <= 0 || filling === '') return '';
  if (width <= text.length) return text.slice(0, width);
  return atStart ? text.padStart(width, filling ?? ' ') : text.padEnd(width, filling ?? ' ');
}

const LONGEST_REPLACEMENT = 1_000_000;

function replace(text: string, old: string, replacement: string): string {
  if (old === '' || text === '') return text;
  if (text.length * replacement.length > LONGEST_REPLACEMENT) {
    const parts = text.split(old);
    const length = text.length + (parts.length - 1) * (replacement.length - old.length);
    if (length > LONGEST_REPLACEMENT) throw new FormulaEvaluationError('Text is too long in SUBSTITUTE() function');
    return parts.join(replacement);
  }
  return text.replaceAll(old, () => replacement);
}

/** Only spaces are trimmed, not line breaks. */
function trim(text: string): string {
  return text.replace(/^ +| +$/g, '');
}

function capitalize(text: string): string {
  return text.toLowerCase().replace(/[\p{L}\p{N}]+/gu, (word) => {
    const [first = ''] = word;
    return first.toUpperCase() + word.slice(first.length);
  });
}

const SHORT_ID_LENGTH = 15;
const LARGEST_CODE_POINT = 0x10ffff;

function fromCodePoint(code: Decimal): string | null {
  const point = integerPart(code);
  return point < 1 || point > LARGEST_CODE_POINT ? null : String.fromCodePoint(point);
}

function hyperlink(url: string, label: string, target: string | undefined): string {
  return `<a href="${url}"${target === undefined ? '' : ` target="${target}"`}>${label}</a>`;
}

function image(url: string, alternative: string, height: Decimal | undefined, width: Decimal | undefined): string {
  const size = height === undefined ? '' : ` height="${formatDecimal(height)}"`;
  return `<img src="${url}" alt="${alternative}"${size}${width === undefined ? '' : ` width="${formatDecimal(width)}"`}/>`;
}

export const TEXT: FunctionGroup = {
  TEXT: { build: buildText },
  VALUE: simple(['Text'], 'Number', value, { fallible: true }),
  LEN: simple(['Text'], 'Number', (text) => Decimal.of(text.length)),
  LEFT: simple(['Text', 'Number'], 'Text', (text, count) => text.slice(0, Math.max(0, integerPart(count)))),
  RIGHT: simple(['Text', 'Number'], 'Text', (text, count) =>
    text.slice(Math.max(0, text.length - Math.max(0, integerPart(count)))),
  ),
  MID: simple(['Text', 'Number', 'Number'], 'Text', middle),
  TRIM: simple(['Text'], 'Text', trim),
  UPPER: simple(
    ['Text', 'Text'],
    'Text',
    (text, locale: string | undefined) =>
      locale ? text.toLocaleUpperCase(locale.replace('_', '-')) : text.toUpperCase(),
    { optional: 1 },
  ),
  LOWER: simple(
    ['Text', 'Text'],
    'Text',
    (text, locale: string | undefined) =>
      locale ? text.toLocaleLowerCase(locale.replace('_', '-')) : text.toLowerCase(),
    { optional: 1 },
  ),
  INITCAP: simple(['Text'], 'Text', capitalize),
  REVERSE: simple(['Text'], 'Text', (text) => [...text].reverse().join('')),
  // Every text contains and begins with the empty text; whether a blank text does is unknown.
  CONTAINS: simple(['Text', 'Text'], 'Boolean', (text, part) =>
    part === '' ? true : text === '' ? null : text.includes(part),
  ),
  BEGINS: simple(['Text', 'Text'], 'Boolean', (text, part) =>
    part === '' ? true : text === '' ? null : text.startsWith(part),
  ),
  FIND: simple(['Text', 'Text', 'Number'], 'Number', find, { optional: 1 }),
  SUBSTITUTE: simple(['Text', 'Text', 'Text'], 'Text', replace, { fallible: true }),
  LPAD: simple(
    ['Text', 'Number', 'Text'],
    'Text',
    (text, length, filling: string | undefined) => padded(text, length, filling, true),
    {
      optional: 1,
    },
  ),
  RPAD: simple(
    ['Text', 'Number', 'Text'],
    'Text',
    (text, length, filling: string | undefined) => padded(text, length, filling, false),
    {
      optional: 1,
    },
  ),
  ASCII: simple(['Text'], 'Number', (text) => (text === '' ? null : Decimal.of(text.codePointAt(0) ?? 0))),
  CHR: simple(['Number'], 'Text', fromCodePoint),
  CASESAFEID: simple(['Text'], 'Text', (id) => (id.length === SHORT_ID_LENGTH ? to18(id) : id)),
  BR: simple([], 'Text', () => '<br>'),
  HYPERLINK: simple(['Text', 'Text', 'Text'], 'Text', hyperlink, { optional: 1 }),
  IMAGE: simple(['Text', 'Text', 'Number', 'Number'], 'Text', image, { optional: 2 }),
};
