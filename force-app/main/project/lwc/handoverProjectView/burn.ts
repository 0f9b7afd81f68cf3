import { valueOf } from 'c/handoverGraphql';
import type { ProjectNode, UpdateNode, WeekRow } from 'c/handoverProjectData';
import type { BurnView, BurnWeek } from './types';

const DAY = 86_400_000;

/** A date of so many days later, YYYY-MM-DD. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(date) + days * DAY).toISOString().slice(0, 10);
}

/** First day of the week that holds the date. `firstDay` counts as WEEKDAY does: 1 Sunday, 2 Monday. */
function weekOf(date: string, firstDay: number): string {
  const past = (new Date(date).getUTCDay() - (firstDay - 1) + 7) % 7;
  return addDays(date, -past);
}

/** The budget that counts now: with approved changes, else the one of the start. Undefined when there is none. */
export function budgetOf(project: ProjectNode): number | undefined {
  const budget = valueOf(project.Current_Budget_Hours__c) ?? valueOf(project.Budget_Hours__c);
  return budget !== undefined && budget > 0 ? budget : undefined;
}

/**
 * Hours and work done at the end of each week in which something happened. Hours come from the timesheets (added up by week
 * by the org), or from the figures that each status update copied, for a viewer who may not read timesheets; work done comes
 * from the updates, and today's from the project itself.
 */
export function burnOf(
  project: ProjectNode,
  weekRows: readonly WeekRow[] | undefined,
  updates: readonly UpdateNode[],
  today: string,
): BurnView {
  const firstDay = valueOf(project.First_Day_of_Week__c) ?? 2;
  const byWeek = new Map<string, BurnWeek>();
  const at = (week: string): BurnWeek => {
    const known = byWeek.get(week) ?? { week, hours: undefined, burned: undefined, done: undefined };
    byWeek.set(week, known);
    return known;
  };
  for (const row of weekRows ?? []) {
    const week = valueOf(row.Week_Starting__c);
    if (week) at(week).hours = (at(week).hours ?? 0) + (valueOf(row.Total_Hours__c?.sum) ?? 0);
  }
  // Newest first: within a week the last word counts.
  for (const update of updates) {
    const day = valueOf(update.Posted_On__c);
    if (!day) continue;
    const week = at(weekOf(day, firstDay));
    week.done ??= valueOf(update.Percent_Complete__c);
    if (!weekRows) week.burned ??= valueOf(update.Hours_Logged__c);
  }
  const burned = valueOf(project.Hours_Logged__c) ?? 0;
  const done = Math.min(100, Math.max(0, valueOf(project.Percent_Complete__c) ?? 0));
  if (byWeek.size > 0 || burned > 0) {
    const now = at(weekOf(today, firstDay));
    now.done = done;
    if (!weekRows) now.burned = burned;
  }
  const weeks = [...byWeek.values()].sort((first, second) => first.week.localeCompare(second.week));
  if (weekRows) addUp(weeks);
  const begun = valueOf(project.Actual_Start__c) ?? valueOf(project.Planned_Start__c) ?? today;
  const end = [today, valueOf(project.Planned_End__c) ?? '', addDays(weeks.at(-1)?.week ?? today, 6)].sort().at(-1);
  return {
    weeks,
    start: [begun, weeks[0]?.week ?? begun, today].sort()[0] ?? today,
    end: end ?? today,
    today,
    budget: budgetOf(project),
    burned,
    done,
    fromUpdates: weekRows === undefined,
  };
}

/** Turns hours of each week into hours so far. */
function addUp(weeks: BurnWeek[]): void {
  let sum = 0;
  for (const week of weeks) {
    sum += week.hours ?? 0;
    week.burned = sum;
  }
}
