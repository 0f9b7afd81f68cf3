import { gql } from 'lightning/graphql';
import type { Connection, Field } from 'c/handoverGraphql';

/** Projects read at once, and the most that GraphQL reads. */
export const PAGE = 200;
export const MOST = 2000;

/** What is under way, and what is over: of the project's own statuses. */
export const RUNNING = ['Planned', 'Active', 'On Hold'];
export const ENDED = ['Completed', 'Cancelled'];

/** Projects with what a director asks of them, and the next open milestone of each, in one round trip. */
export const PORTFOLIO_QUERY = gql`
  query handoverPortfolio($statuses: [Picklist], $first: Int) {
    uiapi {
      query {
        Handover_Project__c(
          where: { Status__c: { in: $statuses } }
          orderBy: { CreatedDate: { order: DESC } }
          first: $first
        ) @optional {
          totalCount
          edges {
            node {
              Id
              Name @optional {
                value
              }
              Status__c @optional {
                value
                displayValue
              }
              Health__c @optional {
                value
              }
              Health_Reasons__c @optional {
                value
              }
              Health_Reasons_Restricted__c @optional {
                value
              }
              Burn__c @optional {
                value
              }
              Percent_Complete__c @optional {
                value
              }
              Margin_Erosion__c @optional {
                value
              }
              Next_Milestone_Due__c @optional {
                value
              }
              Latest_Update_On__c @optional {
                value
              }
              Account__r @optional {
                Name @optional {
                  value
                }
              }
              Delivery_Lead__r @optional {
                Name @optional {
                  value
                }
              }
              Handover_Milestones__r(
                where: { Status__c: { eq: "Open" } }
                orderBy: { Due__c: { order: ASC } }
                first: 1
              ) @optional {
                edges {
                  node {
                    Id
                    Name @optional {
                      value
                    }
                    Slip_Days__c @optional {
                      value
                    }
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

interface Named {
  Name?: Field<string> | null;
}

export interface PortfolioNode {
  Id: string;
  Name?: Field<string>;
  Status__c?: Field<string>;
  Health__c?: Field<string>;
  Health_Reasons__c?: Field<string>;
  Health_Reasons_Restricted__c?: Field<string>;
  Burn__c?: Field<number>;
  Percent_Complete__c?: Field<number>;
  /** Percentage points; absent for whoever may not read margins. */
  Margin_Erosion__c?: Field<number>;
  Next_Milestone_Due__c?: Field<string>;
  Latest_Update_On__c?: Field<string>;
  Account__r?: Named | null;
  Delivery_Lead__r?: Named | null;
  Handover_Milestones__r?: Connection<{ Id: string; Name?: Field<string>; Slip_Days__c?: Field<number> }> | null;
}

/** The answer of PORTFOLIO_QUERY; without projects when the user may not read them. */
export interface PortfolioData {
  uiapi?: { query?: { Handover_Project__c?: Connection<PortfolioNode> & { totalCount?: number } } };
}
