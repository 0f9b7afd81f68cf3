import { LightningElement, api } from 'lwc';
import { common, health } from 'c/handoverLabels';
import type { StatusView } from 'c/handoverProjectView';
import { badgeClass } from 'c/handoverTone';

/** What delivery said last. */
export default class HandoverLatestStatus extends LightningElement {
  @api status: StatusView | undefined;

  readonly labels = { ...common, ...health };

  get markClass(): string {
    return badgeClass(this.status?.mark.tone ?? 'neutral');
  }
}
