import { LightningElement, api } from 'lwc';
import { common, health } from 'c/handoverLabels';
import type { PromiseRow, PromisesView } from 'c/handoverProjectView';
import { badgeClass } from 'c/handoverTone';

/** What became of the promises: counts first, then in full those that are open or were broken. */
export default class HandoverPromises extends LightningElement {
  @api promises: PromisesView | undefined;

  readonly labels = { ...common, ...health };

  get isEmpty(): boolean {
    return this.promises?.counts.length === 0;
  }

  get rows(): (PromiseRow & { class: string })[] {
    return (this.promises?.rows ?? []).map((row) => ({ ...row, class: badgeClass(row.mark.tone) }));
  }
}
