import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { PEOPLE, PROJECTS } from './base.ts';
import type { Base, Known } from './base.ts';

export const OBJECT = 'Handover_Timesheet__c';
/** What the validation rule on hours says of a row with a day of 25 hours. */
export const REFUSAL = 'Each day takes between 0 and 24 hours';

/** The fields of a row as they stand in a file; how person, project and role are named is up to the reader of the file. */
export const FIELDS = [
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
export interface TimesheetRow {
  readonly key: string;
  readonly person: Known;
  readonly project: Known;
  readonly role: Known;
  readonly fields: Readonly<Record<(typeof FIELDS)[number], string>>;
}

/** The columns of a file and the cells of a row in it. */
export interface Layout {
  readonly columns: readonly string[];
  cells(row: TimesheetRow): readonly string[];
}

/** As Bulk API 2.0 takes it: parents by external id, the person by id, because users have no external id. */
export const BULK_LAYOUT = layout('Person__c', ({ person }) => person.id);
/** As SFDMU takes it, which finds every parent by a key, and users by name. */
export const SFDMU_LAYOUT = layout('Person__r.Name', ({ person }) => person.key);

function layout(personColumn: string, person: (row: TimesheetRow) => string): Layout {
  return {
    columns: ['Timesheet_Key__c', personColumn, 'Project__r.External_Id__c', 'Role__r.External_Id__c', ...FIELDS],
    cells: (row) => [row.key, person(row), row.project.key, row.role.key, ...FIELDS.map((field) => row.fields[field])],
  };
}

const WEEK = 7 * 86_400_000;
const FIRST_MONDAY = Date.UTC(2019, 0, 7);

/**
 * Timesheets in the order in which a time-tracking tool exports them: week by week, in it project by project. `refused` of
 * them, spread evenly, have a day of 25 hours, which a validation rule of the package refuses.
 */
export function* timesheets(base: Base, count: number, refused = 0): Generator<TimesheetRow> {
  const isRefused = new Set(refusedIndexes(count, refused));
  for (let index = 0; index < count; index += 1) {
    const at = index % PEOPLE;
    const person = pick(base.people, at);
    const project = pick(base.projects, Math.floor(index / PEOPLE));
    const role = pick(base.roles, at);
    const week = Math.floor(index / (PEOPLE * PROJECTS));
    const monday = new Date(FIRST_MONDAY + week * WEEK).toISOString().slice(0, 10);
    const hours = (day: number): string => String(((index * 7 + day * 3) % 16) / 2);
    yield {
      key: `${person.id}-${project.id}-${role.id}-${monday}`,
      person,
      project,
      role,
      fields: {
        Week_Starting__c: monday,
        Monday_Hours__c: isRefused.has(index) ? '25' : hours(0),
        Tuesday_Hours__c: hours(1),
        Wednesday_Hours__c: hours(2),
        Thursday_Hours__c: hours(3),
        Friday_Hours__c: hours(4),
        Billable__c: index % 5 === 0 ? 'false' : 'true',
        Status__c: 'Submitted',
      },
    };
  }
}

function pick(among: readonly Known[], index: number): Known {
  const found = among[index % among.length];
  if (found === undefined) throw new Error('The base has no people, projects or roles.');
  return found;
}

/** Which rows the org refuses, counted from 0: as many as there are, spread evenly. */
export function refusedIndexes(count: number, refused: number): number[] {
  const every = count / Math.max(refused, 1);
  return Array.from({ length: Math.min(refused, count) }, (_, index) => Math.floor((index + 0.5) * every));
}

/** Writes rows as CSV, as fast as the disk takes them: a million of them need no more memory than ten. */
export async function writeCsv(file: string, { columns, cells }: Layout, rows: Iterable<TimesheetRow>): Promise<void> {
  const stream = createWriteStream(file);
  let text = `${columns.join(',')}\n`;
  for (const row of rows) {
    text += `${cells(row).join(',')}\n`;
    if (text.length < 1_000_000) continue;
    if (!stream.write(text)) await new Promise<void>((resolve) => void stream.once('drain', () => resolve()));
    text = '';
  }
  stream.end(text);
  await finished(stream);
}
