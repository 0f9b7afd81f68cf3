import { offsetAt } from '../../time-zone.ts';
import { FormulaEvaluationError } from '../errors.ts';
import { DAY_IN_MILLISECONDS } from './calendar.ts';

/** Beyond it JavaScript has no dates. */
const LAST_INSTANT = 8_640_000_000_000_000;

/**
 * The calendar day of an instant in a time zone, as days since 1970-01-01.
 *
 * @param instant milliseconds since 1970 in UTC
 * @param timeZone IANA name
 * @throws FormulaEvaluationError for an instant that no calendar holds
 */
export function localDays(instant: number, timeZone: string): number {
  if (!(Math.abs(instant) < LAST_INSTANT)) throw new FormulaEvaluationError('Date out of range');
  return Math.floor((instant + offsetAt(instant, timeZone)) / DAY_IN_MILLISECONDS);
}
