import { SECTION_FIELDS, WRITTEN_OBJECTS } from 'c/handoverBriefData';
import type { BriefData, BriefNode, DealNode, PricedRequestNode } from 'c/handoverBriefData';
import type { ItemNode, QuestionNode } from 'c/handoverNodes';
import type { Viewer } from 'c/handoverPermissions';

export const SELLER = '005000000000001AAA';
export const LEAD = '005000000000002AAA';
export const FINANCE = '005000000000003AAA';
export const DEAL = '006000000000001AAA';
export const BRIEF = 'a00000000000001AAA';

const value = <Value>(of: Value) => ({ value: of });

/** A viewer without rights of decision, unless given. */
export function viewer(rights: Partial<Viewer> = {}): Viewer {
  return {
    userId: SELLER,
    acceptsBriefs: false,
    confirmsResources: false,
    approvesDiscounts: false,
    approvesStartBeforePo: false,
    approvesTimesheets: false,
    ...rights,
  };
}

export const deliveryLead = viewer({ userId: LEAD, acceptsBriefs: true, confirmsResources: true });
export const finance = viewer({ userId: FINANCE, approvesDiscounts: true, approvesStartBeforePo: true });

/** A brief in draft: scope lacks its exclusions, everything else is ready. Differences are given. */
export function briefNode(differences: Partial<BriefNode> = {}): BriefNode {
  return {
    Id: BRIEF,
    Status__c: { value: 'Draft', displayValue: 'Draft' },
    Return_Reason__c: { value: null },
    Submitted_By__c: { value: null },
    Sealed__c: value(false),
    Readiness__c: value(87.5),
    Required_Sections__c: value('Scope;Commitments;Timeline;Resources;Commercials;Procurement;People;Background'),
    Gate_Mode__c: value('Enforce'),
    Acceptance_Required__c: value(true),
    Missing__c: value('SCOPE_EXCLUSIONS;SCOPE_AMBIGUOUS'),
    Scope_Ready__c: value(false),
    Commitments_Ready__c: value(true),
    Timeline_Ready__c: value(true),
    Resources_Ready__c: value(true),
    Commercials_Ready__c: value(true),
    Procurement_Ready__c: value(true),
    People_Ready__c: value(true),
    Background_Ready__c: value(true),
    Discount__c: value(4),
    Allowed_Discount__c: value(5),
    Discount_Status__c: value('None'),
    Discount_Reason__c: { value: null },
    Discount_Requested__c: { value: null },
    Approved_Discount__c: { value: null },
    PO_Required__c: value('No'),
    PO_Number__c: { value: null },
    Start_Before_PO__c: value('Not requested'),
    Agreed_Start__c: value('2026-03-16'),
    Earliest_Start__c: value('2026-03-06'),
    Planned_Hours__c: value(320),
    Other_Cost__c: value(1200),
    Delivery_Lead__r: { Name: value('Dana Lead') },
    ...differences,
  };
}

/** The same brief with every required section ready. */
export function readyBrief(differences: Partial<BriefNode> = {}): BriefNode {
  return briefNode({
    Readiness__c: value(100),
    Missing__c: { value: null },
    Scope_Ready__c: value(true),
    ...differences,
  });
}

export function itemNode(differences: Partial<ItemNode> = {}): ItemNode {
  return {
    Id: 'a01000000000001AAA',
    Name: value('Data migration'),
    Type__c: { value: 'Deliverable', displayValue: 'Deliverable' },
    Scope__c: value('Ambiguous'),
    Standard__c: value(false),
    Delivery_Decision__c: value('Pending'),
    Status__c: { value: 'Open', displayValue: 'Open' },
    Hours__c: value(40),
    Due_Date__c: value('2026-05-04'),
    ...differences,
  };
}

export function requestNode(differences: Partial<PricedRequestNode> = {}): PricedRequestNode {
  return {
    Id: 'a02000000000001AAA',
    Role__r: { Name: value('Solution Architect') },
    Hours__c: value(80),
    Needed_From__c: value('2026-03-16'),
    Person__c: { value: null },
    Person__r: null,
    Status__c: { value: 'Assumed', displayValue: 'Assumed' },
    ...differences,
  };
}

export interface Answer {
  deal?: Partial<DealNode>;
  brief?: BriefNode | null;
  items?: ItemNode[];
  requests?: PricedRequestNode[];
  questions?: QuestionNode[];
}

/** What GraphQL answers for one deal. */
export function answer({
  deal = {},
  brief = briefNode(),
  items = [],
  requests = [],
  questions = [],
}: Answer = {}): BriefData {
  const edges = <Node>(list: Node[]) => ({ edges: list.map((node) => ({ node })) });
  return {
    uiapi: {
      query: {
        Opportunity: edges([
          {
            Id: DEAL,
            Name: value('Website relaunch'),
            OwnerId: value(SELLER),
            Handover_Sells_a_Project__c: value(true),
            Handover_Brief__c: { value: brief?.Id ?? null },
            Handover_Brief__r: brief,
            ...deal,
          },
        ]),
        Handover_Item__c: edges(items),
        Handover_Resource_Request__c: edges(requests),
        Handover_Question__c: edges(questions),
      },
    },
  };
}

const STEP_FIELDS = [
  'Status__c',
  'Return_Reason__c',
  'Discount_Status__c',
  'Discount_Requested__c',
  'Approved_Discount__c',
  'Start_Before_PO__c',
];
const ALL_FIELDS = [
  ...Object.values(SECTION_FIELDS).flatMap((fields) => fields.map(({ name }) => name)),
  ...STEP_FIELDS,
];

/** What the org says about the objects: everything may be written, unless fields of the brief are given. */
export function objectInfos(briefFields: string[] = ALL_FIELDS, details = true) {
  const fields = [...briefFields, 'Delivery_Decision__c', 'Answer__c'];
  return {
    results: WRITTEN_OBJECTS.map((apiName, position) => ({
      statusCode: 200,
      result: {
        apiName,
        createable: position > 0 && details,
        updateable: position === 0 || details,
        fields: Object.fromEntries(fields.map((name) => [name, { apiName: name, createable: true, updateable: true }])),
      },
    })),
  };
}
