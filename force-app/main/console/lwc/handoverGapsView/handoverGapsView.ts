import { nodes, valueOf } from 'c/handoverGraphql';
import { common, format, gaps as words } from 'c/handoverLabels';
import { groupBy, summarise } from './groups';
import type { Dimension, GapGroup } from './groups';
import { QUESTION_LIMIT } from './query';
import type { GapsData } from './query';

export { monthsUpTo } from './groups';
export type { Dimension, GapGroup } from './groups';
export { GAPS_QUERY, QUESTION_LIMIT } from './query';
export type { GapNode, GapsData } from './query';

export interface GapsView {
  whole: GapGroup;
  groups: GapGroup[];
  /** What to do about the section where most goes missing; empty without one. */
  hint: string;
  /** Whether an administrator could make that section mandatory. */
  canRequire: boolean;
  /** Says it when not all questions were read. */
  cut: string;
}

/** Questions that point at one section before the page advises anything. */
const ENOUGH = 3;

/** What the gaps page shows of one dimension; undefined when the user may not read questions. */
export function toGapsView(data: GapsData, dimension: Dimension, months: readonly string[]): GapsView | undefined {
  const connection = data.uiapi?.query?.Handover_Question__c;
  if (!connection) return undefined;
  const gaps = nodes(connection);
  const [worst] = groupBy('section', gaps, months);
  const brief = nodes(data.uiapi?.query?.Handover_Brief__c)[0];
  const required = valueOf(brief?.Required_Sections__c)?.split(';');
  const isRequired = required?.includes(worst?.key ?? '') ?? false;
  const advises = worst !== undefined && worst.missing >= ENOUGH;
  return {
    whole: summarise('', '', gaps),
    groups: groupBy(dimension, gaps, months),
    hint: advises ? format(isRequired ? words.hintRequired : words.hintOptional, worst.label, worst.missing) : '',
    canRequire: advises && required !== undefined && !isRequired,
    cut: (connection.totalCount ?? 0) > gaps.length ? format(words.cut, QUESTION_LIMIT, connection.totalCount) : '',
  };
}

const DAY_FROM_HOURS = 48;

/** A time to answer in words: hours, from two days on days. */
export function waitText(hours: number | undefined): string {
  if (hours === undefined) return '';
  if (hours < DAY_FROM_HOURS) return format(common.hours, Math.round(hours * 10) / 10);
  return format(words.days, Math.round((hours / 24) * 10) / 10);
}
