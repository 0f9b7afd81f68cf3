import { addDays, daysFrom, startOfWeek, weekday } from './dates';
import type { Day } from './dates';
import { readHours, writeHours } from './hours';
import type { Cell, Choice, Edits, Row, RowEdit, Sheet, Source, Week } from './types';

/** The key of a row by what its hours are for, so that it stays the same when the row is saved and gets an id. */
export function rowKey(projectId: string, roleId: string): string {
  return `${projectId}-${roleId}`;
}

/** The sheets of the week that begins on that day. */
function sheetsOf(source: Source, start: Day): Sheet[] {
  const end = addDays(start, 6);
  return source.sheets.filter(({ weekStarting }) => weekStarting >= start && weekStarting <= end);
}

/** Sheets of the week before on projects and in roles that hours can still be logged on. */
export function sheetsOfLastWeek(source: Source, start: Day): Sheet[] {
  const projects = new Set(source.projects.map(({ id }) => id));
  const roles = new Set(rolesOf(source, start).map(({ id }) => id));
  return sheetsOf(source, addDays(start, -7)).filter(
    (sheet) => projects.has(sheet.projectId) && roles.has(sheet.roleId),
  );
}

/** The roles that are valid in the week. */
export function rolesOf(source: Source, start: Day): Choice[] {
  const end = addDays(start, 6);
  return source.roles.filter(
    ({ validFrom, validTo }) => (!validFrom || validFrom <= end) && (!validTo || validTo >= start),
  );
}

/**
 * The week that the day lies in. Its rows are what is saved, what was worked on last week (as a suggestion, until
 * everything of this week is submitted) and what the user added, each with what is typed laid over it.
 */
export function toWeek(source: Source, day: Day, edits: Edits): Week {
  const start = startOfWeek(day, source.firstDay);
  const days = daysFrom(start);
  const rows = [...savedRows(source, start, days, edits), ...newRows(source, start, days, edits)].sort(
    (a, b) => a.project.name.localeCompare(b.project.name) || a.role.name.localeCompare(b.role.name),
  );
  const dayTotals = days.map((_, index) => sum(rows.map(({ cells }) => cells[index]?.value)));
  return { start, days, rows, dayTotals, total: sum(dayTotals) };
}

function savedRows(source: Source, start: Day, days: Day[], edits: Edits): Row[] {
  const taken = new Set<string>();
  return sheetsOf(source, start).map((saved) => {
    // Weeks that began on another day, before the policy changed, may repeat project and role.
    const plain = rowKey(saved.projectId, saved.roleId);
    const key = taken.has(plain) ? saved.id : plain;
    taken.add(key);
    const project = { id: saved.projectId, name: saved.projectName };
    const role = { id: saved.roleId, name: saved.roleName };
    return toRow({ key, saved, project, role, days, edit: edits[key] });
  });
}

function newRows(source: Source, start: Day, days: Day[], edits: Edits): Row[] {
  const saved = sheetsOf(source, start);
  const found = new Map<string, { project: Choice; role: Choice }>();
  const finished = saved.length > 0 && saved.every(({ status }) => status === 'Submitted' || status === 'Approved');
  for (const sheet of finished ? [] : sheetsOfLastWeek(source, start)) {
    found.set(rowKey(sheet.projectId, sheet.roleId), {
      project: { id: sheet.projectId, name: sheet.projectName },
      role: { id: sheet.roleId, name: sheet.roleName },
    });
  }
  for (const [key, { added }] of Object.entries(edits)) if (added) found.set(key, added);
  for (const sheet of saved) found.delete(rowKey(sheet.projectId, sheet.roleId));
  return [...found]
    .filter(([key]) => !edits[key]?.dropped)
    .map(([key, { project, role }]) => toRow({ key, saved: undefined, project, role, days, edit: edits[key] }));
}

interface RowParts {
  key: string;
  saved: Sheet | undefined;
  project: Choice;
  role: Choice;
  days: Day[];
  edit: RowEdit | undefined;
}

function toRow({ key, saved, project, role, days, edit }: RowParts): Row {
  const locked = saved?.status === 'Submitted' || saved?.status === 'Approved';
  const own = locked ? undefined : edit;
  const cells = days.map((day, index) => toCell(day, saved?.hours[weekday(day) - 1], own?.cells?.[index]));
  const notes = own?.notes ?? saved?.notes ?? '';
  const billable = own?.billable ?? saved?.billable ?? true;
  const total = sum(cells.map(({ value }) => value));
  const invalid = cells.some(({ problem }) => problem !== undefined);
  const dirty = saved
    ? invalid ||
      notes !== saved.notes ||
      billable !== saved.billable ||
      cells.some(({ day, value }) => (value ?? 0) !== (saved.hours[weekday(day) - 1] ?? 0))
    : invalid || total > 0 || notes.trim() !== '';
  return {
    key,
    saved,
    project,
    role,
    cells,
    notes,
    billable,
    total,
    status: saved?.status ?? 'Draft',
    locked,
    dirty,
    invalid,
  };
}

function toCell(day: Day, saved: number | undefined, typed: string | undefined): Cell {
  if (typed === undefined) return { day, text: writeHours(saved), value: saved, problem: undefined };
  const { value, problem } = readHours(typed);
  return { day, text: typed, value: problem ? undefined : value, problem };
}

function sum(values: readonly (number | undefined)[]): number {
  return Math.round(values.reduce<number>((total, value) => total + (value ?? 0), 0) * 100) / 100;
}
