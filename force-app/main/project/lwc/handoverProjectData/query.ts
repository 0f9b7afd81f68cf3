import { gql } from 'lightning/graphql';
import {
  ISSUE_FIELDS,
  MILESTONE_FIELDS,
  PROJECT_FIELDS,
  PROJECT_FIGURES,
  QUESTION_FIELDS,
  UPDATE_FIELDS,
} from 'c/handoverNodes';

/** Projects of one deal that a page shows. */
export const PROJECT_LIMIT = 20;

/**
 * Everything the health panel shows of a deal, in one round trip of nine subqueries (GraphQL takes ten): figures stand on the
 * project; weeks and overdue invoices are added up by the org, so that a long project costs no more than a short one. Every field
 * of the package is optional: a user who may not read timesheets, or margins, gets the rest. `TODAY` is the user's.
 *
 * Source: GraphQL API Developer Guide, "Aggregate Queries" and "Query Objects" (optional fields).
 */
export const PROJECTS_QUERY = gql`
  query handoverHealth($recordId: ID) {
    uiapi {
      query {
        Opportunity(where: { Id: { eq: $recordId } }, first: 1) {
          edges {
            node {
              Id
              IsWon { value }
              Handover_Sells_a_Project__c @optional { value }
              Handover_Projects__r(orderBy: { CreatedDate: { order: ASC } }, first: ${PROJECT_LIMIT}) @optional {
                edges {
                  node {
                    ${PROJECT_FIELDS}
                    ${PROJECT_FIGURES}
                    Budget_Hours__c @optional { value }
                    Next_Milestone_Due__c @optional { value }
                    Actual_Start__c @optional { value }
                    First_Day_of_Week__c @optional { value }
                    Current_Value__c @optional { value }
                    Baseline_Margin__c @optional { value }
                    Delivery_Lead__r @optional { Name @optional { value } }
                  }
                }
              }
            }
          }
        }
        Handover_Milestone__c(
          where: { Project__r: { Opportunity__c: { eq: $recordId } }, Status__c: { eq: "Open" } }
          orderBy: { Due__c: { order: ASC } }
          first: 200
        ) @optional {
          totalCount
          edges {
            node {
              ${MILESTONE_FIELDS}
              Project__c @optional { value }
            }
          }
        }
        Handover_Issue__c(
          where: { Project__r: { Opportunity__c: { eq: $recordId } }, Status__c: { nin: ["Resolved", "Closed"] } }
          orderBy: { CreatedDate: { order: DESC } }
          first: 200
        ) @optional {
          totalCount
          edges {
            node {
              ${ISSUE_FIELDS}
              Project__c @optional { value }
            }
          }
        }
        Handover_Update__c(
          where: { Project__r: { Opportunity__c: { eq: $recordId } } }
          orderBy: { Posted_On__c: { order: DESC }, CreatedDate: { order: DESC } }
          first: 500
        ) @optional {
          totalCount
          edges {
            node {
              ${UPDATE_FIELDS}
              Project__c @optional { value }
            }
          }
        }
        Handover_Item__c(
          where: { Brief__r: { Opportunity__c: { eq: $recordId } }, Type__c: { in: ["Commitment", "Exception"] } }
          orderBy: { Due_Date__c: { order: ASC, nulls: LAST } }
          first: 200
        ) @optional {
          totalCount
          edges {
            node {
              Id
              Name @optional { value }
              Status__c @optional { value }
              Due_Date__c @optional { value }
              Closure_Note__c @optional { value }
            }
          }
        }
        Handover_Question__c(
          where: { Brief__r: { Opportunity__c: { eq: $recordId } }, Status__c: { ne: "Closed" } }
          orderBy: { Asked_On__c: { order: DESC } }
          first: 50
        ) @optional {
          totalCount
          edges {
            node {
              ${QUESTION_FIELDS}
            }
          }
        }
      }
      aggregate {
        Handover_Timesheet__c(
          where: { Project__r: { Opportunity__c: { eq: $recordId } }, Status__c: { ne: "Rejected" } }
          groupBy: { Project__c: { group: true }, Week_Starting__c: { group: true } }
          first: 2000
        ) @optional {
          edges {
            node {
              aggregate {
                Project__c @optional { value }
                Week_Starting__c @optional { value }
                Total_Hours__c @optional { sum { value } }
              }
            }
          }
        }
        Handover_Invoice__c(
          where: {
            Project__r: { Opportunity__c: { eq: $recordId } }
            Status__c: { eq: "Issued" }
            Type__c: { ne: "Credit note" }
            Due_On__c: { lt: { literal: TODAY } }
          }
          groupBy: { Project__c: { group: true } }
          first: 200
        ) @optional {
          edges {
            node {
              aggregate {
                Project__c @optional { value }
                Billed_Amount__c @optional { sum { value } }
              }
            }
          }
        }
      }
    }
  }
`;
