import type { Day } from './dates';
import type { HoursProblem } from './hours';

export type SheetStatus = 'Draft' | 'Submitted' | 'Approved' | 'Rejected';

/** A saved timesheet: one project in one role in one week. */
export interface Sheet {
  id: string;
  projectId: string;
  projectName: string;
  roleId: string;
  roleName: string;
  weekStarting: Day;
  /** Seven entries by the day of the calendar week, Sunday first, as the fields are named. */
  hours: (number | undefined)[];
  billable: boolean;
  notes: string;
  /** What the lead wants corrected; '' when nothing was rejected since it was last submitted. */
  rejectionReason: string;
  status: SheetStatus;
}

/** A project or role that may be chosen. */
export interface Choice {
  id: string;
  name: string;
}

/** What the page read from the org. */
export interface Source {
  firstDay: number;
  sheets: Sheet[];
  projects: Choice[];
  roles: (Choice & { validFrom?: Day | undefined; validTo?: Day | undefined })[];
}

/** What the user did to a row and did not save yet. */
export interface RowEdit {
  /** Text as typed, by position of the day in the week that is shown. */
  cells?: Readonly<Record<number, string>>;
  notes?: string;
  billable?: boolean;
  /** Set for a row that the user added. */
  added?: { project: Choice; role: Choice };
  /** A row that was never saved and is not wanted. */
  dropped?: boolean;
}

/** Unsaved work of one week, by key of the row. */
export type Edits = Readonly<Record<string, RowEdit>>;

export interface Cell {
  day: Day;
  text: string;
  value: number | undefined;
  problem: HoursProblem | undefined;
}

/** A row as it stands: what is saved, with what is typed laid over it. */
export interface Row {
  /** Project and role: the same before and after the row is saved. */
  key: string;
  /** The saved sheet; undefined for a row that was never saved. */
  saved: Sheet | undefined;
  project: Choice;
  role: Choice;
  cells: Cell[];
  notes: string;
  billable: boolean;
  total: number;
  status: SheetStatus;
  /** Submitted and approved rows are read-only. */
  locked: boolean;
  /** Differs from what is saved in something that can be saved. */
  dirty: boolean;
  invalid: boolean;
}

/** A week as the page shows it. */
export interface Week {
  start: Day;
  days: Day[];
  rows: Row[];
  dayTotals: number[];
  total: number;
}
