import { gql } from 'lightning/graphql';
import type { Connection, Field } from 'c/handoverGraphql';

/** Questions read, the newest first: the most that GraphQL reads at once. */
export const QUESTION_LIMIT = 2000;

/**
 * What delivery had to ask since a moment, and which sections the policy requires (a formula on any brief, because pages do not
 * read custom metadata). Rows and not an aggregate: months are the user's, half of the answers came faster than the median and
 * no function of an aggregate query knows it, and one answer serves all three views of it.
 */
export const GAPS_QUERY = gql`
  query handoverGaps($since: DateTime) {
    uiapi {
      query {
        Handover_Question__c(
          where: { Asked_On__c: { gte: { value: $since } } }
          orderBy: { Asked_On__c: { order: DESC } }
          first: ${QUESTION_LIMIT}
        ) @optional {
          totalCount
          edges {
            node {
              Id
              Section__c @optional {
                value
                displayValue
              }
              Asked_On__c @optional {
                value
              }
              Answered_On__c @optional {
                value
              }
              Was_in_Brief__c @optional {
                value
              }
              Hours_Lost__c @optional {
                value
              }
              Hours_to_Answer__c @optional {
                value
              }
              Seller__r @optional {
                Name @optional {
                  value
                }
              }
            }
          }
        }
        Handover_Brief__c(orderBy: { CreatedDate: { order: DESC } }, first: 1) @optional {
          edges {
            node {
              Id
              Required_Sections__c @optional {
                value
              }
            }
          }
        }
      }
    }
  }
`;

export interface GapNode {
  Id: string;
  Section__c?: Field<string>;
  Asked_On__c?: Field<string>;
  Answered_On__c?: Field<string>;
  Was_in_Brief__c?: Field<string>;
  Hours_Lost__c?: Field<number>;
  Hours_to_Answer__c?: Field<number>;
  Seller__r?: { Name?: Field<string> | null } | null;
}

/** The answer of GAPS_QUERY; without questions when the user may not read them. */
export interface GapsData {
  uiapi?: {
    query?: {
      Handover_Question__c?: Connection<GapNode> & { totalCount?: number };
      Handover_Brief__c?: Connection<{ Id: string; Required_Sections__c?: Field<string> }>;
    };
  };
}
