import type { SObjectRecord } from '../../../schema/types.ts';

const MINUTE = 60_000;

/** The one status of the standard value set that is closed; an org's own statuses are not here. */
const CLOSED_STATUS = 'Completed';

/** A task is closed by its status; the day of completion is stamped once (Object Reference, "Task"). */
export function applyTask(record: SObjectRecord, old: SObjectRecord | undefined, now: string): void {
  const closed = record['Status'] === CLOSED_STATUS;
  record['IsClosed'] = closed;
  record['IsHighPriority'] = record['Priority'] === 'High';
  if (!closed) record['CompletedDateTime'] = null;
  else if (old?.['IsClosed'] !== true) record['CompletedDateTime'] = now;
}

/**
 * Day, end and duration of an event follow from each other: the duration from start and end, the end from start and duration
 * (Object Reference, "Event": StartDateTime, EndDateTime, DurationInMinutes). All-day events are left as they are.
 */
export function applyEvent(record: SObjectRecord, changed: ReadonlySet<string>): void {
  const start = record['StartDateTime'] ?? record['ActivityDateTime'];
  if (typeof start !== 'string' || record['IsAllDayEvent'] === true) return;
  record['StartDateTime'] = start;
  record['ActivityDateTime'] = start;
  record['ActivityDate'] = start.slice(0, 10);
  const { EndDateTime: end, DurationInMinutes: duration } = record;
  if (typeof end === 'string' && (changed.has('EndDateTime') || typeof duration !== 'number'))
    record['DurationInMinutes'] = Math.round((Date.parse(end) - Date.parse(start)) / MINUTE);
  else if (typeof duration === 'number')
    record['EndDateTime'] = new Date(Date.parse(start) + duration * MINUTE).toISOString();
  if (typeof record['EndDateTime'] === 'string') record['EndDate'] = record['EndDateTime'].slice(0, 10);
}
