import { isoDate, wallClock } from './time-zone.ts';

const DAY = 86_400_000;

type Parts = ReturnType<typeof wallClock>;

/** SOQL's date functions. Source: SOQL and SOSL Reference, "Date Functions". Weeks run from 1 January or the first of the month. */
const FUNCTIONS: Readonly<Record<string, (parts: Parts) => number | string>> = {
  CALENDAR_YEAR: ({ year }) => year,
  CALENDAR_QUARTER: ({ month }) => Math.ceil(month / 3),
  CALENDAR_MONTH: ({ month }) => month,
  DAY_IN_MONTH: ({ day }) => day,
  DAY_IN_WEEK: ({ year, month, day }) => new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 1,
  DAY_IN_YEAR: (parts) => dayInYear(parts),
  DAY_ONLY: ({ year, month, day }) => isoDate(Date.UTC(year, month - 1, day)),
  HOUR_IN_DAY: ({ hour }) => hour,
  WEEK_IN_MONTH: ({ day }) => Math.ceil(day / 7),
  WEEK_IN_YEAR: (parts) => Math.ceil(dayInYear(parts) / 7),
};

function dayInYear({ year, month, day }: Parts): number {
  return (Date.UTC(year, month - 1, day) - Date.UTC(year, 0, 1)) / DAY + 1;
}

/** Whether a function name is one of the date functions (fiscal ones are not). */
export function isDateFunction(name: string): boolean {
  return name.toUpperCase() in FUNCTIONS;
}

/**
 * The value of a date function for a stored date or date-time. Date-times are taken in the given zone: UTC, unless the query
 * says `convertTimezone`.
 */
export function dateFunctionValue(name: string, moment: string, timeZone: string): number | string | null {
  const call = FUNCTIONS[name.toUpperCase()];
  if (call === undefined) return null;
  const dateOnly = moment.length === 10;
  return call(wallClock(new Date(dateOnly ? `${moment}T00:00:00Z` : moment), dateOnly ? 'UTC' : timeZone));
}
