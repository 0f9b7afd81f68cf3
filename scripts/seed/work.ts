import type { SheetPlan, WorkPlan } from './types.ts';

/** Who works on the hand-written projects, beside the lead. */
const TEAM = [
  { person: 'mei', role: 'role-senior' },
  { person: 'jonas', role: 'role-consultant' },
] as const;

const MILESTONES = ['Workshops and design', 'Configured pilot', 'Go-live and training'] as const;
const DAYS_A_WEEK = 5;

export interface WorkOptions {
  readonly percentComplete: number;
  readonly startInDays: number;
  /** Full weeks before the present one, and hours that the team books in a week. */
  readonly weeks: number;
  readonly hoursPerWeek: number;
  readonly milestonesDone: number;
}

/** An active project of the hand-written company: older weeks approved, the last one submitted. */
export function work(options: WorkOptions): WorkPlan {
  const { percentComplete, startInDays, weeks, hoursPerWeek, milestonesDone } = options;
  const share = hoursPerWeek / TEAM.length / DAYS_A_WEEK;
  const sheets = Array.from({ length: weeks }, (_, index) => index + 1).flatMap((weeksAgo) =>
    TEAM.map((member, position): SheetPlan => ({
      ...member,
      weeksAgo,
      hours: Array.from({ length: DAYS_A_WEEK }, (_, day) => wave(share, weeksAgo + day + position)),
      status: weeksAgo === 1 ? 'Submitted' : 'Approved',
    })),
  );
  return {
    status: 'Active',
    percentComplete,
    startedInDays: startInDays,
    sheets,
    milestones: MILESTONES.slice(0, milestonesDone).map((name) => ({ name, doneInDays: -7 })),
  };
}

/** Hours of a day, in quarters, gently up and down so that no two weeks look copied. */
function wave(hours: number, phase: number): number {
  return Math.round(hours * (1 + 0.25 * Math.sin(phase)) * 4) / 4;
}
