import { percentText } from 'c/handoverFormats';
import { brief as words, format } from 'c/handoverLabels';
import { stepFields } from 'c/handoverBriefData';
import type { BriefNode, BriefStep, Rights } from 'c/handoverBriefData';
import type { NamedNode } from 'c/handoverGraphql';
import { isReadable, valueOf } from 'c/handoverGraphql';
import type { Viewer } from 'c/handoverPermissions';
import type { Action, ApprovalView } from './types';

const nameOf = (node: NamedNode | null | undefined): string => valueOf(node?.Name) ?? '';

/** Percentages are compared as they are shown, with two decimals: 5.004 % is within 5 %. */
export function rounded(percent: number): number {
  return Math.round(percent * 100) / 100;
}

/** A discount as it is compared. */
export const discountText = (percent: number): string => percentText(percent, 2);

/** Whether the deal's discount is more than free or granted. Unknown without a list price. */
export function exceedsAllowed(brief: BriefNode): boolean {
  const discount = valueOf(brief.Discount__c);
  return discount !== undefined && rounded(discount) > rounded(valueOf(brief.Allowed_Discount__c) ?? 0);
}

/** The steps whose fields the viewer may write. */
export function permitted(actions: Action<BriefStep>[], rights: Rights): Action<BriefStep>[] {
  return actions.filter(({ name }) => Object.keys(stepFields(name)).every((field) => rights.briefFields.has(field)));
}

/** Nobody decides on what they asked for, nor on their own deal. */
export function maySettle(held: boolean, viewer: Viewer, requester: string | undefined, owner: string | undefined) {
  return held && viewer.userId !== requester && viewer.userId !== owner;
}

/** The steps by which somebody grants what was asked for. */
export const APPROVING_STEPS: BriefStep[] = ['approveDiscount', 'approveStart'];

function decisions(approve: BriefStep, reject: BriefStep): Action<BriefStep>[] {
  return [
    { name: approve, label: words.approve, variant: 'brand' },
    { name: reject, label: words.reject, variant: 'neutral' },
  ];
}

const request = (name: BriefStep): Action<BriefStep>[] => [{ name, label: words.requestApproval, variant: 'neutral' }];

/** Where the discount stands, and what the viewer can do about it. */
export function discountApproval(brief: BriefNode, viewer: Viewer, owner: string | undefined): ApprovalView {
  const heading = words.discountHeading;
  const discount = valueOf(brief.Discount__c);
  const allowed = discountText(valueOf(brief.Allowed_Discount__c) ?? 0);
  const requested = discountText(valueOf(brief.Discount_Requested__c) ?? discount ?? 0);
  const status = valueOf(brief.Discount_Status__c);
  const exceeds = exceedsAllowed(brief);
  if (status === 'Requested') {
    const own = !maySettle(true, viewer, valueOf(brief.Discount_Requested_By__c), owner);
    return {
      heading,
      text: format(words.discountWaiting, requested, nameOf(brief.Discount_Requested_By__r)),
      tone: 'warning',
      note: viewer.approvesDiscounts && own ? words.notYourDecision : '',
      actions: viewer.approvesDiscounts && !own ? decisions('approveDiscount', 'rejectDiscount') : [],
    };
  }
  if (discount === undefined) {
    return { heading, text: words.discountUnknown, tone: 'neutral', note: '', actions: [] };
  }
  if (exceeds) {
    const text =
      status === 'Rejected'
        ? format(words.discountRejected, requested)
        : format(words.discountExceeds, discountText(discount), allowed);
    const reasoned = !isReadable(brief.Discount_Reason__c) || Boolean(valueOf(brief.Discount_Reason__c));
    return {
      heading,
      text,
      tone: 'error',
      note: reasoned ? '' : words.discountNeedsReason,
      actions: reasoned ? request('requestDiscount') : [],
    };
  }
  const text =
    status === 'Approved'
      ? format(
          words.discountApproved,
          discountText(valueOf(brief.Approved_Discount__c) ?? 0),
          nameOf(brief.Discount_Approved_By__r),
        )
      : format(words.discountWithin, discountText(discount), allowed);
  return { heading, text, tone: 'success', note: '', actions: [] };
}

/** Where the start before the purchase order stands; nothing where none is awaited and none was asked for. */
export function startApproval(brief: BriefNode, viewer: Viewer, owner: string | undefined): ApprovalView | undefined {
  const heading = words.startHeading;
  switch (valueOf(brief.Start_Before_PO__c)) {
    case 'Requested': {
      const own = !maySettle(true, viewer, valueOf(brief.Start_Before_PO_Requested_By__c), owner);
      return {
        heading,
        text: format(words.startWaiting, nameOf(brief.Start_Before_PO_Requested_By__r)),
        tone: 'warning',
        note: viewer.approvesStartBeforePo && own ? words.notYourDecision : '',
        actions: viewer.approvesStartBeforePo && !own ? decisions('approveStart', 'rejectStart') : [],
      };
    }
    case 'Approved':
      return {
        heading,
        text: format(words.startApproved, nameOf(brief.Start_Before_PO_Approved_By__r)),
        tone: 'success',
        note: '',
        actions: [],
      };
    case 'Rejected':
      return { heading, text: words.startRejected, tone: 'error', note: '', actions: request('requestStart') };
    default:
      return valueOf(brief.PO_Required__c) === 'Yes' && !valueOf(brief.PO_Number__c)
        ? { heading, text: words.startNotRequested, tone: 'neutral', note: '', actions: request('requestStart') }
        : undefined;
  }
}
