import { gql } from 'lightning/graphql';
import type { Connection, Field } from 'c/handoverGraphql';

/** Projects of one deal that a page shows. */
export const PROJECT_LIMIT = 20;

/** Weeks of hours that a page shows. */
export const WEEKS_SHOWN = 8;

/**
 * The deal's projects in one round trip: the figures stand on the project, the milestone names and the weeks beside it.
 * Every field of the package is optional; costs and margins are absent for whoever may not read them.
 */
export const PROJECTS_QUERY = gql`
  query handoverHealth($recordId: ID, $since: Date) {
    uiapi {
      query {
        Opportunity(where: { Id: { eq: $recordId } }, first: 1) {
          edges {
            node {
              Id
              IsWon {
                value
              }
              Handover_Sells_a_Project__c @optional {
                value
              }
              Handover_Projects__r(orderBy: { CreatedDate: { order: ASC } }, first: 20) @optional {
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
                    Hours_Logged__c @optional {
                      value
                    }
                    Current_Budget_Hours__c @optional {
                      value
                    }
                    Budget_Hours__c @optional {
                      value
                    }
                    Burn__c @optional {
                      value
                    }
                    Percent_Complete__c @optional {
                      value
                    }
                    Next_Milestone_Due__c @optional {
                      value
                    }
                    Milestones_Total__c @optional {
                      value
                    }
                    Milestones_Done__c @optional {
                      value
                    }
                    Planned_End__c @optional {
                      value
                    }
                    Baseline_Margin__c @optional {
                      value
                    }
                    Forecast_Margin__c @optional {
                      value
                    }
                    Margin_Erosion__c @optional {
                      value
                    }
                    Delivery_Lead__r @optional {
                      Name @optional {
                        value
                      }
                    }
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
          edges {
            node {
              Id
              Name @optional {
                value
              }
              Project__c @optional {
                value
              }
              Due__c @optional {
                value
              }
            }
          }
        }
        Handover_Timesheet__c(
          where: {
            Project__r: { Opportunity__c: { eq: $recordId } }
            Week_Starting__c: { gte: { value: $since } }
            Status__c: { ne: "Rejected" }
          }
          orderBy: { Week_Starting__c: { order: ASC } }
          first: 2000
        ) @optional {
          edges {
            node {
              Id
              Project__c @optional {
                value
              }
              Week_Starting__c @optional {
                value
              }
              Total_Hours__c @optional {
                value
              }
            }
          }
        }
      }
    }
  }
`;

export interface ProjectNode {
  Id: string;
  Name?: Field<string>;
  Status__c?: Field<string>;
  Health__c?: Field<string>;
  Health_Reasons__c?: Field<string>;
  Health_Reasons_Restricted__c?: Field<string>;
  Hours_Logged__c?: Field<number>;
  Current_Budget_Hours__c?: Field<number>;
  Budget_Hours__c?: Field<number>;
  Burn__c?: Field<number>;
  Percent_Complete__c?: Field<number>;
  Next_Milestone_Due__c?: Field<string>;
  Milestones_Total__c?: Field<number>;
  Milestones_Done__c?: Field<number>;
  Planned_End__c?: Field<string>;
  Baseline_Margin__c?: Field<number>;
  Forecast_Margin__c?: Field<number>;
  Margin_Erosion__c?: Field<number>;
  Delivery_Lead__r?: { Name?: Field<string> | null } | null;
}

export interface MilestoneNode {
  Id: string;
  Name?: Field<string>;
  Project__c?: Field<string>;
  Due__c?: Field<string>;
}

export interface TimesheetNode {
  Id: string;
  Project__c?: Field<string>;
  Week_Starting__c?: Field<string>;
  Total_Hours__c?: Field<number>;
}

interface DealNode {
  Id: string;
  IsWon?: Field<boolean>;
  Handover_Sells_a_Project__c?: Field<boolean>;
  /** Absent when the user may not read projects. */
  Handover_Projects__r?: Connection<ProjectNode> | null;
}

/** The answer of PROJECTS_QUERY. */
export interface ProjectsData {
  uiapi?: {
    query?: {
      Opportunity?: Connection<DealNode>;
      Handover_Milestone__c?: Connection<MilestoneNode>;
      Handover_Timesheet__c?: Connection<TimesheetNode>;
    };
  };
}

/** Today and the first day whose hours are shown, as dates of the user's calendar (YYYY-MM-DD). */
export function datesAround(now: Date): { today: string; since: string } {
  const iso = (date: Date): string =>
    [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
  const since = new Date(now.getFullYear(), now.getMonth(), now.getDate() - 7 * WEEKS_SHOWN + 1);
  return { today: iso(now), since: iso(since) };
}
