import type {
  IssueNode,
  MilestoneNode,
  ProjectNode,
  ProjectsData,
  PromiseNode,
  UpdateNode,
  WeekRow,
} from 'c/handoverProjectData';
import type { QuestionNode } from 'c/handoverNodes';

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
    Actual_Start__c: value('2026-02-02'),
    First_Day_of_Week__c: value(2),
    Open_Issues__c: value(0),
    Current_Value__c: value(100000),
    Invoiced__c: value(60000),
    Credited__c: value(5000),
    Paid__c: value(30000),
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

/** Hours of a week as the org adds them up. */
export function weekRow(week: string, hours: number, project = PROJECT): WeekRow {
  return { Project__c: value(project), Week_Starting__c: value(week), Total_Hours__c: { sum: value(hours) } };
}

export function issueNode(differences: Partial<IssueNode> = {}): IssueNode {
  return {
    Id: 'a06000000000001AAA',
    Name: value('Carrier data arrives late'),
    Project__c: value(PROJECT),
    Type__c: { value: 'Dependency', displayValue: 'Dependency' },
    Severity__c: { value: 'High', displayValue: 'High' },
    Due_On__c: value('2026-03-01'),
    Client_Approved__c: value(false),
    ...differences,
  };
}

export function updateNode(day: string, differences: Partial<UpdateNode> = {}): UpdateNode {
  return {
    Id: `a07-${day}`,
    Project__c: value(PROJECT),
    Posted_On__c: value(day),
    Declared_Health__c: value('Amber'),
    Summary__c: value('The design is late.'),
    Path_to_Green__c: value('A second designer from Monday.'),
    Percent_Complete__c: value(40),
    Hours_Logged__c: value(150),
    CreatedBy: { Name: value('Dana Lead') },
    ...differences,
  };
}

export function promiseNode(status: string, differences: Partial<PromiseNode> = {}): PromiseNode {
  return {
    Id: `a08-${status}`,
    Name: value('No stop during the sale'),
    Status__c: value(status),
    Due_Date__c: value('2026-06-01'),
    ...differences,
  };
}

export function questionNode(differences: Partial<QuestionNode> = {}): QuestionNode {
  return {
    Id: 'a09000000000001AAA',
    Question__c: value('Who signs off the design?'),
    Section__c: { value: 'People', displayValue: 'People' },
    Status__c: value('Open'),
    Asked_On__c: value('2026-03-05T09:00:00.000Z'),
    Answer__c: value(null),
    Asked_By__r: { Name: value('Dana Lead') },
    ...differences,
  };
}

/** What GraphQL answers for one deal. */
export function answer(given: {
  won?: boolean;
  sells?: boolean;
  projects?: ProjectNode[] | null;
  milestones?: MilestoneNode[];
  issues?: IssueNode[];
  updates?: UpdateNode[];
  promises?: PromiseNode[];
  questions?: QuestionNode[];
  overdue?: number;
  /** Hours by week; null for a user without access to timesheets. */
  weeks?: WeekRow[] | null;
}): ProjectsData {
  const edges = <Node>(list: Node[]) => ({ edges: list.map((node) => ({ node })) });
  const {
    won = true,
    sells = true,
    projects = [projectNode()],
    milestones = [milestoneNode()],
    issues = [],
    updates = [],
    promises = [],
    questions = [],
    overdue = 0,
    weeks = [],
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
        Handover_Issue__c: edges(issues),
        Handover_Update__c: edges(updates),
        Handover_Item__c: edges(promises),
        Handover_Question__c: edges(questions),
      },
      aggregate: {
        ...(weeks && { Handover_Timesheet__c: edges(weeks.map((aggregate) => ({ aggregate }))) }),
        Handover_Invoice__c: edges([
          { aggregate: { Project__c: value(PROJECT), Billed_Amount__c: { sum: value(overdue) } } },
        ]),
      },
    },
  };
}
