import { nodes, textOf, valueOf } from 'c/handoverGraphql';
import { amountText, dateText, daysBetween, listText, numberText } from 'c/handoverFormats';
import { common, format, page as words } from 'c/handoverLabels';
import type { IssueNode, ListRights, ProjectNode } from 'c/handoverProjectPageData';
import type { Mark, Tone } from 'c/handoverTone';
import { moreThanShown } from './milestones';
import type { IssueRow, IssuesView } from './types';

const TONES: Record<string, Tone> = { Critical: 'error', High: 'warning' };
const WEIGHT = ['Critical', 'High', 'Medium', 'Low'];

export const isOpen = (issue: IssueNode): boolean => !['Resolved', 'Closed'].includes(valueOf(issue.Status__c) ?? '');

function changeOf(issue: IssueNode): Pick<IssueRow, 'change' | 'changeMark'> {
  if (valueOf(issue.Type__c) !== 'Change request') return { change: '', changeMark: undefined };
  const hours = valueOf(issue.Extra_Hours__c);
  const value = valueOf(issue.Extra_Value__c);
  const parts = [
    hours === undefined ? '' : format(words.extraHours, numberText(hours)),
    value === undefined ? '' : format(words.extraValue, amountText(value)),
  ];
  const approved = valueOf(issue.Client_Approved__c) === true;
  const changeMark: Mark = approved
    ? { key: 'change', label: words.clientApproved, tone: 'success' }
    : { key: 'change', label: words.clientNotApproved, tone: 'warning' };
  return { change: listText(parts), changeMark };
}

function rowOf(issue: IssueNode, today: string): IssueRow {
  const due = valueOf(issue.Due_On__c);
  const opened = valueOf(issue.CreatedDate);
  const severity = valueOf(issue.Severity__c) ?? '';
  const open = isOpen(issue);
  const age = opened ? daysBetween(opened, open ? today : (valueOf(issue.Resolved_On__c) ?? today)) : undefined;
  return {
    id: issue.Id,
    name: valueOf(issue.Name) ?? '',
    type: valueOf(issue.Type__c) ?? '',
    typeLabel: textOf(issue.Type__c),
    severity: { key: 'severity', label: textOf(issue.Severity__c), tone: TONES[severity] ?? 'neutral' },
    status: textOf(issue.Status__c),
    open,
    owner: valueOf(issue.Assigned_To__r?.Name) ?? words.nobody,
    age: age === undefined ? '' : format(open ? words.openDays : words.tookDays, Math.max(age, 0)),
    due: due ? format(common.dueOn, dateText(due)) : '',
    overdue: open && due !== undefined && due < today,
    ...changeOf(issue),
  };
}

/** Open before done, the gravest first. */
function byWeight(first: IssueNode, second: IssueNode): number {
  const rank = (issue: IssueNode): number =>
    (isOpen(issue) ? 0 : 10) + WEIGHT.indexOf(valueOf(issue.Severity__c) ?? 'Low');
  return rank(first) - rank(second);
}

/** What approved change requests added to the plan; '' while there is none. */
function budgetText(project: ProjectNode): string {
  const hours = valueOf(project.Change_Hours__c) ?? 0;
  const value = valueOf(project.Change_Value__c);
  if (hours === 0 && !value) return '';
  return value === undefined
    ? format(words.changesMovedHours, numberText(hours))
    : format(words.changesMoved, numberText(hours), amountText(value));
}

/** Issues, risks, change requests and dependencies; undefined without the right to read them. */
export function toIssues(project: ProjectNode, rights: ListRights, today: string): IssuesView | undefined {
  if (!project.Handover_Issues__r) return undefined;
  const issues = nodes(project.Handover_Issues__r).toSorted(byWeight);
  const openCount = issues.filter(isOpen).length;
  return {
    rows: issues.map((issue) => rowOf(issue, today)),
    openCount,
    headline: format(words.issuesOpen, openCount, issues.length),
    budget: budgetText(project),
    fields: rights.fields,
    canAdd: rights.create,
    canEdit: rights.edit,
    more: moreThanShown(issues.length),
  };
}
