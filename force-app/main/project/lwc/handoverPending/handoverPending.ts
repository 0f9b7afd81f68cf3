import { LightningElement, api } from 'lwc';
import { common, health, project } from 'c/handoverLabels';
import type { PendingRow, PendingView } from 'c/handoverProjectView';
import { badgeClass } from 'c/handoverTone';

/** The most severe open issues and change requests. Event: `open` with `{ id }` when the user follows one. */
export default class HandoverPending extends LightningElement {
  @api pending: PendingView | undefined;

  readonly labels = { ...common, ...project, ...health };

  get rows(): (PendingRow & { class: string })[] {
    return (this.pending?.rows ?? []).map((row) => ({ ...row, class: badgeClass(row.severity.tone) }));
  }

  get isEmpty(): boolean {
    return this.pending?.total === 0;
  }

  handleOpen(event: Event): void {
    const { id } = (event.currentTarget as HTMLElement).dataset;
    this.dispatchEvent(new CustomEvent('open', { detail: { id } }));
  }
}
