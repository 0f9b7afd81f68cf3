import { LightningElement, api } from 'lwc';
import type { Action } from 'c/handoverBriefView';
import type { BriefStep } from 'c/handoverBriefData';
import { brief, common } from 'c/handoverLabels';

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
  focusWanted = false;

  readonly labels = { ...common, ...brief };

  get hasActions(): boolean {
    return this.actions.length > 0 && this.asking === undefined;
  }

  get asksForReason(): boolean {
    return this.asking === 'return';
  }

  get asksForConsent(): boolean {
    return this.asking === 'reopen';
  }

  override renderedCallback(): void {
    if (!this.focusWanted) return;
    this.focusWanted = false;
    this.template?.querySelector<HTMLElement>('[data-first]')?.focus();
  }

  handleClick(event: Event): void {
    const name = (event.target as HTMLButtonElement).name as BriefStep;
    if (ASKING.includes(name)) this.ask(name);
    else this.take(name);
  }

  handleReturn(): void {
    const input = this.template?.querySelector<HTMLTextAreaElement>('lightning-textarea');
    const reason = (input?.value ?? '').trim();
    if (reason === '') {
      input?.reportValidity();
      input?.focus();
      return;
    }
    this.take('return', reason);
  }

  handleReopen(): void {
    this.take('reopen');
  }

  handleCancel(): void {
    this.ask(undefined);
  }

  ask(step: BriefStep | undefined): void {
    this.asking = step;
    this.focusWanted = true;
  }

  take(name: BriefStep, reason?: string): void {
    this.asking = undefined;
    this.dispatchEvent(new CustomEvent('step', { detail: { name, reason } }));
  }
}
