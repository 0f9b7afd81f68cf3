import { LightningElement, api } from 'lwc';
import { focusOn } from 'c/handoverFocus';
import { common, page } from 'c/handoverLabels';
import { INVOICE_OBJECT, MASTER, invoiceFields } from 'c/handoverProjectPageData';
import type { InvoicesView } from 'c/handoverProjectPageView';
import type { FormField } from 'c/handoverRecordForm';
import { badgeClass } from 'c/handoverTone';

/**
 * The invoices of a project and what they come to. Only whoever may write invoices sees buttons.
 *
 * Event: `changed` with `{ message }`.
 */
export default class HandoverInvoiceList extends LightningElement {
  @api view: InvoicesView | undefined;
  @api projectId: string | undefined;

  adding = false;

  readonly labels = { ...common, ...page };
  readonly objectApiName = INVOICE_OBJECT;

  get rows() {
    return (this.view?.rows ?? []).map((row) => ({
      ...row,
      stateClass: badgeClass(row.state.tone),
    }));
  }

  get sums() {
    return (this.view?.sums ?? []).map((sum) => ({ ...sum, class: sum.alarming ? 'alarming' : '' }));
  }

  get isEmpty(): boolean {
    return this.rows.length === 0;
  }

  get offersAdding(): boolean {
    return this.view?.canAdd === true && !this.adding;
  }

  get fields(): FormField[] {
    return this.readable(invoiceFields(false));
  }

  get newFields(): FormField[] {
    return this.readable(invoiceFields(true));
  }

  get newValues(): Record<string, unknown> {
    return { [MASTER[INVOICE_OBJECT] ?? '']: this.projectId };
  }

  handleAdd(): void {
    this.adding = true;
  }

  handleAdded(): Promise<void> {
    this.handleSaved();
    return this.stopAdding();
  }

  handleSaved(): void {
    this.dispatchEvent(new CustomEvent('changed', { detail: { message: page.invoiceSaved } }));
  }

  stopAdding(): Promise<void> {
    this.adding = false;
    return focusOn(this, '[data-add]');
  }

  readable(fields: FormField[]): FormField[] {
    return fields.filter(({ name }) => this.view?.fields.has(name));
  }
}
