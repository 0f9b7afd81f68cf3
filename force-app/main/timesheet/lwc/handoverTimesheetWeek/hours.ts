import LOCALE from '@salesforce/i18n/locale';

export const MOST_HOURS = 24;

/** What is wrong with the text of a cell. */
export type HoursProblem = 'range' | 'number';

/** What the text of a cell means; neither of both for an empty cell. */
export interface Hours {
  value?: number;
  problem?: HoursProblem;
}

const DECIMAL = /^-?\d*(?:[.,]\d{0,2})?$/;
const CLOCK = /^(\d{1,2}):([0-5]\d)$/;
const numbers = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 2, useGrouping: false });

/**
 * Reads hours as people write them: `7.5` and `7,5` in every locale (a day has no thousands to group), and `7:30` as on a
 * clock. More than two decimals would be cut by the field, so they are refused.
 */
export function readHours(text: string): Hours {
  const written = text.trim();
  if (written === '') return {};
  const value = fromClock(written) ?? fromDecimal(written);
  if (value === undefined) return { problem: 'number' };
  return value < 0 || value > MOST_HOURS ? { value, problem: 'range' } : { value };
}

/** Hours as the user's locale writes them; nothing for none. */
export function writeHours(value: number | undefined): string {
  return value === undefined ? '' : numbers.format(value);
}

function fromClock(text: string): number | undefined {
  const found = CLOCK.exec(text);
  return found ? Math.round((Number(found[1]) + Number(found[2]) / 60) * 100) / 100 : undefined;
}

function fromDecimal(text: string): number | undefined {
  if (!DECIMAL.test(text) || !/\d/.test(text)) return undefined;
  return Number(text.replace(',', '.'));
}
