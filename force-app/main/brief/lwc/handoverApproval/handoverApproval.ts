import { LightningElement, api } from 'lwc';
import type { ApprovalView } from 'c/handoverBriefView';
import type { Tone } from 'c/handoverTone';

const ICONS: Record<Tone, { name: string; variant: string }> = {
  success: { name: 'utility:success', variant: 'success' },
  warning: { name: 'utility:clock', variant: 'warning' },
  error: { name: 'utility:warning', variant: 'error' },
  neutral: { name: 'utility:info', variant: '' },
};

/** Shows where a decision stands. Event: `step` with the name of the step the user takes. */
export default class HandoverApproval extends LightningElement {
  @api approval: ApprovalView | undefined;
  /** A save is under way: no second one. */
  @api busy = false;

  get icon(): { name: string; variant: string } {
    return ICONS[this.approval?.tone ?? 'neutral'];
  }

  handleClick(event: Event): void {
    const { name } = event.target as HTMLButtonElement;
    this.dispatchEvent(new CustomEvent('step', { detail: { name } }));
  }
}
