import { common, format, timesheet as words } from 'c/handoverLabels';
import { MONDAY, addDays, draftWeeks, rolesOf, startOfWeek, toWeek, weekName } from 'c/handoverTimesheetWeek';
import type { Choice, Day, Edits, Source, Week } from 'c/handoverTimesheetWeek';
import { toSubmit, toTakeBack } from './steps';

/** All that the page depends on besides the day: what was read, what was typed, what is under way. */
export interface PageState {
  today: Day;
  firstDay: number;
  /** What was read for this week; undefined until it is there, null when the user may not read it. */
  source?: Source | null | undefined;
  edits: Edits;
  /** Whether the user may create timesheets; undefined until it is known. */
  mayWrite?: boolean | undefined;
  /** What went wrong with reading. */
  errors?: unknown;
  /** A save is on its way. */
  busy: boolean;
}

/** What the template draws. */
export interface Page {
  start: Day;
  previous: Day;
  next: Day;
  weekLabel: string;
  isOtherWeek: boolean;
  hasBar: boolean;
  isLoading: boolean;
  explanation: string;
  week: Week | undefined;
  total: string;
  readOnly: boolean;
  hasRows: boolean;
  offersRows: boolean;
  offersSaving: boolean;
  projects: readonly Choice[];
  roles: readonly Choice[];
  usualRole: string | undefined;
  isDirty: boolean;
  cannotSave: boolean;
  cannotSubmit: boolean;
  mayTakeBack: boolean;
  /** Other weeks with work that is not saved. */
  otherWeeks: { start: Day; label: string }[];
  hasOtherWeeks: boolean;
}

/** The week of a day as the template draws it. */
export function toPage(day: Day, state: PageState): Page {
  const { today, firstDay, source, edits, mayWrite, errors, busy } = state;
  const start = startOfWeek(day, firstDay);
  const week = source && mayWrite !== undefined ? toWeek(source, day, edits) : undefined;
  const readOnly = mayWrite === false;
  const projects = source?.projects ?? [];
  const roles = source ? rolesOf(source, start) : [];
  const hasRows = (week?.rows.length ?? 0) > 0;
  const isDirty = week?.rows.some(({ dirty }) => dirty) ?? false;
  const offersRows = week !== undefined && !readOnly && projects.length > 0;
  const otherWeeks = draftWeeks()
    .filter((other) => other !== start)
    .map((other) => ({ start: other, label: format(words.week, weekName(other)) }));
  return {
    start,
    previous: addDays(start, -7),
    next: addDays(start, 7),
    weekLabel: weekName(start),
    isOtherWeek: start !== startOfWeek(today, firstDay),
    hasBar: source !== null,
    isLoading: !week && errors === undefined && source !== null,
    explanation: explain(state, week),
    week,
    total: week ? format(common.hours, week.total) : '',
    readOnly,
    hasRows,
    offersRows,
    offersSaving: offersRows || (hasRows && !readOnly),
    projects,
    roles,
    usualRole: roles.find(({ id }) => id === week?.rows[0]?.role.id)?.id,
    isDirty,
    cannotSave: busy || !isDirty,
    cannotSubmit: busy || !week || toSubmit(week).length === 0,
    mayTakeBack: !readOnly && week !== undefined && toTakeBack(week).length > 0,
    otherWeeks,
    hasOtherWeeks: otherWeeks.length > 0,
  };
}

/** A span of dates that covers this and last week, whatever day the week begins on. */
export function spanOf(day: Day): { since: Day; until: Day } {
  return { since: addDays(day, -13), until: day };
}

function explain({ source, mayWrite }: PageState, week: Week | undefined): string {
  if (source === null) return words.noAccess;
  if (!week) return '';
  if (mayWrite === false) return words.readOnly;
  if (source?.projects.length === 0) return words.noProjects;
  return week.rows.length === 0 ? words.emptyWeek : '';
}

/** What the page begins with. */
export function atFirst(today: Day): PageState {
  return { today, firstDay: MONDAY, edits: {}, busy: false };
}
