import { LightningElement, api } from 'lwc';
import { dateText } from 'c/handoverFormats';
import { common, format, health } from 'c/handoverLabels';
import type { PromisesView } from 'c/handoverProjectView';
import { badgeClass } from 'c/handoverTone';

/** What became of the promises: counts first, then in full those that are open or were broken. */
export default class HandoverPromises extends LightningElement {
  @api promises: PromisesView | undefined;

  readonly labels = health;

  get isEmpty(): boolean {
    return this.promises?.counts.length === 0;
  }

  get rows() {
    return (this.promises?.rows ?? []).map((row) => ({
      ...row,
      class: badgeClass(row.mark.tone),
      dueText: row.due ? format(common.dueOn, dateText(row.due)) : '',
    }));
  }
}
