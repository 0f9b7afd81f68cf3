import { invoiceFields, issueFields } from 'c/handoverProjectPageData';
import type {
  InvoiceNode,
  IssueNode,
  MilestoneNode,
  PageRights,
  ProjectNode,
  ProjectPageData,
  UpdateNode,
} from 'c/handoverProjectPageData';

export const PROJECT = 'a03000000000001AAA';
export const TODAY = '2026-03-10';

const value = <Value>(of: Value) => ({ value: of });
const choice = (of: string) => ({ value: of, displayValue: of });
export const list = <Node>(nodes: Node[]) => ({ edges: nodes.map((node) => ({ node })) });

const everything = {
  create: true,
  edit: true,
  fields: new Set([...issueFields('Change request', false), ...invoiceFields(false)].map(({ name }) => name)),
};
export const ALL: PageRights = {
  progress: true,
  milestones: everything,
  issues: everything,
  invoices: everything,
  updates: everything,
};

const nothing = { create: false, edit: false, fields: new Set<string>() };
export const NOTHING: PageRights = {
  progress: false,
  milestones: nothing,
  issues: nothing,
  invoices: nothing,
  updates: nothing,
};

export function milestoneNode(differences: Partial<MilestoneNode> = {}): MilestoneNode {
  return {
    Id: 'a04000000000001AAA',
    Name: value('Pilot'),
    Due__c: value('2026-03-02'),
    Baseline_Due__c: value('2026-02-20'),
    Slip_Days__c: value(10),
    Status__c: choice('Open'),
    Done_On__c: {},
    ...differences,
  };
}

export function issueNode(differences: Partial<IssueNode> = {}): IssueNode {
  return {
    Id: 'a05000000000001AAA',
    Name: value('Data arrives late'),
    Type__c: choice('Dependency'),
    Severity__c: choice('High'),
    Status__c: choice('Open'),
    Assigned_To__r: { Name: value('Mei Tanaka') },
    Due_On__c: value('2026-03-05'),
    CreatedDate: value('2026-03-01T08:00:00.000Z'),
    ...differences,
  };
}

export function invoiceNode(differences: Partial<InvoiceNode> = {}): InvoiceNode {
  return {
    Id: 'a06000000000001AAA',
    Name: value('INV-1'),
    Type__c: choice('Invoice'),
    Status__c: choice('Issued'),
    Net_Amount__c: value(20000),
    Billed_Amount__c: value(20000),
    Issued_On__c: value('2026-02-01'),
    Due_On__c: value('2026-03-01'),
    ...differences,
  };
}

export function updateNode(differences: Partial<UpdateNode> = {}): UpdateNode {
  return {
    Id: 'a07000000000001AAA',
    Declared_Health__c: choice('Amber'),
    Summary__c: value('The pilot waits for data.'),
    Path_to_Green__c: value('The client sends the data by Friday.'),
    Posted_On__c: value('2026-03-01'),
    CreatedDate: value('2026-03-01T09:00:00.000Z'),
    CreatedBy: { Name: value('Dana Okafor') },
    Percent_Complete__c: value(40),
    Hours_Logged__c: value(150),
    Burn__c: value(50),
    Open_Issues__c: value(3),
    Invoiced__c: value(20000),
    Forecast_Margin__c: value(42000),
    ...differences,
  };
}

/** A project at risk, as its delivery lead sees it. Differences are given. */
export function projectNode(differences: Partial<ProjectNode> = {}): ProjectNode {
  return {
    Id: PROJECT,
    Name: value('Website relaunch'),
    Status__c: choice('Active'),
    Health__c: value('Amber'),
    Health_Reasons__c: value('MILESTONE_OVERDUE'),
    Health_Reasons_Restricted__c: value('EROSION_AMBER'),
    Percent_Complete__c: value(45),
    Hours_Logged__c: value(180),
    Current_Budget_Hours__c: value(300),
    Burn__c: value(60),
    Planned_End__c: value('2026-06-30'),
    Change_Hours__c: value(40),
    Change_Value__c: value(6000),
    Open_Issues__c: value(1),
    Invoiced__c: value(20000),
    Credited__c: value(2000),
    Paid__c: value(0),
    To_Invoice__c: value(50000),
    Forecast_Margin__c: value(40000),
    Latest_Update_On__c: value('2026-03-01'),
    Handover_Milestones__r: list([milestoneNode()]),
    Handover_Issues__r: list([issueNode()]),
    Handover_Invoices__r: list([invoiceNode()]),
    Handover_Updates__r: list([updateNode()]),
    ...differences,
  };
}

export function answer(project: ProjectNode | undefined): ProjectPageData {
  return { uiapi: { query: { Handover_Project__c: list(project ? [project] : []) } } };
}
