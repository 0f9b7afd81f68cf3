/** Offsets change on quarter hours only, so one look-up serves a whole quarter. */
const QUARTER_HOUR = 900_000;
const MOST_CACHED = 10_000;

interface Zone {
  readonly format: Intl.DateTimeFormat;
  readonly offsets: Map<number, number>;
}

const zones = new Map<string, Zone>();

function zoneOf(timeZone: string): Zone {
  let zone = zones.get(timeZone);
  if (zone === undefined) {
    const format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      calendar: 'iso8601',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    zone = { format, offsets: new Map() };
    zones.set(timeZone, zone);
  }
  return zone;
}

/**
 * How far the clocks of a time zone are ahead of UTC at an instant.
 *
 * @param instant milliseconds since 1970 in UTC
 * @param timeZone IANA name
 * @returns milliseconds
 * @throws RangeError for an unknown time zone and an instant that JavaScript has no date for
 */
export function offsetAt(instant: number, timeZone: string): number {
  const { format, offsets } = zoneOf(timeZone);
  const quarter = Math.floor(instant / QUARTER_HOUR);
  const known = offsets.get(quarter);
  if (known !== undefined) return known;
  const start = quarter * QUARTER_HOUR;
  const parts = new Map(format.formatToParts(start).map((part) => [part.type, Number(part.value)]));
  const part = (name: Intl.DateTimeFormatPartTypes): number => parts.get(name) ?? 0;
  const local = new Date(0);
  local.setUTCFullYear(part('year'), part('month') - 1, part('day'));
  local.setUTCHours(part('hour'), part('minute'), part('second'));
  const offset = local.getTime() - start;
  if (offsets.size >= MOST_CACHED) offsets.clear();
  offsets.set(quarter, offset);
  return offset;
}
