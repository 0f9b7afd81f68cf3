import { LightningElement, api } from 'lwc';
import type { MissingPoint, SectionState } from 'c/handoverBriefView';
import { brief } from 'c/handoverLabels';

const ICONS: Record<SectionState, { name: string; variant: string }> = {
  ready: { name: 'utility:success', variant: 'success' },
  missing: { name: 'utility:warning', variant: 'warning' },
  optional: { name: 'utility:dash', variant: '' },
};

/**
 * One section of the brief. What is missing stands below its name whether it is open or not; the slot holds the rest.
 *
 * Event: `toggle`, when the user opens or closes it. The parent decides.
 */
export default class HandoverSection extends LightningElement {
  @api label = '';
  @api state: SectionState = 'optional';
  @api stateLabel = '';
  @api missing: MissingPoint[] = [];
  @api open = false;
  /** Something in it waits for whoever looks. */
  @api decision = false;

  readonly labels = brief;

  /** Puts the focus on the button that opens the section. */
  @api
  focus(): void {
    this.template?.querySelector('button')?.focus();
  }

  get icon(): { name: string; variant: string } {
    return ICONS[this.state];
  }

  get chevron(): string {
    return this.open ? 'utility:chevrondown' : 'utility:chevronright';
  }

  get expanded(): string {
    return String(this.open);
  }

  get contentClass(): string {
    return this.open ? 'content_open' : '';
  }

  get hasMissing(): boolean {
    return this.state === 'missing' && this.missing.length > 0;
  }

  handleToggle(): void {
    this.dispatchEvent(new CustomEvent('toggle'));
  }
}
