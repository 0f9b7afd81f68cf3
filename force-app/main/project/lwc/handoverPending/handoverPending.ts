import { LightningElement, api } from 'lwc';
import { amountText, dateText } from 'c/handoverFormats';
import { common, format, health, project } from 'c/handoverLabels';
import type { PendingView } from 'c/handoverProjectView';
import { badgeClass } from 'c/handoverTone';

/** The most severe open issues and change requests. Event: `open` with `{ id }` when the user follows one. */
export default class HandoverPending extends LightningElement {
  @api pending: PendingView | undefined;

  readonly labels = { ...common, ...project, ...health };

  get rows() {
    return (this.pending?.rows ?? []).map((row) => ({
      ...row,
      class: badgeClass(row.severity.tone),
      valueText: row.extraValue ? amountText(row.extraValue) : '',
      dueText: row.due ? format(common.dueOn, dateText(row.due)) : '',
    }));
  }

  get heading(): string {
    return format(health.pendingTitle, this.pending?.total);
  }

  get isEmpty(): boolean {
    return this.pending?.total === 0;
  }

  handleOpen(event: Event): void {
    const { id } = (event.currentTarget as HTMLElement).dataset;
    this.dispatchEvent(new CustomEvent('open', { detail: { id } }));
  }
}
