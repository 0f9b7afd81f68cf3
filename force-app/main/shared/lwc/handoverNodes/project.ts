import type { Field, NamedNode } from 'c/handoverGraphql';

/** What every screen asks of a project: what it is called, how it stands, and why. */
export const PROJECT_FIELDS = `
  Id
  Name @optional { value }
  Status__c @optional { value displayValue }
  Health__c @optional { value }
  Health_Reasons__c @optional { value }
  Health_Reasons_Restricted__c @optional { value }
  Burn__c @optional { value }
  Percent_Complete__c @optional { value }
  Margin_Erosion__c @optional { value }
`;

export interface ProjectNode {
  Id: string;
  Name?: Field<string>;
  Status__c?: Field<string>;
  Health__c?: Field<string>;
  Health_Reasons__c?: Field<string>;
  Health_Reasons_Restricted__c?: Field<string>;
  /** Percentage. */
  Burn__c?: Field<number>;
  /** Percentage. */
  Percent_Complete__c?: Field<number>;
  /** Percentage points; absent for whoever may not read margins. */
  Margin_Erosion__c?: Field<number>;
}

/** The figures behind it, for a screen about one project. */
export const PROJECT_FIGURES = `
  Hours_Logged__c @optional { value }
  Current_Budget_Hours__c @optional { value }
  Planned_Start__c @optional { value }
  Planned_End__c @optional { value }
  Milestones_Total__c @optional { value }
  Milestones_Done__c @optional { value }
  Open_Issues__c @optional { value }
  Invoiced__c @optional { value }
  Credited__c @optional { value }
  Paid__c @optional { value }
  To_Invoice__c @optional { value }
  Forecast_Margin__c @optional { value }
`;

export interface ProjectFigures {
  Hours_Logged__c?: Field<number>;
  Current_Budget_Hours__c?: Field<number>;
  Planned_Start__c?: Field<string>;
  Planned_End__c?: Field<string>;
  Milestones_Total__c?: Field<number>;
  Milestones_Done__c?: Field<number>;
  Open_Issues__c?: Field<number>;
  Invoiced__c?: Field<number>;
  Credited__c?: Field<number>;
  Paid__c?: Field<number>;
  To_Invoice__c?: Field<number>;
  Forecast_Margin__c?: Field<number>;
}

/** Fields of a milestone. */
export const MILESTONE_FIELDS = `
  Id
  Name @optional { value }
  Due__c @optional { value }
  Slip_Days__c @optional { value }
`;

export interface MilestoneNode {
  Id: string;
  Name?: Field<string>;
  Due__c?: Field<string>;
  Slip_Days__c?: Field<number>;
}

/** Fields of an issue, a risk, a change request or a dependency. */
export const ISSUE_FIELDS = `
  Id
  Name @optional { value }
  Type__c @optional { value displayValue }
  Severity__c @optional { value displayValue }
  Due_On__c @optional { value }
  Extra_Hours__c @optional { value }
  Extra_Value__c @optional { value }
  Client_Approved__c @optional { value }
`;

export interface IssueNode {
  Id: string;
  Name?: Field<string>;
  Type__c?: Field<string>;
  Severity__c?: Field<string>;
  Due_On__c?: Field<string>;
  Extra_Hours__c?: Field<number>;
  Extra_Value__c?: Field<number>;
  Client_Approved__c?: Field<boolean>;
}

/** Fields of a status update: what was said, by whom, and the figures of that day. */
export const UPDATE_FIELDS = `
  Id
  Posted_On__c @optional { value }
  Declared_Health__c @optional { value displayValue }
  Summary__c @optional { value }
  Path_to_Green__c @optional { value }
  Percent_Complete__c @optional { value }
  Hours_Logged__c @optional { value }
  CreatedBy @optional { Name @optional { value } }
`;

export interface UpdateNode {
  Id: string;
  Posted_On__c?: Field<string>;
  Declared_Health__c?: Field<string>;
  Summary__c?: Field<string>;
  Path_to_Green__c?: Field<string>;
  Percent_Complete__c?: Field<number>;
  Hours_Logged__c?: Field<number>;
  CreatedBy?: NamedNode | null;
}
