import { brief } from '../brief.ts';
import { termsOf } from '../terms.ts';
import type { Terms } from '../terms.ts';
import type { BriefOptions } from '../brief.ts';
import { SECTIONS } from '../../package/sections.ts';
import { roles } from '../company.ts';
import type { DealPlan, FurtherProjectPlan, LifePlan, RequestPlan, WorkPlan } from '../types.ts';
import { commercials, head } from './deal-frame.ts';
import type { DealFrame } from './deal-frame.ts';
import { activities, missingSections, questions } from './gaps.ts';
import { issues, updates } from './life.ts';
import { costs, invoices, price } from './money.ts';
import { deliverables, frame, milestones, sheets, team } from './project.ts';
import type { Frame } from './project.ts';
import type { Random } from './random.ts';
import { STORIES } from './story.ts';

/** The nth won deal with its brief, its project and what happened on it. Old ones were won with a thin brief. */
export function wonDeal(of: DealFrame, nth: number, stream: Random): DealPlan {
  const story = STORIES[nth % STORIES.length];
  if (story === undefined) throw new RangeError('There is no story.');
  const work = frame(story, stream);
  const closeInDays = Math.min(work.startInDays - stream.whole(8, 25), -1);
  const members = team(
    of.crew.consultants,
    roles.map(({ key }) => key),
    work.days,
    stream,
  );
  const { discount, ...money } = price(members, roles, stream);
  const missing = missingSections(closeInDays, stream);
  const planned = deliverables(hoursOf(members), work.startInDays, work.days, stream);
  const decidedInDays = closeInDays - stream.whole(1, 4);
  const terms = termsOf(of.index + 1);
  const options: BriefOptions = {
    title: of.engagement.toLowerCase(),
    startInDays: work.startInDays,
    listPrice: money.listPrice,
    otherCost: money.otherCost,
    requests: members,
    deliverables: planned,
    deadlineInDays: work.startInDays + work.days,
    lead: of.crew.lead,
    ...commercials(of, stream),
    has: SECTIONS.filter((section) => !missing.includes(section)),
    status: 'Accepted',
    decidedInDays,
    promises: promises(work, terms, stream),
    terms,
    ...(discount === undefined ? {} : { discount: { percent: discount, approved: true } }),
    ...(stream.chance(0.15) ? { startBeforePo: 'Approved' } : {}),
  };
  return {
    ...head(of),
    amount: money.amount,
    closeInDays,
    stage: story.reopened === true ? 'reopened' : 'won',
    sellsProject: true,
    brief: { ...brief(options), deliveryLead: of.crew.lead },
    ...lived(of, work, members, { ...money, milestones: milestones(work, planned, stream) }, stream),
    questions: questions(
      { missing, closeInDays, untilInDays: Math.min(-1, work.endInDays), askedBy: [of.crew.lead] },
      stream,
    ),
    activities: activities(closeInDays, missing, stream),
    ...(story.changes === true ? { further: further(of, work, stream) } : {}),
  };
}

const hoursOf = (members: readonly RequestPlan[]): number => members.reduce((sum, { hours }) => sum + hours, 0);

function lived(
  of: DealFrame,
  work: Frame,
  members: readonly RequestPlan[],
  plan: { amount: number; otherCost: number; milestones: WorkPlan['milestones'] },
  stream: Random,
): { work: WorkPlan; life: LifePlan } {
  const weeks = sheets(work, members, stream);
  const parts = {
    work,
    amount: plan.amount,
    budgetHours: hoursOf(members),
    sheets: weeks,
    invoices: invoices(work, plan.amount, `D${String(of.index + 1).padStart(4, '0')}`, stream),
    costs: costs(work, plan.otherCost, stream),
    people: members.flatMap(({ person }) => person ?? []),
  };
  return {
    work: {
      status: work.story.status,
      percentComplete: Math.round(work.progress * 100),
      ...(work.progress > 0 ? { startedInDays: work.startInDays } : {}),
      ...(work.endInDays < 0 ? { endedInDays: work.endInDays } : {}),
      sheets: weeks,
      milestones: work.progress > 0 ? plan.milestones : [],
    },
    life: {
      issues: issues(parts, stream),
      invoices: parts.invoices,
      costs: parts.costs,
      updates: updates(parts, stream),
    },
  };
}

/** The lasting promise and the early one: kept, open, waived, or broken with what happened. */
function promises(
  { story, progress }: Frame,
  { lasting, early }: Terms,
  stream: Random,
): NonNullable<BriefOptions['promises']> {
  const weekly = progress > 0 ? ({ status: 'Met' } as const) : ({ status: 'Open' } as const);
  if (story.breaks === true) return [{ status: 'Breached', closureNote: lasting.breach }, weekly];
  if (story.status === 'Completed') return [{ status: 'Met' }, weekly];
  if (stream.chance(0.1)) return [{ status: 'Open' }, { status: 'Waived', closureNote: early.waived }];
  return [{ status: 'Open' }, weekly];
}

/** A second project of the same deal, started by hand for work that the client ordered with it. */
function further(of: DealFrame, first: Frame, stream: Random): FurtherProjectPlan {
  const startInDays = Math.min(-20, Math.round(first.startInDays / 3));
  const days = stream.whole(90, 140);
  const progress = Math.min(0.9, -startInDays / days);
  const work: Frame = {
    ...first,
    startInDays,
    days,
    endInDays: 0,
    progress,
    story: { ...first.story, status: 'Active' },
  };
  const members = team(
    of.crew.consultants.slice(0, 3),
    ['role-senior', 'role-analyst', 'role-developer'],
    days,
    stream,
  );
  const { amount } = price(members, roles, stream);
  const weeks = sheets(work, members, stream);
  const budgetHours = hoursOf(members);
  const parts = { work, amount, budgetHours, sheets: weeks, invoices: [], costs: [], people: of.crew.consultants };
  return {
    name: `${of.name}, second site`,
    budgetHours,
    value: amount,
    startInDays,
    endInDays: startInDays + days,
    work: {
      status: 'Active',
      percentComplete: Math.round(progress * 100),
      startedInDays: startInDays,
      sheets: weeks,
      milestones: [],
    },
    life: { issues: [], invoices: [], costs: [], updates: updates(parts, stream) },
  };
}
