import { LightningElement, api } from 'lwc';
import { focusOn } from 'c/handoverFocus';
import { common, format } from 'c/handoverLabels';
import type { FormField } from 'c/handoverRecordForm';

/**
 * One row of a list. Who may edit it does so in its place: the form stands where the row stood, and the focus comes back to
 * where it was.
 *
 * Slots: the row's text, and `beside` it amounts or buttons. Event: `saved`.
 */
export default class HandoverListRow extends LightningElement {
  @api objectApiName: string | undefined;
  @api recordId: string | undefined;
  /** What the form asks for. */
  @api fields: FormField[] = [];
  /** The name of the record. */
  @api heading = '';
  @api editable = false;

  editing = false;

  get editLabel(): string {
    return format(common.editNamed, this.heading);
  }

  handleEdit(): void {
    this.editing = true;
  }

  handleCancel(): Promise<void> {
    this.editing = false;
    return focusOn(this, '[data-edit]');
  }

  handleSaved(): Promise<void> {
    this.dispatchEvent(new CustomEvent('saved'));
    return this.handleCancel();
  }
}
