import type { MilestonePlan, RequestPlan, SheetPlan } from '../types.ts';
import type { Random } from './random.ts';
import type { Story } from './story.ts';
import { WORK_NOTES } from './texts.ts';

/** The frame of a project in days from today. */
export interface Frame {
  readonly story: Story;
  readonly startInDays: number;
  /** Planned duration in days. */
  readonly days: number;
  /** The last day of work: the real end of a finished project, else today. */
  readonly endInDays: number;
  /** 0 to 1. */
  readonly progress: number;
}

export interface Deliverable {
  readonly name: string;
  readonly hours: number;
  readonly dueInDays: number;
}

const DELIVERABLES = [
  'Workshops and design',
  'Configured pilot',
  'Data migration',
  'Interfaces',
  'Go-live and training',
];

/** When a project of a story began, how far it is and when it ended. */
export function frame(story: Story, stream: Random): Frame {
  const days = stream.whole(150, 290);
  const elapsed = stream.between(...story.elapsed);
  const startInDays = -Math.round(elapsed * days);
  const finished = story.status === 'Completed';
  const began = startInDays < 0;
  const progress = finished ? 1 : began ? Math.min(0.97, elapsed * story.pace) : 0;
  const ended = finished ? startInDays + Math.round(days * Math.min(1.05, elapsed - 0.03)) : undefined;
  const stopped = story.status === 'Cancelled' ? -stream.whole(12, 30) : undefined;
  return { story, days, startInDays, endInDays: ended ?? stopped ?? 0, progress };
}

/** Who works on it and for how many hours: distinct people in distinct roles. */
export function team(people: readonly string[], roles: readonly string[], days: number, stream: Random): RequestPlan[] {
  const size = stream.whole(3, Math.min(5, people.length));
  const chosenRoles = stream.shuffled(roles);
  const weekly = stream.between(5, 10);
  return stream
    .shuffled(people)
    .slice(0, size)
    .map((person, index) => ({
      role: chosenRoles[index] ?? '',
      person,
      hours: Math.round(((days / 7) * weekly * stream.between(0.7, 1.3)) / 5) * 5,
      status: 'Confirmed' as const,
    }));
}

/** What is delivered, in steps over the planned time. */
export function deliverables(hours: number, startInDays: number, days: number, stream: Random): Deliverable[] {
  const count = stream.whole(3, DELIVERABLES.length);
  const names = [...DELIVERABLES.slice(0, count - 1), DELIVERABLES.at(-1) ?? ''];
  return names.map((name, index) => ({
    name,
    hours: Math.round(hours / count / 5) * 5,
    dueInDays: startInDays + Math.round((days * (index + 1)) / (count + 0.3)),
  }));
}

/** Done as far as progress goes; what is late moves, by more where milestones slip, and there one is left overdue. */
export function milestones(work: Frame, plan: readonly Deliverable[], stream: Random): MilestonePlan[] {
  const { story, progress } = work;
  let overdueLeft = story.slips === true;
  return plan.map(({ name, dueInDays }, index) => {
    const share = (index + 1) / (plan.length + 0.3);
    const late = story.slips === true ? stream.whole(9, 28) : stream.whole(-3, 4);
    if (story.status === 'Completed' || share <= progress)
      return { name, doneInDays: Math.min(dueInDays + late, work.endInDays - 1) };
    if (overdueLeft) {
      overdueLeft = false;
      return { name, dueInDays: Math.min(dueInDays, -stream.whole(4, 11)) };
    }
    const earliest = stream.whole(5, 14);
    return dueInDays + Math.max(late, 0) < earliest
      ? { name, dueInDays: earliest + index }
      : { name, ...(story.slips === true ? { dueInDays: dueInDays + late } : {}) };
  });
}

/** Weeks of hours that add up to what the story says was used, distributed as it says. */
export function sheets(work: Frame, members: readonly RequestPlan[], stream: Random): SheetPlan[] {
  const { story, startInDays, endInDays, progress } = work;
  if (progress === 0) return [];
  const first = Math.floor(-startInDays / 7);
  const last = story.silent === true ? 3 : Math.floor(-endInDays / 7);
  const count = first - last + 1;
  const weights = Array.from({ length: count }, (_, index) => weight(story, index / count) * stream.between(0.8, 1.2));
  const total = weights.reduce((sum, value) => sum + value, 0);
  return members.flatMap(({ person, role, hours }) =>
    weights.map((value, index) => {
      const weeksAgo = first - index;
      const week = (hours * progress * story.effort * value) / total;
      return sheet({ person: person ?? '', role, weeksAgo }, week, story, stream);
    }),
  );
}

function weight(story: Story, life: number): number {
  if (story.weeks === 'rising') return 0.5 + life * 1.4;
  if (story.weeks === 'fading') return 1.4 - life;
  return 0.7 + Math.sin(Math.PI * life) * 0.5;
}

function sheet(
  identity: Pick<SheetPlan, 'person' | 'role' | 'weeksAgo'>,
  hours: number,
  story: Story,
  stream: Random,
): SheetPlan {
  const daily = Array.from({ length: 5 }, () => Math.min(10, quarter((hours / 5) * stream.between(0.6, 1.4))));
  const noted = stream.chance(0.3) ? { notes: stream.pick(WORK_NOTES) } : {};
  const unpaid = stream.chance(0.04) ? { billable: false } : {};
  return { ...identity, hours: daily, status: state(identity.weeksAgo, story, stream), ...noted, ...unpaid };
}

/** Old weeks are approved, last week waits for approval, the present one is being written. */
function state(weeksAgo: number, story: Story, stream: Random): SheetPlan['status'] {
  if (weeksAgo === 0) return stream.chance(0.25) ? 'Submitted' : 'Draft';
  if (weeksAgo === 1) return stream.chance(0.75) ? 'Submitted' : 'Draft';
  if (weeksAgo === 2 && stream.chance(0.2)) return 'Submitted';
  return story.weeks === 'rising' && weeksAgo < 5 && stream.chance(0.12) ? 'Rejected' : 'Approved';
}

const quarter = (hours: number): number => Math.round(hours * 4) / 4;
