import { LightningElement, api } from 'lwc';
import type { ComponentItem } from '../../../pages/types.ts';
import { declarePlace } from '../place.ts';

/** The component of a utility. */
export default class UtilityView extends LightningElement {
  @api utilityId: string | undefined;
  @api item: ComponentItem | undefined;

  override connectedCallback(): void {
    if (this.utilityId !== undefined) declarePlace(this, { utilityId: this.utilityId, isActive: () => true });
  }
}
