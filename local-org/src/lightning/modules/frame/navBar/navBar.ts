import { LightningElement, api } from 'lwc';
import type { AppDescription, NavigationItem } from '../../../pages/types.ts';
import { followLink, isActiveItem } from '../navigation-items.ts';
import type { PageReference } from '../page-reference.ts';
import { navigateToUrl } from '../router.ts';

type ShownItem = NavigationItem & {
  readonly class: string;
  readonly current: 'page' | undefined;
  /** Undefined for an entry of the menu that cannot be checked. */
  readonly checked: true | undefined;
};

/** Room that the menu of the rest takes, in pixels. */
const MENU_WIDTH = 96;

/** The tabs of an app with standard navigation: as many as there is room for, the rest in a menu "More". */
export default class NavBar extends LightningElement {
  @api app: AppDescription | undefined;
  @api page: PageReference | undefined;

  /** How many tabs fit; all of them stand there to be measured before it is known. */
  fitting = Number.POSITIVE_INFINITY;
  #observer: ResizeObserver | undefined;
  #measuredApp: string | undefined;

  override renderedCallback(): void {
    if (!this.#observer) {
      // All tabs have to stand there to be measured: either they do already, or the next rendering measures them.
      this.#observer = new ResizeObserver(() => {
        if (this.fitting === Number.POSITIVE_INFINITY) this.measure();
        else this.fitting = Number.POSITIVE_INFINITY;
      });
      const bar = this.template?.querySelector('nav');
      if (bar) this.#observer.observe(bar);
    }
    if (this.#measuredApp !== this.app?.developerName) {
      this.#measuredApp = this.app?.developerName;
      this.fitting = Number.POSITIVE_INFINITY;
    }
    if (this.fitting === Number.POSITIVE_INFINITY) this.measure();
  }

  override disconnectedCallback(): void {
    this.#observer?.disconnect();
    this.#observer = undefined;
  }

  get all(): ShownItem[] {
    return (this.app?.items ?? []).map((item) => {
      const active = isActiveItem(item, this.page);
      return {
        ...item,
        class: `slds-context-bar__item${active ? ' slds-is-active' : ''}`,
        current: active ? 'page' : undefined,
        checked: active || undefined,
      };
    });
  }

  get items(): ShownItem[] {
    return this.all.slice(0, this.fitting);
  }

  get moreItems(): ShownItem[] {
    return this.all.slice(this.fitting);
  }

  /** The menu is marked while the page belongs to one of its tabs, and that entry is checked. */
  get moreClass(): string {
    const active = this.moreItems.some(({ current }) => current !== undefined);
    return `slds-context-bar__item more${active ? ' slds-is-active' : ''}`;
  }

  get hasMore(): boolean {
    return this.moreItems.length > 0;
  }

  handleLink(event: MouseEvent): void {
    followLink(event);
  }

  handleSelect(event: CustomEvent<{ value: string }>): void {
    navigateToUrl(event.detail.value);
  }

  private measure(): void {
    const bar = this.template?.querySelector('nav')?.getBoundingClientRect();
    const ends = [...(this.template?.querySelectorAll<HTMLElement>('[data-item]') ?? [])].map(
      (item) => item.getBoundingClientRect().right,
    );
    if (!bar || bar.width === 0 || (ends.at(-1) ?? 0) <= bar.right) return;
    this.fitting = ends.filter((end) => end <= bar.right - MENU_WIDTH).length;
  }
}
