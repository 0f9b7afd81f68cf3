import { listText } from 'c/handoverFormats';
import { brief as words, common, format } from 'c/handoverLabels';
import type { BriefData, BriefNode, BriefStep, PricedRequestNode, Rights, SectionKey } from 'c/handoverBriefData';
import type { ItemNode } from 'c/handoverNodes';
import { nodes, valueOf } from 'c/handoverGraphql';
import type { Viewer } from 'c/handoverPermissions';
import type { Mark } from 'c/handoverTone';
import {
  APPROVING_STEPS,
  discountApproval,
  discountText,
  exceedsAllowed,
  maySettle,
  permitted,
  rounded,
  startApproval,
} from './approvals';
import { COMMITMENT_TYPES, SCOPE_TYPES, itemGroup, requestGroup } from './rows';
import {
  SECTIONS,
  STATE_WORDS,
  missingOf,
  purposeOf,
  requiredSections,
  sectionFields,
  splitList,
  stateOf,
} from './sections';
import type { Action, ApprovalView, BriefView, Lock, OpenBrief, SectionView } from './types';

export { COMMITMENT_TYPES, SCOPE_TYPES, itemMarks, peopleOf, requestMark } from './rows';
export { SECTIONS, missingOf, splitList } from './sections';
export type * from './types';

/** A brief with all that decides how it is shown. */
interface Subject {
  brief: BriefNode;
  owner: string | undefined;
  viewer: Viewer;
  rights: Rights;
  items: ItemNode[];
  requests: PricedRequestNode[];
}

const isSealed = (brief: BriefNode): boolean => valueOf(brief.Sealed__c) === true;

function lockOf(brief: BriefNode): Lock {
  if (isSealed(brief)) return 'sealed';
  return valueOf(brief.Status__c) === 'Accepted' ? 'accepted' : 'none';
}

/** What a section shows beside its fields. */
type SectionContent = Pick<SectionView, 'details' | 'approval'>;

/** Whether the viewer is asked for a word: on an approval, an item that is not standard, a request for people. */
function awaitsDecision({ details, approval }: SectionContent): boolean {
  return (
    approval?.actions.some(({ name }) => APPROVING_STEPS.includes(name)) === true ||
    details?.rows.some(({ decisions }) => decisions.length > 0) === true
  );
}

function sectionViews(subject: Subject): SectionView[] {
  const { brief, rights } = subject;
  const required = requiredSections(brief);
  const codes = splitList(valueOf(brief.Missing__c));
  const lock = lockOf(brief);
  return SECTIONS.map(({ key, label, flag }) => {
    const state = stateOf(valueOf(flag(brief)) === true, required.has(key));
    const fields = sectionFields(key, brief, rights, lock);
    const content = contentOf(key, subject);
    return {
      key,
      label,
      state,
      stateLabel: STATE_WORDS[state],
      missing: missingOf(key, codes),
      purpose: purposeOf(key, required.has(key)),
      fields,
      hasFields: fields.length > 0,
      readOnly: fields.every((field) => field.locked),
      formHeading: format(words.fieldsOf, label),
      decision: awaitsDecision(content),
      ...content,
    };
  });
}

function contentOf(section: SectionKey, { brief, owner, viewer, rights, items, requests }: Subject): SectionContent {
  const lock = lockOf(brief);
  const ofItems = { viewer, owner, rights: rights.items, lock };
  switch (section) {
    case 'Scope':
      return { details: itemGroup(SCOPE_TYPES, items, ofItems) };
    case 'Commitments':
      return { details: itemGroup(COMMITMENT_TYPES, items, ofItems) };
    case 'Resources':
      return { details: requestGroup(requests, { viewer, owner, rights: rights.requests, lock }) };
    case 'Commercials':
      return { approval: offered(discountApproval(brief, viewer, owner), rights, lock) };
    case 'Procurement':
      return { approval: offered(startApproval(brief, viewer, owner), rights, lock) };
    default:
      return {};
  }
}

/** An approval with the steps that the viewer may take; none once the brief is sealed. */
function offered(approval: ApprovalView | undefined, rights: Rights, lock: Lock): ApprovalView | undefined {
  return approval && { ...approval, actions: lock === 'sealed' ? [] : permitted(approval.actions, rights) };
}

function statusMark(brief: BriefNode): Mark {
  const key = 'status';
  if (isSealed(brief)) return { key, label: words.statusSealed, tone: 'success' };
  switch (valueOf(brief.Status__c)) {
    case 'Submitted':
      return { key, label: words.statusSubmitted, tone: 'warning' };
    case 'Accepted':
      return { key, label: words.statusAccepted, tone: 'success' };
    case 'Returned':
      return { key, label: words.statusReturned, tone: 'error' };
    default:
      return { key, label: words.statusDraft, tone: 'neutral' };
  }
}

function gateText(brief: BriefNode): string {
  switch ((valueOf(brief.Gate_Mode__c) ?? '').toUpperCase()) {
    case 'ENFORCE':
      return words.gateEnforce;
    case 'OBSERVE':
      return words.gateObserve;
    default:
      return words.gateOff;
  }
}

const isReady = (brief: BriefNode): boolean => (valueOf(brief.Readiness__c) ?? 0) >= 100;

function hintText(brief: BriefNode, viewer: Viewer): string {
  if (isSealed(brief)) return words.sealedHint;
  switch (valueOf(brief.Status__c)) {
    case 'Accepted':
      return words.acceptedHint;
    case 'Returned':
      return format(words.returnedBecause, valueOf(brief.Return_Reason__c));
    case 'Submitted':
      return viewer.acceptsBriefs && !isReady(brief) ? words.notAcceptable : '';
    default:
      return '';
  }
}

/** What the rules of the deal would name if it were won now; the same facts, compared the same way. */
function openPoints(brief: BriefNode, sections: SectionView[]): OpenBrief['openPoints'] {
  if (isSealed(brief)) return [];
  const points: OpenBrief['openPoints'] = [];
  const missing = sections.filter(({ state }) => state === 'missing').map(({ label }) => label);
  if (missing.length > 0) points.push({ key: 'sections', text: format(words.pointSections, listText(missing)) });
  if (exceedsAllowed(brief)) {
    const discount = discountText(valueOf(brief.Discount__c) ?? 0);
    const allowed = discountText(valueOf(brief.Allowed_Discount__c) ?? 0);
    const waits = valueOf(brief.Discount_Status__c) === 'Requested';
    const text = waits ? format(words.pointDiscountWaiting, discount) : format(words.pointDiscount, discount, allowed);
    points.push({ key: 'discount', text });
  }
  const agreed = valueOf(brief.Agreed_Start__c);
  const earliest = valueOf(brief.Earliest_Start__c);
  if (agreed && earliest && agreed < earliest) points.push({ key: 'start', text: words.pointStart });
  const status = valueOf(brief.Status__c);
  if (valueOf(brief.Acceptance_Required__c) === true && status !== 'Accepted') {
    points.push({ key: 'acceptance', text: status === 'Submitted' ? words.pointWaiting : words.pointAcceptance });
  }
  return points;
}

function stepActions(brief: BriefNode, viewer: Viewer, owner: string | undefined): Action<BriefStep>[] {
  if (isSealed(brief)) return [];
  const accept: Action<BriefStep> = { name: 'accept', label: words.accept, variant: 'brand' };
  const giveBack: Action<BriefStep> = { name: 'return', label: words.returnBrief, variant: 'neutral' };
  const returns = viewer.acceptsBriefs ? [giveBack] : [];
  switch (valueOf(brief.Status__c)) {
    case 'Accepted':
      return [{ name: 'reopen', label: words.reopen, variant: 'neutral' }, ...returns];
    case 'Submitted':
      return isReady(brief) && maySettle(viewer.acceptsBriefs, viewer, valueOf(brief.Submitted_By__c), owner)
        ? [accept, ...returns]
        : returns;
    default:
      return [{ name: 'submit', label: words.submit, variant: isReady(brief) ? 'brand' : 'neutral' }];
  }
}

function roundedDiscount(brief: BriefNode): number | undefined {
  const discount = valueOf(brief.Discount__c);
  return discount === undefined ? undefined : rounded(discount);
}

function headline(brief: BriefNode, sections: SectionView[]): string {
  const required = requiredSections(brief);
  const counted = sections.filter(({ key }) => required.has(key));
  return counted.length === 0
    ? words.nothingRequired
    : format(words.sectionsReady, counted.filter(({ state }) => state === 'ready').length, counted.length);
}

function openBrief(subject: Subject): OpenBrief {
  const { brief, owner, viewer, rights } = subject;
  const sections = sectionViews(subject);
  return {
    kind: 'brief',
    briefId: brief.Id,
    readiness: Math.round(valueOf(brief.Readiness__c) ?? 0),
    headline: headline(brief, sections),
    gate: isSealed(brief) ? '' : gateText(brief),
    status: statusMark(brief),
    hint: hintText(brief, viewer),
    returned: !isSealed(brief) && valueOf(brief.Status__c) === 'Returned',
    openPoints: openPoints(brief, sections),
    facts: {
      discount: valueOf(brief.Discount__c),
      allowedDiscount: valueOf(brief.Allowed_Discount__c),
      earliestStart: valueOf(brief.Earliest_Start__c),
      agreedStart: valueOf(brief.Agreed_Start__c),
      plannedHours: valueOf(brief.Planned_Hours__c),
      plannedLabourCost: valueOf(brief.Planned_Labour_Cost__c) || undefined,
      deliveryLead: valueOf(brief.Delivery_Lead__r?.Name) ?? common.notSet,
    },
    sections,
    actions: permitted(stepActions(brief, viewer, owner), rights),
    discount: { requested: valueOf(brief.Discount_Requested__c), toRequest: roundedDiscount(brief) },
  };
}

/**
 * Turns the answer of BRIEF_QUERY into what the panel draws.
 *
 * An absent relationship means no right to read briefs, unless the deal's lookup is readable and empty: then there is no
 * brief yet.
 */
export function toBriefView(data: BriefData, viewer: Viewer, rights: Rights): BriefView {
  const query = data.uiapi?.query;
  const deal = nodes(query?.Opportunity)[0];
  if (!deal?.Handover_Sells_a_Project__c || !deal.Handover_Brief__c) return { kind: 'noAccess', text: words.noAccess };
  const sells = valueOf(deal.Handover_Sells_a_Project__c) === true;
  if (deal.Handover_Brief__r && (sells || isSealed(deal.Handover_Brief__r))) {
    return openBrief({
      brief: deal.Handover_Brief__r,
      owner: valueOf(deal.OwnerId),
      viewer,
      rights,
      items: nodes(query?.Handover_Item__c),
      requests: nodes(query?.Handover_Resource_Request__c),
    });
  }
  if (!sells) return { kind: 'notAProject', text: words.notAProject };
  return valueOf(deal.Handover_Brief__c)
    ? { kind: 'noAccess', text: words.noAccess }
    : { kind: 'noBrief', text: words.noBrief };
}
