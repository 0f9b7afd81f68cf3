import { LightningElement, api } from 'lwc';
import { REQUEST_MASTER, REQUEST_OBJECT, requestFields } from 'c/handoverBriefData';
import type { RequestGroup } from 'c/handoverBriefView';
import { focusOn } from 'c/handoverFocus';
import { amountText, dateText } from 'c/handoverFormats';
import { brief, common, format } from 'c/handoverLabels';
import { badgeClass } from 'c/handoverTone';

/**
 * The resource requests of a brief. Adding and editing happen in place.
 *
 * Events: `saved`, and `answer` with `{ id, answer }` when delivery confirms or declines one.
 */
export default class HandoverResourceList extends LightningElement {
  @api group: RequestGroup | undefined;
  @api briefId: string | undefined;
  @api busy = false;

  adding = false;

  readonly labels = brief;
  readonly objectApiName = REQUEST_OBJECT;
  readonly fields = requestFields(false);
  readonly newFields = requestFields(true);

  @api
  focus(): void {
    this.template?.querySelector<HTMLElement>('h4')?.focus();
  }

  get rows() {
    return (this.group?.rows ?? []).map((row) => ({
      ...row,
      badgeClass: `${badgeClass(row.mark.tone)} slds-m-left_x-small`,
      hoursText: format(common.hours, row.hours),
      fromText: row.neededFrom ? format(common.neededFrom, dateText(row.neededFrom)) : '',
      costText: amountText(row.plannedCost),
    }));
  }

  get isEmpty(): boolean {
    return this.rows.length === 0;
  }

  get offersAdding(): boolean {
    return this.group?.canAdd === true && !this.adding;
  }

  get newValues(): Record<string, unknown> {
    return { [REQUEST_MASTER]: this.briefId };
  }

  handleAdd(): void {
    this.adding = true;
  }

  handleAnswer(event: Event): void {
    const { name, value } = event.target as HTMLButtonElement;
    this.dispatchEvent(new CustomEvent('answer', { detail: { id: value, answer: name } }));
  }

  handleAdded(): Promise<void> {
    this.handleSaved();
    return this.stopAdding();
  }

  handleSaved(): void {
    this.dispatchEvent(new CustomEvent('saved'));
  }

  stopAdding(): Promise<void> {
    this.adding = false;
    return focusOn(this, '[data-add]');
  }
}
