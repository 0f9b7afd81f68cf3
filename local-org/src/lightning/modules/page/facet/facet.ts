import { LightningElement, api } from 'lwc';
import type { ComponentItem, PageDescription, PageItem } from '../../../pages/types.ts';

/** The components of one region or facet, one below the other. */
export default class Facet extends LightningElement {
  @api items: readonly PageItem[] | undefined;
  @api page: PageDescription | undefined;
  @api recordId: string | undefined;
  @api objectApiName: string | undefined;
  /** Whether it stands in a sidebar. */
  @api narrow = false;

  get components(): ComponentItem[] {
    return (this.items ?? []).filter((item) => item.kind === 'component');
  }
}
