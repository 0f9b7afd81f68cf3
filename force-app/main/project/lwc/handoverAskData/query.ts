import { gql } from 'lightning/graphql';
import { ITEM_FIELDS, QUESTION_FIELDS, REQUEST_FIELDS } from 'c/handoverNodes';

/** Rows of one list of the brief. */
const ROW_LIMIT = 200;

/**
 * A brief as delivery reads it, with its items, resource requests and questions, in one round trip. Every field is
 * optional: what is absent from the answer the user may not read.
 */
export const PROJECT_BRIEF_QUERY = gql`
  query handoverProjectBrief($briefId: ID) {
    uiapi {
      query {
        Handover_Brief__c(where: { Id: { eq: $briefId } }, first: 1) @optional {
          edges {
            node {
              Id
              Name @optional { value }
              Status__c @optional { value displayValue }
              Sealed__c @optional { value }
              Sealed_On__c @optional { value }
              Missing__c @optional { value }
              Required_Sections__c @optional { value }
              Submitted_By__r @optional { Name @optional { value } }
              Accepted_By__r @optional { Name @optional { value } }
              Accepted_On__c @optional { value }
              Opportunity__r @optional { Name @optional { value } }
              Scope_Summary__c @optional { value }
              Out_of_Scope__c @optional { value }
              No_Commitments_Made__c @optional { value }
              Client_Expected_Start__c @optional { value }
              Agreed_Start__c @optional { value }
              Deadline__c @optional { value }
              Deadline_Flexibility__c @optional { value displayValue }
              Deadline_Reason__c @optional { value }
              Planned_Hours__c @optional { value }
              List_Price__c @optional { value }
              Discount__c @optional { value }
              Approved_Discount__c @optional { value }
              Discount_Reason__c @optional { value }
              Discount_Status__c @optional { value displayValue }
              Discount_Approved_By__r @optional { Name @optional { value } }
              Discount_Approved_On__c @optional { value }
              Billing_Model__c @optional { value displayValue }
              Payment_Terms__c @optional { value }
              PO_Required__c @optional { value displayValue }
              PO_Number__c @optional { value }
              PO_Expected_On__c @optional { value }
              Start_Before_PO__c @optional { value displayValue }
              Start_Before_PO_Approved_By__r @optional { Name @optional { value } }
              Start_Before_PO_Approved_On__c @optional { value }
              Procurement_Notes__c @optional { value }
              Client_Sponsor__r @optional { Name @optional { value } }
              Client_Lead__r @optional { Name @optional { value } }
              Delivery_Lead__r @optional { Name @optional { value } }
              Why_They_Bought__c @optional { value }
              Success_Criteria__c @optional { value }
              Sensitivities__c @optional { value }
              Handover_Items__r(orderBy: { CreatedDate: { order: ASC } }, first: ${ROW_LIMIT}) @optional {
                edges {
                  node {
                    ${ITEM_FIELDS}
                    Description__c @optional { value }
                  }
                }
              }
              Handover_Resource_Requests__r(orderBy: { Needed_From__c: { order: ASC } }, first: ${ROW_LIMIT}) @optional {
                edges {
                  node {
                    ${REQUEST_FIELDS}
                  }
                }
              }
              Handover_Questions__r(orderBy: { CreatedDate: { order: ASC } }, first: ${ROW_LIMIT}) @optional {
                edges {
                  node {
                    ${QUESTION_FIELDS}
                  }
                }
              }
            }
          }
        }
      }
    }
  }
`;
