import { LightningElement, api } from 'lwc';
import { timesheet } from 'c/handoverLabels';

/**
 * What a row of the week says besides its hours. Whoever opens it finds the cursor in the note.
 *
 * Event: `note` with `{ key, notes }` or `{ key, billable }`.
 */
export default class HandoverTimesheetNote extends LightningElement {
  @api rowKey = '';
  @api notes = '';
  @api billable = false;
  @api disabled = false;

  isOpen = false;

  readonly labels = timesheet;

  override renderedCallback(): void {
    if (this.isOpen) return;
    this.isOpen = true;
    this.template?.querySelector<HTMLElement>('lightning-textarea')?.focus();
  }

  handleNotes(event: CustomEvent<{ value: string }>): void {
    this.tell({ notes: event.detail.value });
  }

  handleBillable(event: CustomEvent<{ checked: boolean }>): void {
    this.tell({ billable: event.detail.checked });
  }

  tell(change: { notes: string } | { billable: boolean }): void {
    this.dispatchEvent(new CustomEvent('note', { detail: { key: this.rowKey, ...change } }));
  }
}
