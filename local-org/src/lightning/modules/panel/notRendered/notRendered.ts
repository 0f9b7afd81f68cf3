import { LightningElement, api } from 'lwc';

/** Stands where the local org cannot show something, and says what. */
export default class NotRendered extends LightningElement {
  @api name: string | undefined;
  /** Ends the sentence "Not rendered by the local org: …". */
  @api reason: string | undefined;

  get text(): string {
    return `Not rendered by the local org${this.reason ? `: ${this.reason}` : '.'}`;
  }
}
