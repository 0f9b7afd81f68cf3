import { format, timesheet } from 'c/handoverLabels';
import type { RowResult, RowSave } from 'c/handoverTimesheetData';
import type { Source, Week } from 'c/handoverTimesheetWeek';

/** What a button does with the week. */
export type Step = 'save' | 'submit' | 'takeBack';

const DONE: Record<Step, string> = {
  save: timesheet.savedRows,
  submit: timesheet.submittedRows,
  takeBack: timesheet.takenBack,
};

/** What a step saves. Nothing is submitted while a cell of the week is wrong. */
export function savesOf(step: Step, week: Week): RowSave[] {
  if (step === 'save') return toSave(week);
  if (step === 'takeBack') return toTakeBack(week);
  return week.rows.some(({ invalid }) => invalid) ? [] : toSubmit(week);
}

/** Rows with something to save. A rejected one that is corrected becomes a draft again. */
function toSave(week: Week): RowSave[] {
  return week.rows.filter(({ dirty, invalid }) => dirty && !invalid).map((row) => ({ row, status: 'Draft' as const }));
}

/** Rows that go to the lead: all with hours. One whose hours were taken out is saved and stays a draft. */
export function toSubmit(week: Week): RowSave[] {
  return week.rows
    .filter(({ locked, dirty, total }) => !locked && (dirty || total > 0))
    .map((row) => ({ row, status: row.total > 0 ? ('Submitted' as const) : ('Draft' as const) }));
}

/** Submitted rows, to become drafts again; what is approved stays approved. */
export function toTakeBack(week: Week): RowSave[] {
  return week.rows.filter(({ status }) => status === 'Submitted').map((row) => ({ row, status: 'Draft' as const }));
}

/** What became of a save as a whole. */
export interface Outcome {
  saved: number;
  failed: number;
  savedKeys: string[];
  /** The org's refusal by key of the row. */
  errors: Record<string, unknown>;
  /** Lays the saved sheets over what was read, so that the page shows them before it reads again. */
  apply(source: Source): Source;
}

/** Adds the rows up: a result without a sheet is a refusal. */
export function settle(results: readonly RowResult[]): Outcome {
  const sheets = results.flatMap(({ sheet }) => sheet ?? []);
  const refused = results.filter(({ sheet }) => !sheet);
  const ids = new Set(sheets.map(({ id }) => id));
  return {
    saved: sheets.length,
    failed: refused.length,
    savedKeys: results.filter(({ sheet }) => sheet).map(({ row }) => row.key),
    errors: Object.fromEntries(refused.map(({ row, error }) => [row.key, error])),
    apply: (source) => ({ ...source, sheets: [...source.sheets.filter(({ id }) => !ids.has(id)), ...sheets] }),
  };
}

/** What is announced: the sentence of the step when every row was saved, else how many were and how many were not. */
export function messageOf({ saved, failed }: Outcome, step: Step): string {
  return failed === 0 ? DONE[step] : format(timesheet.someFailed, saved, failed);
}
