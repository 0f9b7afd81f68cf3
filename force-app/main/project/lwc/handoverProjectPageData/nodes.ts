import type { Connection, Field, NamedNode } from 'c/handoverGraphql';
import type * as nodes from 'c/handoverNodes';

export interface MilestoneNode extends nodes.MilestoneNode {
  Baseline_Due__c?: Field<string>;
  Status__c?: Field<string>;
  Done_On__c?: Field<string>;
}

export interface IssueNode extends nodes.IssueNode {
  Status__c?: Field<string>;
  Assigned_To__r?: NamedNode | null;
  CreatedDate?: Field<string>;
  Resolved_On__c?: Field<string>;
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

export interface UpdateNode extends nodes.UpdateNode {
  CreatedDate?: Field<string>;
  Burn__c?: Field<number>;
  Open_Issues__c?: Field<number>;
  Invoiced__c?: Field<number>;
  Forecast_Margin__c?: Field<number>;
}

export interface ProjectNode extends nodes.ProjectNode, nodes.ProjectFigures {
  Brief__c?: Field<string>;
  Change_Hours__c?: Field<number>;
  Change_Value__c?: Field<number>;
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
