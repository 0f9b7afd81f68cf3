import { LightningElement, api } from 'lwc';
import { common } from 'c/handoverLabels';

/**
 * The card in which a screen stands. It says what every screen has to say: that something is under way, what went wrong, why
 * there is nothing to show, and, to whoever listens, what came of a save.
 *
 * Slots: `actions` (buttons beside the title), `head` (what steers the screen and stays while it loads), and the content.
 * Event: `refresh`.
 */
export default class HandoverScreen extends LightningElement {
  @api heading = '';
  @api iconName = '';
  @api loading = false;
  /** What a request was refused with, in any shape the platform reports. */
  @api errors: unknown;
  /** Why there is nothing, or not all, to show. */
  @api explanation = '';
  /** Read out by assistive technology whenever it changes. */
  @api announcement = '';

  readonly labels = common;

  handleRefresh(): void {
    this.dispatchEvent(new CustomEvent('refresh'));
  }
}
