import APPROVED_DISCOUNT from '@salesforce/schema/Handover_Brief__c.Approved_Discount__c';
import DISCOUNT_REQUESTED from '@salesforce/schema/Handover_Brief__c.Discount_Requested__c';
import DISCOUNT_STATUS from '@salesforce/schema/Handover_Brief__c.Discount_Status__c';
import BRIEF_ID from '@salesforce/schema/Handover_Brief__c.Id';
import RETURN_REASON from '@salesforce/schema/Handover_Brief__c.Return_Reason__c';
import START_BEFORE_PO from '@salesforce/schema/Handover_Brief__c.Start_Before_PO__c';
import STATUS from '@salesforce/schema/Handover_Brief__c.Status__c';
import ITEM_DECISION from '@salesforce/schema/Handover_Item__c.Delivery_Decision__c';
import REQUEST_STATUS from '@salesforce/schema/Handover_Resource_Request__c.Status__c';
import { notifyRecordUpdateAvailable, updateRecord } from 'lightning/uiRecordApi';

/** What a person can do to a brief with one button. */
export type BriefStep =
  | 'submit'
  | 'accept'
  | 'return'
  | 'reopen'
  | 'requestDiscount'
  | 'approveDiscount'
  | 'rejectDiscount'
  | 'requestStart'
  | 'approveStart'
  | 'rejectStart';

/** What a step carries along: the reason of a return, the percentage (15 = 15 %) asked for or granted. */
export interface StepDetail {
  reason?: string;
  discount?: number | undefined;
}

/**
 * The values a step writes. Who did it and when is stamped by the org, which also refuses a step that the user is not
 * entitled to.
 */
export function stepFields(step: BriefStep, detail: StepDetail = {}): Record<string, unknown> {
  switch (step) {
    case 'submit':
      return { [STATUS.fieldApiName]: 'Submitted' };
    case 'accept':
      return { [STATUS.fieldApiName]: 'Accepted' };
    case 'return':
      return { [STATUS.fieldApiName]: 'Returned', [RETURN_REASON.fieldApiName]: detail.reason };
    case 'reopen':
      return { [STATUS.fieldApiName]: 'Draft' };
    case 'requestDiscount':
      return { [DISCOUNT_STATUS.fieldApiName]: 'Requested', [DISCOUNT_REQUESTED.fieldApiName]: detail.discount };
    case 'approveDiscount':
      return { [DISCOUNT_STATUS.fieldApiName]: 'Approved', [APPROVED_DISCOUNT.fieldApiName]: detail.discount };
    case 'rejectDiscount':
      return { [DISCOUNT_STATUS.fieldApiName]: 'Rejected' };
    case 'requestStart':
      return { [START_BEFORE_PO.fieldApiName]: 'Requested' };
    case 'approveStart':
      return { [START_BEFORE_PO.fieldApiName]: 'Approved' };
    case 'rejectStart':
      return { [START_BEFORE_PO.fieldApiName]: 'Rejected' };
  }
}

/** Takes a step on a brief. Rejects with the org's refusal. */
export async function takeStep(briefId: string, step: BriefStep, detail?: StepDetail): Promise<void> {
  await updateRecord({ fields: { [BRIEF_ID.fieldApiName]: briefId, ...stepFields(step, detail) } });
}

/** Delivery's word on an item that is not standard. */
export async function decideItem(itemId: string, decision: 'Accepted' | 'Rejected', briefId: string): Promise<void> {
  await updateRecord({ fields: { Id: itemId, [ITEM_DECISION.fieldApiName]: decision } });
  await tellBriefChanged(briefId);
}

/** Delivery's word on a resource request. */
export async function answerRequest(
  requestId: string,
  answer: 'Confirmed' | 'Declined',
  briefId: string,
): Promise<void> {
  await updateRecord({ fields: { Id: requestId, [REQUEST_STATUS.fieldApiName]: answer } });
  await tellBriefChanged(briefId);
}

/** A detail's save rolls up to the brief on the server; whatever shows the brief hears of it here. */
export async function tellBriefChanged(briefId: string): Promise<void> {
  await notifyRecordUpdateAvailable([{ recordId: briefId }]);
}
