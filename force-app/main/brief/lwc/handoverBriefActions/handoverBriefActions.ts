import { LightningElement, api } from 'lwc';
import type { Action } from 'c/handoverBriefView';
import type { BriefStep } from 'c/handoverBriefData';
import { focusOn } from 'c/handoverFocus';
import type { Filled } from 'c/handoverInlineForm';
import { brief } from 'c/handoverLabels';

/** Steps that ask something first, in place. */
const ASKING: BriefStep[] = ['return', 'reopen'];

/**
 * The steps of the brief as a whole. A return asks for its reason, reopening asks whether it is meant.
 *
 * Event: `step` with `{ name, reason }`.
 */
export default class HandoverBriefActions extends LightningElement {
  @api actions: Action<BriefStep>[] = [];
  @api busy = false;

  asking: BriefStep | undefined;

  readonly labels = brief;

  get hasActions(): boolean {
    return this.actions.length > 0 && this.asking === undefined;
  }

  get asksForReason(): boolean {
    return this.asking === 'return';
  }

  get asksForConsent(): boolean {
    return this.asking === 'reopen';
  }

  handleClick(event: Event): void {
    const name = (event.target as HTMLButtonElement).name as BriefStep;
    if (ASKING.includes(name)) this.asking = name;
    else this.take(name);
  }

  handleSend({ detail }: CustomEvent<Filled>): void {
    if (this.asking) this.take(this.asking, detail.reason);
  }

  handleCancel(): Promise<void> {
    this.asking = undefined;
    return focusOn(this, 'lightning-button');
  }

  take(name: BriefStep, reason?: string): void {
    this.asking = undefined;
    this.dispatchEvent(new CustomEvent('step', { detail: { name, reason } }));
  }
}
