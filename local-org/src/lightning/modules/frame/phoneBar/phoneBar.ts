import { LightningElement, api } from 'lwc';
import type { AppDescription, NavigationItem } from '../../../pages/types.ts';
import AppLauncher from '../appLauncher/appLauncher.ts';
import { followLink, isActiveItem } from '../navigation-items.ts';
import type { PageReference } from '../page-reference.ts';
import { navigateToUrl } from '../router.ts';

/** The phone shows so many items of an app at its foot; the others are in the menu. Source: Salesforce Help, "Navigate in the Salesforce Mobile App". */
const SHOWN = 4;

/** Navigation of a phone: the first items of the app, and a menu with everything. */
export default class PhoneBar extends LightningElement {
  @api app: AppDescription | undefined;
  @api page: PageReference | undefined;

  get items(): (NavigationItem & { class: string; current: 'page' | undefined })[] {
    return (this.app?.items ?? []).slice(0, SHOWN).map((item) => {
      const active = isActiveItem(item, this.page);
      return { ...item, class: `link${active ? ' link_active' : ''}`, current: active ? 'page' : undefined };
    });
  }

  handleLink(event: MouseEvent): void {
    followLink(event);
  }

  async handleMenu(): Promise<void> {
    const chosen = (await AppLauncher.open({ size: 'full', label: 'Menu', app: this.app, heading: 'Menu' })) as
      { developerName?: string; url?: string } | undefined;
    if (chosen?.developerName) this.dispatchEvent(new CustomEvent('chooseapp', { detail: chosen }));
    if (chosen?.url) navigateToUrl(chosen.url);
  }
}
