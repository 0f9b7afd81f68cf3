import { LightningElement, api } from 'lwc';
import { dateText } from 'c/handoverFormats';
import { health } from 'c/handoverLabels';
import type { StatusView } from 'c/handoverProjectView';
import { badgeClass } from 'c/handoverTone';

/** What delivery said last. */
export default class HandoverLatestStatus extends LightningElement {
  @api status: StatusView | undefined;

  readonly labels = health;

  get postedText(): string {
    return dateText(this.status?.postedOn);
  }

  get markClass(): string {
    return badgeClass(this.status?.mark.tone ?? 'neutral');
  }
}
