import { format, timesheet as words } from 'c/handoverLabels';
import { addRow, copyLastWeek, dropRow, rowKey } from 'c/handoverTimesheetWeek';
import type { Choice, Edits, Source, Week } from 'c/handoverTimesheetWeek';

/** What the user did to the week, and what follows from it on the page. */
export interface Change {
  edits: Edits;
  /** Rows that were touched: what the org refused about them is no longer about what stands there. */
  touched?: readonly string[];
  /** What is said about it; nothing where the page itself shows it. */
  announcement?: string;
  /** Key of the row that takes the cursor; '' for the first cell that needs it. */
  focusRow?: string;
}

/** Adds a row with the cursor in it, or leads to it when it is already there. */
export function toAdd(edits: Edits, week: Week, project: Choice, role: Choice): Change {
  const focusRow = rowKey(project.id, role.id);
  if (week.rows.some(({ key }) => key === focusRow))
    return { edits, focusRow, announcement: format(words.alreadyThere, project.name) };
  return { edits: addRow(edits, project, role), focusRow };
}

/** Copies last week, with the cursor in the first cell that needs it; where nothing was copied, that is announced. */
export function toCopy(edits: Edits, week: Week, source: Source): Change {
  const copied = copyLastWeek(edits, source, week);
  return { edits: copied, focusRow: '', announcement: copied === edits ? words.nothingToCopy : words.copied };
}

/** Takes a row that was never saved out, with what the org refused about it. */
export function toDrop(edits: Edits, key: string): Change {
  return { edits: dropRow(edits, key), touched: [key], focusRow: '' };
}
