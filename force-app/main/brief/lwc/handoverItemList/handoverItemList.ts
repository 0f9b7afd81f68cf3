import { LightningElement, api } from 'lwc';
import { CLOSING_FIELDS, ITEM_MASTER, ITEM_OBJECT, itemFields } from 'c/handoverBriefData';
import type { ItemGroup } from 'c/handoverBriefView';
import { focusOn } from 'c/handoverFocus';
import { dateText } from 'c/handoverFormats';
import { brief, common, format } from 'c/handoverLabels';
import type { FormField } from 'c/handoverRecordForm';
import { badgeClass } from 'c/handoverTone';

/**
 * The items of a section. Adding and editing happen in place.
 *
 * Events: `saved`, and `decide` with `{ id, decision }` when delivery accepts or rejects an item.
 */
export default class HandoverItemList extends LightningElement {
  @api group: ItemGroup | undefined;
  @api briefId: string | undefined;
  @api busy = false;

  /** The type of the item that is being added. */
  adding: string | undefined;

  readonly objectApiName = ITEM_OBJECT;

  @api
  focus(): void {
    this.template?.querySelector<HTMLElement>('h4')?.focus();
  }

  get rows() {
    return (this.group?.rows ?? []).map((row) => ({
      ...row,
      editable: this.group?.editing !== 'none',
      fields: this.group?.editing === 'closing' ? CLOSING_FIELDS : itemFields(row.type, false),
      hoursText: row.hours ? format(common.hours, row.hours) : '',
      dueText: row.dueDate ? format(common.dueOn, dateText(row.dueDate)) : '',
      badges: row.marks.map((mark) => ({ ...mark, class: badgeClass(mark.tone) })),
    }));
  }

  get isEmpty(): boolean {
    return this.rows.length === 0;
  }

  get addButtons(): { type: string; label: string }[] {
    if (this.adding) return [];
    return (this.group?.addable ?? []).map(({ type, label }) => ({ type, label: format(brief.addItem, label) }));
  }

  get newHeading(): string {
    return format(brief.newItem, this.group?.addable.find(({ type }) => type === this.adding)?.label);
  }

  get newFields(): FormField[] {
    return itemFields(this.adding ?? '', true);
  }

  get newValues(): Record<string, unknown> {
    return { [ITEM_MASTER]: this.briefId };
  }

  handleAdd(event: Event): void {
    this.adding = (event.target as HTMLButtonElement).name;
  }

  handleDecide(event: Event): void {
    const { name, value } = event.target as HTMLButtonElement;
    this.dispatchEvent(new CustomEvent('decide', { detail: { id: value, decision: name } }));
  }

  handleAdded(): Promise<void> {
    this.handleSaved();
    return this.stopAdding();
  }

  handleSaved(): void {
    this.dispatchEvent(new CustomEvent('saved'));
  }

  stopAdding(): Promise<void> {
    this.adding = undefined;
    return focusOn(this, '[data-add]');
  }
}
