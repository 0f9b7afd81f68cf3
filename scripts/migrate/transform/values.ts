import { WEEKDAYS } from '../plan/schema.ts';
import type { Weekday } from '../plan/schema.ts';

/** Reads text of one form; undefined when the text does not have it. */
export type Reader<Value> = (text: string) => Value | undefined;

const PLAIN = /^[+-]?\d+(\.\d+)?$/;

/**
 * A reader of numbers written like the example (`1.234,56`). Strict: a group has three digits and a dot is never guessed to
 * be a comma, because 1.5 read as 15 is the costliest fault an import can make. `h:mm` reads hours.
 */
export function numberReader(format: string | undefined): Reader<number> {
  if (format === undefined) return (text) => (PLAIN.test(text) ? Number(text) : undefined);
  if (format.startsWith('h:mm')) return format === 'h:mm' ? hoursReader(false) : hoursReader(true);
  const decimal = format.at(-3) ?? '.';
  const group = format.length === 8 ? format.charAt(1) : '';
  const separator = group === '' ? '' : `\\${group}`;
  const whole = group === '' ? '\\d+' : `(?:\\d{1,3}(?:${separator}\\d{3})+|\\d+)`;
  const shape = new RegExp(`^[+-]?${whole}(?:\\${decimal}\\d+)?$`);
  return (text) =>
    shape.test(text) ? Number(text.replaceAll(group === '' ? '\u0000' : group, '').replace(decimal, '.')) : undefined;
}

function hoursReader(seconds: boolean): Reader<number> {
  const shape = seconds ? /^(\d+):([0-5]\d):([0-5]\d)$/ : /^(\d+):([0-5]\d)$/;
  return (text) => {
    const match = shape.exec(text);
    if (match === null) return undefined;
    return Number(match[1]) + Number(match[2]) / 60 + Number(match[3] ?? 0) / 3_600;
  };
}

interface DateParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

const TOKEN_SHAPES: Readonly<Record<string, string>> = {
  yyyy: '(?<year>\\d{4})',
  MM: '(?<month>\\d{2})',
  M: '(?<month>\\d{1,2})',
  dd: '(?<day>\\d{2})',
  d: '(?<day>\\d{1,2})',
  HH: '(?<hour>\\d{2})',
  mm: '(?<minute>\\d{2})',
  ss: '(?<second>\\d{2})',
};

function partsReader(format: string): Reader<DateParts> {
  const source = format
    .split(/(yyyy|MM|M|dd|d|HH|mm|ss)/)
    .map((piece) => TOKEN_SHAPES[piece] ?? piece.replaceAll(/[^\w\s]/g, '\\$&'))
    .join('');
  const shape = new RegExp(`^${source}$`);
  return (text) => {
    const groups = shape.exec(text)?.groups;
    if (groups === undefined) return undefined;
    const part = (name: string, fallback: number) => (groups[name] === undefined ? fallback : Number(groups[name]));
    const parts = {
      year: part('year', 0),
      month: part('month', 1),
      day: part('day', 1),
      hour: part('hour', 0),
      minute: part('minute', 0),
      second: part('second', 0),
    };
    const date = new Date(Date.UTC(parts.year, parts.month - 1, parts.day, parts.hour, parts.minute, parts.second));
    const real = date.getUTCMonth() === parts.month - 1 && date.getUTCDate() === parts.day && parts.hour < 24;
    return real && parts.minute < 60 && parts.second < 60 ? parts : undefined;
  };
}

/** A reader of dates in the format; answers YYYY-MM-DD. Days that do not exist are not read. */
export function dateReader(format: string | undefined): Reader<string> {
  const read = partsReader(format ?? 'yyyy-MM-dd');
  return (text) => {
    const parts = read(text);
    return parts === undefined ? undefined : isoDay(parts.year, parts.month, parts.day);
  };
}

/** A reader of date-times; answers ISO 8601 in UTC. Without a format: ISO 8601 with its zone. */
export function dateTimeReader(format: string | undefined, timeZone: string | undefined): Reader<string> {
  if (format === undefined) {
    return (text) => {
      if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/.test(text)) return undefined;
      const time = new Date(text.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'));
      return Number.isNaN(time.getTime()) ? undefined : time.toISOString();
    };
  }
  const read = partsReader(format);
  return (text) => {
    const parts = read(text);
    if (parts === undefined) return undefined;
    const wall = Date.UTC(parts.year, parts.month - 1, parts.day, parts.hour, parts.minute, parts.second);
    return new Date(wall - offsetAt(wall, timeZone ?? 'UTC')).toISOString();
  };
}

/** Milliseconds by which the zone's wall clock is ahead of UTC at that wall time. */
function offsetAt(wall: number, timeZone: string): number {
  const at = (instant: number): number => {
    const text = new Date(instant).toLocaleString('sv-SE', { timeZone });
    return Date.parse(`${text.replace(' ', 'T')}Z`) - instant;
  };
  const guess = at(wall);
  return at(wall - guess);
}

const TRUE = new Set(['true', 'yes', '1', 'y', 'x']);
const FALSE = new Set(['false', 'no', '0', 'n']);

/** true, yes, y, x, 1 and false, no, n, 0 in any case. */
export const readBoolean: Reader<boolean> = (text) => {
  const folded = text.toLowerCase();
  return TRUE.has(folded) ? true : FALSE.has(folded) ? false : undefined;
};

/** The first day of the week that a day (YYYY-MM-DD) lies in. */
export function firstDayOfWeek(day: string, starts: Weekday): string {
  const date = new Date(`${day}T00:00:00Z`);
  const back = (date.getUTCDay() - WEEKDAYS.indexOf(starts) + 7) % 7;
  date.setUTCDate(date.getUTCDate() - back);
  return date.toISOString().slice(0, 10);
}

/** The weekday of a day (YYYY-MM-DD). */
export function weekdayOf(day: string): Weekday {
  return WEEKDAYS[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? 'Sunday';
}

function isoDay(year: number, month: number, day: number): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
