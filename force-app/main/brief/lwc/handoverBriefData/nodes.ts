import type { Connection, Field, NamedNode } from 'c/handoverGraphql';
import type { ItemNode, QuestionNode, RequestNode } from 'c/handoverNodes';

export interface BriefNode {
  Id: string;
  Status__c?: Field<string>;
  Return_Reason__c?: Field<string>;
  Submitted_By__c?: Field<string>;
  Sealed__c?: Field<boolean>;
  Readiness__c?: Field<number>;
  Required_Sections__c?: Field<string>;
  Gate_Mode__c?: Field<string>;
  Acceptance_Required__c?: Field<boolean>;
  Missing__c?: Field<string>;
  Scope_Ready__c?: Field<boolean>;
  Commitments_Ready__c?: Field<boolean>;
  Timeline_Ready__c?: Field<boolean>;
  Resources_Ready__c?: Field<boolean>;
  Commercials_Ready__c?: Field<boolean>;
  Procurement_Ready__c?: Field<boolean>;
  People_Ready__c?: Field<boolean>;
  Background_Ready__c?: Field<boolean>;
  Discount__c?: Field<number>;
  Allowed_Discount__c?: Field<number>;
  Discount_Status__c?: Field<string>;
  Discount_Reason__c?: Field<string>;
  Discount_Requested__c?: Field<number>;
  Discount_Requested_By__c?: Field<string>;
  Discount_Requested_By__r?: NamedNode | null;
  Approved_Discount__c?: Field<number>;
  Discount_Approved_By__r?: NamedNode | null;
  PO_Required__c?: Field<string>;
  PO_Number__c?: Field<string>;
  Start_Before_PO__c?: Field<string>;
  Start_Before_PO_Requested_By__c?: Field<string>;
  Start_Before_PO_Requested_By__r?: NamedNode | null;
  Start_Before_PO_Approved_By__r?: NamedNode | null;
  Agreed_Start__c?: Field<string>;
  Earliest_Start__c?: Field<string>;
  Planned_Hours__c?: Field<number>;
  Planned_Labour_Cost__c?: Field<number>;
  Other_Cost__c?: Field<number>;
  Sensitivities__c?: Field<string>;
  Delivery_Lead__r?: NamedNode | null;
}

export interface DealNode {
  Id: string;
  Name?: Field<string>;
  OwnerId?: Field<string>;
  Handover_Sells_a_Project__c?: Field<boolean>;
  Handover_Brief__c?: Field<string>;
  Handover_Brief__r?: BriefNode | null;
}

/** A request as the panel reads it: with what it costs, for whoever may know. */
export interface PricedRequestNode extends RequestNode {
  Person__c?: Field<string>;
  Planned_Cost__c?: Field<number>;
}

/** The answer of BRIEF_QUERY. */
export interface BriefData {
  uiapi?: {
    query?: {
      Opportunity?: Connection<DealNode>;
      Handover_Item__c?: Connection<ItemNode>;
      Handover_Resource_Request__c?: Connection<PricedRequestNode>;
      Handover_Question__c?: Connection<QuestionNode>;
    };
  };
}
