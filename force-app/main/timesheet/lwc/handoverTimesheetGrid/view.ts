import { format, timesheet as words } from 'c/handoverLabels';
import { MOST_HOURS, dayNames, writeHours } from 'c/handoverTimesheetWeek';
import type { Cell, Row, SheetStatus, Week } from 'c/handoverTimesheetWeek';
import { reduceErrors } from 'c/handoverErrors';
import { badgeClass } from 'c/handoverTone';
import type { Tone } from 'c/handoverTone';
import type { Position } from './keyboard';

const STATUS_LABELS: Record<SheetStatus, string> = {
  Draft: words.draft,
  Submitted: words.submitted,
  Approved: words.approved,
  Rejected: words.rejected,
};
const STATUS_TONES: Record<SheetStatus, Tone> = {
  Draft: 'neutral',
  Submitted: 'warning',
  Approved: 'success',
  Rejected: 'error',
};

/** What of the grid changes without the week: the day of a narrow place, the day it is, the open row, refusals by row. */
export interface GridState {
  today: string;
  activeDay: number;
  openRow: string | undefined;
  busy: boolean;
  readOnly: boolean;
  errors: Readonly<Record<string, unknown>>;
}

/** How a row is spoken of in the names of its buttons: project and role. */
export function rowName({ project, role }: Row): string {
  return format(words.rowName, project.name, role.name);
}

/** The first cell that needs the cursor: of that row, else of the first faulty one, else of the first that can be written to. */
export function cellFor(week: Week, editable: readonly number[], key: string | undefined, day: number): Position {
  const wanted = week.rows.findIndex((row) => (key ? row.key === key : row.invalid));
  const row = wanted >= 0 ? wanted : (editable[0] ?? 0);
  const faulty = week.rows[row]?.cells.findIndex(({ problem }) => problem) ?? -1;
  return { row, day: faulty >= 0 ? faulty : day };
}

/** Days with more hours over all rows than a day has: a question, not a fault. */
export function toLongDays(week: Week): { key: string; text: string }[] {
  return week.days.flatMap((day, index) => {
    const hours = week.dayTotals[index] ?? 0;
    return hours > MOST_HOURS ? [{ key: day, text: format(words.longDay, dayNames(day).long, hours) }] : [];
  });
}

/** The columns with their totals over all rows; `pressed` and `current` are the values of the ARIA attributes. */
export function toDays(week: Week, { activeDay, today }: GridState) {
  return week.days.map((day, index) => {
    const names = dayNames(day);
    const total = week.dayTotals[index] ?? 0;
    const classes = ['day', index === activeDay && 'active', day === today && 'today', isWeekend(day) && 'weekend'];
    return {
      key: day,
      index,
      ...names,
      class: classes.filter(Boolean).join(' '),
      pressed: index === activeDay ? 'true' : 'false',
      current: day === today ? 'date' : undefined,
      total: writeHours(total || undefined),
      totalClass: total > MOST_HOURS ? 'sum long' : 'sum',
    };
  });
}

/**
 * The rows as the template draws them. Only one that was never saved can be removed; one that is submitted or approved is
 * read-only, whatever the page is.
 */
export function toRows(week: Week, state: GridState) {
  const days = toDays(week, state);
  return week.rows.map((row, rowIndex) => {
    const name = rowName(row);
    const readOnly = row.locked || state.readOnly;
    const messages = messagesOf(row, state);
    return {
      key: row.key,
      rowIndex,
      name,
      project: row.project.name,
      role: row.role.name,
      notes: row.notes,
      hasNotes: row.notes !== '' && state.openRow !== row.key,
      billable: row.billable,
      notBillable: !row.billable,
      readOnly,
      noteDisabled: readOnly || state.busy,
      open: state.openRow === row.key,
      expanded: state.openRow === row.key ? 'true' : 'false',
      detailsLabel: format(words.details, name),
      removeLabel: format(words.remove, name),
      removable: !row.saved && !state.readOnly,
      status: row.saved && row.status !== 'Draft' ? STATUS_LABELS[row.status] : '',
      badgeClass: badgeClass(STATUS_TONES[row.status]),
      total: writeHours(row.total || undefined),
      class: ['row', row.dirty && 'dirty', messages.length > 0 && 'failed'].filter(Boolean).join(' '),
      messages,
      messagesId: `messages-${rowIndex}`,
      hasMessages: messages.length > 0,
      cells: row.cells.map((cell, index) => ({
        key: cell.day,
        index,
        text: cell.text,
        class: days[index]?.class,
        label: format(words.cell, row.project.name, row.role.name, days[index]?.long),
        invalid: cell.problem ? 'true' : undefined,
        inputClass: cell.problem ? 'slds-input hours invalid' : 'slds-input hours',
      })),
    };
  });
}

/** What is wrong with a row: hours that cannot be, and what the org refused. */
function messagesOf(row: Row, { errors }: GridState): { key: string; text: string }[] {
  const cells = row.cells.flatMap((cell) => cellMessage(cell) ?? []);
  return [...cells, ...reduceErrors(errors[row.key]), ...rejectionOf(row)].map((text, index) => ({
    key: String(index),
    text,
  }));
}

/** What the lead wants corrected, for as long as it is being corrected. */
function rejectionOf({ saved, status, locked, dirty }: Row): string[] {
  if (saved?.rejectionReason && !locked) return [format(words.rejectedBecause, saved.rejectionReason)];
  return status === 'Rejected' && !dirty ? [words.rejectedHint] : [];
}

function cellMessage({ day, problem }: Cell): string | undefined {
  if (!problem) return undefined;
  return format(problem === 'range' ? words.outOfRange : words.notANumber, dayNames(day).long);
}

/** Saturday and Sunday, whatever day the week begins on. */
function isWeekend(day: string): boolean {
  return [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
}
