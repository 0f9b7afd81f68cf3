import { offsetAt } from '../../time-zone.ts';

interface WallClock {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
  readonly hour: number;
}

/** What clock and calendar show in a time zone at an instant. */
export function wallClock(instant: Date, timeZone: string): WallClock {
  const local = new Date(instant.getTime() + offsetAt(instant.getTime(), timeZone));
  return {
    year: local.getUTCFullYear(),
    month: local.getUTCMonth() + 1,
    day: local.getUTCDate(),
    hour: local.getUTCHours(),
  };
}

/** The date that it is in a time zone. */
export function dateIn(instant: Date, timeZone: string): string {
  return isoDate(instant.getTime() + offsetAt(instant.getTime(), timeZone));
}

const DAY = 86_400_000;

/**
 * The instant at which a date begins in a time zone, as stored (`…Z`). Where clocks change at midnight the day begins at one
 * o'clock; a date that a time zone has skipped begins with the next.
 */
export function startOfDay(date: string, timeZone: string): string {
  const midnight = Date.parse(`${date}T00:00:00Z`);
  const candidates = [midnight - DAY, midnight + DAY]
    .map((instant) => new Date(midnight - offsetAt(instant, timeZone)))
    .sort((a, b) => a.getTime() - b.getTime());
  const start = candidates.find((candidate) => dateIn(candidate, timeZone) === date) ?? candidates.at(-1);
  return (start ?? new Date(midnight)).toISOString();
}

/** A date from milliseconds of UTC. */
export function isoDate(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 10);
}
