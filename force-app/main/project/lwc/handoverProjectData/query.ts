import { gql } from 'lightning/graphql';

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
                    Planned_Start__c @optional {
                      value
                    }
                    Actual_Start__c @optional {
                      value
                    }
                    Planned_End__c @optional {
                      value
                    }
                    First_Day_of_Week__c @optional {
                      value
                    }
                    Open_Issues__c @optional {
                      value
                    }
                    Current_Value__c @optional {
                      value
                    }
                    Invoiced__c @optional {
                      value
                    }
                    Credited__c @optional {
                      value
                    }
                    Paid__c @optional {
                      value
                    }
                    To_Invoice__c @optional {
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
          totalCount
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
              Slip_Days__c @optional {
                value
              }
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
              Id
              Name @optional {
                value
              }
              Project__c @optional {
                value
              }
              Type__c @optional {
                value
                displayValue
              }
              Severity__c @optional {
                value
                displayValue
              }
              Due_On__c @optional {
                value
              }
              Extra_Hours__c @optional {
                value
              }
              Extra_Value__c @optional {
                value
              }
              Client_Approved__c @optional {
                value
              }
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
              Id
              Project__c @optional {
                value
              }
              Posted_On__c @optional {
                value
              }
              Declared_Health__c @optional {
                value
              }
              Summary__c @optional {
                value
              }
              Path_to_Green__c @optional {
                value
              }
              Percent_Complete__c @optional {
                value
              }
              Hours_Logged__c @optional {
                value
              }
              CreatedBy @optional {
                Name @optional {
                  value
                }
              }
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
              Name @optional {
                value
              }
              Status__c @optional {
                value
              }
              Due_Date__c @optional {
                value
              }
              Closure_Note__c @optional {
                value
              }
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
              Id
              Question__c @optional {
                value
              }
              Section__c @optional {
                value
                displayValue
              }
              Status__c @optional {
                value
              }
              Asked_On__c @optional {
                value
              }
              Answer__c @optional {
                value
              }
              Answered_On__c @optional {
                value
              }
              Asked_By__r @optional {
                Name @optional {
                  value
                }
              }
              Answered_By__r @optional {
                Name @optional {
                  value
                }
              }
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
                Project__c @optional {
                  value
                }
                Week_Starting__c @optional {
                  value
                }
                Total_Hours__c @optional {
                  sum {
                    value
                  }
                }
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
                Project__c @optional {
                  value
                }
                Billed_Amount__c @optional {
                  sum {
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
`;
