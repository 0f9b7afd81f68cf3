import type { Connection, Field } from 'c/handoverGraphql';

interface NamedNode {
  Name?: Field<string> | null;
}

export interface BriefItemNode {
  Id: string;
  Name?: Field<string>;
  Type__c?: Field<string>;
  Description__c?: Field<string>;
  Scope__c?: Field<string>;
  Standard__c?: Field<boolean>;
  Basis__c?: Field<string>;
  Delivery_Decision__c?: Field<string>;
  Status__c?: Field<string>;
  Hours__c?: Field<number>;
  Due_Date__c?: Field<string>;
  Promised_By__r?: NamedNode | null;
  Promised_To__r?: NamedNode | null;
}

export interface BriefRequestNode {
  Id: string;
  Role__r?: NamedNode | null;
  Hours__c?: Field<number>;
  Needed_From__c?: Field<string>;
  Person__r?: NamedNode | null;
  Status__c?: Field<string>;
}

export interface QuestionNode {
  Id: string;
  Section__c?: Field<string>;
  Question__c?: Field<string>;
  Asked_By__c?: Field<string>;
  Asked_By__r?: NamedNode | null;
  Asked_On__c?: Field<string>;
  Answer__c?: Field<string>;
  Answered_By__r?: NamedNode | null;
  Answered_On__c?: Field<string>;
  Hours_to_Answer__c?: Field<number>;
  Hours_Lost__c?: Field<number>;
  Was_in_Brief__c?: Field<string>;
  Status__c?: Field<string>;
  Seller__r?: NamedNode | null;
  Project__c?: Field<string>;
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
  Handover_Items__r?: Connection<BriefItemNode> | null;
  Handover_Resource_Requests__r?: Connection<BriefRequestNode> | null;
  Handover_Questions__r?: Connection<QuestionNode> | null;
}

/** The answer of PROJECT_BRIEF_QUERY. */
export interface ProjectBriefData {
  uiapi?: { query?: { Handover_Brief__c?: Connection<BriefFactsNode> } };
}
