import { listText, numberText, percentText } from 'c/handoverFormats';
import { nodes, textOf, valueOf } from 'c/handoverGraphql';
import type { Connection, Field } from 'c/handoverGraphql';
import { format, health as healthWords, project as words } from 'c/handoverLabels';
import { PROJECT_LIMIT } from 'c/handoverProjectData';
import type { Aggregated, ProjectNode, ProjectsData } from 'c/handoverProjectData';
import { budgetOf, burnOf } from './burn';
import { NOBODY, promisesOf, questionsOf } from './deal';
import type { QuestionReader } from './deal';
import { compareHealth, healthCounts, healthMark, reasonsOf } from './health';
import { invoicesOf, latestOf, leadOf, marginsOf, milestoneOf, pendingOf } from './parts';
import type { ProjectView, ProjectsView } from './types';

export { compareHealth, healthCounts, healthMark, reasonText, reasonsOf } from './health';
export { slipText } from './parts';
export type * from './types';

function hoursText(project: ProjectNode): string {
  const logged = valueOf(project.Hours_Logged__c) ?? 0;
  const budget = budgetOf(project);
  if (budget === undefined) return format(words.hoursNoBudget, logged);
  const burn = valueOf(project.Burn__c);
  return burn === undefined
    ? format(words.hoursOf, logged, budget)
    : format(words.burnOf, logged, budget, percentText(burn, 0));
}

/** Rows of each project, in their order. */
function byProject<Row extends { Project__c?: Field<string> }>(rows: readonly Row[]): (id: string) => Row[] {
  const groups = new Map<string | undefined, Row[]>();
  for (const row of rows) {
    const id = valueOf(row.Project__c);
    const group = groups.get(id);
    if (group) group.push(row);
    else groups.set(id, [row]);
  }
  return (id) => groups.get(id) ?? [];
}

const aggregates = <Row>(connection: Connection<Aggregated<Row>> | undefined): Row[] =>
  nodes(connection).flatMap(({ aggregate }) => (aggregate ? [aggregate] : []));

/**
 * Turns the answer of PROJECTS_QUERY into what the panel draws, the least healthy project first. An absent list of projects
 * means no right to read them. `today` is a date of the user's calendar (YYYY-MM-DD).
 */
export function toProjectsView(data: ProjectsData, today: string, reader: QuestionReader = NOBODY): ProjectsView {
  const query = data.uiapi?.query;
  const deal = nodes(query?.Opportunity)[0];
  if (!deal?.Handover_Projects__r) return { kind: 'noAccess', text: words.noAccess };
  const found = nodes(deal.Handover_Projects__r);
  if (found.length === 0) {
    const awaited = valueOf(deal.IsWon) !== true && valueOf(deal.Handover_Sells_a_Project__c) === true;
    return awaited ? { kind: 'notWon', text: words.notWon } : { kind: 'none', text: words.none };
  }
  const projects = projectViews(found, data, today).sort((first, second) => compareHealth(first.health, second.health));
  const counts = healthCounts(projects.map(({ health }) => health));
  return {
    kind: 'projects',
    projects,
    summary:
      projects.length > 1
        ? format(
            healthWords.projectsSummary,
            projects.length,
            listText(counts.map(({ count, label }) => `${numberText(count)} ${label}`)),
          )
        : '',
    more: projects.length >= PROJECT_LIMIT ? format(words.moreProjects, PROJECT_LIMIT) : '',
    promises: query?.Handover_Item__c && promisesOf(nodes(query.Handover_Item__c), today),
    questions: query?.Handover_Question__c && questionsOf(nodes(query.Handover_Question__c), reader),
  };
}

function projectViews(list: readonly ProjectNode[], { uiapi }: ProjectsData, today: string): ProjectView[] {
  const { query: records, aggregate } = uiapi ?? {};
  const milestones = byProject(nodes(records?.Handover_Milestone__c));
  const issues = byProject(nodes(records?.Handover_Issue__c));
  const updates = byProject(nodes(records?.Handover_Update__c));
  const weeks = byProject(aggregates(aggregate?.Handover_Timesheet__c));
  const overdue = byProject(aggregates(aggregate?.Handover_Invoice__c));
  return list.map((project) => ({
    id: project.Id,
    name: valueOf(project.Name) ?? '',
    status: textOf(project.Status__c),
    health: healthMark(valueOf(project.Health__c)),
    reasons: reasonsOf(project),
    hoursText: hoursText(project),
    burn: burnOf(project, aggregate?.Handover_Timesheet__c && weeks(project.Id), updates(project.Id), today),
    milestone: milestoneOf(project, milestones(project.Id), today),
    milestonesText: format(
      words.milestonesOf,
      valueOf(project.Milestones_Done__c) ?? 0,
      valueOf(project.Milestones_Total__c) ?? 0,
    ),
    lead: leadOf(project),
    plannedEnd: valueOf(project.Planned_End__c),
    invoices: invoicesOf(project, valueOf(overdue(project.Id)[0]?.Billed_Amount__c?.sum) ?? 0),
    pending: records?.Handover_Issue__c && pendingOf(project, issues(project.Id), today),
    latest: latestOf(updates(project.Id)),
    showsStatus: Boolean(records?.Handover_Update__c),
    margins: marginsOf(project),
  }));
}
