import { LightningElement, api } from 'lwc';
import type { AppDescription, NavigationItem } from '../../../pages/types.ts';
import { followLink, isActiveItem } from '../navigation-items.ts';
import type { PageReference } from '../page-reference.ts';

/** The tabs of an app with standard navigation. */
export default class NavBar extends LightningElement {
  @api app: AppDescription | undefined;
  @api page: PageReference | undefined;

  get items(): (NavigationItem & { class: string; current: 'page' | undefined })[] {
    return (this.app?.items ?? []).map((item) => {
      const active = isActiveItem(item, this.page);
      return {
        ...item,
        class: `slds-context-bar__item${active ? ' slds-is-active' : ''}`,
        current: active ? 'page' : undefined,
      };
    });
  }

  handleLink(event: MouseEvent): void {
    followLink(event);
  }
}
