import { LightningElement, api } from 'lwc';
import { common, format, timesheet } from 'c/handoverLabels';

/** Asks what has to be corrected. Events: `reject` with `{ reason }`, `cancel`. */
export default class HandoverTimesheetRejection extends LightningElement {
  /** Whose row it is. */
  @api name = '';
  @api busy = false;

  readonly labels = { ...common, ...timesheet };

  @api
  focus(): void {
    this.input?.focus();
  }

  get heading(): string {
    return format(timesheet.rejectNamed, this.name);
  }

  get input(): HTMLTextAreaElement | null | undefined {
    return this.template?.querySelector<HTMLTextAreaElement>('lightning-textarea');
  }

  handleReject(): void {
    const reason = (this.input?.value ?? '').trim();
    if (reason === '') {
      this.input?.reportValidity();
      this.input?.focus();
      return;
    }
    this.dispatchEvent(new CustomEvent('reject', { detail: { reason } }));
  }

  handleCancel(): void {
    this.dispatchEvent(new CustomEvent('cancel'));
  }
}
