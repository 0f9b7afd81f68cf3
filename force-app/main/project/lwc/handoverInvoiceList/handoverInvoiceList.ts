import { LightningElement, api } from 'lwc';
import { common, format, page } from 'c/handoverLabels';
import { INVOICE_OBJECT, MASTER, invoiceFields } from 'c/handoverProjectPageData';
import type { InvoicesView } from 'c/handoverProjectPageView';
import type { FormField } from 'c/handoverRecordForm';
import { badgeClass } from 'c/handoverTone';

const NEW = 'new';

/**
 * The invoices of a project and what they come to. Only whoever may write invoices sees buttons.
 *
 * Event: `changed` with `{ message }`.
 */
export default class HandoverInvoiceList extends LightningElement {
  @api view: InvoicesView | undefined;
  @api projectId: string | undefined;

  /** Id of the invoice in the form, or NEW. */
  editing: string | undefined;
  focusTarget: string | undefined;

  readonly labels = { ...common, ...page };
  readonly objectApiName = INVOICE_OBJECT;

  get rows() {
    return (this.view?.rows ?? []).map((row) => ({
      ...row,
      editing: row.id === this.editing,
      editLabel: format(common.editNamed, row.name),
      stateClass: badgeClass(row.state.tone),
    }));
  }

  get sums() {
    return (this.view?.sums ?? []).map((sum) => ({ ...sum, class: sum.alarming ? 'alarming' : '' }));
  }

  get isEmpty(): boolean {
    return this.rows.length === 0;
  }

  get isAdding(): boolean {
    return this.editing === NEW;
  }

  get offersAdding(): boolean {
    return this.view?.canAdd === true && !this.isAdding;
  }

  get fields(): FormField[] {
    return invoiceFields(this.isAdding).filter(({ name }) => this.view?.fields.has(name));
  }

  get newValues(): Record<string, unknown> {
    return { [MASTER[INVOICE_OBJECT] ?? '']: this.projectId };
  }

  override renderedCallback(): void {
    if (!this.focusTarget) return;
    const target = this.template?.querySelector<HTMLElement>(this.focusTarget);
    this.focusTarget = undefined;
    target?.focus();
  }

  handleAdd(): void {
    this.edit(NEW);
  }

  handleEdit(event: Event): void {
    this.edit((event.target as HTMLButtonElement).value);
  }

  handleSaved(): void {
    this.close();
    this.dispatchEvent(new CustomEvent('changed', { detail: { message: page.invoiceSaved } }));
  }

  close(): void {
    this.focusTarget = this.editing === NEW ? '[data-add]' : `[data-edit="${this.editing}"]`;
    this.editing = undefined;
  }

  edit(id: string): void {
    this.editing = id;
    this.focusTarget = 'c-handover-record-form';
  }
}
