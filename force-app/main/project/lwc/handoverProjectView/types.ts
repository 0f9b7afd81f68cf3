import type { Mark } from 'c/handoverTone';

export interface HealthMark extends Mark {
  icon: string;
}

export interface WeekBar {
  /** First day of the week, YYYY-MM-DD. */
  week: string;
  hours: number;
  /** Length of the bar, 0 to 100, against the fullest week. */
  length: number;
}

/** Currency amounts and percentage points; undefined where the viewer may not read them. */
export interface Margins {
  baseline: number | undefined;
  forecast: number | undefined;
  erosion: number | undefined;
}

export interface ProjectView {
  id: string;
  name: string;
  status: string;
  health: HealthMark;
  reasons: { code: string; text: string }[];
  hoursText: string;
  /** Percentages of 0 to 100 for the bars; the text beside says what lies beyond. */
  burnBar: number;
  percentComplete: number;
  milestone: { name: string; due: string | undefined; overdue: boolean } | undefined;
  milestonesText: string;
  lead: string;
  plannedEnd: string | undefined;
  margins: Margins | undefined;
  weeks: WeekBar[];
  /** Whether the viewer may read timesheets at all. */
  showsWeeks: boolean;
}

/** Either projects, or the sentence that says why there are none to show. */
export type ProjectsView =
  { kind: 'projects'; projects: ProjectView[]; more: string } | { kind: 'noAccess' | 'notWon' | 'none'; text: string };
