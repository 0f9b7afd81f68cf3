import { LightningElement, api } from 'lwc';
import { CLOSING_FIELDS, ITEM_MASTER, ITEM_OBJECT, itemFields } from 'c/handoverBriefData';
import type { ItemGroup } from 'c/handoverBriefView';
import { brief, common, format } from 'c/handoverLabels';
import type { FormField } from 'c/handoverRecordForm';
import { badgeClass } from 'c/handoverTone';

/** What the form in the list is about: an item by id, or a new one of a type. */
interface Editing {
  id?: string;
  type: string;
  heading: string;
}

/**
 * The items of a section. Adding and editing happen in place.
 *
 * Events: `saved`, and `decide` with `{ id, decision }` when delivery accepts or rejects an item.
 */
export default class HandoverItemList extends LightningElement {
  @api group: ItemGroup | undefined;
  @api briefId: string | undefined;
  @api busy = false;

  editing: Editing | undefined;
  focusTarget: string | undefined;

  readonly labels = { ...common, ...brief };
  readonly objectApiName = ITEM_OBJECT;

  @api
  focus(): void {
    this.template?.querySelector<HTMLElement>('h4')?.focus();
  }

  get rows() {
    return (this.group?.rows ?? []).map((row) => ({
      ...row,
      editing: this.editing?.id === row.id,
      editable: this.group?.editing !== 'none',
      editLabel: format(common.editNamed, row.title),
      badges: row.marks.map((mark) => ({ ...mark, class: badgeClass(mark.tone) })),
    }));
  }

  get isEmpty(): boolean {
    return this.rows.length === 0;
  }

  get isAdding(): boolean {
    return this.editing !== undefined && this.editing.id === undefined;
  }

  get addButtons(): { type: string; label: string }[] {
    if (this.editing) return [];
    return (this.group?.addable ?? []).map(({ type, label }) => ({ type, label: format(brief.addItem, label) }));
  }

  get fields(): FormField[] {
    if (!this.editing) return [];
    if (this.editing.id && this.group?.editing === 'closing') return CLOSING_FIELDS;
    return itemFields(this.editing.type, this.editing.id === undefined);
  }

  get newValues(): Record<string, unknown> {
    return { [ITEM_MASTER]: this.briefId };
  }

  override renderedCallback(): void {
    if (!this.focusTarget) return;
    const target = this.template?.querySelector<HTMLElement>(this.focusTarget);
    this.focusTarget = undefined;
    target?.focus();
  }

  handleAdd(event: Event): void {
    const type = (event.target as HTMLButtonElement).name;
    const label = this.group?.addable.find((option) => option.type === type)?.label;
    this.edit({ type, heading: format(brief.newItem, label) });
  }

  handleEdit(event: Event): void {
    const id = (event.target as HTMLButtonElement).value;
    const row = this.group?.rows.find((candidate) => candidate.id === id);
    if (row) this.edit({ id, type: row.type, heading: row.title });
  }

  handleDecide(event: Event): void {
    const { name, value } = event.target as HTMLButtonElement;
    this.dispatchEvent(new CustomEvent('decide', { detail: { id: value, decision: name } }));
  }

  handleSaved(): void {
    this.close();
    this.dispatchEvent(new CustomEvent('saved'));
  }

  close(): void {
    const id = this.editing?.id;
    this.editing = undefined;
    this.focusTarget = id ? `[data-edit="${id}"]` : '[data-add]';
  }

  edit(editing: Editing): void {
    this.editing = editing;
    this.focusTarget = 'c-handover-record-form';
  }
}
