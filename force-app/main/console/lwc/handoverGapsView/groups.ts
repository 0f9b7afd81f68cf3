import LOCALE from '@salesforce/i18n/locale';
import TIME_ZONE from '@salesforce/i18n/timeZone';
import { textOf, valueOf } from 'c/handoverGraphql';
import { common } from 'c/handoverLabels';
import type { GapNode } from './query';

export type Dimension = 'section' | 'seller' | 'month';

/** Questions that belong together, and what they cost. Times are in hours. */
export interface GapGroup {
  key: string;
  label: string;
  questions: number;
  /** The brief did not say it, or only in part. Where nobody judged it, delivery had to ask: it counts. */
  missing: number;
  open: number;
  lost: number;
  /** Half of the answers took longer; undefined without an answer. */
  median: number | undefined;
}

/** Adds questions up under one label. */
export function summarise(key: string, label: string, gaps: readonly GapNode[]): GapGroup {
  const waits = gaps.flatMap((gap) => valueOf(gap.Hours_to_Answer__c) ?? []);
  return {
    key,
    label,
    questions: gaps.length,
    missing: gaps.filter((gap) => valueOf(gap.Was_in_Brief__c) !== 'Yes').length,
    open: gaps.filter((gap) => valueOf(gap.Answered_On__c) === undefined).length,
    lost: gaps.reduce((sum, gap) => sum + (valueOf(gap.Hours_Lost__c) ?? 0), 0),
    median: median(waits),
  };
}

/** The value in the middle, or the mean of the two there; undefined for an empty list. */
export function median(values: readonly number[]): number | undefined {
  const sorted = [...values].sort((first, second) => first - second);
  const middle = sorted.length / 2;
  const upper = sorted[Math.floor(middle)];
  const lower = sorted[Math.ceil(middle) - 1];
  return upper === undefined || lower === undefined ? undefined : (upper + lower) / 2;
}

/** Questions by section or seller, where most was missing first; by month, the oldest first and none left out. */
export function groupBy(dimension: Dimension, gaps: readonly GapNode[], months: readonly string[]): GapGroup[] {
  const groups = new Map<string, { label: string; gaps: GapNode[] }>();
  if (dimension === 'month') for (const month of months) groups.set(month, { label: monthName(month), gaps: [] });
  for (const gap of gaps) {
    const { key, label } = keyOf(dimension, gap);
    const group = groups.get(key) ?? { label, gaps: [] };
    group.gaps.push(gap);
    groups.set(key, group);
  }
  const summed = [...groups].map(([key, group]) => summarise(key, group.label, group.gaps));
  return dimension === 'month'
    ? summed.sort((first, second) => first.key.localeCompare(second.key))
    : summed.sort((first, second) => second.missing - first.missing || second.lost - first.lost);
}

function keyOf(dimension: Dimension, gap: GapNode): { key: string; label: string } {
  if (dimension === 'section') return { key: valueOf(gap.Section__c) ?? '', label: textOf(gap.Section__c) };
  if (dimension === 'seller') {
    const name = valueOf(gap.Seller__r?.Name);
    return { key: name ?? '', label: name ?? common.notSet };
  }
  const month = monthOf(new Date(valueOf(gap.Asked_On__c) ?? 0));
  return { key: month, label: monthName(month) };
}

const parts = new Intl.DateTimeFormat('en-CA', { timeZone: TIME_ZONE || 'UTC', year: 'numeric', month: '2-digit' });
const names = new Intl.DateTimeFormat(LOCALE, { timeZone: 'UTC', year: 'numeric', month: 'long' });

/** The month of the user's calendar, YYYY-MM. */
function monthOf(moment: Date): string {
  const [year, month] = ['year', 'month'].map((type) => parts.formatToParts(moment).find((part) => part.type === type));
  return `${year?.value}-${month?.value}`;
}

function monthName(month: string): string {
  return names.format(new Date(`${month}-01T00:00:00Z`));
}

/** So many months up to this one, the oldest first. */
export function monthsUpTo(now: Date, count: number): string[] {
  const [year = 0, month = 1] = monthOf(now).split('-').map(Number);
  return Array.from({ length: count }, (_, index) =>
    new Date(Date.UTC(year, month - count + index, 1)).toISOString().slice(0, 7),
  );
}
