import { LightningElement, api } from 'lwc';
import { reduceErrors } from 'c/handoverErrors';
import { common } from 'c/handoverLabels';

/** Says in words what went wrong. Renders nothing without errors. */
export default class HandoverErrorPanel extends LightningElement {
  /** One error or several, in any shape the platform reports. */
  @api errors: unknown;
  /** A heading that fits the place; a general one otherwise. */
  @api heading: string | undefined;

  readonly hint = common.errorHint;

  get headingText(): string {
    return this.heading ?? common.errorTitle;
  }

  get messages(): { key: string; text: string }[] {
    return reduceErrors(this.errors).map((text, index) => ({ key: String(index), text }));
  }

  get hasMessages(): boolean {
    return this.messages.length > 0;
  }
}
