import { isoDate } from './time-zone.ts';

/** Dates from `start` up to, but not including, `end`. */
export interface DateRange {
  readonly start: string;
  readonly end: string;
}

export interface Calendar {
  /** Today in the user's time zone. */
  readonly today: string;
  /** 0 = Sunday … 6 = Saturday, by the user's locale. */
  readonly firstDayOfWeek: number;
}

type Unit = 'DAY' | 'WEEK' | 'MONTH' | 'QUARTER' | 'YEAR';

const DAY = 86_400_000;
const FIXED: Readonly<Record<string, readonly [unit: Unit, from: number, to: number]>> = {
  YESTERDAY: ['DAY', -1, 0],
  TODAY: ['DAY', 0, 1],
  TOMORROW: ['DAY', 1, 2],
  LAST_90_DAYS: ['DAY', -90, 1],
  NEXT_90_DAYS: ['DAY', 1, 91],
};
const RELATIVE = { LAST: -1, THIS: 0, NEXT: 1 } as const;

/**
 * The dates that a date literal means. Source: SOQL and SOSL Reference, "Date Formats and Date Literals": `LAST_N_DAYS`
 * includes today, the other `LAST_N_` and `NEXT_N_` ranges leave the current unit out.
 *
 * @returns undefined for literals that are not known (fiscal ones among them)
 */
export function dateRange(literal: string, calendar: Calendar): DateRange | undefined {
  const [name = '', count] = literal.toUpperCase().split(':');
  const fixed = FIXED[name];
  if (fixed !== undefined) return range(calendar, ...fixed);

  const relative = /^(LAST|THIS|NEXT)_(WEEK|MONTH|QUARTER|YEAR)$/.exec(name);
  if (relative !== null) {
    const offset = RELATIVE[relative[1] as keyof typeof RELATIVE];
    return range(calendar, relative[2] as Unit, offset, offset + 1);
  }

  const n = Number(count);
  const counted = /^(?:(LAST|NEXT)_N_(DAY|WEEK|MONTH|QUARTER|YEAR)S|N_(DAY|WEEK|MONTH|QUARTER|YEAR)S_AGO)$/.exec(name);
  if (counted === null || !Number.isInteger(n) || n < 0) return undefined;
  if (counted[3] !== undefined) return range(calendar, counted[3] as Unit, -n, 1 - n);
  const unit = counted[2] as Unit;
  if (counted[1] === 'LAST') return range(calendar, unit, -n, unit === 'DAY' ? 1 : 0);
  return range(calendar, unit, 1, n + 1);
}

function range(calendar: Calendar, unit: Unit, from: number, to: number): DateRange {
  return { start: startOfUnit(calendar, unit, from), end: startOfUnit(calendar, unit, to) };
}

/** The first day of the unit that lies `offset` units from the current one. */
function startOfUnit({ today, firstDayOfWeek }: Calendar, unit: Unit, offset: number): string {
  const now = new Date(`${today}T00:00:00Z`);
  const year = now.getUTCFullYear();
  const month = now.getUTCMonth();
  switch (unit) {
    case 'DAY':
      return isoDate(now.getTime() + offset * DAY);
    case 'WEEK':
      return isoDate(now.getTime() - ((now.getUTCDay() - firstDayOfWeek + 7) % 7) * DAY + offset * 7 * DAY);
    case 'MONTH':
      return isoDate(Date.UTC(year, month + offset, 1));
    case 'QUARTER':
      return isoDate(Date.UTC(year, Math.floor(month / 3) * 3 + offset * 3, 1));
    case 'YEAR':
      return isoDate(Date.UTC(year + offset, 0, 1));
  }
}
