import type { BriefFactsNode, DescribedItemNode, ProjectBriefData, QuestionRights } from 'c/handoverAskData';
import type { QuestionNode } from 'c/handoverNodes';

export const BRIEF = 'a00000000000001AAA';
export const DANA = '005000000000001AAA';
export const SOFIA = '005000000000002AAA';

const value = <Value>(of: Value) => ({ value: of });
const choice = (of: string) => ({ value: of, displayValue: of });
export const list = <Node>(nodes: Node[]) => ({ edges: nodes.map((node) => ({ node })) });

export const DELIVERY: QuestionRights = { ask: true, answer: false, close: true };
export const SALES: QuestionRights = { ask: false, answer: true, close: false };

export function itemNode(differences: Partial<DescribedItemNode> = {}): DescribedItemNode {
  return {
    Id: 'a01000000000001AAA',
    Name: value('Data migration'),
    Type__c: choice('Deliverable'),
    Description__c: value('From the present system.'),
    Scope__c: choice('Included'),
    Standard__c: value(true),
    Delivery_Decision__c: choice('Pending'),
    Status__c: choice('Open'),
    Hours__c: value(40),
    ...differences,
  };
}

export function questionNode(differences: Partial<QuestionNode> = {}): QuestionNode {
  return {
    Id: 'a02000000000001AAA',
    Section__c: choice('Scope'),
    Question__c: value('Does the migration include archives?'),
    Asked_By__c: value(DANA),
    Asked_By__r: { Name: value('Dana Okafor') },
    Asked_On__c: value('2026-03-02T12:00:00.000Z'),
    Seller__r: { Name: value('Sofia Marin') },
    Status__c: choice('Open'),
    ...differences,
  };
}

/** A brief with little to ask about. Differences are given. */
export function briefNode(differences: Partial<BriefFactsNode> = {}): BriefFactsNode {
  return {
    Id: BRIEF,
    Status__c: choice('Accepted'),
    Sealed__c: value(true),
    Sealed_On__c: value('2026-03-01T12:00:00.000Z'),
    Accepted_By__r: { Name: value('Dana Okafor') },
    Accepted_On__c: value('2026-02-20T12:00:00.000Z'),
    Opportunity__r: { Name: value('Website relaunch') },
    Scope_Summary__c: value('A new website.'),
    Out_of_Scope__c: value('Photography.'),
    Agreed_Start__c: value('2026-03-15'),
    Deadline__c: value('2026-06-30'),
    Deadline_Flexibility__c: choice('Flexible'),
    Approved_Discount__c: value(12),
    Discount_Approved_By__r: { Name: value('Farah Haddad') },
    Discount_Approved_On__c: value('2026-02-18T12:00:00.000Z'),
    PO_Required__c: choice('No'),
    Start_Before_PO__c: choice('Not requested'),
    Handover_Items__r: list([itemNode()]),
    Handover_Resource_Requests__r: list([]),
    Handover_Questions__r: list([]),
    ...differences,
  };
}

export function answer(brief: BriefFactsNode | undefined): ProjectBriefData {
  return { uiapi: { query: { Handover_Brief__c: list(brief ? [brief] : []) } } };
}
