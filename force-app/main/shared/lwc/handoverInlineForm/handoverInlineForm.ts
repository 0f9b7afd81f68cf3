import { LightningElement, api } from 'lwc';
import { common } from 'c/handoverLabels';

/** What people wrote, by the name of its field, without spaces around it. */
export type Filled = Readonly<Record<string, string>>;

/**
 * A few fields to fill in where they are asked for. They stand in the slot, each with its name in `data-field`; without any the
 * form asks for no more than a yes. Whoever opens it finds the focus on the first of them.
 *
 * Events: `send` with what was filled in, once all of it is valid; `cancel`.
 */
export default class HandoverInlineForm extends LightningElement {
  /** What the form is about, for assistive technology. */
  @api heading = '';
  @api sendLabel = '';
  /** A save is under way: no second one. */
  @api busy = false;

  isOpen = false;

  readonly labels = common;

  get fields(): HTMLInputElement[] {
    return [...this.querySelectorAll<HTMLInputElement>('[data-field]')];
  }

  override renderedCallback(): void {
    if (this.isOpen) return;
    this.isOpen = true;
    (this.fields[0] ?? this.template?.querySelector<HTMLElement>('[data-send]'))?.focus();
  }

  handleSend(): void {
    const filled = this.fields.map((field) => ({ field, text: String(field.value ?? '').trim() }));
    // Only spaces are valid to the field itself.
    const wrong = filled.filter(({ field, text }) => !field.reportValidity() || (field.required && text === ''));
    if (wrong.length > 0) {
      wrong[0]?.field.focus();
      return;
    }
    const detail: Filled = Object.fromEntries(filled.map(({ field, text }) => [field.dataset.field, text]));
    this.dispatchEvent(new CustomEvent('send', { detail }));
  }

  handleCancel(): void {
    this.dispatchEvent(new CustomEvent('cancel'));
  }
}
