import type { Mark } from 'c/handoverTone';

/** How far a project is, in the words and lengths that the head of the page draws. */
export interface SummaryView {
  name: string;
  status: string;
  health: Mark & { icon: string };
  reasons: { code: string; text: string }[];
  hours: string;
  /** 0 to 100; the text beside says what lies beyond. */
  burnBar: number;
  progress: string;
  progressBar: number;
  /** Short facts: change requests, last update. */
  notes: { key: string; text: string }[];
}

export interface MilestoneRow {
  id: string;
  name: string;
  due: string;
  dueText: string;
  baseline: string;
  slip: Mark | undefined;
  done: boolean;
  state: Mark;
}

export interface MilestonesView {
  rows: MilestoneRow[];
  headline: string;
  canAdd: boolean;
  canEdit: boolean;
  more: string;
}

export interface IssueRow {
  id: string;
  name: string;
  type: string;
  typeLabel: string;
  severity: Mark;
  status: string;
  open: boolean;
  owner: string;
  age: string;
  due: string;
  overdue: boolean;
  /** What a change request costs and whether the client agreed; '' for everything else. */
  change: string;
  changeMark: Mark | undefined;
}

export interface IssuesView {
  rows: IssueRow[];
  openCount: number;
  headline: string;
  budget: string;
  /** API names of the fields that a form may offer. */
  fields: ReadonlySet<string>;
  canAdd: boolean;
  canEdit: boolean;
  more: string;
}

export interface InvoiceRow {
  id: string;
  name: string;
  typeLabel: string;
  state: Mark;
  /** Signed: a credit note takes away. */
  amount: number;
  due: string;
  dates: string;
}

export interface Sum {
  key: string;
  label: string;
  amount: number;
  alarming: boolean;
}

export interface InvoicesView {
  rows: InvoiceRow[];
  sums: Sum[];
  /** API names of the fields that a form may offer. */
  fields: ReadonlySet<string>;
  canAdd: boolean;
  canEdit: boolean;
  more: string;
}

/** A figure then and now. */
export interface ChangeRow {
  key: string;
  label: string;
  before: string;
  now: string;
  difference: string;
}

export interface UpdateRow {
  id: string;
  health: Mark & { icon: string };
  author: string;
  date: string;
  summary: string;
  path: string;
}

export interface StatusView {
  /** The day of the last update; '' before the first one. */
  since: string;
  sinceText: string;
  figures: ChangeRow[];
  events: { key: string; text: string }[];
  log: UpdateRow[];
  canPost: boolean;
  canMoveProgress: boolean;
  progress: number | undefined;
  /** What the figures say, to begin with. */
  suggested: 'Green' | 'Amber' | 'Red';
  computed: Mark & { icon: string };
}

export interface ProjectPageView {
  kind: 'project';
  id: string;
  summary: SummaryView;
  /** Undefined when the viewer may not read them. */
  milestones: MilestonesView | undefined;
  issues: IssuesView | undefined;
  invoices: InvoicesView | undefined;
  status: StatusView | undefined;
}

/** Either a project, or the sentence that says why there is none to show. */
export type PageView = ProjectPageView | { kind: 'noAccess'; text: string };
