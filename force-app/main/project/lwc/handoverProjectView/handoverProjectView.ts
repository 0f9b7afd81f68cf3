import { isReadable, nodes, textOf, valueOf } from 'c/handoverGraphql';
import { common, format, project as words, reasons as reasonWords } from 'c/handoverLabels';
import { PROJECT_LIMIT } from 'c/handoverProjectData';
import type { MilestoneNode, ProjectNode, ProjectsData, TimesheetNode } from 'c/handoverProjectData';
import type { HealthMark, Margins, ProjectView, ProjectsView, WeekBar } from './types';

export type * from './types';

/** What a reason code means, in words; a code newer than this component still says its name. */
export function reasonText(code: string): string {
  return Object.hasOwn(reasonWords, code)
    ? reasonWords[code as keyof typeof reasonWords]
    : format(reasonWords.unknown, code);
}

/**
 * Open and restricted reasons together, each once. Whoever may not read the restricted ones is told that there is one, where
 * what they can read does not account for the health.
 */
function reasonsOf(project: ProjectNode): { code: string; text: string }[] {
  const codes = [project.Health_Reasons__c, project.Health_Reasons_Restricted__c]
    .flatMap((field) => (valueOf(field) ?? '').split(';'))
    .map((code) => code.trim())
    .filter((code) => code !== '');
  const reasons = [...new Set(codes)].map((code) => ({ code, text: reasonText(code) }));
  return isReadable(project.Health_Reasons_Restricted__c) || explains(codes, valueOf(project.Health__c))
    ? reasons
    : [...reasons, { code: 'RESTRICTED', text: reasonWords.restricted }];
}

/** Reasons that alone make a project amber and not red. */
const AMBER_REASONS = new Set(['BURN_AMBER', 'EROSION_AMBER', 'MILESTONE_OVERDUE']);

/** Whether the reasons account for the health: nobody shall take a late milestone for why a project is red. */
function explains(codes: string[], health: string | undefined): boolean {
  if (health === 'Red') return codes.some((code) => !AMBER_REASONS.has(code));
  return health !== 'Amber' || codes.length > 0;
}

function healthMark(health: string | undefined): HealthMark {
  switch (health) {
    case 'Green':
      return { key: 'health', label: words.green, tone: 'success', icon: 'utility:success' };
    case 'Amber':
      return { key: 'health', label: words.amber, tone: 'warning', icon: 'utility:warning' };
    case 'Red':
      return { key: 'health', label: words.red, tone: 'error', icon: 'utility:error' };
    default:
      return { key: 'health', label: words.healthUnknown, tone: 'neutral', icon: 'utility:info' };
  }
}

const bar = (percent: number | undefined): number => Math.min(100, Math.max(0, Math.round(percent ?? 0)));

function hoursText(project: ProjectNode): string {
  const logged = valueOf(project.Hours_Logged__c) ?? 0;
  const budget = valueOf(project.Current_Budget_Hours__c) ?? valueOf(project.Budget_Hours__c) ?? 0;
  if (budget <= 0) return format(words.hoursNoBudget, logged);
  const burn = valueOf(project.Burn__c);
  return burn === undefined
    ? format(words.hoursOf, logged, budget)
    : format(words.burnOf, logged, budget, Math.round(burn));
}

function nextMilestone(project: ProjectNode, milestones: MilestoneNode[], today: string): ProjectView['milestone'] {
  const next = milestones.find((milestone) => valueOf(milestone.Project__c) === project.Id);
  const due = valueOf(next?.Due__c) ?? valueOf(project.Next_Milestone_Due__c);
  if (!next && !due) return undefined;
  return { name: valueOf(next?.Name) ?? '', due, overdue: due !== undefined && due < today };
}

function marginsOf(project: ProjectNode): Margins | undefined {
  if (!isReadable(project.Baseline_Margin__c) && !isReadable(project.Forecast_Margin__c)) return undefined;
  return {
    baseline: valueOf(project.Baseline_Margin__c),
    forecast: valueOf(project.Forecast_Margin__c),
    erosion: valueOf(project.Margin_Erosion__c),
  };
}

/** Hours of one project summed by week, oldest first. */
export function weekBars(projectId: string, timesheets: TimesheetNode[]): WeekBar[] {
  const byWeek = new Map<string, number>();
  for (const timesheet of timesheets) {
    const week = valueOf(timesheet.Week_Starting__c);
    if (!week || valueOf(timesheet.Project__c) !== projectId) continue;
    byWeek.set(week, (byWeek.get(week) ?? 0) + (valueOf(timesheet.Total_Hours__c) ?? 0));
  }
  const most = Math.max(0, ...byWeek.values());
  return [...byWeek]
    .sort(([first], [second]) => first.localeCompare(second))
    .map(([week, hours]) => ({ week, hours, length: most > 0 ? bar((hours / most) * 100) : 0 }));
}

/**
 * Turns the answer of PROJECTS_QUERY into what the panel draws. An absent list of projects means no right to read them.
 * `today` is a date of the user's calendar (YYYY-MM-DD).
 */
export function toProjectsView(data: ProjectsData, today: string): ProjectsView {
  const query = data.uiapi?.query;
  const deal = nodes(query?.Opportunity)[0];
  if (!deal?.Handover_Projects__r) return { kind: 'noAccess', text: words.noAccess };
  const milestones = nodes(query?.Handover_Milestone__c);
  const timesheets = nodes(query?.Handover_Timesheet__c);
  const projects = nodes(deal.Handover_Projects__r).map((project): ProjectView => ({
    id: project.Id,
    name: valueOf(project.Name) ?? '',
    status: textOf(project.Status__c),
    health: healthMark(valueOf(project.Health__c)),
    reasons: reasonsOf(project),
    hoursText: hoursText(project),
    burnBar: bar(valueOf(project.Burn__c)),
    percentComplete: bar(valueOf(project.Percent_Complete__c)),
    milestone: nextMilestone(project, milestones, today),
    milestonesText: format(
      words.milestonesOf,
      valueOf(project.Milestones_Done__c) ?? 0,
      valueOf(project.Milestones_Total__c) ?? 0,
    ),
    lead: valueOf(project.Delivery_Lead__r?.Name) ?? common.notSet,
    plannedEnd: valueOf(project.Planned_End__c),
    margins: marginsOf(project),
    weeks: weekBars(project.Id, timesheets),
    showsWeeks: Boolean(query?.Handover_Timesheet__c),
  }));
  if (projects.length === 0) {
    const awaited = valueOf(deal.IsWon) !== true && valueOf(deal.Handover_Sells_a_Project__c) === true;
    return awaited ? { kind: 'notWon', text: words.notWon } : { kind: 'none', text: words.none };
  }
  const more = projects.length >= PROJECT_LIMIT ? format(words.moreProjects, PROJECT_LIMIT) : '';
  return { kind: 'projects', projects, more };
}
