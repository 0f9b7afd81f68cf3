import { LightningElement, api } from 'lwc';
import { dateText, numberText, percentText } from 'c/handoverFormats';
import { common, format, portfolio, project } from 'c/handoverLabels';
import type { Order, PortfolioRow, SortKey } from 'c/handoverPortfolioView';
import { badgeClass } from 'c/handoverTone';

/** A column to sort by. */
export interface Column {
  key: SortKey;
  label: string;
}

/**
 * Projects as a table whose headers sort; where it is narrow, as cards that keep the meaning of a table.
 *
 * Events: `sort` with `{ key }`, `open` with `{ id }` of a project to go to.
 */
export default class HandoverPortfolioTable extends LightningElement {
  @api rows: PortfolioRow[] = [];
  @api columns: Column[] = [];
  @api order: Order | undefined;
  @api showsErosion = false;

  readonly labels = { ...common, ...project, ...portfolio };

  get headers() {
    return this.columns.map((column) => {
      const isSorted = column.key === this.order?.key;
      const direction = this.order?.descending ? 'descending' : 'ascending';
      return {
        ...column,
        sort: isSorted ? direction : 'none',
        icon: isSorted ? (this.order?.descending ? 'utility:arrowdown' : 'utility:arrowup') : '',
      };
    });
  }

  get lines() {
    return this.rows.map((row) => ({
      ...row,
      dueText: dateText(row.milestoneDue),
      healthClass: badgeClass(row.health.tone),
      usedText: row.burn === undefined ? '' : format(portfolio.used, percentText(row.burn, 0)),
      doneText: row.done === undefined ? '' : format(portfolio.done, percentText(row.done, 0)),
      erosionText: row.erosion === undefined ? '' : format(portfolio.points, numberText(row.erosion, 1)),
      usedLength: Math.min(100, row.burn ?? 0),
      doneLength: Math.min(100, row.done ?? 0),
      usedClass: row.ahead ? 'used ahead' : 'used',
    }));
  }

  handleSort(event: Event): void {
    const { key } = (event.currentTarget as HTMLElement).dataset;
    this.dispatchEvent(new CustomEvent('sort', { detail: { key } }));
  }

  handleOpen(event: Event): void {
    const { id } = (event.currentTarget as HTMLElement).dataset;
    this.dispatchEvent(new CustomEvent('open', { detail: { id } }));
  }
}
