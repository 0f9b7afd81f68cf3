import {
  CLOSING_FIELDS,
  ITEM_MASTER,
  ITEM_OBJECT,
  REQUEST_MASTER,
  REQUEST_OBJECT,
  ROW_LIMIT,
  itemFields,
  requestFields,
} from 'c/handoverBriefData';
import type { DetailRights, PricedRequestNode } from 'c/handoverBriefData';
import type { ItemNode } from 'c/handoverNodes';
import { amountText, dateText } from 'c/handoverFormats';
import { textOf, valueOf } from 'c/handoverGraphql';
import { brief as words, common, format } from 'c/handoverLabels';
import type { Viewer } from 'c/handoverPermissions';
import type { Mark, Tone } from 'c/handoverTone';
import type { Action, DetailGroup, DetailRow, Lock } from './types';

const TYPE_WORDS: Record<string, string> = {
  Deliverable: words.deliverable,
  Exclusion: words.exclusion,
  Assumption: words.assumption,
  Risk: words.risk,
  Commitment: words.commitment,
  Exception: words.exception,
};

export const SCOPE_TYPES = ['Deliverable', 'Exclusion', 'Assumption', 'Risk'];
export const COMMITMENT_TYPES = ['Commitment', 'Exception'];

const moreThanShown = (count: number): string => (count >= ROW_LIMIT ? format(words.moreRows, ROW_LIMIT) : '');

/** What is unclear, undecided or assumed about an item, and how it ended. */
export function itemMarks(item: ItemNode): Mark[] {
  const marks: Mark[] = [];
  const scope = valueOf(item.Scope__c);
  const decision = valueOf(item.Delivery_Decision__c);
  const promise = COMMITMENT_TYPES.includes(valueOf(item.Type__c) ?? '');
  if (!promise && scope === 'Ambiguous') marks.push({ key: 'scope', label: words.itemAmbiguous, tone: 'warning' });
  if (!promise && scope === 'Excluded') marks.push({ key: 'scope', label: words.itemExcluded, tone: 'neutral' });
  if (valueOf(item.Standard__c) === false) {
    if (decision === 'Accepted') marks.push({ key: 'decision', label: words.itemDecisionAccepted, tone: 'success' });
    else if (decision === 'Rejected') marks.push({ key: 'decision', label: words.itemDecisionRejected, tone: 'error' });
    else marks.push({ key: 'decision', label: words.itemNotStandard, tone: 'warning' });
  }
  if (promise && valueOf(item.Basis__c) === 'Sales-assumed') {
    marks.push({ key: 'basis', label: words.itemAssumed, tone: 'warning' });
  }
  if (promise && valueOf(item.Basis__c) === 'Customer-validated') {
    marks.push({ key: 'basis', label: words.itemValidated, tone: 'success' });
  }
  const status = valueOf(item.Status__c);
  if (status && status !== 'Open') {
    marks.push({ key: 'status', label: textOf(item.Status__c), tone: status === 'Breached' ? 'error' : 'neutral' });
  }
  return marks;
}

/** Who promised it to whom. */
export function peopleOf(item: ItemNode): string {
  const by = valueOf(item.Promised_By__r?.Name);
  const to = valueOf(item.Promised_To__r?.Name);
  return [by && format(words.promisedBy, by), to && format(words.promisedTo, to)].filter(Boolean).join(' ');
}

function itemDecisions(item: ItemNode, viewer: Viewer): Action<'Accepted' | 'Rejected'>[] {
  const open = valueOf(item.Standard__c) === false && (valueOf(item.Delivery_Decision__c) ?? 'Pending') === 'Pending';
  if (!open || !viewer.acceptsBriefs) return [];
  return [
    { name: 'Accepted', label: words.decideAccept, variant: 'neutral' },
    { name: 'Rejected', label: words.decideReject, variant: 'neutral' },
  ];
}

function itemRow(item: ItemNode, { viewer, rights, lock }: Circumstances): DetailRow {
  const type = valueOf(item.Type__c) ?? '';
  const hours = valueOf(item.Hours__c);
  const due = valueOf(item.Due_Date__c);
  return {
    id: item.Id,
    title: valueOf(item.Name) ?? '',
    kind: textOf(item.Type__c),
    marks: itemMarks(item),
    facts: [
      peopleOf(item),
      hours ? format(common.hours, hours) : '',
      due ? format(common.dueOn, dateText(due)) : '',
    ].filter((fact) => fact !== ''),
    // Once the brief is accepted or sealed, only how an item ended may change.
    fields: lock === 'none' ? itemFields(type, false) : CLOSING_FIELDS,
    decisions: rights.decide ? itemDecisions(item, viewer) : [],
  };
}

/** What a list needs to know beside its records. */
interface Circumstances {
  viewer: Viewer;
  owner: string | undefined;
  rights: DetailRights;
  lock: Lock;
}

/** The items of the given types, in the order in which they were written down. */
export function itemGroup(types: string[], items: ItemNode[], around: Circumstances): DetailGroup {
  const promises = types === COMMITMENT_TYPES;
  const addable = types.map((type) => {
    const label = TYPE_WORDS[type] ?? type;
    return {
      key: type,
      label: format(words.addItem, label),
      heading: format(words.newItem, label),
      fields: itemFields(type, true),
    };
  });
  return {
    objectApiName: ITEM_OBJECT,
    master: ITEM_MASTER,
    heading: promises ? words.itemsCommitments : words.itemsScope,
    empty: promises ? words.noItemsCommitments : words.noItemsScope,
    rows: items.filter((item) => types.includes(valueOf(item.Type__c) ?? '')).map((item) => itemRow(item, around)),
    canEdit: around.rights.edit,
    addable: around.rights.create && around.lock === 'none' ? addable : [],
    more: moreThanShown(items.length),
  };
}

const REQUEST_TONES: Record<string, Tone> = { Confirmed: 'success', Declined: 'error', 'Soft-booked': 'neutral' };

function requestAnswers(
  request: PricedRequestNode,
  viewer: Viewer,
  owner: string | undefined,
): Action<'Confirmed' | 'Declined'>[] {
  const status = valueOf(request.Status__c);
  const own = valueOf(request.Person__c) === viewer.userId || owner === viewer.userId;
  if (!viewer.confirmsResources || own || status === 'Confirmed' || status === 'Declined') return [];
  return [
    { name: 'Confirmed', label: words.confirm, variant: 'neutral' },
    { name: 'Declined', label: words.decline, variant: 'neutral' },
  ];
}

/** How far delivery's word on a request is. */
export function requestMark(request: PricedRequestNode): Mark {
  const tone = REQUEST_TONES[valueOf(request.Status__c) ?? ''] ?? 'warning';
  return { key: 'status', label: textOf(request.Status__c), tone };
}

function requestRow(request: PricedRequestNode, { viewer, owner, rights, lock }: Circumstances): DetailRow {
  const from = valueOf(request.Needed_From__c);
  return {
    id: request.Id,
    title: valueOf(request.Role__r?.Name) ?? '',
    kind: '',
    marks: [requestMark(request)],
    facts: [
      valueOf(request.Person__r?.Name) ?? words.nobody,
      format(common.hours, valueOf(request.Hours__c) ?? 0),
      from ? format(common.neededFrom, dateText(from)) : '',
      amountText(valueOf(request.Planned_Cost__c)),
    ].filter((fact) => fact !== ''),
    fields: requestFields(false),
    decisions: lock === 'none' && rights.decide ? requestAnswers(request, viewer, owner) : [],
  };
}

/** Who the project needs, and what delivery says to it. */
export function requestGroup(requests: PricedRequestNode[], around: Circumstances): DetailGroup {
  const { rights, lock } = around;
  const open = lock === 'none';
  const added = {
    key: REQUEST_OBJECT,
    label: words.addRequest,
    heading: words.newRequest,
    fields: requestFields(true),
  };
  return {
    objectApiName: REQUEST_OBJECT,
    master: REQUEST_MASTER,
    heading: words.requests,
    empty: words.noRequests,
    rows: requests.map((request) => requestRow(request, around)),
    canEdit: open && rights.edit,
    addable: open && rights.create ? [added] : [],
    more: moreThanShown(requests.length),
  };
}
