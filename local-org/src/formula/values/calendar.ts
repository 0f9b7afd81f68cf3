import { FormulaEvaluationError } from '../errors.ts';

/**
 * Calendar arithmetic of formulas on plain numbers: a date is a count of days since 1970-01-01, a date/time milliseconds
 * since then in UTC, a time of day milliseconds since midnight.
 */
export const DAY_IN_MILLISECONDS = 86_400_000;

export interface CalendarDate {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
}

/** The day a valid date stands for; undefined for 30 February, month 13, years outside 1 to 9999. */
export function toDays(year: number, month: number, day: number): number | undefined {
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined;
  return unixDays(year, month, day);
}

/** The days of a month, 1 for January, in the Gregorian calendar. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function unixDays(year: number, month: number, day: number): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return Math.floor(date.getTime() / DAY_IN_MILLISECONDS);
}

/** @throws FormulaEvaluationError for a day outside the years 1 to 9999 */
export function fromDays(days: number): CalendarDate {
  const date = new Date(days * DAY_IN_MILLISECONDS);
  const year = date.getUTCFullYear();
  if (!(year >= 1 && year <= 9999)) throw new FormulaEvaluationError('Date out of range');
  return { year, month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** 1 is Sunday, 7 is Saturday. */
export function weekday(days: number): number {
  return ((((days + 4) % 7) + 7) % 7) + 1;
}

/**
 * The same day some months on or back. The last day of a month stays the last day; a day that the new month does not
 * have becomes its last day. Source: Salesforce Help, ADDMONTHS.
 */
export function addMonths(days: number, months: number): number {
  const { year, month, day } = fromDays(days);
  const monthIndex = year * 12 + (month - 1) + months;
  const newYear = Math.floor(monthIndex / 12);
  const newMonth = monthIndex - newYear * 12 + 1;
  const last = daysInMonth(newYear, newMonth);
  return unixDays(newYear, newMonth, day === daysInMonth(year, month) ? last : Math.min(day, last));
}

/** ISO 8601 week and the year it belongs to. */
export function isoWeek(days: number): { readonly year: number; readonly week: number } {
  const mondayBased = (weekday(days) + 5) % 7;
  const thursday = days - mondayBased + 3;
  const { year } = fromDays(thursday);
  return { year, week: Math.floor((thursday - unixDays(year, 1, 1)) / 7) + 1 };
}

/** 1 for 1 January, up to 366. */
export function dayOfYear(days: number): number {
  return days - unixDays(fromDays(days).year, 1, 1) + 1;
}

const DATE_TEXT = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;
const DATE_TIME_TEXT =
  /^(\d{4})-(\d{1,2})-(\d{1,2})[ T](\d{1,2}):(\d{1,2}):(\d{1,2})(?:\.(\d{1,9}))?(Z|[+-]\d{2}:?\d{2})?$/;
const TIME_TEXT = /^(\d{1,2}):(\d{1,2}):(\d{1,2})(?:\.(\d{1,3}))?Z?$/;

/** Reads `YYYY-MM-DD`; undefined for anything else. */
export function parseDate(text: string): number | undefined {
  const match = DATE_TEXT.exec(text);
  return match === null ? undefined : toDays(Number(match[1]), Number(match[2]), Number(match[3]));
}

/** Reads `YYYY-MM-DD HH:MM:SS`, with `T`, fraction and offset allowed; without an offset it is UTC. */
export function parseDateTime(text: string): number | undefined {
  const match = DATE_TIME_TEXT.exec(text);
  if (match === null) return undefined;
  const days = toDays(Number(match[1]), Number(match[2]), Number(match[3]));
  const time = timeOfDay(match[4], match[5], match[6], match[7]);
  if (days === undefined || time === undefined) return undefined;
  const offset = match[8] === undefined || match[8] === 'Z' ? 0 : offsetInMilliseconds(match[8]);
  return days * DAY_IN_MILLISECONDS + time - offset;
}

/** Reads `HH:MM:SS.mmm`, with or without `Z`. */
export function parseTime(text: string): number | undefined {
  const match = TIME_TEXT.exec(text);
  return match === null ? undefined : timeOfDay(match[1], match[2], match[3], match[4]);
}

function timeOfDay(hours = '', minutes = '', seconds = '', fraction = ''): number | undefined {
  if (Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 59) return undefined;
  const milliseconds = Math.floor(Number(`0.${fraction || '0'}`) * 1000 + 1e-6);
  return ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 + milliseconds;
}

function offsetInMilliseconds(text: string): number {
  const minutes = Number(text.slice(1, 3)) * 60 + Number(text.slice(-2));
  return (text.startsWith('-') ? -minutes : minutes) * 60_000;
}

/** `YYYY-MM-DD`. */
export function formatDate(days: number): string {
  const { year, month, day } = fromDays(days);
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}

/** `YYYY-MM-DDTHH:MM:SS.mmmZ`. */
export function formatDateTime(milliseconds: number): string {
  const days = Math.floor(milliseconds / DAY_IN_MILLISECONDS);
  return `${formatDate(days)}T${formatTime(milliseconds - days * DAY_IN_MILLISECONDS)}Z`;
}

/** `HH:MM:SS.mmm`. */
export function formatTime(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000);
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map((part) => pad(part, 2));
  return `${parts.join(':')}.${pad(milliseconds % 1000, 3)}`;
}

/** A whole number with zeros in front; one that is wider stays as it is. */
export function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}
