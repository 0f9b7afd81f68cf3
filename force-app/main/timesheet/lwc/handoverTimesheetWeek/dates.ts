import { today } from 'c/handoverFormats';
import LOCALE from '@salesforce/i18n/locale';

/** A day of the calendar, YYYY-MM-DD, without a time zone. */
export type Day = string;

const MILLISECONDS = 86_400_000;

/** Counted as the function WEEKDAY of formulas does: 1 is Sunday, 2 is Monday. The policy's default. */
export const MONDAY = 2;

export { today };

const asDate = (day: Day): Date => new Date(`${day}T00:00:00Z`);

/** So many days later, earlier for a negative count. Computed in UTC, where no day is shorter for summer time. */
export function addDays(day: Day, count: number): Day {
  return new Date(asDate(day).getTime() + count * MILLISECONDS).toISOString().slice(0, 10);
}

/** 1 for Sunday to 7 for Saturday. */
export function weekday(day: Day): number {
  return asDate(day).getUTCDay() + 1;
}

/** The first day of the week that the day lies in; the flow on the sheet computes the same. */
export function startOfWeek(day: Day, firstDay: number): Day {
  return addDays(day, -((weekday(day) - firstDay + 7) % 7));
}

/** The seven days of a week that begins on that day. */
export function daysFrom(start: Day): Day[] {
  return [0, 1, 2, 3, 4, 5, 6].map((count) => addDays(start, count));
}

const formatter = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat(LOCALE, { timeZone: 'UTC', ...options });
const range = formatter({ day: 'numeric', month: 'short', year: 'numeric' });
const short = formatter({ weekday: 'short' });
const long = formatter({ weekday: 'long', day: 'numeric', month: 'long' });
const number = formatter({ day: 'numeric' });

/** How a week is spoken of: `16 – 22 Nov 2026`. */
export function weekName(start: Day): string {
  return range.formatRange(asDate(start), asDate(addDays(start, 6)));
}

/** How a day is spoken of: above its column, and in full for who does not see the column. */
export function dayNames(day: Day): { short: string; number: string; long: string } {
  const date = asDate(day);
  return { short: short.format(date), number: number.format(date), long: long.format(date) };
}
