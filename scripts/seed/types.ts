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
  readonly discount?: { readonly percent: number; readonly approved: boolean };
}

export interface WorkPlan {
  readonly status: 'Planned' | 'Active';
  /** Progress as a percentage, 0 to 100. */
  readonly percentComplete: number;
  /** Full weeks of timesheets before the current one, and hours a person books in a week. */
  readonly weeks: number;
  readonly hoursPerWeek: number;
  /** How many of the milestones are done. */
  readonly milestonesDone: number;
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

export interface CostPlan {
  readonly name: string;
  readonly category: 'Travel' | 'Licences' | 'Subcontractor' | 'Material' | 'Other';
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
  /** How far an open deal has come, from 0 (first open stage of the org) to 1 (last one); `won` for a closed one. */
  readonly stage: number | 'won';
  readonly sellsProject: boolean;
  readonly brief?: BriefPlan;
  readonly work?: WorkPlan;
}

export interface SeedPlan {
  readonly people: readonly PersonPlan[];
  readonly roles: readonly RolePlan[];
  readonly accounts: readonly AccountPlan[];
  readonly deals: readonly DealPlan[];
}
