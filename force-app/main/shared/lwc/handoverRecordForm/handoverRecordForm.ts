import { LightningElement, api } from 'lwc';
import { common } from 'c/handoverLabels';

/** One field of the form. `value` overrides what the record holds: a new record starts with it. */
export interface FormField {
  name: string;
  required?: boolean;
  value?: unknown;
  /** Shown, but not to be changed now. */
  locked?: boolean;
  /** Takes the whole width: long text. */
  wide?: boolean;
}

/**
 * Adds or edits one record in place, or shows it read-only. Whoever opens it finds the focus on its heading: a screen reader
 * says what opened, and the next Tab reaches the first field.
 *
 * Events: `saved` (detail `{ recordId }`), `cancel`, and `refused` (detail: the error) when the org refuses the save.
 * The refusal itself is shown by `lightning-messages` inside the form, beside the fields it names.
 */
export default class HandoverRecordForm extends LightningElement {
  @api objectApiName: string | undefined;
  /** Blank for a new record. */
  @api recordId: string | undefined;
  @api fields: FormField[] = [];
  /** Values saved along that the form does not show: the master of a new detail. */
  @api hiddenValues: Record<string, unknown> = {};
  @api heading: string | undefined;
  @api readOnly = false;

  saving = false;
  isOpen = false;

  readonly labels = common;

  @api
  focus(): void {
    this.template?.querySelector<HTMLElement>('[data-heading]')?.focus();
  }

  get rows(): (FormField & { class: string })[] {
    return this.fields.map((field) => ({
      ...field,
      class: field.wide ? 'wide' : '',
    }));
  }

  /** Fields whose value is given have their own tag: binding `undefined` would blank what the record holds. */
  get inputs() {
    return this.rows.map((row) => ({
      name: row.name,
      required: row.required ?? false,
      value: row.value,
      locked: row.locked ?? false,
      preset: row.value !== undefined,
      class: row.class,
    }));
  }

  override renderedCallback(): void {
    if (this.isOpen) return;
    this.isOpen = true;
    this.focus();
  }

  handleSubmit(event: CustomEvent<{ fields: Record<string, unknown> }>): void {
    event.preventDefault();
    this.saving = true;
    const form = this.template?.querySelector<HTMLElement & { submit(fields: Record<string, unknown>): void }>(
      'lightning-record-edit-form',
    );
    form?.submit({ ...event.detail.fields, ...this.hiddenValues });
  }

  handleSuccess(event: CustomEvent<{ id: string }>): void {
    this.saving = false;
    this.dispatchEvent(new CustomEvent('saved', { detail: { recordId: event.detail.id } }));
  }

  handleError(event: CustomEvent<unknown>): void {
    this.saving = false;
    this.dispatchEvent(new CustomEvent('refused', { detail: event.detail }));
  }

  handleCancel(): void {
    this.dispatchEvent(new CustomEvent('cancel'));
  }
}
