import { LightningElement, api } from 'lwc';
import type { AppDescription, NavigationItem, PageDescription } from '../../../pages/types.ts';
import { callFrame, queryString } from '../../lds/http.ts';
import { followLink } from '../../frame/navigation-items.ts';
import { announceTitle } from '../../frame/page-title.ts';

/** Home: the page that the app assigns, else what its bar offers and what else the user may see. */
export default class HomePage extends LightningElement {
  @api app: AppDescription | undefined;

  /** Assigned by the app; null: none is. */
  page: PageDescription | null | undefined;

  override async connectedCallback(): Promise<void> {
    announceTitle(this, { title: 'Home', iconName: 'standard:home' });
    const { formFactor } = globalThis.lightningSession;
    const query = queryString({ app: this.app?.developerName, formFactor });
    // Without an answer there is still what the platform itself shows.
    this.page = await callFrame<{ page: PageDescription | null }>(`home${query}`).then(
      ({ page }) => page,
      () => null,
    );
  }

  get isDefault(): boolean {
    return this.page === null;
  }

  get appLabel(): string {
    return this.app?.label ?? '';
  }

  get items(): readonly NavigationItem[] {
    return (this.app?.items ?? []).filter(({ name }) => name !== 'standard-home');
  }

  get others(): readonly NavigationItem[] {
    return this.app?.otherObjects ?? [];
  }

  get hasNoOthers(): boolean {
    return this.others.length === 0;
  }

  handleLink(event: MouseEvent): void {
    followLink(event);
  }
}
