import { isReadable, textOf, valueOf } from 'c/handoverGraphql';
import { common, format, health as words } from 'c/handoverLabels';
import type { IssueNode, MilestoneNode, ProjectNode, UpdateNode } from 'c/handoverProjectData';
import type { Tone } from 'c/handoverTone';
import { healthMark } from './health';
import type { InvoicesView, Margins, MilestoneView, PendingRow, PendingView, StatusView } from './types';

/** Open issues that a project shows. */
const PENDING_SHOWN = 4;

/**
 * What became of the project's value: paid, issued, overdue, not yet invoiced. Credit notes count once, against what was
 * issued. Undefined when the viewer may not read invoices.
 */
export function invoicesOf(project: ProjectNode, overdue: number): InvoicesView | undefined {
  if (!isReadable(project.Invoiced__c)) return undefined;
  const issued = (valueOf(project.Invoiced__c) ?? 0) - (valueOf(project.Credited__c) ?? 0);
  const paid = valueOf(project.Paid__c) ?? 0;
  const value = valueOf(project.Current_Value__c);
  return {
    value,
    issued,
    paid,
    open: Math.max(0, issued - paid - overdue),
    overdue,
    rest: value === undefined ? undefined : Math.max(0, value - issued),
    ready: valueOf(project.To_Invoice__c),
  };
}

const SEVERITIES = ['Critical', 'High', 'Medium', 'Low'];
const SEVERITY_TONES: Record<string, Tone> = { Critical: 'error', High: 'warning' };

/** Open issues, risks, dependencies and change requests, the most severe first. */
export function pendingOf(project: ProjectNode, issues: readonly IssueNode[], today: string): PendingView {
  const rank = (issue: IssueNode): number => (SEVERITIES.indexOf(valueOf(issue.Severity__c) ?? '') + 5) % 5;
  const sorted = [...issues].sort((first, second) => rank(first) - rank(second));
  const total = Math.max(valueOf(project.Open_Issues__c) ?? 0, issues.length);
  const rows = sorted.slice(0, PENDING_SHOWN).map((issue) => toPending(issue, today));
  return { total, rows, more: total > rows.length ? format(words.pendingMore, total - rows.length) : '' };
}

function toPending(issue: IssueNode, today: string): PendingRow {
  const severity = valueOf(issue.Severity__c) ?? '';
  const due = valueOf(issue.Due_On__c);
  const hours = valueOf(issue.Extra_Hours__c);
  const isChange = valueOf(issue.Type__c) === 'Change request';
  const approval = valueOf(issue.Client_Approved__c) ? words.pendingApproved : words.pendingNotApproved;
  return {
    id: issue.Id,
    name: valueOf(issue.Name) ?? '',
    type: textOf(issue.Type__c),
    severity: { key: 'severity', label: textOf(issue.Severity__c), tone: SEVERITY_TONES[severity] ?? 'neutral' },
    due,
    overdue: due !== undefined && due < today,
    extraHours: hours ? format(words.pendingExtra, hours) : '',
    extraValue: valueOf(issue.Extra_Value__c) || undefined,
    approval: isChange && isReadable(issue.Client_Approved__c) ? approval : '',
  };
}

/** What delivery said last. */
export function latestOf(updates: readonly UpdateNode[]): StatusView | undefined {
  const [latest] = updates;
  if (!latest) return undefined;
  const author = valueOf(latest.CreatedBy?.Name);
  return {
    mark: healthMark(valueOf(latest.Declared_Health__c)),
    postedOn: valueOf(latest.Posted_On__c),
    author: author ? format(words.statusBy, author) : '',
    summary: valueOf(latest.Summary__c) ?? '',
    pathToGreen: valueOf(latest.Path_to_Green__c) ?? '',
  };
}

/** The next open milestone: by name, or at least its day where milestones themselves may not be read. */
export function milestoneOf(
  project: ProjectNode,
  milestones: readonly MilestoneNode[],
  today: string,
): MilestoneView | undefined {
  const [next] = milestones;
  const due = valueOf(next?.Due__c) ?? valueOf(project.Next_Milestone_Due__c);
  if (!next && !due) return undefined;
  const slip = valueOf(next?.Slip_Days__c);
  const overdue = due !== undefined && due < today;
  return {
    name: valueOf(next?.Name) ?? '',
    due,
    overdue,
    // What is overdue is neither early nor as planned, whatever its first plan was.
    slip: overdue && (slip ?? 0) <= 0 ? '' : slipText(slip),
    slipped: (slip ?? 0) > 0,
  };
}

/** Days of slip in words; nothing where there is no first plan to compare with. */
export function slipText(days: number | undefined): string {
  if (days === undefined) return '';
  if (days === 0) return words.slipNone;
  if (days === 1) return words.slipLaterOne;
  if (days === -1) return words.slipEarlierOne;
  return days > 0 ? format(words.slipLater, days) : format(words.slipEarlier, -days);
}

/** Planned and forecast margin, for those who may read them. */
export function marginsOf(project: ProjectNode): Margins | undefined {
  if (!isReadable(project.Baseline_Margin__c) && !isReadable(project.Forecast_Margin__c)) return undefined;
  return {
    baseline: valueOf(project.Baseline_Margin__c),
    forecast: valueOf(project.Forecast_Margin__c),
    erosion: valueOf(project.Margin_Erosion__c),
  };
}

/** A person's name, or that nobody is set. */
export function leadOf(project: ProjectNode): string {
  return valueOf(project.Delivery_Lead__r?.Name) ?? common.notSet;
}
