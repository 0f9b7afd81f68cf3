import type { Field, NamedNode } from 'c/handoverGraphql';

/** Fields of an item of a brief. */
export const ITEM_FIELDS = `
  Id
  Name @optional { value }
  Type__c @optional { value displayValue }
  Scope__c @optional { value displayValue }
  Standard__c @optional { value }
  Basis__c @optional { value displayValue }
  Delivery_Decision__c @optional { value displayValue }
  Status__c @optional { value displayValue }
  Hours__c @optional { value }
  Due_Date__c @optional { value }
  Promised_By__r @optional { Name @optional { value } }
  Promised_To__r @optional { Name @optional { value } }
`;

export interface ItemNode {
  Id: string;
  Name?: Field<string>;
  Type__c?: Field<string>;
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

/** Fields of a resource request of a brief. */
export const REQUEST_FIELDS = `
  Id
  Role__r @optional { Name @optional { value } }
  Hours__c @optional { value }
  Needed_From__c @optional { value }
  Person__r @optional { Name @optional { value } }
  Status__c @optional { value displayValue }
`;

export interface RequestNode {
  Id: string;
  Role__r?: NamedNode | null;
  Hours__c?: Field<number>;
  Needed_From__c?: Field<string>;
  Person__r?: NamedNode | null;
  Status__c?: Field<string>;
}

/** Fields of a question about a brief: who asked whom, what came of it, and what it cost. */
export const QUESTION_FIELDS = `
  Id
  Section__c @optional { value displayValue }
  Question__c @optional { value }
  Asked_By__c @optional { value }
  Asked_By__r @optional { Name @optional { value } }
  Asked_On__c @optional { value }
  Answer__c @optional { value }
  Answered_By__r @optional { Name @optional { value } }
  Answered_On__c @optional { value }
  Hours_to_Answer__c @optional { value }
  Hours_Lost__c @optional { value }
  Was_in_Brief__c @optional { value displayValue }
  Status__c @optional { value displayValue }
  Seller__r @optional { Name @optional { value } }
`;

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
}
