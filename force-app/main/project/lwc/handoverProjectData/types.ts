import type { Connection, Field } from 'c/handoverGraphql';

export interface PersonNode {
  Name?: Field<string> | null;
}

export interface ProjectNode {
  Id: string;
  Name?: Field<string>;
  Status__c?: Field<string>;
  Health__c?: Field<string>;
  Health_Reasons__c?: Field<string>;
  Health_Reasons_Restricted__c?: Field<string>;
  Hours_Logged__c?: Field<number>;
  Current_Budget_Hours__c?: Field<number>;
  Budget_Hours__c?: Field<number>;
  Burn__c?: Field<number>;
  Percent_Complete__c?: Field<number>;
  Next_Milestone_Due__c?: Field<string>;
  Milestones_Total__c?: Field<number>;
  Milestones_Done__c?: Field<number>;
  Planned_Start__c?: Field<string>;
  Actual_Start__c?: Field<string>;
  Planned_End__c?: Field<string>;
  First_Day_of_Week__c?: Field<number>;
  Open_Issues__c?: Field<number>;
  Current_Value__c?: Field<number>;
  Invoiced__c?: Field<number>;
  Credited__c?: Field<number>;
  Paid__c?: Field<number>;
  To_Invoice__c?: Field<number>;
  Baseline_Margin__c?: Field<number>;
  Forecast_Margin__c?: Field<number>;
  Margin_Erosion__c?: Field<number>;
  Delivery_Lead__r?: PersonNode | null;
}

export interface MilestoneNode {
  Id: string;
  Name?: Field<string>;
  Project__c?: Field<string>;
  Due__c?: Field<string>;
  Slip_Days__c?: Field<number>;
}

export interface IssueNode {
  Id: string;
  Name?: Field<string>;
  Project__c?: Field<string>;
  Type__c?: Field<string>;
  Severity__c?: Field<string>;
  Due_On__c?: Field<string>;
  Extra_Hours__c?: Field<number>;
  Extra_Value__c?: Field<number>;
  Client_Approved__c?: Field<boolean>;
}

export interface UpdateNode {
  Id: string;
  Project__c?: Field<string>;
  Posted_On__c?: Field<string>;
  Declared_Health__c?: Field<string>;
  Summary__c?: Field<string>;
  Path_to_Green__c?: Field<string>;
  Percent_Complete__c?: Field<number>;
  Hours_Logged__c?: Field<number>;
  CreatedBy?: PersonNode | null;
}

export interface PromiseNode {
  Id: string;
  Name?: Field<string>;
  Status__c?: Field<string>;
  Due_Date__c?: Field<string>;
  Closure_Note__c?: Field<string>;
}

export interface QuestionNode {
  Id: string;
  Question__c?: Field<string>;
  Section__c?: Field<string>;
  Status__c?: Field<string>;
  Asked_On__c?: Field<string>;
  Answer__c?: Field<string>;
  Answered_On__c?: Field<string>;
  Asked_By__r?: PersonNode | null;
  Answered_By__r?: PersonNode | null;
}

/** A row of an aggregate query. */
export interface Aggregated<Row> {
  aggregate?: Row | null;
}

/** Hours of one project in one week. */
export interface WeekRow {
  Project__c?: Field<string>;
  Week_Starting__c?: Field<string>;
  Total_Hours__c?: { sum?: Field<number> | null } | null;
}

/** What is overdue of one project. */
export interface OverdueRow {
  Project__c?: Field<string>;
  Billed_Amount__c?: { sum?: Field<number> | null } | null;
}

export interface DealNode {
  Id: string;
  IsWon?: Field<boolean>;
  Handover_Sells_a_Project__c?: Field<boolean>;
  /** Absent when the user may not read projects. */
  Handover_Projects__r?: Connection<ProjectNode> | null;
}

/** The records of a deal's projects; what is absent the user may not read. */
export interface DealRecords {
  Opportunity?: Connection<DealNode>;
  Handover_Milestone__c?: Connection<MilestoneNode>;
  Handover_Issue__c?: Connection<IssueNode>;
  Handover_Update__c?: Connection<UpdateNode>;
  Handover_Item__c?: Connection<PromiseNode>;
  Handover_Question__c?: Connection<QuestionNode>;
}

/** The answer of PROJECTS_QUERY. */
export interface ProjectsData {
  uiapi?: {
    query?: DealRecords;
    aggregate?: {
      Handover_Timesheet__c?: Connection<Aggregated<WeekRow>>;
      Handover_Invoice__c?: Connection<Aggregated<OverdueRow>>;
    };
  };
}
