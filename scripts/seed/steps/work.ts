import { setTimeout as pause } from 'node:timers/promises';
import type { Connection } from 'jsforce';
import { insertRecords, queryAll, updateRecords } from '../../connection/records.ts';
import type { RecordData } from '../../connection/records.ts';
import { dayFrom, weekStart } from '../dates.ts';
import { externalId, ofSeededAccount } from '../mark.ts';
import type { LifePlan, WorkPlan } from '../types.ts';
import type { SeedContext, SeededDeal } from './context.ts';
import { liveOn } from './life.ts';
import { missingSheets } from './sheets.ts';

/** A project of the org that is not yet where the plan says. */
export interface UnfinishedProject {
  readonly id: string;
  /** Key of the plan: the deal's, with a suffix for a further project of it. */
  readonly key: string;
  readonly deal: SeededDeal;
  readonly work: WorkPlan;
  readonly life: LifePlan;
  readonly budgetHours: number;
}

interface ProjectRow {
  readonly Id: string;
  readonly Opportunity__c: string;
  readonly Brief__c: string;
  readonly Account__c: string;
  readonly Launch_Key__c: string | null;
  readonly External_Id__c: string | null;
  readonly Actual_Start__c: string | null;
  readonly Current_Budget_Hours__c: number | null;
}

/**
 * Brings projects to where the plan says they are: milestones, weeks of timesheets, issues, invoices, costs and updates, and
 * last the project's own state with its external id. A project that has both is finished and left alone, so a second run
 * changes nothing of people's work.
 */
export async function liveProjects(
  context: SeedContext,
  deals: readonly SeededDeal[],
  firstDayOfWeek: number,
): Promise<void> {
  const { connection, mark, progress, tally } = context;
  const projects = await unfinishedProjects(context, deals);
  await moveMilestones(projects, context);
  const sheets = await missingSheets(context, projects, weekStart(mark.today, firstDayOfWeek));
  progress.step('Projects: timesheets', sheets.length);
  await insertRecords(connection, 'Handover_Timesheet__c', sheets, (count) => {
    progress.count(count);
    context.checkpoint();
  });
  const lived = await liveOn(context, projects);
  await updateRecords(
    connection,
    'Handover_Project__c',
    projects.map((project) => projectRecord(project, context)),
  );
  tally.written += projects.length + sheets.length + lived;
  progress.done(`${projects.length} begun, ${sheets.length} timesheets, ${lived} issues, invoices, costs and updates`);
}

const NOTHING: LifePlan = { issues: [], invoices: [], costs: [], updates: [] };

async function unfinishedProjects(context: SeedContext, deals: readonly SeededDeal[]): Promise<UnfinishedProject[]> {
  const { connection } = context;
  const launched = new Map((await projectRows(connection)).map((row) => [row.Launch_Key__c, row]));
  await startFurther(context, deals, launched);
  const rows = await projectRows(connection);
  const byDeal = new Map(rows.map((row) => [row.Launch_Key__c, row]));
  const byKey = new Map(rows.map((row) => [row.External_Id__c, row]));
  return deals.flatMap((deal) => {
    const { work, life = NOTHING, further, key, name } = deal.plan;
    if (work === undefined) return [];
    const project = byDeal.get(deal.id);
    if (project === undefined) {
      throw new Error(
        `Winning "${name}" launched no project, or its project was deleted since. Win the deal again, or look whether the package's flows are active.`,
      );
    }
    const second = byKey.get(furtherKey(context, deal));
    return [
      ...(project.External_Id__c === null
        ? [{ id: project.Id, key, deal, work, life, budgetHours: project.Current_Budget_Hours__c ?? 0 }]
        : []),
      ...(further !== undefined && second !== undefined && second.Actual_Start__c === null
        ? [
            {
              id: second.Id,
              key: `${key}-further`,
              deal,
              work: further.work,
              life: further.life,
              budgetHours: second.Current_Budget_Hours__c ?? 0,
            },
          ]
        : []),
    ];
  });
}

function projectRows(connection: Connection): Promise<ProjectRow[]> {
  return queryAll<ProjectRow>(
    connection,
    `SELECT Id, Opportunity__c, Brief__c, Account__c, Launch_Key__c, External_Id__c, Actual_Start__c, Current_Budget_Hours__c FROM Handover_Project__c WHERE ${ofSeededAccount('Opportunity__r.Account')}`,
  );
}

const furtherKey = ({ mark }: SeedContext, { plan }: SeededDeal): string => externalId(mark, plan.key, 'further');

/** The projects beside the launched ones, started by hand: with their external id at once, as they have no launch key. */
async function startFurther(
  context: SeedContext,
  deals: readonly SeededDeal[],
  launched: ReadonlyMap<string | null, ProjectRow>,
): Promise<void> {
  const { connection, people, mark } = context;
  const existing = new Set((await projectRows(connection)).map((row) => row.External_Id__c));
  await insertRecords(
    connection,
    'Handover_Project__c',
    deals.flatMap((deal) => {
      const { further, brief } = deal.plan;
      const first = launched.get(deal.id);
      if (further === undefined || first === undefined || existing.has(furtherKey(context, deal))) return [];
      return [
        {
          Name: further.name.slice(0, 80),
          External_Id__c: furtherKey(context, deal),
          Opportunity__c: deal.id,
          Brief__c: first.Brief__c,
          Account__c: first.Account__c,
          Delivery_Lead__c: people.get(brief?.deliveryLead ?? '') ?? null,
          Budget_Hours__c: further.budgetHours,
          Contract_Value__c: further.value,
          Planned_Start__c: dayFrom(mark.today, further.startInDays),
          Planned_End__c: dayFrom(mark.today, further.endInDays),
        },
      ];
    }),
  );
}

interface MilestoneRow {
  readonly Id: string;
  readonly Name: string;
  readonly Project__c: string;
  readonly Status__c: string;
}

/** Milestones come after the commit, asynchronously: waited for, because the plan says what became of them. */
async function moveMilestones(projects: readonly UnfinishedProject[], context: SeedContext): Promise<void> {
  const moving = projects.filter(({ work }) => work.milestones.length > 0);
  const rows = await milestonesOf(context.connection, moving);
  const changes = moving.flatMap((project) =>
    project.work.milestones.flatMap(({ name, doneInDays, dueInDays }) => {
      const row = rows.get(`${project.id}/${name}`);
      if (row === undefined || row.Status__c === 'Done' || (doneInDays ?? dueInDays) === undefined) return [];
      return [
        {
          Id: row.Id,
          ...(doneInDays === undefined
            ? { Due__c: dayFrom(context.mark.today, dueInDays ?? 0) }
            : { Status__c: 'Done', Done_On__c: dayFrom(context.mark.today, doneInDays) }),
        },
      ];
    }),
  );
  await updateRecords(context.connection, 'Handover_Milestone__c', changes);
}

async function milestonesOf(
  connection: Connection,
  projects: readonly UnfinishedProject[],
): Promise<Map<string, MilestoneRow>> {
  if (projects.length === 0) return new Map();
  const soql = `SELECT Id, Name, Project__c, Status__c FROM Handover_Milestone__c WHERE ${ofSeededAccount('Project__r.Opportunity__r.Account')}`;
  for (let attempt = 0; attempt < 120; attempt += 1) {
    const rows = await queryAll<MilestoneRow>(connection, soql);
    const having = new Set(rows.map((row) => row.Project__c));
    if (projects.every(({ id }) => having.has(id)))
      return new Map(rows.map((row) => [`${row.Project__c}/${row.Name}`, row]));
    await pause(500);
  }
  throw new Error(
    'The milestones of the launched projects did not appear within a minute. Look for the reason in Handover Log (Handover_Log__c).',
  );
}

function projectRecord({ id, key, work }: UnfinishedProject, { mark }: SeedContext): RecordData & { Id: string } {
  const dated = (days: number | undefined) => (days === undefined ? null : dayFrom(mark.today, days));
  return {
    Id: id,
    Status__c: work.status,
    Percent_Complete__c: work.percentComplete,
    Actual_Start__c: dated(work.startedInDays),
    Actual_End__c: dated(work.endedInDays),
    External_Id__c: externalId(mark, key),
  };
}
