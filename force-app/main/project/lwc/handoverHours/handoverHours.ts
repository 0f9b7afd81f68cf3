import { LightningElement, api } from 'lwc';
import { common, project } from 'c/handoverLabels';
import type { WeekBar } from 'c/handoverProjectView';

/** Hours by week. The bars are decoration: the list says week and hours in words. */
export default class HandoverHours extends LightningElement {
  @api weeks: WeekBar[] = [];

  readonly labels = { ...common, ...project };

  get isEmpty(): boolean {
    return this.weeks.length === 0;
  }
}
