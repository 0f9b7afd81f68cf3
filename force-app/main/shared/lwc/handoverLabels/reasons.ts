import BURN_AMBER from '@salesforce/label/c.Handover_Reason_BURN_AMBER';
import BURN_RED from '@salesforce/label/c.Handover_Reason_BURN_RED';
import EROSION_AMBER from '@salesforce/label/c.Handover_Reason_EROSION_AMBER';
import EROSION_RED from '@salesforce/label/c.Handover_Reason_EROSION_RED';
import MILESTONE_OVERDUE from '@salesforce/label/c.Handover_Reason_MILESTONE_OVERDUE';
import DEADLINE_PASSED from '@salesforce/label/c.Handover_Reason_DEADLINE_PASSED';
import INVOICE_OVERDUE from '@salesforce/label/c.Handover_Reason_INVOICE_OVERDUE';
import SILENCE from '@salesforce/label/c.Handover_Reason_SILENCE';
import CRITICAL_ISSUE from '@salesforce/label/c.Handover_Reason_CRITICAL_ISSUE';
import RESTRICTED from '@salesforce/label/c.Handover_Reason_Restricted';
import UNKNOWN from '@salesforce/label/c.Handover_Reason_Unknown';

/** What each reason code of the health means. */
export const reasons = {
  BURN_AMBER: BURN_AMBER,
  BURN_RED: BURN_RED,
  EROSION_AMBER: EROSION_AMBER,
  EROSION_RED: EROSION_RED,
  MILESTONE_OVERDUE: MILESTONE_OVERDUE,
  DEADLINE_PASSED: DEADLINE_PASSED,
  INVOICE_OVERDUE: INVOICE_OVERDUE,
  SILENCE: SILENCE,
  CRITICAL_ISSUE: CRITICAL_ISSUE,
  restricted: RESTRICTED,
  unknown: UNKNOWN,
};
