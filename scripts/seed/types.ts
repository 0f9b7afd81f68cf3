/** What a seed plan says: plain data, dates as whole days from today, so that the same plan is true on any day. */

export type PersonKey = string;

export interface PersonPlan {
  readonly key: PersonKey;
  readonly firstName: string;
  readonly lastName: string;
  readonly title: string;
  /** Profile by name, and the package's permission sets that make the persona. */
  readonly profile: string;
  readonly permissionSets: readonly string[];
}

export interface RolePlan {
  readonly key: string;
  readonly name: string;
  readonly costRate: number;
  readonly billRate: number;
}

export interface ContactPlan {
  readonly key: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly title: string;
}

export interface AccountPlan {
  readonly key: string;
  readonly name: string;
  readonly industry: string;
  readonly contacts: readonly [sponsor: ContactPlan, lead: ContactPlan];
}

export interface ItemPlan {
  readonly type: 'Deliverable' | 'Exclusion' | 'Commitment' | 'Exception' | 'Assumption' | 'Risk';
  readonly name: string;
  readonly description: string;
  readonly scope?: 'Included' | 'Excluded' | 'Ambiguous';
  readonly basis?: 'Customer-validated' | 'Sales-assumed';
  /** False for what the standard offer does not contain. */
  readonly standard?: boolean;
  readonly decision?: 'Pending' | 'Accepted' | 'Rejected';
  readonly dueInDays?: number;
  readonly hours?: number;
  /** What became of a promise; the last two with a note. */
  readonly status?: 'Open' | 'Met' | 'Waived' | 'Breached';
  readonly closureNote?: string;
}

export interface RequestPlan {
  readonly role: string;
  readonly person?: PersonKey;
  readonly hours: number;
  readonly status: 'Assumed' | 'Soft-booked' | 'Confirmed' | 'Declined';
}

/** The brief's own fields; what is absent stays blank. Lookups are keys of the plan. */
export interface BriefPlan {
  readonly fields: Readonly<Record<string, string | number | boolean>>;
  readonly dates: Readonly<Record<string, number>>;
  /** Whether the people of the client side are known. */
  readonly clientPeople: boolean;
  readonly deliveryLead?: PersonKey;
  readonly items: readonly ItemPlan[];
  readonly requests: readonly RequestPlan[];
  readonly status: 'Draft' | 'Submitted' | 'Accepted' | 'Returned';
  readonly returnReason?: string;
  /** Percentage asked for, and whether finance granted it. */
  readonly discount?: { readonly percent: number; readonly approved: boolean; readonly rejected?: boolean };
  /** How far a start before the purchase order was brought. */
  readonly startBeforePo?: 'Requested' | 'Approved' | 'Rejected';
  /** When it was submitted and decided; today when absent. */
  readonly decidedInDays?: number;
}

/** One week of one person on a project. */
export interface SheetPlan {
  readonly person: PersonKey;
  readonly role: string;
  /** 0 is the week of today: of it only the days before today are written. */
  readonly weeksAgo: number;
  /** Hours of the first days of the week, beginning with Monday. */
  readonly hours: readonly number[];
  readonly status: 'Draft' | 'Submitted' | 'Approved' | 'Rejected';
  readonly billable?: boolean;
  readonly notes?: string;
}

/** What became of a deliverable of the brief once it was a milestone, by the deliverable's name. */
export interface MilestonePlan {
  readonly name: string;
  readonly doneInDays?: number;
  /** The present plan, where it is no longer the first one. */
  readonly dueInDays?: number;
}

export interface WorkPlan {
  readonly status: 'Planned' | 'Active' | 'On Hold' | 'Completed' | 'Cancelled';
  /** Progress as a percentage, 0 to 100. */
  readonly percentComplete: number;
  readonly startedInDays?: number;
  readonly endedInDays?: number;
  readonly sheets: readonly SheetPlan[];
  readonly milestones: readonly MilestonePlan[];
}

export interface IssuePlan {
  readonly name: string;
  readonly type?: 'Issue' | 'Risk' | 'Change request' | 'Dependency';
  readonly severity?: 'Low' | 'Medium' | 'High' | 'Critical';
  readonly status?: 'Open' | 'In progress' | 'Resolved' | 'Closed';
  readonly description: string;
  readonly resolution?: string;
  readonly assignedTo?: PersonKey;
  readonly dueInDays?: number;
  readonly extraHours?: number;
  readonly extraValue?: number;
  /** When the client approved a change request. */
  readonly approvedInDays?: number;
}

export interface InvoicePlan {
  /** Number on the document, and its key. */
  readonly number: string;
  readonly type?: 'Invoice' | 'Credit note' | 'Down payment';
  readonly status: 'Planned' | 'Issued' | 'Paid' | 'Void';
  readonly amount: number;
  readonly deducted?: number;
  readonly issuedInDays?: number;
  /** 30 days after it was issued when absent. */
  readonly dueInDays?: number;
  readonly paidInDays?: number;
  readonly voidReason?: string;
}

/** A question of delivery to sales, against a section of the brief. */
export interface QuestionPlan {
  readonly section: string;
  readonly question: string;
  readonly askedBy: PersonKey;
  readonly askedInDays: number;
  readonly answer?: string;
  /** Hours between question and answer. */
  readonly hoursToAnswer?: number;
  readonly closed?: boolean;
  readonly wasInBrief?: 'Yes' | 'Partly' | 'No';
  readonly hoursLost?: number;
}

/** What people left beside the record: where context lives without a brief. */
export interface ActivityPlan {
  readonly kind: 'Email' | 'Call' | 'Task' | 'Meeting' | 'Note';
  readonly subject: string;
  readonly text: string;
  readonly inDays: number;
}

/** A project beside the launched one, started by hand. */
export interface FurtherProjectPlan {
  readonly name: string;
  readonly budgetHours: number;
  readonly value: number;
  readonly startInDays: number;
  readonly endInDays: number;
  readonly work: WorkPlan;
  readonly life: LifePlan;
}

export interface CostPlan {
  readonly name: string;
  readonly category: 'Travel' | 'Licences' | 'Subcontractor' | 'Material' | 'Other';
  readonly refund?: boolean;
  readonly amount: number;
  readonly inDays: number;
}

export interface UpdatePlan {
  readonly inDays: number;
  readonly health: 'Green' | 'Amber' | 'Red';
  /** Progress on that day, as a percentage. */
  readonly percent: number;
  readonly summary: string;
  readonly pathToGreen?: string;
  /** Issues that were open on that day, where it is known. */
  readonly openIssues?: number;
}

/** What happened on a project since its deal was won. */
export interface LifePlan {
  readonly issues: readonly IssuePlan[];
  readonly invoices: readonly InvoicePlan[];
  readonly costs: readonly CostPlan[];
  readonly updates: readonly UpdatePlan[];
}

export interface DealPlan {
  readonly key: string;
  readonly name: string;
  readonly account: string;
  readonly owner: PersonKey;
  readonly amount: number;
  readonly closeInDays: number;
  /** How far an open deal has come, from 0 (first open stage of the org) to 1 (last one); `reopened` was won before. */
  readonly stage: number | 'won' | 'lost' | 'reopened';
  readonly sellsProject: boolean;
  readonly brief?: BriefPlan;
  readonly work?: WorkPlan;
  readonly life?: LifePlan;
  readonly questions?: readonly QuestionPlan[];
  readonly activities?: readonly ActivityPlan[];
  readonly further?: FurtherProjectPlan;
}

export interface SeedPlan {
  readonly seed: number;
  readonly people: readonly PersonPlan[];
  readonly roles: readonly RolePlan[];
  readonly accounts: readonly AccountPlan[];
  readonly deals: readonly DealPlan[];
}
