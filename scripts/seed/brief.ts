import { SECTIONS } from '../package/sections.ts';
import type { Section } from '../package/sections.ts';
import { termsOf } from './terms.ts';
import type { Terms } from './terms.ts';
import type { BriefPlan, ItemPlan, PersonKey, RequestPlan } from './types.ts';

export interface BriefOptions {
  readonly title: string;
  readonly startInDays: number;
  readonly listPrice: number;
  /** Sections that are filled in; all when absent. */
  readonly has?: readonly Section[];
  /** One deliverable is still ambiguous. */
  readonly ambiguous?: boolean;
  /** One person is only soft-booked. */
  readonly unconfirmed?: boolean;
  readonly status?: BriefPlan['status'];
  readonly returnReason?: string;
  readonly discount?: BriefPlan['discount'];
  /** What else differs from deal to deal; the hand-written deals leave it at what is usual. */
  readonly deliverables?: readonly { readonly name: string; readonly hours: number; readonly dueInDays: number }[];
  readonly requests?: readonly RequestPlan[];
  readonly lead?: PersonKey;
  readonly deadlineInDays?: number;
  readonly otherCost?: number;
  readonly billingModel?: string;
  readonly purchaseOrder?: string;
  readonly startBeforePo?: BriefPlan['startBeforePo'];
  readonly decidedInDays?: number;
  /** What is excluded, not standard and promised; the usual when absent. */
  readonly terms?: Terms;
  /** What became of the two promises. */
  readonly promises?: readonly [Pick<ItemPlan, 'status' | 'closureNote'>, Pick<ItemPlan, 'status' | 'closureNote'>];
}

type SectionContent = Pick<BriefPlan, 'fields' | 'dates' | 'items' | 'requests'> & {
  clientPeople: boolean;
  deliveryLead?: string;
};

const nothing: SectionContent = { fields: {}, dates: {}, items: [], requests: [], clientPeople: false };

const USUAL = termsOf(0);

/** How long before the start a brief is decided on, unless its deal says otherwise. */
const DAYS_BEFORE_START = 21;

/** A brief as a careful seller would have written it, with only the sections named in `has`. */
export function brief(options: BriefOptions): BriefPlan {
  const present = options.has ?? SECTIONS;
  const parts = present.map((section) => contents[section](options));
  const leads = parts.flatMap((part) => (part.deliveryLead === undefined ? [] : [part.deliveryLead]));
  return {
    fields: Object.assign({}, ...parts.map((part) => part.fields)),
    dates: Object.assign({}, ...parts.map((part) => part.dates)),
    clientPeople: parts.some((part) => part.clientPeople),
    items: parts.flatMap((part) => part.items),
    requests: parts.flatMap((part) => part.requests),
    status: options.status ?? 'Draft',
    ...(leads[0] === undefined ? {} : { deliveryLead: leads[0] }),
    ...(options.returnReason === undefined ? {} : { returnReason: options.returnReason }),
    ...(options.discount === undefined ? {} : { discount: options.discount }),
    ...(options.startBeforePo === undefined ? {} : { startBeforePo: options.startBeforePo }),
    decidedInDays: options.decidedInDays ?? Math.min(-2, options.startInDays - DAYS_BEFORE_START),
  };
}

const contents: Record<Section, (options: BriefOptions) => SectionContent> = {
  Scope: ({ title, startInDays, ambiguous, deliverables, terms = USUAL }) => ({
    ...nothing,
    fields: {
      Scope_Summary__c: `Design, build and introduce the ${title}: two workshops, a configured pilot, data migration from the present system, training of key users and six weeks of support after go-live.`,
      Out_of_Scope__c:
        'Hardware, network changes, migration of records older than three years, and translations beyond English.',
    },
    items: scopeItems(deliverables ?? usualDeliverables(startInDays), ambiguous === true, terms),
  }),
  Commitments: ({ startInDays, promises, terms: { lasting, early } = USUAL }) => ({
    ...nothing,
    items: [
      {
        type: 'Commitment',
        name: lasting.name,
        description: lasting.description,
        basis: 'Customer-validated',
        dueInDays: startInDays + 84,
        ...promises?.[0],
      },
      {
        type: 'Commitment',
        name: early.name,
        description: early.description,
        basis: 'Customer-validated',
        dueInDays: startInDays + 7,
        ...promises?.[1],
      },
    ],
  }),
  Timeline: ({ startInDays, deadlineInDays }) => ({
    ...nothing,
    fields: {
      Deadline_Flexibility__c: 'Some room',
      Deadline_Reason__c: 'The old system is switched off at the end of the quarter after next.',
    },
    dates: {
      Client_Expected_Start__c: startInDays - 3,
      Agreed_Start__c: startInDays,
      Deadline__c: deadlineInDays ?? startInDays + 98,
    },
  }),
  Resources: ({ unconfirmed, requests }) => ({
    ...nothing,
    requests:
      requests === undefined
        ? usualRequests(unconfirmed === true)
        : requests.map((request, index) =>
            unconfirmed === true && index === 0 ? { ...request, status: 'Soft-booked' } : request,
          ),
  }),
  Commercials: ({ listPrice, discount, billingModel, otherCost }) => ({
    ...nothing,
    fields: {
      List_Price__c: listPrice,
      Billing_Model__c: billingModel ?? 'Milestones',
      Payment_Terms__c: '30 % at order, 40 % at pilot, 30 % at go-live; 30 days net',
      Other_Cost__c: otherCost ?? 2_400,
      ...(discount === undefined
        ? {}
        : { Discount_Reason__c: 'First project with this customer; a second site is planned next year.' }),
    },
  }),
  Procurement: ({ purchaseOrder, startBeforePo }) => ({
    ...nothing,
    fields: {
      PO_Required__c: 'Yes',
      ...(startBeforePo === undefined ? { PO_Number__c: purchaseOrder ?? 'PO-2207-118' } : {}),
      Procurement_Notes__c: 'Invoices go to the shared procurement mailbox, always with the order number.',
    },
  }),
  People: ({ lead }) => ({ ...nothing, clientPeople: true, deliveryLead: lead ?? 'dana' }),
  Background: ({ title }) => ({
    ...nothing,
    fields: {
      Why_They_Bought__c: `An audit found that the ${title} depends on three spreadsheets and one person who retires next year.`,
      Success_Criteria__c: 'Half the time from request to answer, no double entry, and figures the board believes.',
    },
  }),
};

function usualDeliverables(startInDays: number): { name: string; hours: number; dueInDays: number }[] {
  return [
    { name: 'Workshops and design', hours: 90, dueInDays: startInDays + 28 },
    { name: 'Configured pilot', hours: 180, dueInDays: startInDays + 56 },
    { name: 'Go-live and training', hours: 150, dueInDays: startInDays + 84 },
  ];
}

function scopeItems(
  deliverables: readonly { readonly name: string; readonly hours: number; readonly dueInDays: number }[],
  ambiguous: boolean,
  { exclusion, exception }: Terms,
): ItemPlan[] {
  const items: ItemPlan[] = deliverables.map(({ name, hours, dueInDays }, index) => ({
    type: 'Deliverable',
    name,
    description: `${name}, accepted in writing by the client lead.`,
    scope: ambiguous && index === 1 ? 'Ambiguous' : 'Included',
    dueInDays,
    hours,
  }));
  return [
    ...items,
    { type: 'Exclusion', ...exclusion, scope: 'Excluded' },
    {
      type: 'Exception',
      ...exception,
      standard: false,
      decision: 'Accepted',
      scope: 'Included',
    },
  ];
}

function usualRequests(unconfirmed: boolean): RequestPlan[] {
  return [
    { role: 'role-manager', person: 'dana', hours: 80, status: 'Confirmed' },
    { role: 'role-senior', person: 'mei', hours: 220, status: unconfirmed ? 'Soft-booked' : 'Confirmed' },
    { role: 'role-consultant', person: 'jonas', hours: 160, status: 'Confirmed' },
  ];
}
