import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { PEOPLE, PROJECTS } from './base.ts';
import type { Base } from './base.ts';

export const OBJECT = 'Handover_Timesheet__c';
/** What the validation rule on hours says of a row with a day of 25 hours. */
export const REFUSAL = 'Each day takes between 0 and 24 hours';

export const COLUMNS = [
  'Timesheet_Key__c',
  'Person__c',
  'Project__c',
  'Role__c',
  'Week_Starting__c',
  'Monday_Hours__c',
  'Tuesday_Hours__c',
  'Wednesday_Hours__c',
  'Thursday_Hours__c',
  'Friday_Hours__c',
  'Billable__c',
  'Status__c',
] as const;

/** A week of one person on one project. */
export type TimesheetRow = Readonly<Record<(typeof COLUMNS)[number], string>>;

const WEEK = 7 * 86_400_000;
const FIRST_MONDAY = Date.UTC(2019, 0, 7);

/**
 * Timesheets in the order in which a time-tracking tool exports them: week by week, in it project by project. `refused` of
 * them, spread evenly, have a day of 25 hours, which a validation rule of the package refuses.
 */
export function* timesheets(base: Base, count: number, refused = 0): Generator<TimesheetRow> {
  const isRefused = refusedRows(count, refused);
  for (let index = 0; index < count; index += 1) {
    const at = index % PEOPLE;
    const person = base.people[at] ?? '';
    const project = base.projects[Math.floor(index / PEOPLE) % PROJECTS]?.id ?? '';
    const role = base.roles[at % base.roles.length] ?? '';
    const week = Math.floor(index / (PEOPLE * PROJECTS));
    const monday = new Date(FIRST_MONDAY + week * WEEK).toISOString().slice(0, 10);
    const hours = (day: number): string => String(((index * 7 + day * 3) % 16) / 2);
    yield {
      Timesheet_Key__c: `${person}-${project}-${role}-${monday}`,
      Person__c: person,
      Project__c: project,
      Role__c: role,
      Week_Starting__c: monday,
      Monday_Hours__c: isRefused(index) ? '25' : hours(0),
      Tuesday_Hours__c: hours(1),
      Wednesday_Hours__c: hours(2),
      Thursday_Hours__c: hours(3),
      Friday_Hours__c: hours(4),
      Billable__c: index % 5 === 0 ? 'false' : 'true',
      Status__c: 'Submitted',
    };
  }
}

function refusedRows(count: number, refused: number): (index: number) => boolean {
  const every = refused === 0 ? 0 : Math.floor(count / refused);
  return (index) => every > 0 && index % every === Math.floor(every / 2) && Math.floor(index / every) < refused;
}

/** Keys of the rows that the org refuses. */
export function refusedKeys(base: Base, count: number, refused: number): string[] {
  const isRefused = refusedRows(count, refused);
  const keys: string[] = [];
  let index = 0;
  for (const row of timesheets(base, count)) {
    if (isRefused(index)) keys.push(row.Timesheet_Key__c);
    index += 1;
  }
  return keys;
}

/** Writes rows as CSV, as far as the disk keeps up: a million of them need no more memory than ten. */
export async function writeCsv(file: string, rows: Iterable<TimesheetRow>): Promise<void> {
  const stream = createWriteStream(file);
  let text = `${COLUMNS.join(',')}\n`;
  for (const row of rows) {
    text += `${COLUMNS.map((column) => row[column]).join(',')}\n`;
    if (text.length < 1_000_000) continue;
    if (!stream.write(text)) await new Promise<void>((resolve) => void stream.once('drain', () => resolve()));
    text = '';
  }
  stream.end(text);
  await finished(stream);
}
