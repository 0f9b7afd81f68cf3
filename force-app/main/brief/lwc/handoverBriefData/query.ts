import { gql } from 'lightning/graphql';
import { ITEM_FIELDS, QUESTION_FIELDS, REQUEST_FIELDS } from 'c/handoverNodes';

/** Rows of one list that a page shows; the brief's own page shows all. */
export const ROW_LIMIT = 200;

/**
 * The deal's brief in one round trip. Every field of the package is optional: whoever lacks one reads the rest, and a
 * relationship that is absent from the answer says that the user may not read the object.
 */
export const BRIEF_QUERY = gql`
  query handoverReadiness($recordId: ID) {
    uiapi {
      query {
        Opportunity(where: { Id: { eq: $recordId } }, first: 1) {
          edges {
            node {
              Id
              Name { value }
              OwnerId { value }
              Handover_Sells_a_Project__c @optional { value }
              Handover_Brief__c @optional { value }
              Handover_Brief__r @optional {
                Id
                Status__c @optional { value displayValue }
                Return_Reason__c @optional { value }
                Submitted_By__c @optional { value }
                Sealed__c @optional { value }
                Readiness__c @optional { value }
                Required_Sections__c @optional { value }
                Gate_Mode__c @optional { value }
                Acceptance_Required__c @optional { value }
                Missing__c @optional { value }
                Scope_Ready__c @optional { value }
                Commitments_Ready__c @optional { value }
                Timeline_Ready__c @optional { value }
                Resources_Ready__c @optional { value }
                Commercials_Ready__c @optional { value }
                Procurement_Ready__c @optional { value }
                People_Ready__c @optional { value }
                Background_Ready__c @optional { value }
                Discount__c @optional { value }
                Allowed_Discount__c @optional { value }
                Discount_Status__c @optional { value }
                Discount_Reason__c @optional { value }
                Discount_Requested__c @optional { value }
                Discount_Requested_By__c @optional { value }
                Discount_Requested_By__r @optional { Name @optional { value } }
                Approved_Discount__c @optional { value }
                Discount_Approved_By__r @optional { Name @optional { value } }
                PO_Required__c @optional { value }
                PO_Number__c @optional { value }
                Start_Before_PO__c @optional { value }
                Start_Before_PO_Requested_By__c @optional { value }
                Start_Before_PO_Requested_By__r @optional { Name @optional { value } }
                Start_Before_PO_Approved_By__r @optional { Name @optional { value } }
                Agreed_Start__c @optional { value }
                Earliest_Start__c @optional { value }
                Planned_Hours__c @optional { value }
                Planned_Labour_Cost__c @optional { value }
                Other_Cost__c @optional { value }
                Sensitivities__c @optional { value }
                Delivery_Lead__r @optional { Name @optional { value } }
              }
            }
          }
        }
        Handover_Item__c(
          where: { Brief__r: { Opportunity__c: { eq: $recordId } } }
          orderBy: { CreatedDate: { order: ASC } }
          first: ${ROW_LIMIT}
        ) @optional {
          edges {
            node {
              ${ITEM_FIELDS}
            }
          }
        }
        Handover_Resource_Request__c(
          where: { Brief__r: { Opportunity__c: { eq: $recordId } } }
          orderBy: { CreatedDate: { order: ASC } }
          first: ${ROW_LIMIT}
        ) @optional {
          edges {
            node {
              ${REQUEST_FIELDS}
              Person__c @optional { value }
              Planned_Cost__c @optional { value }
            }
          }
        }
        Handover_Question__c(
          where: { Brief__r: { Opportunity__c: { eq: $recordId } } }
          orderBy: { CreatedDate: { order: ASC } }
          first: ${ROW_LIMIT}
        ) @optional {
          edges {
            node {
              ${QUESTION_FIELDS}
            }
          }
        }
      }
    }
  }
`;
