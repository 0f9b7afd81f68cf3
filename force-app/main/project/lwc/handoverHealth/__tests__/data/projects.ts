import type { MilestoneNode, ProjectNode, ProjectsData, TimesheetNode } from 'c/handoverProjectData';

export const DEAL = '006000000000001AAA';
export const PROJECT = 'a03000000000001AAA';

const value = <Value>(of: Value) => ({ value: of });

/** A project at risk, as somebody without the right to read margins sees it. Differences are given. */
export function projectNode(differences: Partial<ProjectNode> = {}): ProjectNode {
  return {
    Id: PROJECT,
    Name: value('Website relaunch'),
    Status__c: { value: 'Active', displayValue: 'Active' },
    Health__c: value('Amber'),
    Health_Reasons__c: value('BURN_AMBER;MILESTONE_OVERDUE'),
    Hours_Logged__c: value(264),
    Current_Budget_Hours__c: value(320),
    Burn__c: value(82.5),
    Percent_Complete__c: value(60),
    Next_Milestone_Due__c: value('2026-03-02'),
    Milestones_Total__c: value(5),
    Milestones_Done__c: value(2),
    Planned_End__c: value('2026-06-30'),
    Delivery_Lead__r: { Name: value('Dana Lead') },
    ...differences,
  };
}

/** The same project for a holder of the right to read margins. */
export function projectWithMargins(): ProjectNode {
  return projectNode({
    Baseline_Margin__c: value(42000),
    Forecast_Margin__c: value(31000),
    Margin_Erosion__c: value(8.4),
    Health_Reasons_Restricted__c: value('EROSION_AMBER'),
  });
}

export function milestoneNode(differences: Partial<MilestoneNode> = {}): MilestoneNode {
  return {
    Id: 'a04000000000001AAA',
    Name: value('Design approved'),
    Project__c: value(PROJECT),
    Due__c: value('2026-03-02'),
    ...differences,
  };
}

export function timesheetNode(week: string, hours: number, project = PROJECT): TimesheetNode {
  return {
    Id: `a05-${week}-${hours}`,
    Project__c: value(project),
    Week_Starting__c: value(week),
    Total_Hours__c: value(hours),
  };
}

/** What GraphQL answers for one deal. */
export function answer(given: {
  won?: boolean;
  sells?: boolean;
  projects?: ProjectNode[] | null;
  milestones?: MilestoneNode[];
  timesheets?: TimesheetNode[] | null;
}): ProjectsData {
  const edges = <Node>(list: Node[]) => ({ edges: list.map((node) => ({ node })) });
  const {
    won = true,
    sells = true,
    projects = [projectNode()],
    milestones = [milestoneNode()],
    timesheets = [],
  } = given;
  return {
    uiapi: {
      query: {
        Opportunity: edges([
          {
            Id: DEAL,
            IsWon: value(won),
            Handover_Sells_a_Project__c: value(sells),
            ...(projects && { Handover_Projects__r: edges(projects) }),
          },
        ]),
        Handover_Milestone__c: edges(milestones),
        ...(timesheets && { Handover_Timesheet__c: edges(timesheets) }),
      },
    },
  };
}
