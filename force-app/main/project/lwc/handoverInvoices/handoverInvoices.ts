import { LightningElement, api } from 'lwc';
import { common, health } from 'c/handoverLabels';
import type { InvoicesView } from 'c/handoverProjectView';

/** One part of the bar. Lengths are in percent of the whole. */
interface Part {
  key: string;
  label: string;
  amount: number;
  x: number;
  length: number;
  class: string;
  keyClass: string;
}

/** What became of a project's value. The bar is decoration: the list below it names each amount. */
export default class HandoverInvoices extends LightningElement {
  @api invoices: InvoicesView | undefined;

  readonly labels = { ...common, ...health };

  get parts(): Part[] {
    if (!this.invoices) return [];
    const { paid, open, overdue, rest } = this.invoices;
    const amounts = [
      { key: 'paid', label: health.invoicePaid, amount: paid },
      { key: 'open', label: health.invoiceOpen, amount: open },
      { key: 'overdue', label: health.invoiceOverdue, amount: overdue },
      ...(rest === undefined ? [] : [{ key: 'rest', label: health.invoiceRest, amount: rest }]),
    ];
    const whole = amounts.reduce((sum, { amount }) => sum + Math.max(0, amount), 0);
    let x = 0;
    return amounts.map((part) => {
      const length = whole > 0 ? (Math.max(0, part.amount) / whole) * 100 : 0;
      const placed = { ...part, x, length, class: `part ${part.key}`, keyClass: `key ${part.key}` };
      x += length;
      return placed;
    });
  }

  get hasValue(): boolean {
    return this.invoices?.value !== undefined;
  }

  get hasReady(): boolean {
    return (this.invoices?.ready ?? 0) !== 0;
  }
}
