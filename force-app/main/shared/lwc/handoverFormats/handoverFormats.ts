import CURRENCY from '@salesforce/i18n/currency';
import LOCALE from '@salesforce/i18n/locale';

/** A day of the calendar, YYYY-MM-DD, without a time zone. */
export type Day = string;

const MILLISECONDS = 86_400_000;

const days = new Intl.DateTimeFormat(LOCALE, { timeZone: 'UTC', day: 'numeric', month: 'short', year: 'numeric' });
const moments = new Intl.DateTimeFormat(LOCALE, { day: 'numeric', month: 'short', year: 'numeric' });
const amounts = new Intl.NumberFormat(LOCALE, { style: 'currency', currency: CURRENCY, maximumFractionDigits: 0 });
/** By the number of decimals. */
const numbers = [0, 1, 2].map((maximumFractionDigits) => new Intl.NumberFormat(LOCALE, { maximumFractionDigits }));
const percentages = [0, 1, 2].map(
  (maximumFractionDigits) => new Intl.NumberFormat(LOCALE, { style: 'percent', maximumFractionDigits }),
);

const lists = new Intl.ListFormat(LOCALE, { type: 'unit', style: 'short' });

/** The day that the user's clock shows. */
export function today(now = new Date()): Day {
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
}

/** Whole days from one day to another; negative when it lies before. Times of day are left out. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to.slice(0, 10)) - Date.parse(from.slice(0, 10))) / MILLISECONDS);
}

/** A date of a record as people of the locale write it; '' for none. */
export function dateText(day: Day | undefined): string {
  return day ? days.format(new Date(`${day.slice(0, 10)}T00:00:00Z`)) : '';
}

/** The day of a date and time on the user's own clock; '' for none. */
export function momentText(moment: string | undefined): string {
  return moment ? moments.format(new Date(moment)) : '';
}

/** A number with at most so many decimals; '' for none. */
export function numberText(value: number | undefined, decimals: 0 | 1 | 2 = 2): string {
  return value === undefined ? '' : (numbers[decimals]?.format(value) ?? '');
}

/** An amount without decimals: what people compare at a glance. */
export function amountText(value: number | undefined): string {
  return value === undefined ? '' : amounts.format(value);
}

/** A percentage as the API gives it, 15 is 15 %, as people of the locale write it: with a space before the sign or without. */
export function percentText(value: number | undefined, decimals: 0 | 1 | 2 = 1): string {
  return value === undefined ? '' : (percentages[decimals]?.format(value / 100) ?? '');
}

/** Several things in a row, as people of the locale write a list; blank ones are left out. */
export function listText(parts: readonly (string | undefined)[]): string {
  return lists.format(parts.flatMap((part) => part || []));
}
