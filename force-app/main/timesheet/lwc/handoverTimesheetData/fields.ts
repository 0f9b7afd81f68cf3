import SHEET from '@salesforce/schema/Handover_Timesheet__c';
import BILLABLE from '@salesforce/schema/Handover_Timesheet__c.Billable__c';
import FRIDAY from '@salesforce/schema/Handover_Timesheet__c.Friday_Hours__c';
import MONDAY from '@salesforce/schema/Handover_Timesheet__c.Monday_Hours__c';
import NOTES from '@salesforce/schema/Handover_Timesheet__c.Notes__c';
import PERSON from '@salesforce/schema/Handover_Timesheet__c.Person__c';
import PROJECT from '@salesforce/schema/Handover_Timesheet__c.Project__c';
import REJECTION_REASON from '@salesforce/schema/Handover_Timesheet__c.Rejection_Reason__c';
import ROLE from '@salesforce/schema/Handover_Timesheet__c.Role__c';
import SATURDAY from '@salesforce/schema/Handover_Timesheet__c.Saturday_Hours__c';
import STATUS from '@salesforce/schema/Handover_Timesheet__c.Status__c';
import SUNDAY from '@salesforce/schema/Handover_Timesheet__c.Sunday_Hours__c';
import THURSDAY from '@salesforce/schema/Handover_Timesheet__c.Thursday_Hours__c';
import TUESDAY from '@salesforce/schema/Handover_Timesheet__c.Tuesday_Hours__c';
import WEDNESDAY from '@salesforce/schema/Handover_Timesheet__c.Wednesday_Hours__c';
import WEEK_STARTING from '@salesforce/schema/Handover_Timesheet__c.Week_Starting__c';

export const SHEET_OBJECT = SHEET.objectApiName;

/** Hours by day of the calendar week, Sunday first as WEEKDAY counts. */
export const DAY_FIELDS = [SUNDAY, MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY].map(
  ({ fieldApiName }) => fieldApiName,
);

export const FIELDS = {
  billable: BILLABLE.fieldApiName,
  notes: NOTES.fieldApiName,
  person: PERSON.fieldApiName,
  project: PROJECT.fieldApiName,
  rejectionReason: REJECTION_REASON.fieldApiName,
  role: ROLE.fieldApiName,
  status: STATUS.fieldApiName,
  weekStarting: WEEK_STARTING.fieldApiName,
};
