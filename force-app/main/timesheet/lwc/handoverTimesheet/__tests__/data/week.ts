import type { ProjectNode, RoleNode, SheetNode, WeekData } from 'c/handoverTimesheetData';

export const ME = '005000000000001AAA';
export const ALPHA = 'a03000000000001AAA';
export const BETA = 'a03000000000002AAA';
export const ROLE = 'a04000000000001AAA';

const value = <Value>(of: Value) => ({ value: of });

/** The tests' own clock: a Wednesday. */
export const NOW = new Date(2026, 10, 18, 12);
export const THIS_WEEK = '2026-11-16';
export const LAST_WEEK = '2026-11-09';

/** A draft of eight hours on Monday of this week. */
export function sheetNode(differences: Partial<SheetNode> = {}): SheetNode {
  return {
    Id: 'a05000000000001AAA',
    Project__c: value(ALPHA),
    Project__r: { Name: value('Alpha') },
    Role__c: value(ROLE),
    Role__r: { Name: value('Consultant') },
    Week_Starting__c: value(THIS_WEEK),
    Monday_Hours__c: value(8),
    Billable__c: value(true),
    Notes__c: { value: null },
    Status__c: value('Draft'),
    ...differences,
  };
}

export const onBeta = (differences: Partial<SheetNode> = {}): SheetNode =>
  sheetNode({
    Id: 'a05000000000002AAA',
    Project__c: value(BETA),
    Project__r: { Name: value('Beta') },
    ...differences,
  });

const project = (id: string, name: string): ProjectNode => ({
  Id: id,
  Name: value(name),
  First_Day_of_Week__c: value(2),
});
const role: RoleNode = { Id: ROLE, Name: value('Consultant'), Valid_From__c: { value: null } };
const connection = <Node>(all: Node[]) => ({ edges: all.map((node) => ({ node })) });

export function answer(
  sheets: SheetNode[],
  projects: ProjectNode[] = [project(ALPHA, 'Alpha'), project(BETA, 'Beta')],
): WeekData {
  return {
    uiapi: {
      query: {
        Handover_Timesheet__c: connection(sheets),
        Handover_Project__c: connection(projects),
        Handover_Role__c: connection([role]),
      },
    },
  };
}

/** What GraphQL answers to somebody without access: optional connections are absent. */
export const noAccess: WeekData = { uiapi: { query: {} } };
