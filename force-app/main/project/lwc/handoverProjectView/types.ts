import type { QuestionView } from 'c/handoverAskView';
import type { Mark } from 'c/handoverTone';

export interface HealthMark extends Mark {
  icon: string;
}

export interface Reason {
  code: string;
  text: string;
}

/** What stood at the end of a week. Hours are hours, `done` is percent of the work; undefined where nothing was said. */
export interface BurnWeek {
  /** First day of the week, YYYY-MM-DD. */
  week: string;
  hours: number | undefined;
  burned: number | undefined;
  done: number | undefined;
}

/** Hours against budget and work done, week by week, oldest first. */
export interface BurnView {
  weeks: BurnWeek[];
  /** Ends of the time that the chart shows, and today, YYYY-MM-DD. */
  start: string;
  end: string;
  today: string;
  budget: number | undefined;
  burned: number;
  /** Percent. */
  done: number;
  /** Whether the viewer may not read timesheets, so that the weeks come from the status updates. */
  fromUpdates: boolean;
}

/** Currency amounts; undefined where the viewer may not read them. */
export interface InvoicesView {
  /** Current value of the project; undefined when none was agreed. */
  value: number | undefined;
  issued: number;
  paid: number;
  /** Issued and not yet due. */
  open: number;
  overdue: number;
  /** Of the value, not invoiced so far; undefined without a value. */
  rest: number | undefined;
  /** What may be invoiced today by the billing model. */
  ready: number | undefined;
}

export interface PendingRow {
  id: string;
  name: string;
  type: string;
  severity: Mark;
  due: string | undefined;
  overdue: boolean;
  /** Extra hours in words, for a change request. */
  extraHours: string;
  extraValue: number | undefined;
  /** Whether the client approved it, for a change request. */
  approval: string;
}

export interface PendingView {
  total: number;
  /** The most severe ones. */
  rows: PendingRow[];
  more: string;
}

export interface StatusView {
  mark: HealthMark;
  postedOn: string | undefined;
  author: string;
  summary: string;
  pathToGreen: string;
}

export interface MilestoneView {
  name: string;
  due: string | undefined;
  overdue: boolean;
  /** How far it slipped, in words. */
  slip: string;
  slipped: boolean;
}

/** Currency amounts and percentage points; undefined where the viewer may not read them. */
export interface Margins {
  baseline: number | undefined;
  forecast: number | undefined;
  erosion: number | undefined;
}

/** What of a project the viewer may read is there, what not is undefined. */
export interface ProjectView {
  id: string;
  name: string;
  status: string;
  health: HealthMark;
  reasons: Reason[];
  hoursText: string;
  burn: BurnView;
  milestone: MilestoneView | undefined;
  milestonesText: string;
  lead: string;
  plannedEnd: string | undefined;
  invoices: InvoicesView | undefined;
  pending: PendingView | undefined;
  latest: StatusView | undefined;
  showsStatus: boolean;
  margins: Margins | undefined;
}

export interface PromiseRow {
  id: string;
  name: string;
  due: string | undefined;
  mark: Mark;
  note: string;
}

/** Promises of the deal by what became of them, and those that want attention: open and breached ones. */
export interface PromisesView {
  counts: { key: string; label: string; count: number }[];
  rows: PromiseRow[];
}

/** What delivery asked about the deal: the oldest open question first, and the latest answers. */
export interface QuestionsView {
  open: QuestionView[];
  answered: QuestionView[];
}

/** The deal's projects, or the sentence that says why there are none to show. */
export type ProjectsView =
  | {
      kind: 'projects';
      projects: ProjectView[];
      /** Of several projects, how many are how healthy. */
      summary: string;
      more: string;
      promises: PromisesView | undefined;
      questions: QuestionsView | undefined;
    }
  | { kind: 'noAccess' | 'notWon' | 'none'; text: string };
