import { queryAll } from '../../connection/records.ts';
import type { RecordData } from '../../connection/records.ts';
import { dayFrom, momentFrom } from '../dates.ts';
import { ofSeededAccount } from '../mark.ts';
import type { SheetPlan } from '../types.ts';
import type { SeedContext } from './context.ts';
import type { UnfinishedProject } from './work.ts';

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;
const DAY = 86_400_000;

/** The planned sheets that the org lacks: one person has one sheet a project, role and week. */
export async function missingSheets(
  context: SeedContext,
  projects: readonly UnfinishedProject[],
  thisWeek: Date,
): Promise<RecordData[]> {
  if (projects.length === 0) return [];
  const rows = await queryAll<RecordData>(
    context.connection,
    `SELECT Project__c, Person__c, Role__c, Week_Starting__c FROM Handover_Timesheet__c WHERE ${ofSeededAccount('Project__r.Opportunity__r.Account')}`,
  );
  const present = new Set(rows.map(identity));
  return projects
    .flatMap((project) => project.work.sheets.flatMap((sheet) => record(project, sheet, context, thisWeek)))
    .filter((sheet) => {
      const key = identity(sheet);
      if (present.has(key)) return false;
      // Where the running user stands in for two people of one role, the second sheet of a week would be refused.
      present.add(key);
      return true;
    });
}

const identity = (sheet: RecordData): string =>
  [sheet['Project__c'], sheet['Person__c'], sheet['Role__c'], sheet['Week_Starting__c']].join('/');

/** One sheet as a record; of this week only the days that are over, none when no hours are left. */
function record(
  { id, deal }: UnfinishedProject,
  sheet: SheetPlan,
  { people, roles, mark }: SeedContext,
  thisWeek: Date,
): RecordData[] {
  const firstDay = -7 * sheet.weeksAgo;
  const week = dayFrom(thisWeek, firstDay);
  const daysOver =
    Math.round((Date.parse(`${dayFrom(mark.today, 0)}T12:00:00Z`) - thisWeek.getTime()) / DAY) - firstDay;
  const hours = sheet.hours.flatMap((value, weekday) =>
    placeInWeek(thisWeek, weekday) < daysOver ? [[`${DAYS[weekday]}_Hours__c`, value] as const] : [],
  );
  if (hours.every(([, value]) => value === 0)) return [];
  const decided = sheet.status === 'Approved' || sheet.status === 'Rejected';
  return [
    {
      Project__c: id,
      Person__c: people.get(sheet.person) ?? null,
      Role__c: roles.get(sheet.role) ?? null,
      Week_Starting__c: week,
      ...Object.fromEntries(hours),
      Billable__c: sheet.billable ?? true,
      Notes__c: sheet.notes ?? null,
      Status__c: sheet.status,
      ...(decided
        ? {
            Approved_By__c: people.get(deal.plan.brief?.deliveryLead ?? '') ?? null,
            Approved_On__c: momentFrom(thisWeek, firstDay + 7, 8),
          }
        : {}),
    },
  ];
}

/** How many days after the beginning of the week a weekday (0 is Monday) comes, whatever day the week begins on. */
function placeInWeek(weekStart: Date, weekday: number): number {
  return (weekday - (weekStart.getUTCDay() + 6) + 14) % 7;
}
