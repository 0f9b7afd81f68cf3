import { gql } from 'lightning/graphql';

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
              Id
              Name @optional {
                value
              }
              Status__c @optional {
                value
                displayValue
              }
              Brief__c @optional {
                value
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
              Percent_Complete__c @optional {
                value
              }
              Hours_Logged__c @optional {
                value
              }
              Current_Budget_Hours__c @optional {
                value
              }
              Burn__c @optional {
                value
              }
              Planned_Start__c @optional {
                value
              }
              Planned_End__c @optional {
                value
              }
              Milestones_Total__c @optional {
                value
              }
              Milestones_Done__c @optional {
                value
              }
              Change_Hours__c @optional {
                value
              }
              Change_Value__c @optional {
                value
              }
              Open_Issues__c @optional {
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
              Forecast_Margin__c @optional {
                value
              }
              Margin_Erosion__c @optional {
                value
              }
              Latest_Update_On__c @optional {
                value
              }
              Handover_Milestones__r(orderBy: { Due__c: { order: ASC, nulls: LAST } }, first: 200) @optional {
                edges {
                  node {
                    Id
                    Name @optional {
                      value
                    }
                    Due__c @optional {
                      value
                    }
                    Baseline_Due__c @optional {
                      value
                    }
                    Slip_Days__c @optional {
                      value
                    }
                    Status__c @optional {
                      value
                      displayValue
                    }
                    Done_On__c @optional {
                      value
                    }
                  }
                }
              }
              Handover_Issues__r(orderBy: { CreatedDate: { order: DESC } }, first: 200) @optional {
                edges {
                  node {
                    Id
                    Name @optional {
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
                    Status__c @optional {
                      value
                      displayValue
                    }
                    Assigned_To__r @optional {
                      Name @optional {
                        value
                      }
                    }
                    Due_On__c @optional {
                      value
                    }
                    CreatedDate @optional {
                      value
                    }
                    Resolved_On__c @optional {
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
                    Client_Approved_On__c @optional {
                      value
                    }
                  }
                }
              }
              Handover_Invoices__r(orderBy: { Due_On__c: { order: ASC, nulls: LAST } }, first: 200) @optional {
                edges {
                  node {
                    Id
                    Name @optional {
                      value
                    }
                    Type__c @optional {
                      value
                      displayValue
                    }
                    Status__c @optional {
                      value
                      displayValue
                    }
                    Net_Amount__c @optional {
                      value
                    }
                    Billed_Amount__c @optional {
                      value
                    }
                    Issued_On__c @optional {
                      value
                    }
                    Due_On__c @optional {
                      value
                    }
                    Paid_On__c @optional {
                      value
                    }
                  }
                }
              }
              Handover_Updates__r(orderBy: { Posted_On__c: { order: DESC, nulls: LAST } }, first: 20) @optional {
                edges {
                  node {
                    Id
                    Declared_Health__c @optional {
                      value
                      displayValue
                    }
                    Summary__c @optional {
                      value
                    }
                    Path_to_Green__c @optional {
                      value
                    }
                    Posted_On__c @optional {
                      value
                    }
                    CreatedDate @optional {
                      value
                    }
                    CreatedBy @optional {
                      Name @optional {
                        value
                      }
                    }
                    Percent_Complete__c @optional {
                      value
                    }
                    Hours_Logged__c @optional {
                      value
                    }
                    Burn__c @optional {
                      value
                    }
                    Open_Issues__c @optional {
                      value
                    }
                    Invoiced__c @optional {
                      value
                    }
                    Forecast_Margin__c @optional {
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
