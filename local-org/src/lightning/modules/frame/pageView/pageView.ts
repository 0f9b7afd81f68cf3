import { LightningElement, api } from 'lwc';
import type { AppDescription } from '../../../pages/types.ts';
import { workspace } from '../app-state.ts';
import type { PageReference } from '../page-reference.ts';
import { declarePlace } from '../place.ts';

/** One page, whatever its type. In a tab of a console it says so to the components on it. */
export default class PageView extends LightningElement {
  @api app: AppDescription | undefined;
  @api page: PageReference | undefined;
  @api tabId: string | undefined;
  #placed = false;

  override connectedCallback(): void {
    const { tabId, page } = this;
    // Connected again when tabs change their order.
    if (tabId === undefined || page === undefined || this.#placed) return;
    this.#placed = true;
    declarePlace(this, { tabId, page, isActive: () => workspace.focusedTabId === tabId });
  }

  get isHome(): boolean {
    return this.page?.type === 'standard__namedPage';
  }

  get isList(): boolean {
    return this.page?.type === 'standard__objectPage';
  }

  get isRecord(): boolean {
    return this.page?.type === 'standard__recordPage';
  }

  get isTab(): boolean {
    return this.page?.type === 'standard__navItemPage';
  }

  get objectApiName(): string | undefined {
    return this.page?.attributes['objectApiName'];
  }

  get recordId(): string | undefined {
    return this.page?.attributes['recordId'];
  }

  get tabName(): string | undefined {
    return this.page?.attributes['apiName'];
  }

  get filterName(): string | undefined {
    return this.page?.state['filterName'];
  }

  get appName(): string | undefined {
    return this.app?.developerName;
  }

  get address(): string {
    return this.page?.attributes['url'] ?? '';
  }
}
