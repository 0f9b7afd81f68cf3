const DAY = 86_400_000;

/** `YYYY-MM-DD` of a day counted from today; only the calendar day matters, so UTC noon is safe in any time zone. */
export function dayFrom(today: Date, days: number): string {
  return new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth(), today.getUTCDate(), 12) + days * DAY)
    .toISOString()
    .slice(0, 10);
}

/** The first day of the week that holds the day; `firstDay` as WEEKDAY() counts: 1 Sunday to 7 Saturday. */
export function weekStart(today: Date, firstDay: number): Date {
  const noon = new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth(), today.getUTCDate(), 12));
  const back = (noon.getUTCDay() + 1 - firstDay + 7) % 7;
  return new Date(noon.getTime() - back * DAY);
}

/** A moment of a day counted from today, as the API takes it; `hours` from midnight UTC, also beyond the day. */
export function momentFrom(today: Date, days: number, hours: number): string {
  return new Date(Date.parse(`${dayFrom(today, days)}T00:00:00Z`) + Math.round(hours * 60) * 60_000).toISOString();
}
