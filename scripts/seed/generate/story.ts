import type { WorkPlan } from '../types.ts';

/** How a project goes: what can be read from its data afterwards, and nothing that is only said. */
export interface Story {
  readonly name: string;
  /** Part of the planned time that is gone, from and to. Above 1: over its end. */
  readonly elapsed: readonly [number, number];
  /** Progress in proportion to the time gone. */
  readonly pace: number;
  /** Hours used in proportion to progress: 1 is as planned. */
  readonly effort: number;
  /** How the hours of a week develop. */
  readonly weeks: 'even' | 'rising' | 'fading';
  readonly status: WorkPlan['status'];
  /** Part of the project's life from which its lead reports Amber, then Red; 2 is never. */
  readonly amberFrom: number;
  readonly redFrom: number;
  readonly slips?: boolean;
  readonly unpaid?: boolean;
  readonly silent?: boolean;
  readonly breaks?: boolean;
  readonly critical?: boolean;
  readonly changes?: boolean;
  readonly credits?: boolean;
  /** The deal was re-opened after it had been won: the package puts the project on hold. */
  readonly reopened?: boolean;
}

const well = { pace: 1, effort: 1, weeks: 'even', status: 'Active', amberFrom: 2, redFrom: 2 } as const;

/** In the order in which won deals get them: a small company has the first eight. */
export const STORIES: readonly Story[] = [
  {
    ...well,
    name: 'overrun',
    elapsed: [0.62, 0.74],
    pace: 0.85,
    effort: 1.55,
    weeks: 'rising',
    amberFrom: 0.5,
    redFrom: 0.8,
  },
  { ...well, name: 'steady', elapsed: [0.4, 0.7], effort: 0.98 },
  { ...well, name: 'slipping', elapsed: [0.5, 0.7], pace: 0.75, effort: 1.08, slips: true, amberFrom: 0.6 },
  {
    ...well,
    name: 'completed over budget',
    elapsed: [1.1, 1.5],
    effort: 1.3,
    weeks: 'rising',
    status: 'Completed',
    breaks: true,
    credits: true,
    amberFrom: 0.4,
    redFrom: 0.7,
  },
  { ...well, name: 'reopened', elapsed: [0.3, 0.45], pace: 0.9, reopened: true, amberFrom: 0.8 },
  { ...well, name: 'broken promise', elapsed: [0.45, 0.6], effort: 1.14, breaks: true, amberFrom: 0.7 },
  { ...well, name: 'changed with the client', elapsed: [0.5, 0.75], effort: 1.03, changes: true },
  { ...well, name: 'unpaid', elapsed: [0.55, 0.75], unpaid: true, amberFrom: 0.8 },
  { ...well, name: 'completed as planned', elapsed: [1.1, 1.6], effort: 0.97, status: 'Completed' },
  { ...well, name: 'late', elapsed: [1.04, 1.1], pace: 0.78, effort: 1.26, slips: true, amberFrom: 0.5, redFrom: 0.8 },
  { ...well, name: 'silent', elapsed: [0.5, 0.65], weeks: 'fading', silent: true },
  { ...well, name: 'ahead', elapsed: [0.55, 0.8], pace: 1.1, effort: 0.9 },
  { ...well, name: 'just won', elapsed: [-0.1, -0.04], status: 'Planned' },
  {
    ...well,
    name: 'critical',
    elapsed: [0.35, 0.55],
    pace: 0.8,
    effort: 1.1,
    critical: true,
    amberFrom: 0.5,
    redFrom: 0.8,
  },
  { ...well, name: 'completed as planned', elapsed: [1.2, 2], effort: 1.02, status: 'Completed', changes: true },
  {
    ...well,
    name: 'cancelled',
    elapsed: [0.4, 0.6],
    weeks: 'fading',
    status: 'Cancelled',
    credits: true,
    amberFrom: 0.4,
    redFrom: 0.7,
  },
];

/** What is wrong with a project that does not go well, as its data show it. */
export type Trouble = 'hours' | 'dates' | 'payment' | 'access' | 'decisions';

/** What a status that is not green speaks of, so that it does not contradict the figures beside it. */
export function troubleOf(story: Story): Trouble {
  if (story.critical === true) return 'access';
  if (story.unpaid === true) return 'payment';
  if (story.slips === true) return 'dates';
  return story.effort > 1.2 ? 'hours' : 'decisions';
}

/** What the lead declares when so much of the project's life (0 to 1) is over. */
export function declaredHealth(story: Story, life: number): 'Green' | 'Amber' | 'Red' {
  if (life >= story.redFrom) return 'Red';
  return life >= story.amberFrom ? 'Amber' : 'Green';
}
