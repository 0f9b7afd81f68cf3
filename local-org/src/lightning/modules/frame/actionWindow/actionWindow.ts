import { api } from 'lwc';
import LightningModal from 'lightning/modal';
import type { ElementConstructor } from '../../page/standard-components.ts';
import { loadBundle } from '../bundle-loader.ts';

/** The window of a quick action with a Lightning web component; a `CloseActionScreenEvent` closes it. */
export default class ActionWindow extends LightningModal {
  @api component = '';
  @api recordId: string | undefined;
  @api objectApiName: string | undefined;

  constructorToUse: ElementConstructor | undefined;
  problem: string | undefined;

  override async connectedCallback(): Promise<void> {
    this.addEventListener('lightning__actionsclosescreen', () => this.close());
    try {
      this.constructorToUse = await loadBundle(this.component);
    } catch (error) {
      this.problem = (error as Error).message;
    }
  }
}
