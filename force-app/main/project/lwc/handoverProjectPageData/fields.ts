import INVOICE_DEDUCTED from '@salesforce/schema/Handover_Invoice__c.Down_Payment_Deducted__c';
import INVOICE_DUE from '@salesforce/schema/Handover_Invoice__c.Due_On__c';
import INVOICE_ISSUED from '@salesforce/schema/Handover_Invoice__c.Issued_On__c';
import INVOICE_NAME from '@salesforce/schema/Handover_Invoice__c.Name';
import INVOICE_NET from '@salesforce/schema/Handover_Invoice__c.Net_Amount__c';
import INVOICE_PAID from '@salesforce/schema/Handover_Invoice__c.Paid_On__c';
import INVOICE_PROJECT from '@salesforce/schema/Handover_Invoice__c.Project__c';
import INVOICE_STATUS from '@salesforce/schema/Handover_Invoice__c.Status__c';
import INVOICE_TYPE from '@salesforce/schema/Handover_Invoice__c.Type__c';
import INVOICE_VOID_REASON from '@salesforce/schema/Handover_Invoice__c.Void_Reason__c';
import ISSUE_APPROVED from '@salesforce/schema/Handover_Issue__c.Client_Approved__c';
import ISSUE_APPROVED_ON from '@salesforce/schema/Handover_Issue__c.Client_Approved_On__c';
import ISSUE_ASSIGNED_TO from '@salesforce/schema/Handover_Issue__c.Assigned_To__c';
import ISSUE_DESCRIPTION from '@salesforce/schema/Handover_Issue__c.Description__c';
import ISSUE_DUE from '@salesforce/schema/Handover_Issue__c.Due_On__c';
import ISSUE_EXTRA_HOURS from '@salesforce/schema/Handover_Issue__c.Extra_Hours__c';
import ISSUE_EXTRA_VALUE from '@salesforce/schema/Handover_Issue__c.Extra_Value__c';
import ISSUE_NAME from '@salesforce/schema/Handover_Issue__c.Name';
import ISSUE_PROJECT from '@salesforce/schema/Handover_Issue__c.Project__c';
import ISSUE_RESOLUTION from '@salesforce/schema/Handover_Issue__c.Resolution__c';
import ISSUE_SEVERITY from '@salesforce/schema/Handover_Issue__c.Severity__c';
import ISSUE_STATUS from '@salesforce/schema/Handover_Issue__c.Status__c';
import ISSUE_TYPE from '@salesforce/schema/Handover_Issue__c.Type__c';
import MILESTONE_DUE from '@salesforce/schema/Handover_Milestone__c.Due__c';
import MILESTONE_NAME from '@salesforce/schema/Handover_Milestone__c.Name';
import MILESTONE_PROJECT from '@salesforce/schema/Handover_Milestone__c.Project__c';
import UPDATE_PROJECT from '@salesforce/schema/Handover_Update__c.Project__c';
import type { FieldId } from '@salesforce/schema';
import type { FormField } from 'c/handoverRecordForm';

export const MILESTONE_OBJECT = MILESTONE_NAME.objectApiName;
export const ISSUE_OBJECT = ISSUE_NAME.objectApiName;
export const INVOICE_OBJECT = INVOICE_NAME.objectApiName;
export const UPDATE_OBJECT = UPDATE_PROJECT.objectApiName;

/** The field of each detail that holds its project. */
export const MASTER: Record<string, string> = {
  [MILESTONE_OBJECT]: MILESTONE_PROJECT.fieldApiName,
  [ISSUE_OBJECT]: ISSUE_PROJECT.fieldApiName,
  [INVOICE_OBJECT]: INVOICE_PROJECT.fieldApiName,
  [UPDATE_OBJECT]: UPDATE_PROJECT.fieldApiName,
};

export type IssueType = 'Issue' | 'Risk' | 'Change request' | 'Dependency';

const half = (field: FieldId): FormField => ({ name: field.fieldApiName });
const wide = (field: FieldId): FormField => ({ name: field.fieldApiName, wide: true });
const needed = (field: FormField): FormField => ({ ...field, required: true });

export const MILESTONE_FIELDS: FormField[] = [needed(half(MILESTONE_NAME)), needed(half(MILESTONE_DUE))];

/** A change request asks what it costs and whether the client agreed; the others do not. */
export function issueFields(type: string, isNew: boolean): FormField[] {
  const change =
    type === 'Change request'
      ? [half(ISSUE_EXTRA_HOURS), half(ISSUE_EXTRA_VALUE), half(ISSUE_APPROVED), half(ISSUE_APPROVED_ON)]
      : [];
  const closing = isNew ? [] : [half(ISSUE_STATUS), wide(ISSUE_RESOLUTION)];
  return [
    needed(wide(ISSUE_NAME)),
    isNew ? { ...half(ISSUE_TYPE), value: type } : half(ISSUE_TYPE),
    half(ISSUE_SEVERITY),
    half(ISSUE_ASSIGNED_TO),
    half(ISSUE_DUE),
    ...change,
    wide(ISSUE_DESCRIPTION),
    ...closing,
  ];
}

/** A new invoice is not void yet. */
export function invoiceFields(isNew: boolean): FormField[] {
  return [
    needed(half(INVOICE_NAME)),
    half(INVOICE_TYPE),
    needed(half(INVOICE_NET)),
    half(INVOICE_DEDUCTED),
    half(INVOICE_STATUS),
    half(INVOICE_ISSUED),
    half(INVOICE_DUE),
    half(INVOICE_PAID),
    ...(isNew ? [] : [wide(INVOICE_VOID_REASON)]),
  ];
}
