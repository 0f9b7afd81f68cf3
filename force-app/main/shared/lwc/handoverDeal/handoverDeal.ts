import AMOUNT from '@salesforce/schema/Opportunity.Amount';
import CLOSE_DATE from '@salesforce/schema/Opportunity.CloseDate';
import SELLS_A_PROJECT from '@salesforce/schema/Opportunity.Handover_Sells_a_Project__c';
import STAGE from '@salesforce/schema/Opportunity.StageName';
import type { RecordRepresentation } from 'lightning/uiRecordApi';

/**
 * What on the deal changes the answer of our queries without changing a record in it: formulas read the amount and the
 * close date, and winning the deal creates a project. Lightning Data Service re-emits these when the page saves the deal.
 */
export const DEAL_FIELDS = [STAGE, AMOUNT, CLOSE_DATE, SELLS_A_PROJECT];

/** The watched values in one string: it differs when one of them does. */
export function dealState(record: RecordRepresentation): string {
  return JSON.stringify(Object.entries(record.fields).map(([name, field]) => [name, field.value]));
}
