import type { Connection, Field, NamedNode } from 'c/handoverGraphql';
import type * as nodes from 'c/handoverNodes';

export interface ProjectNode extends nodes.ProjectNode, nodes.ProjectFigures {
  Budget_Hours__c?: Field<number>;
  Next_Milestone_Due__c?: Field<string>;
  Actual_Start__c?: Field<string>;
  First_Day_of_Week__c?: Field<number>;
  Current_Value__c?: Field<number>;
  Baseline_Margin__c?: Field<number>;
  Delivery_Lead__r?: NamedNode | null;
}

/** A detail of several projects says which one it is of. */
interface OfProject {
  Project__c?: Field<string>;
}

export interface MilestoneNode extends nodes.MilestoneNode, OfProject {}
export interface IssueNode extends nodes.IssueNode, OfProject {}
export interface UpdateNode extends nodes.UpdateNode, OfProject {}

export interface PromiseNode {
  Id: string;
  Name?: Field<string>;
  Status__c?: Field<string>;
  Due_Date__c?: Field<string>;
  Closure_Note__c?: Field<string>;
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
  Handover_Question__c?: Connection<nodes.QuestionNode>;
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
