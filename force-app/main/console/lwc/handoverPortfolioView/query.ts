import { gql } from 'lightning/graphql';
import type { Connection, Field, NamedNode } from 'c/handoverGraphql';
import { PROJECT_FIELDS } from 'c/handoverNodes';
import type { ProjectNode } from 'c/handoverNodes';

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
              ${PROJECT_FIELDS}
              Next_Milestone_Due__c @optional { value }
              Latest_Update_On__c @optional { value }
              Account__r @optional { Name @optional { value } }
              Delivery_Lead__r @optional { Name @optional { value } }
              Handover_Milestones__r(
                where: { Status__c: { eq: "Open" } }
                orderBy: { Due__c: { order: ASC } }
                first: 1
              ) @optional {
                edges {
                  node {
                    Id
                    Name @optional { value }
                    Slip_Days__c @optional { value }
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

export interface PortfolioNode extends ProjectNode {
  Next_Milestone_Due__c?: Field<string>;
  Latest_Update_On__c?: Field<string>;
  Account__r?: NamedNode | null;
  Delivery_Lead__r?: NamedNode | null;
  Handover_Milestones__r?: Connection<{ Id: string; Name?: Field<string>; Slip_Days__c?: Field<number> }> | null;
}

/** The answer of PORTFOLIO_QUERY; without projects when the user may not read them. */
export interface PortfolioData {
  uiapi?: { query?: { Handover_Project__c?: Connection<PortfolioNode> & { totalCount?: number } } };
}
