import { weekday } from './dates';
import type { Day } from './dates';
import { writeHours } from './hours';
import { rowKey, sheetsOfLastWeek } from './rows';
import type { Choice, Edits, RowEdit, Source, Week } from './types';

/** What was typed into a cell. */
export interface CellChange {
  key: string;
  /** Position in the week that is shown, 0 to 6. */
  day: number;
  text: string;
}

const change = (edits: Edits, key: string, more: RowEdit): Edits => ({ ...edits, [key]: { ...edits[key], ...more } });

/** Keeps the texts as they were typed, also those that are no hours: the week tells what is wrong with them. */
export function typeHours(edits: Edits, changes: readonly CellChange[]): Edits {
  return changes.reduce(
    (all, { key, day, text }) => change(all, key, { cells: { ...all[key]?.cells, [day]: text } }),
    edits,
  );
}

/** Changes notes, the billable mark or both; what `more` does not have stays as it is. */
export function noteRow(edits: Edits, key: string, more: Pick<RowEdit, 'notes' | 'billable'>): Edits {
  return change(edits, key, more);
}

/** Adds a row, also one that was dropped before; what is typed in it already stays. */
export function addRow(edits: Edits, project: Choice, role: Choice): Edits {
  return change(edits, rowKey(project.id, role.id), { added: { project, role }, dropped: false });
}

/** Takes a row that was never saved out of the week; it comes back with a copy of last week. */
export function dropRow(edits: Edits, key: string): Edits {
  return { ...edits, [key]: { dropped: true } };
}

/** Takes everything unsaved of a row away: it stands as it is saved, or not at all. */
export function forgetRow(edits: Edits, key: string): Edits {
  return Object.fromEntries(Object.entries(edits).filter(([other]) => other !== key));
}

/**
 * Fills the hours of last week into the empty cells of this one, day by day, and brings back its rows. What is already
 * there stays as it is. The same object when there is nothing to copy.
 */
export function copyLastWeek(edits: Edits, source: Source, week: Week): Edits {
  let copied = edits;
  for (const sheet of sheetsOfLastWeek(source, week.start)) {
    const key = rowKey(sheet.projectId, sheet.roleId);
    const row = week.rows.find((candidate) => candidate.key === key);
    if (row?.locked) continue;
    if (!row)
      copied = change(copied, key, {
        added: {
          project: { id: sheet.projectId, name: sheet.projectName },
          role: { id: sheet.roleId, name: sheet.roleName },
        },
        dropped: false,
      });
    const changes = week.days.flatMap((day: Day, index) => {
      const hours = sheet.hours[weekday(day) - 1];
      return hours && !row?.cells[index]?.text ? [{ key, day: index, text: writeHours(hours) }] : [];
    });
    if (changes.length > 0) copied = typeHours(copied, changes);
    if (changes.length > 0 && !row?.saved && !sheet.billable) copied = noteRow(copied, key, { billable: false });
  }
  return copied;
}
