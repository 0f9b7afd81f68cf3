import { brief } from '../brief.ts';
import type { BriefOptions } from '../brief.ts';
import type { Section } from '../../package/sections.ts';
import { roles } from '../company.ts';
import { termsOf } from '../terms.ts';
import type { BriefPlan, DealPlan } from '../types.ts';
import { commercials, head } from './deal-frame.ts';
import type { DealFrame } from './deal-frame.ts';
import { activities, questions } from './gaps.ts';
import { price } from './money.ts';
import { deliverables, team } from './project.ts';
import { random } from './random.ts';
import type { Random } from './random.ts';
import { RETURNS } from './texts.ts';
import { wonDeal } from './won.ts';

/** Of 25 deals: 7 won, 6 lost, one without a project, the others open. */
const CYCLE = 25;
const WON = [0, 3, 7, 10, 14, 18, 21];
const LOST = [2, 6, 12, 16, 20, 24];
const WITHOUT_PROJECT = 9;

/** One deal of the pipeline, made of its frame and nothing else: the same in a company of any size. */
export function generatedDeal(of: DealFrame): DealPlan {
  const stream = random(of.seed, 'deal', of.index);
  const place = of.index % CYCLE;
  const nth = WON.indexOf(place);
  if (nth >= 0) return wonDeal(of, Math.floor(of.index / CYCLE) * WON.length + nth, stream);
  if (LOST.includes(place)) return lostDeal(of, stream);
  return openDeal(of, stream);
}

function openDeal(of: DealFrame, stream: Random): DealPlan {
  const closeInDays = stream.whole(4, 110);
  if (of.index % CYCLE === WITHOUT_PROJECT)
    return { ...head(of), amount: stream.whole(8, 30) * 1_000, closeInDays, stage: 0.8, sellsProject: false };
  const sketch = offer(of, closeInDays, stream);
  const level = READINESS[of.index % READINESS.length] ?? { part: 0 };
  const amount = sketch.amount;
  const plan = level.options === undefined ? undefined : brief({ ...sketch.options, ...level.options(stream) });
  const decided = plan?.status === 'Submitted' || plan?.status === 'Returned';
  return {
    ...head(of),
    amount,
    closeInDays,
    stage: level.part,
    sellsProject: true,
    ...(plan === undefined ? {} : { brief: plan }),
    ...(decided ? { questions: asked(of, stream) } : {}),
    activities: activities(0, [], stream).filter(({ inDays }) => inDays < -1),
  };
}

interface Readiness {
  /** How far the deal has come through the open stages. */
  readonly part: number;
  readonly options?: (stream: Random) => Partial<BriefOptions>;
}

const EARLY: readonly Section[] = ['Scope', 'Background'];
const HALF: readonly Section[] = ['Scope', 'Timeline', 'Commercials', 'Background'];

/** Degrees of readiness, from a brief that nobody has touched to one that is accepted. */
const READINESS: readonly Readiness[] = [
  { part: 0 },
  { part: 0.3, options: () => ({ has: EARLY }) },
  { part: 0.5, options: () => ({ has: HALF, ambiguous: true }) },
  { part: 0.7, options: () => ({ unconfirmed: true }) },
  { part: 0.8, options: (stream) => ({ startBeforePo: 'Requested', decidedInDays: -stream.whole(1, 6) }) },
  { part: 0.9, options: (stream) => ({ status: 'Submitted', decidedInDays: -stream.whole(1, 9) }) },
  {
    part: 0.8,
    options: (stream) => ({
      status: 'Returned',
      returnReason: stream.pick(RETURNS),
      decidedInDays: -stream.whole(1, 12),
    }),
  },
  { part: 1, options: (stream) => ({ status: 'Accepted', decidedInDays: -stream.whole(1, 14) }) },
];

function lostDeal(of: DealFrame, stream: Random): DealPlan {
  const closeInDays = -stream.whole(5, 330);
  const { amount, options } = offer(of, closeInDays, stream);
  return {
    ...head(of),
    amount,
    closeInDays,
    stage: 'lost',
    sellsProject: true,
    ...(stream.chance(0.6) ? { brief: brief({ ...options, has: stream.chance(0.5) ? EARLY : HALF }) } : {}),
    activities: activities(closeInDays, [], stream).slice(0, 2),
  };
}

function asked({ crew }: DealFrame, stream: Random) {
  const untilInDays = -stream.whole(1, 5);
  return questions(
    { missing: ['Scope'], closeInDays: untilInDays, untilInDays, askedBy: [crew.lead], beforeTheClose: true },
    stream,
  );
}

/** What is offered: a team, deliverables and a price, with a discount that is granted or still waits. */
function offer(of: DealFrame, closeInDays: number, stream: Random) {
  const days = stream.whole(120, 260);
  const startInDays = closeInDays + stream.whole(9, 30);
  const members = team(
    of.crew.consultants,
    roles.map(({ key }) => key),
    days,
    stream,
  );
  const hours = members.reduce((sum, member) => sum + member.hours, 0);
  const { amount, listPrice, otherCost, discount } = price(members, roles, stream);
  const options: BriefOptions = {
    title: of.engagement.toLowerCase(),
    startInDays,
    listPrice,
    otherCost,
    requests: members,
    deliverables: deliverables(hours, startInDays, days, stream),
    deadlineInDays: startInDays + days,
    lead: of.crew.lead,
    ...commercials(of, stream),
    terms: termsOf(of.index + 1),
    ...(discount === undefined ? {} : { discount: granted(discount, stream) }),
  };
  return { amount, options };
}

function granted(percent: number, stream: Random): NonNullable<BriefPlan['discount']> {
  const luck = stream.next();
  return { percent, approved: luck < 0.6, rejected: luck > 0.85 };
}
