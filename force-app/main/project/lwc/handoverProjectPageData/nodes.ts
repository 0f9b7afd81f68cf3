import type { Connection, Field } from 'c/handoverGraphql';

export interface NamedNode {
  Name?: Field<string> | null;
}

export interface MilestoneNode {
  Id: string;
  Name?: Field<string>;
  Due__c?: Field<string>;
  Baseline_Due__c?: Field<string>;
  Slip_Days__c?: Field<number>;
  Status__c?: Field<string>;
  Done_On__c?: Field<string>;
}

export interface IssueNode {
  Id: string;
  Name?: Field<string>;
  Type__c?: Field<string>;
  Severity__c?: Field<string>;
  Status__c?: Field<string>;
  Assigned_To__r?: NamedNode | null;
  Due_On__c?: Field<string>;
  CreatedDate?: Field<string>;
  Resolved_On__c?: Field<string>;
  Extra_Hours__c?: Field<number>;
  Extra_Value__c?: Field<number>;
  Client_Approved__c?: Field<boolean>;
  Client_Approved_On__c?: Field<string>;
}

export interface InvoiceNode {
  Id: string;
  Name?: Field<string>;
  Type__c?: Field<string>;
  Status__c?: Field<string>;
  Net_Amount__c?: Field<number>;
  Billed_Amount__c?: Field<number>;
  Issued_On__c?: Field<string>;
  Due_On__c?: Field<string>;
  Paid_On__c?: Field<string>;
}

export interface UpdateNode {
  Id: string;
  Declared_Health__c?: Field<string>;
  Summary__c?: Field<string>;
  Path_to_Green__c?: Field<string>;
  Posted_On__c?: Field<string>;
  CreatedDate?: Field<string>;
  CreatedBy?: NamedNode | null;
  Percent_Complete__c?: Field<number>;
  Hours_Logged__c?: Field<number>;
  Burn__c?: Field<number>;
  Open_Issues__c?: Field<number>;
  Invoiced__c?: Field<number>;
  Forecast_Margin__c?: Field<number>;
}

export interface ProjectNode {
  Id: string;
  Name?: Field<string>;
  Status__c?: Field<string>;
  Brief__c?: Field<string>;
  Health__c?: Field<string>;
  Health_Reasons__c?: Field<string>;
  Health_Reasons_Restricted__c?: Field<string>;
  Percent_Complete__c?: Field<number>;
  Hours_Logged__c?: Field<number>;
  Current_Budget_Hours__c?: Field<number>;
  Burn__c?: Field<number>;
  Planned_Start__c?: Field<string>;
  Planned_End__c?: Field<string>;
  Milestones_Total__c?: Field<number>;
  Milestones_Done__c?: Field<number>;
  Change_Hours__c?: Field<number>;
  Change_Value__c?: Field<number>;
  Open_Issues__c?: Field<number>;
  Invoiced__c?: Field<number>;
  Credited__c?: Field<number>;
  Paid__c?: Field<number>;
  To_Invoice__c?: Field<number>;
  Forecast_Margin__c?: Field<number>;
  Margin_Erosion__c?: Field<number>;
  Latest_Update_On__c?: Field<string>;
  /** A list is absent when the user may not read the object. */
  Handover_Milestones__r?: Connection<MilestoneNode> | null;
  Handover_Issues__r?: Connection<IssueNode> | null;
  Handover_Invoices__r?: Connection<InvoiceNode> | null;
  Handover_Updates__r?: Connection<UpdateNode> | null;
}

/** The answer of PROJECT_PAGE_QUERY. */
export interface ProjectPageData {
  uiapi?: { query?: { Handover_Project__c?: Connection<ProjectNode> } };
}
