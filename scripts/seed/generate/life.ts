import type { CostPlan, InvoicePlan, IssuePlan, SheetPlan, UpdatePlan } from '../types.ts';
import type { Frame } from './project.ts';
import type { Random } from './random.ts';
import { GREEN, NOT_GREEN } from './status-texts.ts';
import { declaredHealth, troubleOf } from './story.ts';
import type { Story } from './story.ts';
import { CHANGES, CRITICAL, ISSUES, RISKS } from './texts.ts';

export interface LifeParts {
  readonly work: Frame;
  readonly amount: number;
  readonly budgetHours: number;
  readonly sheets: readonly SheetPlan[];
  readonly invoices: readonly InvoicePlan[];
  readonly costs: readonly CostPlan[];
  readonly people: readonly string[];
}

/** Trouble, dangers and changes, as many as the story has; old ones are solved. */
export function issues({ work, amount, budgetHours, people }: LifeParts, stream: Random): IssuePlan[] {
  if (work.progress === 0) return [];
  const over = work.endInDays < 0;
  const plain = stream
    .shuffled(ISSUES)
    .slice(0, stream.whole(1, 4))
    .map(({ name, description, resolution }, index): IssuePlan => {
      const solved = over || index > 0;
      return {
        name,
        description,
        severity: stream.pick(['Low', 'Medium', 'Medium', 'High'] as const),
        ...(solved ? { status: 'Closed', resolution } : { status: 'In progress', dueInDays: stream.whole(2, 20) }),
        assignedTo: stream.pick(people),
      };
    });
  const risks = stream
    .shuffled(RISKS)
    .slice(0, stream.whole(0, 1))
    .map(({ name, description, resolution }): IssuePlan => ({
      name,
      description,
      type: 'Risk',
      severity: 'High',
      ...(over ? { status: 'Closed', resolution } : { dueInDays: stream.whole(10, 40) }),
    }));
  const critical = work.story.critical === true ? [criticalIssue(people, stream)] : [];
  return [...plain, ...risks, ...critical, ...changes(work, amount, budgetHours, stream)];
}

function criticalIssue(people: readonly string[], stream: Random): IssuePlan {
  const { name, description } = stream.pick(CRITICAL);
  return { name, description, severity: 'Critical', dueInDays: stream.whole(2, 9), assignedTo: stream.pick(people) };
}

/** Change requests: two approved where the client changed much; where hours run over, one that waits for the client. */
function changes(work: Frame, amount: number, budgetHours: number, stream: Random): IssuePlan[] {
  const approved = work.story.changes === true ? 2 : stream.chance(0.2) ? 1 : 0;
  const waiting = work.story.effort > 1.2 && work.endInDays === 0 ? 1 : 0;
  return stream
    .shuffled(CHANGES)
    .slice(0, approved + waiting)
    .map(({ name, description, resolution }, index): IssuePlan => {
      const request = {
        name,
        description,
        type: 'Change request' as const,
        extraHours: Math.round((budgetHours * stream.between(0.04, 0.1)) / 5) * 5,
        extraValue: Math.round((amount * stream.between(0.05, 0.11)) / 100) * 100,
      };
      if (index >= approved) return request;
      const approvedInDays = Math.min(-2, Math.round(stream.between(work.startInDays / 2, work.endInDays - 10)));
      return {
        ...request,
        approvedInDays,
        ...(stream.chance(0.5) ? { status: 'Closed', resolution } : { status: 'In progress' }),
      };
    });
}

const FORTNIGHT = 14;
/** The latest ones: half a year of them is enough to see where a project turned. */
const MOST_UPDATES = 12;

/** A status every second week; a silent project stopped reporting weeks ago. */
export function updates({ work }: LifeParts, stream: Random): UpdatePlan[] {
  if (work.progress === 0) return [];
  const silence = work.story.silent === true ? stream.whole(24, 38) : stream.whole(1, 8);
  const last = Math.min(-1, work.endInDays - silence);
  const days: number[] = [];
  for (let day = last; day > work.startInDays + 5 && days.length < MOST_UPDATES; day -= FORTNIGHT) days.unshift(day);
  const life = work.endInDays - work.startInDays;
  let before = '';
  return days.map((inDays) => {
    const part = (inDays - work.startInDays) / life;
    const health = declaredHealth(work.story, part);
    const [summary, pathToGreen] = stream.pick(
      textsOf(work.story, health, work.progress * part).filter(([text]) => text !== before),
    );
    before = summary;
    return {
      inDays,
      health,
      percent: Math.round(work.progress * part * 100),
      summary,
      ...(pathToGreen === undefined ? {} : { pathToGreen }),
      openIssues: stream.whole(0, 3),
    };
  });
}

/** What fits: progress while all is well, else what is wrong in the data of the project. */
function textsOf(
  story: Story,
  health: UpdatePlan['health'],
  progress: number,
): readonly (readonly [summary: string, pathToGreen?: string])[] {
  if (health !== 'Green') return NOT_GREEN[troubleOf(story)][health];
  const phase = GREEN.find(({ until }) => progress <= until) ?? GREEN.at(-1);
  return (phase?.texts ?? []).map((text) => [text] as const);
}
