import { LightningElement, api } from 'lwc';
import { REQUEST_MASTER, REQUEST_OBJECT, requestFields } from 'c/handoverBriefData';
import type { RequestGroup } from 'c/handoverBriefView';
import { brief, common, format } from 'c/handoverLabels';
import type { FormField } from 'c/handoverRecordForm';
import { badgeClass } from 'c/handoverTone';

const NEW = 'new';

/**
 * The resource requests of a brief. Adding and editing happen in place.
 *
 * Events: `saved`, and `answer` with `{ id, answer }` when delivery confirms or declines one.
 */
export default class HandoverResourceList extends LightningElement {
  @api group: RequestGroup | undefined;
  @api briefId: string | undefined;
  @api busy = false;

  /** The id of the request in the form, or NEW. */
  editing: string | undefined;
  focusTarget: string | undefined;

  readonly labels = { ...common, ...brief };
  readonly objectApiName = REQUEST_OBJECT;

  @api
  focus(): void {
    this.template?.querySelector<HTMLElement>('h4')?.focus();
  }

  get rows() {
    return (this.group?.rows ?? []).map((row) => ({
      ...row,
      editing: this.editing === row.id,
      editLabel: format(common.editNamed, row.role),
      badgeClass: `${badgeClass(row.mark.tone)} slds-m-left_x-small`,
      hasCost: row.plannedCost !== undefined,
    }));
  }

  get isEmpty(): boolean {
    return this.rows.length === 0;
  }

  get isAdding(): boolean {
    return this.editing === NEW;
  }

  get offersAdding(): boolean {
    return this.group?.canAdd === true && this.editing === undefined;
  }

  get fields(): FormField[] {
    return requestFields(this.isAdding);
  }

  get newValues(): Record<string, unknown> {
    return { [REQUEST_MASTER]: this.briefId };
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

  handleAnswer(event: Event): void {
    const { name, value } = event.target as HTMLButtonElement;
    this.dispatchEvent(new CustomEvent('answer', { detail: { id: value, answer: name } }));
  }

  handleSaved(): void {
    this.close();
    this.dispatchEvent(new CustomEvent('saved'));
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
