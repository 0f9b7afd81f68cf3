import { gql } from 'lightning/graphql';
import type { Connection, Field, NamedNode } from 'c/handoverGraphql';

/** Submitted rows that the approval list shows at once. */
export const APPROVAL_LIMIT = 200;

/** What both queries read of a timesheet. */
const SHEET_FIELDS = `
  Id
  Project__c @optional { value }
  Project__r @optional { Name @optional { value } }
  Role__r @optional { Name @optional { value } }
  Week_Starting__c @optional { value }
  Sunday_Hours__c @optional { value }
  Monday_Hours__c @optional { value }
  Tuesday_Hours__c @optional { value }
  Wednesday_Hours__c @optional { value }
  Thursday_Hours__c @optional { value }
  Friday_Hours__c @optional { value }
  Saturday_Hours__c @optional { value }
  Billable__c @optional { value }
  Notes__c @optional { value }
`;

/**
 * A week of one person in one round trip: the sheets of this and the week before (the caller gives a span that covers
 * both, whatever day the policy's week begins on), the projects that take hours, and the roles. The policy's first day
 * of the week stands on the project, because a page cannot read custom metadata.
 */
export const WEEK_QUERY = gql`
  query handoverTimesheetWeek($person: ID, $since: Date, $until: Date) {
    uiapi {
      query {
        Handover_Timesheet__c(
          where: {
            and: [
              { Person__c: { eq: $person } }
              { Week_Starting__c: { gte: { value: $since } } }
              { Week_Starting__c: { lte: { value: $until } } }
            ]
          }
          first: 200
        ) @optional {
          edges {
            node {
              ${SHEET_FIELDS}
              Role__c @optional { value }
              Rejection_Reason__c @optional { value }
              Status__c @optional { value }
            }
          }
        }
        Handover_Project__c(
          where: { Status__c: { nin: ["Completed", "Cancelled"] } }
          orderBy: { Name: { order: ASC } }
          first: 500
        ) @optional {
          edges {
            node {
              Id
              Name @optional { value }
              First_Day_of_Week__c @optional { value }
            }
          }
        }
        Handover_Role__c(orderBy: { Name: { order: ASC } }, first: 200) @optional {
          edges {
            node {
              Id
              Name @optional { value }
              Valid_From__c @optional { value }
              Valid_To__c @optional { value }
            }
          }
        }
      }
    }
  }
`;

/** What waits for the decision of a lead: submitted rows of others on the projects that the lead leads or owns. */
export const APPROVAL_QUERY = gql`
  query handoverTimesheetApproval($lead: ID) {
    uiapi {
      query {
        Handover_Timesheet__c(
          where: {
            and: [
              { Status__c: { eq: "Submitted" } }
              { Person__c: { ne: $lead } }
              { or: [{ Project__r: { Delivery_Lead__c: { eq: $lead } } }, { Project__r: { OwnerId: { eq: $lead } } }] }
            ]
          }
          orderBy: { Week_Starting__c: { order: ASC } }
          first: ${APPROVAL_LIMIT}
        ) @optional {
          edges {
            node {
              ${SHEET_FIELDS}
              Person__c @optional { value }
              Person__r @optional { Name @optional { value } }
            }
          }
        }
      }
    }
  }
`;

/** A timesheet as either query answers it. */
export interface SheetNode {
  Id: string;
  Project__c?: Field<string>;
  Project__r?: NamedNode | null;
  Role__c?: Field<string>;
  Role__r?: NamedNode | null;
  Person__c?: Field<string>;
  Person__r?: NamedNode | null;
  Week_Starting__c?: Field<string>;
  Sunday_Hours__c?: Field<number>;
  Monday_Hours__c?: Field<number>;
  Tuesday_Hours__c?: Field<number>;
  Wednesday_Hours__c?: Field<number>;
  Thursday_Hours__c?: Field<number>;
  Friday_Hours__c?: Field<number>;
  Saturday_Hours__c?: Field<number>;
  Billable__c?: Field<boolean>;
  Notes__c?: Field<string>;
  Rejection_Reason__c?: Field<string>;
  Status__c?: Field<string>;
}

export interface ProjectNode extends NamedNode {
  Id: string;
  First_Day_of_Week__c?: Field<number>;
}

export interface RoleNode extends NamedNode {
  Id: string;
  Valid_From__c?: Field<string>;
  Valid_To__c?: Field<string>;
}

/** The answer of WEEK_QUERY; a connection is absent when the user may not read the object. */
export interface WeekData {
  uiapi?: {
    query?: {
      Handover_Timesheet__c?: Connection<SheetNode> | null;
      Handover_Project__c?: Connection<ProjectNode> | null;
      Handover_Role__c?: Connection<RoleNode> | null;
    };
  };
}

/** The answer of APPROVAL_QUERY. */
export interface ApprovalData {
  uiapi?: { query?: { Handover_Timesheet__c?: Connection<SheetNode> | null } };
}
