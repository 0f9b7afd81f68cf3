import { gql } from 'lightning/graphql';
import { ISSUE_FIELDS, MILESTONE_FIELDS, PROJECT_FIELDS, PROJECT_FIGURES, UPDATE_FIELDS } from 'c/handoverNodes';

/** Rows of one list that the page shows; the related lists show all. */
export const ROW_LIMIT = 200;

/**
 * A project with its milestones, issues, invoices and updates in one round trip. Every field is optional: a list that is
 * absent from the answer says that the user may not read the object.
 */
export const PROJECT_PAGE_QUERY = gql`
  query handoverProjectPage($recordId: ID) {
    uiapi {
      query {
        Handover_Project__c(where: { Id: { eq: $recordId } }, first: 1) @optional {
          edges {
            node {
              ${PROJECT_FIELDS}
              ${PROJECT_FIGURES}
              Brief__c @optional { value }
              Change_Hours__c @optional { value }
              Change_Value__c @optional { value }
              Latest_Update_On__c @optional { value }
              Handover_Milestones__r(orderBy: { Due__c: { order: ASC, nulls: LAST } }, first: ${ROW_LIMIT}) @optional {
                edges {
                  node {
                    ${MILESTONE_FIELDS}
                    Baseline_Due__c @optional { value }
                    Status__c @optional { value displayValue }
                    Done_On__c @optional { value }
                  }
                }
              }
              Handover_Issues__r(orderBy: { CreatedDate: { order: DESC } }, first: ${ROW_LIMIT}) @optional {
                edges {
                  node {
                    ${ISSUE_FIELDS}
                    Status__c @optional { value displayValue }
                    Assigned_To__r @optional { Name @optional { value } }
                    CreatedDate @optional { value }
                    Resolved_On__c @optional { value }
                    Client_Approved_On__c @optional { value }
                  }
                }
              }
              Handover_Invoices__r(orderBy: { Due_On__c: { order: ASC, nulls: LAST } }, first: ${ROW_LIMIT}) @optional {
                edges {
                  node {
                    Id
                    Name @optional { value }
                    Type__c @optional { value displayValue }
                    Status__c @optional { value displayValue }
                    Net_Amount__c @optional { value }
                    Billed_Amount__c @optional { value }
                    Issued_On__c @optional { value }
                    Due_On__c @optional { value }
                    Paid_On__c @optional { value }
                  }
                }
              }
              Handover_Updates__r(orderBy: { Posted_On__c: { order: DESC, nulls: LAST } }, first: 20) @optional {
                edges {
                  node {
                    ${UPDATE_FIELDS}
                    CreatedDate @optional { value }
                    Burn__c @optional { value }
                    Open_Issues__c @optional { value }
                    Invoiced__c @optional { value }
                    Forecast_Margin__c @optional { value }
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
