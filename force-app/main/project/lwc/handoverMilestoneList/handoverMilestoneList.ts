import { LightningElement, api } from 'lwc';
import { focusOn } from 'c/handoverFocus';
import { dateText, today } from 'c/handoverFormats';
import { common, format, page } from 'c/handoverLabels';
import {
  MASTER,
  MILESTONE_FIELDS,
  MILESTONE_OBJECT,
  completeMilestone,
  moveMilestone,
} from 'c/handoverProjectPageData';
import type { MilestonesView } from 'c/handoverProjectPageView';
import { toRows } from './rows';

/**
 * The milestones of a project. A date is changed where it stands: Enter saves it, Escape leaves it as it was. A refusal of
 * the org stands below its row.
 *
 * Event: `changed` with `{ message }`.
 */
export default class HandoverMilestoneList extends LightningElement {
  @api view: MilestonesView | undefined;
  @api projectId: string | undefined;

  /** Id of the milestone whose date is being changed. */
  editing: string | undefined;
  adding = false;
  busy = false;
  failure: { id: string; errors: unknown } | undefined;

  readonly labels = { ...common, ...page };
  readonly objectApiName = MILESTONE_OBJECT;
  readonly fields = MILESTONE_FIELDS;

  get rows() {
    return toRows(this.view, this.editing, this.failure);
  }

  get isEmpty(): boolean {
    return this.rows.length === 0;
  }

  get offersAdding(): boolean {
    return this.view?.canAdd === true && !this.adding;
  }

  get newValues(): Record<string, unknown> {
    return { [MASTER[MILESTONE_OBJECT] ?? '']: this.projectId };
  }

  handleEdit(event: Event): Promise<void> {
    this.editing = (event.target as HTMLButtonElement).value;
    this.failure = undefined;
    return focusOn(this, '[data-date]');
  }

  handleKey(event: KeyboardEvent): Promise<void> {
    if (event.key === 'Escape') return this.stopEditing();
    if (event.key !== 'Enter') return Promise.resolve();
    event.preventDefault();
    // The date as typed becomes the value when the field is left.
    this.template?.querySelector<HTMLElement>('[data-date]')?.blur();
    return this.handleSave();
  }

  handleSave(): Promise<void> {
    const input = this.template?.querySelector<HTMLInputElement>('[data-date]');
    const row = this.view?.rows.find(({ id }) => id === this.editing);
    if (!input || !row || !input.reportValidity()) return Promise.resolve();
    const due = input.value;
    if (due === row.due) return this.stopEditing();
    return this.run(row.id, () => moveMilestone(row.id, due), format(page.moved, row.name, dateText(due)));
  }

  handleState(event: Event): Promise<void> {
    const id = (event.target as HTMLButtonElement).value;
    const row = this.view?.rows.find((candidate) => candidate.id === id);
    if (!row) return Promise.resolve();
    const message = format(row.done ? page.reopened : page.completed, row.name);
    return this.run(id, () => completeMilestone(id, row.done ? undefined : today()), message);
  }

  handleAdd(): void {
    this.adding = true;
  }

  handleAdded(): Promise<void> {
    this.tell(page.milestoneSaved);
    return this.stopAdding();
  }

  stopAdding(): Promise<void> {
    this.adding = false;
    return focusOn(this, '[data-add]');
  }

  stopEditing(): Promise<void> {
    const button = `[data-edit="${this.editing}"]`;
    this.editing = undefined;
    this.failure = undefined;
    return focusOn(this, button);
  }

  async run(id: string, save: () => Promise<void>, message: string): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.failure = undefined;
    try {
      await save();
      this.tell(message);
    } catch (errors) {
      this.failure = { id, errors };
    }
    this.busy = false;
    if (!this.failure && this.editing === id) await this.stopEditing();
  }

  tell(message: string): void {
    this.dispatchEvent(new CustomEvent('changed', { detail: { message } }));
  }
}
