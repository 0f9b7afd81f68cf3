import type { Section } from '../../package/sections.ts';
import type { ActivityPlan, QuestionPlan } from '../types.ts';
import { ACTIVITIES, AFTER_THE_CLOSE } from './activity-texts.ts';
import type { Random } from './random.ts';
import { QUESTIONS } from './texts.ts';

/** Sections that sellers leave out, the most frequent first; the others are what a price needs. */
const OFTEN_MISSING: readonly Section[] = ['Commitments', 'Procurement', 'People', 'Timeline', 'Background'];
const SECTIONS = Object.keys(QUESTIONS) as Section[];

/** What a won deal's brief lacked: much a year ago, little since the company looks at its gaps. */
export function missingSections(closeInDays: number, stream: Random): Section[] {
  const thin = closeInDays < -150 ? 0.95 : closeInDays < -110 ? 0.4 : 0.1;
  if (!stream.chance(thin)) return [];
  const most = closeInDays < -150 ? 4 : 1;
  return OFTEN_MISSING.filter((_, index) => stream.chance(0.7 - index * 0.08)).slice(0, most);
}

export interface Asking {
  readonly missing: readonly Section[];
  readonly closeInDays: number;
  /** The last day on which somebody asked. */
  readonly untilInDays: number;
  readonly askedBy: readonly string[];
  /** Asked before anybody worked: a question then costs next to nothing. */
  readonly beforeTheClose?: boolean;
}

/** Questions of delivery: several about what is missing, now and then one about what was there and not read. */
export function questions(
  { missing, closeInDays, untilInDays, askedBy, beforeTheClose = false }: Asking,
  stream: Random,
): QuestionPlan[] {
  const about = [
    ...missing.flatMap((section) => Array.from({ length: stream.whole(1, 3) }, () => section)),
    ...Array.from({ length: stream.whole(0, 2) }, () => stream.pick(SECTIONS)),
  ];
  const asked = new Set<string>();
  return about.flatMap((section) => {
    const [question, answer] = stream.pick(QUESTIONS[section] ?? []);
    if (asked.has(question)) return [];
    asked.add(question);
    const wasMissing = missing.includes(section);
    const askedInDays = Math.min(
      untilInDays,
      closeInDays + stream.whole(wasMissing ? -6 : -12, wasMissing ? 50 : 30),
      -1,
    );
    const hoursToAnswer = stream.whole(2, wasMissing ? 160 : 40);
    const unanswered = askedInDays * 24 + hoursToAnswer > -2 || (askedInDays > -25 && stream.chance(0.4));
    return [
      {
        section,
        question,
        askedBy: stream.pick(askedBy),
        askedInDays,
        hoursLost: wasMissing && !beforeTheClose ? stream.whole(2, askedInDays < -150 ? 30 : 8) : stream.whole(0, 2),
        ...(unanswered
          ? {}
          : {
              answer,
              hoursToAnswer,
              closed: stream.chance(0.6),
              wasInBrief: wasMissing
                ? stream.chance(0.25)
                  ? 'Partly'
                  : 'No'
                : stream.pick(['Yes', 'Partly'] as const),
            }),
      },
    ];
  });
}

/**
 * Mails, calls, meetings and notes before the close, and the first ones after it: later, where the brief was thin. Of what the
 * brief lacks, less than half was ever written down.
 */
export function activities(closeInDays: number, missing: readonly Section[], stream: Random): ActivityPlan[] {
  const told = missing.filter(() => stream.chance(0.45));
  const others = SECTIONS.filter((section) => !missing.includes(section));
  const sections = [...told, ...stream.shuffled(others).slice(0, stream.whole(1, 3))];
  const before = sections.map((section) => ({
    ...stream.pick(ACTIVITIES[section] ?? []),
    inDays: Math.min(-1, closeInDays - stream.whole(2, 40)),
  }));
  const first = closeInDays + (missing.length > 0 ? stream.whole(5, 21) : stream.whole(0, 4));
  const after = AFTER_THE_CLOSE.map((activity, index) => ({ ...activity, inDays: first + index * 2 }));
  return [...before, ...after.filter(({ inDays }) => inDays < 0)];
}
