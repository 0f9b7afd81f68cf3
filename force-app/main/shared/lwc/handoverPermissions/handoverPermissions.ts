import ACCEPT_BRIEF from '@salesforce/customPermission/Handover_Accept_Brief';
import APPROVE_DISCOUNT from '@salesforce/customPermission/Handover_Approve_Discount';
import APPROVE_START_BEFORE_PO from '@salesforce/customPermission/Handover_Approve_Start_Before_PO';
import APPROVE_TIMESHEETS from '@salesforce/customPermission/Handover_Approve_Timesheets';
import CONFIRM_RESOURCES from '@salesforce/customPermission/Handover_Confirm_Resources';
import UNSEAL_BRIEF from '@salesforce/customPermission/Handover_Unseal_Brief';
import USER_ID from '@salesforce/user/Id';

/** Who looks at the page, and what they may decide. The org enforces it; this only decides what is offered. */
export interface Viewer {
  userId: string;
  acceptsBriefs: boolean;
  confirmsResources: boolean;
  approvesDiscounts: boolean;
  approvesStartBeforePo: boolean;
  approvesTimesheets: boolean;
}

/** The user of the page. LWC imports a custom permission that the user lacks as undefined; here it is false. */
export function currentViewer(): Viewer {
  return {
    userId: USER_ID,
    acceptsBriefs: Boolean(ACCEPT_BRIEF),
    confirmsResources: Boolean(CONFIRM_RESOURCES),
    approvesDiscounts: Boolean(APPROVE_DISCOUNT),
    approvesStartBeforePo: Boolean(APPROVE_START_BEFORE_PO),
    approvesTimesheets: Boolean(APPROVE_TIMESHEETS),
  };
}

/** Whether the user administers the package: the right to unseal a brief is in the administrator's permission set only. */
export function isAdministrator(): boolean {
  return Boolean(UNSEAL_BRIEF);
}
