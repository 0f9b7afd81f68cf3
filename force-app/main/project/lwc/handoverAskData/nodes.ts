import type { Connection, Field, NamedNode } from 'c/handoverGraphql';
import type { ItemNode, QuestionNode, RequestNode } from 'c/handoverNodes';

/** An item as delivery reads it: in full. */
export interface DescribedItemNode extends ItemNode {
  Description__c?: Field<string>;
}

export interface BriefFactsNode {
  Id: string;
  Name?: Field<string>;
  Status__c?: Field<string>;
  Sealed__c?: Field<boolean>;
  Sealed_On__c?: Field<string>;
  Missing__c?: Field<string>;
  Required_Sections__c?: Field<string>;
  Submitted_By__r?: NamedNode | null;
  Accepted_By__r?: NamedNode | null;
  Accepted_On__c?: Field<string>;
  Opportunity__r?: NamedNode | null;
  Scope_Summary__c?: Field<string>;
  Out_of_Scope__c?: Field<string>;
  No_Commitments_Made__c?: Field<boolean>;
  Client_Expected_Start__c?: Field<string>;
  Agreed_Start__c?: Field<string>;
  Deadline__c?: Field<string>;
  Deadline_Flexibility__c?: Field<string>;
  Deadline_Reason__c?: Field<string>;
  Planned_Hours__c?: Field<number>;
  List_Price__c?: Field<number>;
  Discount__c?: Field<number>;
  Approved_Discount__c?: Field<number>;
  Discount_Reason__c?: Field<string>;
  Discount_Status__c?: Field<string>;
  Discount_Approved_By__r?: NamedNode | null;
  Discount_Approved_On__c?: Field<string>;
  Billing_Model__c?: Field<string>;
  Payment_Terms__c?: Field<string>;
  PO_Required__c?: Field<string>;
  PO_Number__c?: Field<string>;
  PO_Expected_On__c?: Field<string>;
  Start_Before_PO__c?: Field<string>;
  Start_Before_PO_Approved_By__r?: NamedNode | null;
  Start_Before_PO_Approved_On__c?: Field<string>;
  Procurement_Notes__c?: Field<string>;
  Client_Sponsor__r?: NamedNode | null;
  Client_Lead__r?: NamedNode | null;
  Delivery_Lead__r?: NamedNode | null;
  Why_They_Bought__c?: Field<string>;
  Success_Criteria__c?: Field<string>;
  Sensitivities__c?: Field<string>;
  /** A list is absent when the user may not read the object. */
  Handover_Items__r?: Connection<DescribedItemNode> | null;
  Handover_Resource_Requests__r?: Connection<RequestNode> | null;
  Handover_Questions__r?: Connection<QuestionNode> | null;
}

/** The answer of PROJECT_BRIEF_QUERY. */
export interface ProjectBriefData {
  uiapi?: { query?: { Handover_Brief__c?: Connection<BriefFactsNode> } };
}
