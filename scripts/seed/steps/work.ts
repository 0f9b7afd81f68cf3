import { setTimeout as pause } from 'node:timers/promises';
import type { Connection } from 'jsforce';
import { insertRecords, literals, queryAll, updateRecords } from '../../connection/records.ts';
import type { RecordData } from '../../connection/records.ts';
import type { Progress } from '../../output/progress.ts';
import { dayFrom, weekStart } from '../dates.ts';
import { liveOn } from './life.ts';
import type { SeededDeal } from './sales.ts';
import type { WorkPlan } from '../types.ts';
import type { People } from './people.ts';

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'] as const;

interface Milestone {
  readonly Id: string;
  readonly Project__c: string;
  readonly Status__c: string;
}

interface Project {
  readonly id: string;
  readonly deal: SeededDeal;
  readonly work: WorkPlan;
}

export interface WorkContext {
  readonly people: People;
  readonly roles: ReadonlyMap<string, string>;
  readonly today: Date;
  /** First day of the week as WEEKDAY() counts. */
  readonly firstDayOfWeek: number;
}

/**
 * Brings the launched projects to where the plan says they are: milestones, weeks of timesheets, issues, invoices, costs and
 * updates, and last the project's own status. A project that has left Planned is finished and left alone, so a second run changes nothing of people's work.
 */
export async function liveProjects(
  connection: Connection,
  deals: readonly SeededDeal[],
  context: WorkContext,
  progress: Progress,
): Promise<void> {
  const projects = (await launchedProjects(connection, deals)).filter(({ work }) => work.status === 'Active');
  const milestones = await milestonesOf(connection, projects);
  const done = projects.flatMap((project) => openOnes(project, milestones));
  await updateRecords(
    connection,
    'Handover_Milestone__c',
    done.map((id) => ({ Id: id, Status__c: 'Done', Done_On__c: dayFrom(context.today, -7) })),
  );
  const sheets = await missingTimesheets(connection, projects, context);
  await insertRecords(connection, 'Handover_Timesheet__c', sheets);
  const lived = await liveOn(connection, projects, context);
  await updateRecords(
    connection,
    'Handover_Project__c',
    projects.map(({ id, work, deal }) => projectRecord(id, work, deal, context)),
  );
  progress.done(`${projects.length} begun, ${sheets.length} timesheets, ${lived} issues, invoices, costs and updates`);
}

/** The launched projects that are still Planned. */
async function launchedProjects(connection: Connection, deals: readonly SeededDeal[]): Promise<Project[]> {
  const planned = deals.filter((deal) => deal.plan.work !== undefined);
  if (planned.length === 0) return [];
  const rows = await queryAll<{ Id: string; Launch_Key__c: string; Status__c: string }>(
    connection,
    `SELECT Id, Launch_Key__c, Status__c FROM Handover_Project__c WHERE Launch_Key__c IN ${literals(planned.map((deal) => deal.id))}`,
  );
  const byDeal = new Map(rows.map((row) => [row.Launch_Key__c, row]));
  return planned.flatMap((deal) => {
    const project = byDeal.get(deal.id);
    if (project === undefined || deal.plan.work === undefined) {
      throw new Error(
        `Winning "${deal.plan.name}" launched no project, or its project was deleted since. Win the deal again, or look whether the package's flows are active.`,
      );
    }
    return project.Status__c === 'Planned' ? [{ id: project.Id, deal, work: deal.plan.work }] : [];
  });
}

/** Milestones come after the commit, asynchronously: waited for, because the plan says which of them are done. */
async function milestonesOf(connection: Connection, projects: readonly Project[]): Promise<Milestone[]> {
  if (projects.length === 0) return [];
  const soql = `SELECT Id, Project__c, Status__c FROM Handover_Milestone__c WHERE Project__c IN ${literals(projects.map((project) => project.id))} ORDER BY Due__c`;
  for (let attempt = 0; attempt < 60; attempt += 1) {
    const rows = await queryAll<Milestone>(connection, soql);
    if (projects.every((project) => rows.some((row) => row.Project__c === project.id))) return rows;
    await pause(500);
  }
  throw new Error(
    'The milestones of the launched projects did not appear within 30 seconds. Look for the reason in Handover Log (Handover_Log__c).',
  );
}

function openOnes({ id, work }: Project, milestones: readonly Milestone[]): string[] {
  return milestones
    .filter((row) => row.Project__c === id)
    .slice(0, work.milestonesDone)
    .filter((row) => row.Status__c !== 'Done')
    .map((row) => row.Id);
}

function projectRecord(
  id: string,
  work: WorkPlan,
  deal: SeededDeal,
  context: WorkContext,
): RecordData & { Id: string } {
  const start = deal.plan.brief?.dates['Agreed_Start__c'] ?? 0;
  return {
    Id: id,
    Status__c: work.status,
    Percent_Complete__c: work.percentComplete,
    Actual_Start__c: work.status === 'Active' ? dayFrom(context.today, start) : null,
  };
}

/** The planned sheets that the org lacks: one person has one sheet a project, role and week. */
async function missingTimesheets(
  connection: Connection,
  projects: readonly Project[],
  context: WorkContext,
): Promise<RecordData[]> {
  if (projects.length === 0) return [];
  const rows = await queryAll<RecordData>(
    connection,
    `SELECT Project__c, Person__c, Role__c, Week_Starting__c FROM Handover_Timesheet__c WHERE Project__c IN ${literals(projects.map((project) => project.id))}`,
  );
  const identity = (sheet: RecordData): string =>
    [sheet['Project__c'], sheet['Person__c'], sheet['Role__c'], sheet['Week_Starting__c']].join('/');
  const present = new Set(rows.map(identity));
  return projects.flatMap((project) => timesheets(project, context)).filter((sheet) => !present.has(identity(sheet)));
}

/** One sheet a person and week; older ones approved, the last submitted. */
function timesheets({ id, deal, work }: Project, context: WorkContext): RecordData[] {
  const thisWeek = weekStart(context.today, context.firstDayOfWeek);
  const team = (deal.plan.brief?.requests ?? []).filter(
    (request) => request.person !== undefined && request.person !== deal.plan.brief?.deliveryLead,
  );
  return Array.from({ length: work.weeks }, (_, index) => index + 1).flatMap((weeksAgo) =>
    team.map((request, member) => {
      const person = context.people.get(request.person ?? '') ?? '';
      const role = context.roles.get(request.role) ?? '';
      const week = dayFrom(thisWeek, -7 * weeksAgo);
      const share = work.hoursPerWeek / team.length / DAYS.length;
      const hours = Object.fromEntries(
        DAYS.map((day, index) => [`${day}_Hours__c`, wave(share, weeksAgo + index + member)]),
      );
      return {
        Project__c: id,
        Person__c: person,
        Role__c: role,
        Week_Starting__c: week,
        ...hours,
        Status__c: weeksAgo === 1 ? 'Submitted' : 'Approved',
      };
    }),
  );
}

/** Hours of a day, in quarters, gently up and down so that no two weeks look copied. */
function wave(hours: number, phase: number): number {
  return Math.round(hours * (1 + 0.25 * Math.sin(phase)) * 4) / 4;
}
