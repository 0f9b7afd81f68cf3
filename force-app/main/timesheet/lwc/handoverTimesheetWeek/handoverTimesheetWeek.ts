/** A week of hours as pure functions: what the page shows, and what becomes of what is typed. */
export { MONDAY, addDays, dayNames, startOfWeek, today, weekName, weekday } from './dates';
export type { Day } from './dates';
export { draftOf, draftWeeks, keepDraft } from './drafts';
export { addRow, copyLastWeek, dropRow, forgetRow, noteRow, typeHours } from './edits';
export type { CellChange } from './edits';
export { MOST_HOURS, readHours, writeHours } from './hours';
export { rolesOf, rowKey, sheetsOfLastWeek, toWeek } from './rows';
export type { Cell, Choice, Edits, Row, RowEdit, Sheet, SheetStatus, Source, Week } from './types';
