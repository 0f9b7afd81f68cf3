import {
  addMonths,
  DAY_IN_MILLISECONDS,
  dayOfYear,
  fromDays,
  isoWeek,
  pad,
  parseDate,
  parseDateTime,
  parseTime,
  toDays,
  weekday,
} from '../values/calendar.ts';
import { Decimal, integerPart } from '../values/decimal.ts';
import { FormulaEvaluationError } from '../errors.ts';
import {
  compose,
  evaluatorOf,
  typeLabel,
  valuesOf,
  wrongType,
  type Evaluator,
  type Expression,
  type ExpressionType,
  type Value,
} from '../expression.ts';
import { localDays } from '../values/time-zone.ts';
import {
  byType,
  expectCount,
  parameterAt,
  simple,
  wrongArgument,
  type FunctionCall,
  type FunctionDefinition,
  type FunctionGroup,
} from './definition.ts';

const dayOf = (instant: number): number => Math.floor(instant / DAY_IN_MILLISECONDS);
const timeOf = (instant: number): number => instant - dayOf(instant) * DAY_IN_MILLISECONDS;
const seconds = (milliseconds: number): Decimal => Decimal.of(Math.trunc(milliseconds / 1000));

function date(year: Decimal, month: Decimal, day: Decimal): number {
  const days = toDays(integerPart(year), integerPart(month), integerPart(day));
  if (days !== undefined) return days;
  const isYear = integerPart(year) >= 1 && integerPart(year) <= 9999;
  throw new FormulaEvaluationError(`${isYear ? 'Month or Day' : 'Year'} out of range in DATE() function`);
}

function orFail(what: string, parsed: number | undefined, text: string): number {
  if (parsed === undefined) throw new FormulaEvaluationError(`Invalid ${what} format: ${text}`);
  return parsed;
}

/** Something of the one instant of the transaction. */
function present(type: ExpressionType, evaluate: Evaluator<NonNullable<Value>>): FunctionDefinition {
  return {
    dependsOnTime: true,
    build: (call) => {
      expectCount(call, 0, 0);
      return compose({ type, position: call.position, operands: [], constant: false, size: 12, evaluate });
    },
  };
}

/** DATEVALUE(date/time or text): a date/time becomes the user's calendar day, a text must be `YYYY-MM-DD`. */
function buildDateValue(call: FunctionCall): Expression {
  expectCount(call, 1, 1);
  const parameter = parameterAt(call, 0);
  const { position } = call;
  if (parameter.type === 'DateTime') {
    const instant = valuesOf<'DateTime'>(parameter);
    return compose({
      type: 'Date',
      position,
      operands: [parameter],
      constant: false,
      size: parameter.size + 60,
      evaluate: (context) => {
        const value = instant(context);
        return value === null ? null : localDays(value, context.timeZone);
      },
    });
  }
  return byType('Date', { Text: (text) => orFail('date', parseDate(text), text) }, { fallible: true }).build(call);
}

/** ADDMONTHS(date or date/time, number): the result is of the first parameter's type. */
function buildAddMonths(call: FunctionCall): Expression {
  expectCount(call, 2, 2);
  const parameter = parameterAt(call, 0);
  if (parameter.type !== 'Date' && parameter.type !== 'DateTime') throw wrongArgument(call, parameter);
  const isDate = parameter.type === 'Date';
  const start = valuesOf<'Date'>(parameter);
  const months = evaluatorOf(call.name, 'Number', parameterAt(call, 1));
  return compose({
    type: parameter.type,
    position: call.position,
    operands: call.parameters,
    evaluate: (context) => {
      const from = start(context);
      const count = months(context);
      if (from === null || count === null) return null;
      if (isDate) return addMonths(from, integerPart(count));
      return addMonths(dayOf(from), integerPart(count)) * DAY_IN_MILLISECONDS + timeOf(from);
    },
  });
}

/**
 * FORMATDURATION(seconds[, with days]), (time, time) or (date/time, date/time): `HH:MM:SS`, with days `D:HH:MM:SS`;
 * never negative.
 */
function buildFormatDuration(call: FunctionCall): Expression {
  expectCount(call, 1, 2);
  const [first, second] = call.parameters;
  if (first === undefined) throw new RangeError('FORMATDURATION has no parameter');
  const start = valuesOf<'Number' | 'Time'>(first);
  const build = (evaluate: Evaluator<string>): Expression =>
    compose({ type: 'Text', position: call.position, operands: call.parameters, evaluate });
  if (first.type === 'Number') {
    const withDays = second === undefined ? () => false : evaluatorOf(call.name, 'Boolean', second);
    const span = valuesOf<'Number'>(first);
    return build((context) => {
      const value = span(context);
      return value === null ? null : formatDuration(integerPart(value), withDays(context) === true);
    });
  }
  if (first.type !== 'Time' && first.type !== 'DateTime')
    throw wrongType(call.name, ['Number', 'Time', 'DateTime'], first);
  if (second === undefined) throw wrongType(call.name, ['Number'], first);
  if (second.type !== first.type && second.type !== 'Null') throw wrongType(call.name, [typeLabel(first.type)], second);
  const withDays = first.type === 'DateTime';
  const end = valuesOf<'Time'>(second);
  return build((context) => {
    const [from, to] = [start(context), end(context)];
    return from === null || to === null ? null : formatDuration((to - Number(from)) / 1000, withDays);
  });
}

function formatDuration(span: number, withDays: boolean): string {
  const total = Math.abs(Math.trunc(span));
  const hours = Math.floor(total / 3600);
  const clock = `${pad(Math.floor(total / 60) % 60, 2)}:${pad(total % 60, 2)}`;
  return withDays ? `${Math.floor(hours / 24)}:${pad(hours % 24, 2)}:${clock}` : `${pad(hours, 2)}:${clock}`;
}

/** A number read from a date. */
const ofDate = (read: (days: number) => number): FunctionDefinition =>
  simple(['Date'], 'Number', (days) => Decimal.of(read(days)));
/** A number read from a date, or the UTC day of a date/time. */
const ofDay = (read: (days: number) => number): FunctionDefinition =>
  byType('Number', {
    Date: (days) => Decimal.of(read(days)),
    DateTime: (instant) => Decimal.of(read(dayOf(instant))),
  });
const ofTime = (read: (milliseconds: number) => number): FunctionDefinition =>
  simple(['Time'], 'Number', (time) => Decimal.of(Math.floor(read(time))));

export const DATE_TIME: FunctionGroup = {
  TODAY: present('Date', (context) => localDays(context.now.getTime(), context.timeZone)),
  NOW: present('DateTime', (context) => context.now.getTime()),
  TIMENOW: present('Time', (context) => timeOf(context.now.getTime())),
  DATE: simple(['Number', 'Number', 'Number'], 'Date', date, { fallible: true, repeats: 2 }),
  DATEVALUE: { build: buildDateValue },
  DATETIMEVALUE: byType(
    'DateTime',
    {
      DateTime: (instant) => instant,
      Date: (days) => days * DAY_IN_MILLISECONDS,
      Text: (text) => orFail('date', parseDateTime(text), text),
    },
    { fallible: true },
  ),
  TIMEVALUE: byType(
    'Time',
    { Time: (time) => time, DateTime: timeOf, Text: (text) => orFail('time', parseTime(text), text) },
    { fallible: true },
  ),
  YEAR: ofDate((days) => fromDays(days).year),
  MONTH: ofDate((days) => fromDays(days).month),
  DAY: ofDate((days) => fromDays(days).day),
  WEEKDAY: ofDate(weekday),
  ISOWEEK: ofDay((days) => isoWeek(days).week),
  ISOYEAR: ofDay((days) => isoWeek(days).year),
  DAYOFYEAR: ofDay(dayOfYear),
  ADDMONTHS: { build: buildAddMonths },
  HOUR: ofTime((time) => time / 3_600_000),
  MINUTE: ofTime((time) => (time / 60_000) % 60),
  SECOND: ofTime((time) => (time / 1000) % 60),
  MILLISECOND: ofTime((time) => time % 1000),
  UNIXTIMESTAMP: byType('Number', {
    Date: (days) => seconds(days * DAY_IN_MILLISECONDS),
    DateTime: seconds,
    Time: seconds,
  }),
  FROMUNIXTIME: simple(['Number'], 'DateTime', (time) => integerPart(time.times(Decimal.of(1000)))),
  FORMATDURATION: { build: buildFormatDuration },
};
