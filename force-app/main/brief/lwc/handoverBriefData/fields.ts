import AGREED_START from '@salesforce/schema/Handover_Brief__c.Agreed_Start__c';
import BILLING_MODEL from '@salesforce/schema/Handover_Brief__c.Billing_Model__c';
import CLIENT_EXPECTED_START from '@salesforce/schema/Handover_Brief__c.Client_Expected_Start__c';
import CLIENT_LEAD from '@salesforce/schema/Handover_Brief__c.Client_Lead__c';
import CLIENT_SPONSOR from '@salesforce/schema/Handover_Brief__c.Client_Sponsor__c';
import DEADLINE from '@salesforce/schema/Handover_Brief__c.Deadline__c';
import DEADLINE_FLEXIBILITY from '@salesforce/schema/Handover_Brief__c.Deadline_Flexibility__c';
import DEADLINE_REASON from '@salesforce/schema/Handover_Brief__c.Deadline_Reason__c';
import DELIVERY_LEAD from '@salesforce/schema/Handover_Brief__c.Delivery_Lead__c';
import DISCOUNT_REASON from '@salesforce/schema/Handover_Brief__c.Discount_Reason__c';
import LIST_PRICE from '@salesforce/schema/Handover_Brief__c.List_Price__c';
import NO_COMMITMENTS_MADE from '@salesforce/schema/Handover_Brief__c.No_Commitments_Made__c';
import OTHER_COST from '@salesforce/schema/Handover_Brief__c.Other_Cost__c';
import OUT_OF_SCOPE from '@salesforce/schema/Handover_Brief__c.Out_of_Scope__c';
import PAYMENT_TERMS from '@salesforce/schema/Handover_Brief__c.Payment_Terms__c';
import PO_EXPECTED_ON from '@salesforce/schema/Handover_Brief__c.PO_Expected_On__c';
import PO_NUMBER from '@salesforce/schema/Handover_Brief__c.PO_Number__c';
import PO_REQUIRED from '@salesforce/schema/Handover_Brief__c.PO_Required__c';
import PROCUREMENT_NOTES from '@salesforce/schema/Handover_Brief__c.Procurement_Notes__c';
import SCOPE_SUMMARY from '@salesforce/schema/Handover_Brief__c.Scope_Summary__c';
import SENSITIVITIES from '@salesforce/schema/Handover_Brief__c.Sensitivities__c';
import SUCCESS_CRITERIA from '@salesforce/schema/Handover_Brief__c.Success_Criteria__c';
import WHY_THEY_BOUGHT from '@salesforce/schema/Handover_Brief__c.Why_They_Bought__c';
import ITEM_BASIS from '@salesforce/schema/Handover_Item__c.Basis__c';
import ITEM_BRIEF from '@salesforce/schema/Handover_Item__c.Brief__c';
import ITEM_CLOSURE_NOTE from '@salesforce/schema/Handover_Item__c.Closure_Note__c';
import ITEM_DESCRIPTION from '@salesforce/schema/Handover_Item__c.Description__c';
import ITEM_DUE_DATE from '@salesforce/schema/Handover_Item__c.Due_Date__c';
import ITEM_HOURS from '@salesforce/schema/Handover_Item__c.Hours__c';
import ITEM_NAME from '@salesforce/schema/Handover_Item__c.Name';
import ITEM_PROMISED_BY from '@salesforce/schema/Handover_Item__c.Promised_By__c';
import ITEM_PROMISED_TO from '@salesforce/schema/Handover_Item__c.Promised_To__c';
import ITEM_SCOPE from '@salesforce/schema/Handover_Item__c.Scope__c';
import ITEM_STANDARD from '@salesforce/schema/Handover_Item__c.Standard__c';
import ITEM_STATUS from '@salesforce/schema/Handover_Item__c.Status__c';
import ITEM_TYPE from '@salesforce/schema/Handover_Item__c.Type__c';
import REQUEST_BRIEF from '@salesforce/schema/Handover_Resource_Request__c.Brief__c';
import REQUEST_HOURS from '@salesforce/schema/Handover_Resource_Request__c.Hours__c';
import REQUEST_NEEDED_FROM from '@salesforce/schema/Handover_Resource_Request__c.Needed_From__c';
import REQUEST_PERSON from '@salesforce/schema/Handover_Resource_Request__c.Person__c';
import REQUEST_ROLE from '@salesforce/schema/Handover_Resource_Request__c.Role__c';
import REQUEST_STATUS from '@salesforce/schema/Handover_Resource_Request__c.Status__c';
import type { FieldId } from '@salesforce/schema';
import type { FormField } from 'c/handoverRecordForm';

export const BRIEF_OBJECT = SCOPE_SUMMARY.objectApiName;
export const ITEM_OBJECT = ITEM_NAME.objectApiName;
export const REQUEST_OBJECT = REQUEST_ROLE.objectApiName;

/** The field of a detail that holds its brief. */
export const ITEM_MASTER = ITEM_BRIEF.fieldApiName;
export const REQUEST_MASTER = REQUEST_BRIEF.fieldApiName;

export type SectionKey =
  'Scope' | 'Commitments' | 'Timeline' | 'Resources' | 'Commercials' | 'Procurement' | 'People' | 'Background';

const half = (field: FieldId): FormField => ({ name: field.fieldApiName });
const wide = (field: FieldId): FormField => ({ name: field.fieldApiName, wide: true });
const needed = (field: FormField): FormField => ({ ...field, required: true });

/** The fields a seller fills in, by section. Resources has none of its own: it is its list of requests. */
export const SECTION_FIELDS: Record<SectionKey, FormField[]> = {
  Scope: [wide(SCOPE_SUMMARY), wide(OUT_OF_SCOPE)],
  Commitments: [wide(NO_COMMITMENTS_MADE)],
  Timeline: [
    half(CLIENT_EXPECTED_START),
    half(AGREED_START),
    half(DEADLINE_FLEXIBILITY),
    half(DEADLINE),
    wide(DEADLINE_REASON),
  ],
  Resources: [],
  Commercials: [half(LIST_PRICE), half(OTHER_COST), half(BILLING_MODEL), wide(PAYMENT_TERMS), wide(DISCOUNT_REASON)],
  Procurement: [half(PO_REQUIRED), half(PO_NUMBER), half(PO_EXPECTED_ON), wide(PROCUREMENT_NOTES)],
  People: [half(CLIENT_SPONSOR), half(CLIENT_LEAD), half(DELIVERY_LEAD)],
  Background: [wide(WHY_THEY_BOUGHT), wide(SUCCESS_CRITERIA), wide(SENSITIVITIES)],
};

/** Fields with a permission of their own: a form offers them only to those who may read them. */
export const RESTRICTED_FIELDS = {
  otherCost: OTHER_COST.fieldApiName,
  sensitivities: SENSITIVITIES.fieldApiName,
};

/** What may still change on an accepted brief: what arrives late, and what delivery decides. Not once it is sealed. */
export const CHANGEABLE_WHEN_ACCEPTED = new Set(
  [DISCOUNT_REASON, PO_NUMBER, PO_EXPECTED_ON, PROCUREMENT_NOTES, DELIVERY_LEAD, SENSITIVITIES].map(
    (field) => field.fieldApiName,
  ),
);

/** What describes an item depends on what it is: a deliverable has a scope and hours, a promise a giver and a basis. */
export function itemFields(type: string, isNew: boolean): FormField[] {
  const shared = [needed(half(ITEM_NAME)), isNew ? { ...half(ITEM_TYPE), value: type } : half(ITEM_TYPE)];
  const closing = isNew ? [] : [half(ITEM_STATUS), wide(ITEM_CLOSURE_NOTE)];
  return type === 'Commitment' || type === 'Exception'
    ? [
        ...shared,
        half(ITEM_BASIS),
        half(ITEM_DUE_DATE),
        half(ITEM_PROMISED_BY),
        half(ITEM_PROMISED_TO),
        wide(ITEM_DESCRIPTION),
        ...closing,
      ]
    : [
        ...shared,
        half(ITEM_SCOPE),
        half(ITEM_STANDARD),
        half(ITEM_HOURS),
        half(ITEM_DUE_DATE),
        wide(ITEM_DESCRIPTION),
        ...closing,
      ];
}

/** All that may still change on an item of an accepted or sealed brief. */
export const CLOSING_FIELDS: FormField[] = [half(ITEM_STATUS), wide(ITEM_CLOSURE_NOTE)];

/** A confirmed request changes only with its status set back, so the status stands in the form of what is there already. */
export function requestFields(isNew: boolean): FormField[] {
  const fields = [
    needed(half(REQUEST_ROLE)),
    needed(half(REQUEST_HOURS)),
    half(REQUEST_NEEDED_FROM),
    half(REQUEST_PERSON),
  ];
  return isNew ? fields : [...fields, half(REQUEST_STATUS)];
}
