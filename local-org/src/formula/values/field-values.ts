import {
  formatDate,
  formatDateTime,
  formatTime,
  parseDate,
  parseDateTime,
  parseTime,
  DAY_IN_MILLISECONDS,
} from './calendar.ts';
import { Decimal, ONE_HUNDRED, roundHalfUp } from './decimal.ts';
import { FormulaEvaluationError } from '../errors.ts';
import type { ExpressionType, Value } from '../expression.ts';
import type { CompileOptions, FieldValue, FormulaDataType, FormulaPlace, FormulaReference } from '../types.ts';

const EXPRESSION_TYPES: Readonly<Record<FormulaDataType, ExpressionType>> = {
  Text: 'Text',
  LongTextArea: 'Text',
  Id: 'Text',
  Number: 'Number',
  Currency: 'Number',
  Percent: 'Number',
  Date: 'Date',
  DateTime: 'DateTime',
  Time: 'Time',
  Checkbox: 'Boolean',
  Picklist: 'Picklist',
  MultiselectPicklist: 'MultiselectPicklist',
};

/** The static type of a field in expressions. */
export function expressionType(type: FormulaDataType): ExpressionType {
  return EXPRESSION_TYPES[type];
}

/** The longest text a formula answers; the rest is cut off. */
const LONGEST_TEXT = 1300;
const SHORT_ID_LENGTH = 15;

/**
 * How values of a field come into a formula: a percent of 15 is 0.15, a blank checkbox is false, and an id has its 15
 * case-sensitive characters everywhere but in flows.
 *
 * @returns a function from the API's value; it throws FormulaEvaluationError for a value that the type cannot hold
 */
export function fieldReader(reference: FormulaReference, place: FormulaPlace): (value: FieldValue) => Value {
  const name = reference.path.join('.');
  switch (reference.type) {
    case 'Number':
    case 'Currency':
      return (value) => (value === null ? null : readNumber(value, name));
    case 'Percent':
      return (value) => (value === null ? null : readNumber(value, name).dividedBy(ONE_HUNDRED));
    case 'Checkbox':
      return (value) => value === true || value === 'true';
    case 'Date':
      return (value) => readCalendar(value, name, (text) => parseDate(text.slice(0, 10)));
    case 'DateTime':
      return (value) => readCalendar(value, name, parseDateTime);
    case 'Time':
      return (value) => readCalendar(value, name, parseTime);
    case 'Id':
      return place === 'flow' ? readText : (value) => readText(value)?.slice(0, SHORT_ID_LENGTH) ?? null;
    default:
      return readText;
  }
}

function readNumber(value: string | number | boolean, name: string): Decimal {
  try {
    return Decimal.of(typeof value === 'boolean' ? Number.NaN : value);
  } catch {
    throw new FormulaEvaluationError(`The value of ${name} is not a valid number: ${String(value)}`);
  }
}

function readCalendar(value: FieldValue, name: string, parse: (text: string) => number | undefined): number | null {
  if (value === null || value === '') return null;
  const parsed = parse(String(value));
  if (parsed === undefined) throw new FormulaEvaluationError(`The value of ${name} is not valid: ${String(value)}`);
  return parsed;
}

function readText(value: FieldValue): string | null {
  return value === null || value === '' ? null : String(value);
}

/**
 * How a result leaves a formula: rounded half up to the scale, a percent field's times 100, dates in ISO form, an unknown
 * condition false, text of at most 1,300 characters.
 *
 * @param type the static type of the formula
 */
export function resultWriter(type: ExpressionType, options: CompileOptions): (value: Value) => FieldValue {
  const keepsEmptyText = (options.emptyText ?? (options.place === 'flow' ? 'keep' : 'null')) === 'keep';
  const { scale } = options;
  const isPercentField = options.returnType === 'Percent' && options.place === 'field';
  switch (type) {
    case 'Number':
      return (value) => {
        if (!(value instanceof Decimal)) return null;
        const scaled = isPercentField ? value.times(ONE_HUNDRED) : value;
        const result = (scale === undefined ? scaled : roundHalfUp(scaled, scale)).toNumber();
        if (!Number.isFinite(result)) throw new FormulaEvaluationError('#Too Big!');
        return result === 0 ? 0 : result;
      };
    case 'Boolean':
      return (value) => value === true;
    case 'Date':
      return (value) => (typeof value === 'number' ? formatDate(value) : null);
    case 'DateTime':
      // A date formula may end in a date/time, of which the day in UTC is taken.
      return options.returnType === 'Date'
        ? (value) => (typeof value === 'number' ? formatDate(Math.floor(value / DAY_IN_MILLISECONDS)) : null)
        : (value) => (typeof value === 'number' ? formatDateTime(value) : null);
    case 'Time':
      return (value) => (typeof value === 'number' ? `${formatTime(value)}Z` : null);
    case 'Null':
      return () => (options.returnType === 'Checkbox' ? false : null);
    default:
      return (value) => {
        if (typeof value !== 'string' || (value === '' && !keepsEmptyText)) return null;
        return options.place === 'field' ? value.slice(0, LONGEST_TEXT) : value;
      };
  }
}
