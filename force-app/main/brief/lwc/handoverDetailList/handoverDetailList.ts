import { LightningElement, api } from 'lwc';
import type { Addable, DetailGroup } from 'c/handoverBriefView';
import { focusOn } from 'c/handoverFocus';
import { badgeClass } from 'c/handoverTone';

/**
 * The items of a section, or the resource requests of a brief. Adding and editing happen in place.
 *
 * Events: `saved`, and `decide` with `{ id, decision }` when delivery decides on one.
 */
export default class HandoverDetailList extends LightningElement {
  @api group: DetailGroup | undefined;
  @api briefId: string | undefined;
  @api busy = false;

  /** What is being added. */
  adding: Addable | undefined;

  @api
  focus(): void {
    this.template?.querySelector<HTMLElement>('h4')?.focus();
  }

  get rows() {
    return (this.group?.rows ?? []).map((row) => ({
      ...row,
      badges: row.marks.map((mark) => ({ ...mark, class: badgeClass(mark.tone) })),
    }));
  }

  get isEmpty(): boolean {
    return this.rows.length === 0;
  }

  get newValues(): Record<string, unknown> {
    return { [this.group?.master ?? '']: this.briefId };
  }

  handleAdd(event: Event): void {
    const { name } = event.target as HTMLButtonElement;
    this.adding = this.group?.addable.find(({ key }) => key === name);
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
