import { wire } from 'lwc';
import { graphql } from 'lightning/graphql';
import type { GraphQLResult } from 'lightning/graphql';
import { NavigationMixin } from 'lightning/navigation';
import { today } from 'c/handoverFormats';
import { common, format, portfolio } from 'c/handoverLabels';
import { MOST, PAGE, PORTFOLIO_QUERY, matching, sorted, toRows } from 'c/handoverPortfolioView';
import type { Filter, Order, PortfolioData, PortfolioRow, PortfolioRows, SortKey } from 'c/handoverPortfolioView';
import { HandoverReader } from 'c/handoverReader';
import { ENDED_STATUS, columnsFor, countButtons, leadOptions, statusOptions, statusesOf } from './controls';

/** Rows drawn at once. */
const STEP = 25;

/** All projects: counts by health, filters, and a table that sorts. One request, and another for what the user adds to it. */
export default class HandoverPortfolio extends NavigationMixin(HandoverReader) {
  found: PortfolioRows | undefined;
  answered = false;
  override errors: unknown;
  filter: Filter = { health: '', lead: '', status: '', text: '' };
  order: Order = { key: 'health', descending: false };
  shownRows = STEP;
  first = PAGE;

  readonly labels = { ...common, ...portfolio };

  @wire(graphql, { query: PORTFOLIO_QUERY, variables: '$variables' })
  wiredProjects({ data, errors, refresh }: GraphQLResult): void {
    this.refreshQuery = refresh;
    this.errors = data ? undefined : errors;
    if (!data) return;
    this.answered = true;
    this.found = toRows(data as PortfolioData, today());
  }

  get variables(): Record<string, unknown> {
    return { statuses: statusesOf(this.filter.status), first: this.first };
  }

  get isLoading(): boolean {
    return !this.answered && !this.errors;
  }

  get counts() {
    return countButtons(this.found?.rows ?? [], this.filter.health);
  }

  get leads() {
    return leadOptions(this.found?.rows ?? []);
  }

  get statuses() {
    return statusOptions(this.found?.rows ?? [], this.filter.status);
  }

  get columns() {
    return columnsFor(this.found?.showsErosion ?? false);
  }

  get sortOptions() {
    return this.columns.map(({ key, label }) => ({ value: key, label }));
  }

  get matches(): PortfolioRow[] {
    const { status, ...rest } = this.filter;
    return matching(this.found?.rows ?? [], { ...rest, status: status === ENDED_STATUS ? '' : status });
  }

  get rows(): PortfolioRow[] {
    return sorted(this.matches, this.order).slice(0, this.shownRows);
  }

  get hasRows(): boolean {
    return this.rows.length > 0;
  }

  get explanation(): string {
    if (!this.answered || this.hasRows) return '';
    if (!this.found) return portfolio.noAccess;
    if (this.found.rows.length > 0) return portfolio.noMatch;
    return this.filter.status === ENDED_STATUS ? portfolio.noneEnded : portfolio.none;
  }

  get shownText(): string {
    return this.hasRows ? format(portfolio.shown, this.rows.length, this.matches.length) : '';
  }

  /** Says it where not all projects are loaded: nobody shall take these counts for all. */
  get cutText(): string {
    const { rows, total } = this.found ?? { rows: [], total: 0 };
    return total > rows.length ? format(portfolio.cut, rows.length, total) : '';
  }

  get moreLabel(): string {
    if (this.matches.length > this.rows.length) return portfolio.more;
    return this.cutText && this.first < MOST ? format(portfolio.loadMore, PAGE) : '';
  }

  handleHealth(event: Event): void {
    const { health = '' } = (event.currentTarget as HTMLElement).dataset;
    this.narrow({ health: health === this.filter.health ? '' : health });
  }

  handleFilter(event: Event): void {
    const { name, value } = event.target as HTMLInputElement;
    this.narrow({ [name]: value });
  }

  handleSort({ detail }: CustomEvent<{ key: SortKey }>): void {
    const isSame = detail.key === this.order.key;
    this.order = { key: detail.key, descending: isSame && !this.order.descending };
  }

  handleSortChoice(event: CustomEvent<{ value: SortKey }>): void {
    this.order = { key: event.detail.value, descending: false };
  }

  handleMore(): void {
    if (this.matches.length <= this.rows.length) this.first = Math.min(MOST, this.first + PAGE);
    this.shownRows += STEP;
  }

  handleOpen({ detail }: CustomEvent<{ id: string }>): void {
    this[NavigationMixin.Navigate]({
      type: 'standard__recordPage',
      attributes: { recordId: detail.id, actionName: 'view' },
    });
  }

  narrow(change: Partial<Filter>): void {
    this.filter = { ...this.filter, ...change };
    this.shownRows = STEP;
  }
}
