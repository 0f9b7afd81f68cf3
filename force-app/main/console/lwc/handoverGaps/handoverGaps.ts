import { wire } from 'lwc';
import { graphql } from 'lightning/graphql';
import type { GraphQLResult } from 'lightning/graphql';
import { numberText } from 'c/handoverFormats';
import { GAPS_QUERY, monthsUpTo, toGapsView, waitText } from 'c/handoverGapsView';
import type { Dimension, GapGroup, GapsData, GapsView } from 'c/handoverGapsView';
import { common, format, gaps } from 'c/handoverLabels';
import { isAdministrator } from 'c/handoverPermissions';
import { HandoverReader } from 'c/handoverReader';

const PERIODS = [3, 6, 12, 24];

const DIMENSIONS: { value: Dimension; label: string; column: string }[] = [
  { value: 'section', label: gaps.bySection, column: gaps.columnSection },
  { value: 'seller', label: gaps.bySeller, column: gaps.columnSeller },
  { value: 'month', label: gaps.byMonth, column: gaps.columnMonth },
];

/** The figures of a group as the user's locale writes them. */
function written({ key, label, questions, missing, open, lost, median }: GapGroup) {
  return {
    key,
    label,
    questions: numberText(questions),
    missing: numberText(missing),
    open: numberText(open),
    lost: format(common.hours, numberText(lost, 1)),
    wait: waitText(median),
  };
}

/** What kind of context keeps going missing, and what it costs. One request a period; the views of it are made here. */
export default class HandoverGaps extends HandoverReader {
  data: GapsData | undefined;
  override errors: unknown;
  period = '6';
  dimension: Dimension = 'section';

  readonly now = new Date();
  readonly labels = { ...common, ...gaps };
  readonly dimensions = DIMENSIONS;
  readonly periods = PERIODS.map((months) => ({ value: String(months), label: format(gaps.lastMonths, months) }));

  @wire(graphql, { query: GAPS_QUERY, variables: '$variables' })
  wiredGaps({ data, errors, refresh }: GraphQLResult): void {
    this.refreshQuery = refresh;
    this.errors = data ? undefined : errors;
    if (data) this.data = data as GapsData;
  }

  get months(): string[] {
    return monthsUpTo(this.now, Number(this.period));
  }

  get variables(): Record<string, unknown> {
    return { since: `${this.months[0]}-01T00:00:00Z` };
  }

  get isLoading(): boolean {
    return !this.data && !this.errors;
  }

  get view(): GapsView | undefined {
    return this.data && toGapsView(this.data, this.dimension, this.months);
  }

  get shown(): GapsView | undefined {
    return this.view && this.view.whole.questions > 0 ? this.view : undefined;
  }

  get explanation(): string {
    if (!this.data || this.shown) return '';
    return this.view ? gaps.none : gaps.noAccess;
  }

  get column(): string {
    return DIMENSIONS.find(({ value }) => value === this.dimension)?.column ?? '';
  }

  /** All questions of the period. */
  get whole() {
    const { whole } = this.shown ?? {};
    return whole && { ...written(whole), wait: waitText(whole.median) || common.none };
  }

  get rows() {
    const groups = this.shown?.groups ?? [];
    const most = Math.max(1, ...groups.map(({ questions }) => questions));
    return groups.map((group) => ({
      ...written(group),
      missingLength: (group.missing / most) * 100,
      length: (group.questions / most) * 100,
    }));
  }

  /** Where to make a section mandatory: only an administrator can. */
  get remedy(): string {
    if (!this.shown?.canRequire) return '';
    return isAdministrator() ? gaps.remedyAdministrator : gaps.remedy;
  }

  handlePeriod(event: CustomEvent<{ value: string }>): void {
    this.period = event.detail.value;
  }

  handleDimension(event: CustomEvent<{ value: Dimension }>): void {
    this.dimension = event.detail.value;
  }
}
