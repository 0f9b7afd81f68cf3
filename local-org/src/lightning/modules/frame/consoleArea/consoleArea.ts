import { LightningElement, api } from 'lwc';
import type { AppDescription } from '../../../pages/types.ts';
import { workspace } from '../app-state.ts';
import type { PageReference } from '../page-reference.ts';
import { showTitle, type PageTitle } from '../page-title.ts';
import { pageOf, type ConsoleTab } from '../workspace.ts';

interface Panel {
  readonly key: string;
  readonly tabId: string;
  readonly label: string;
  readonly class: string;
  readonly page: PageReference;
}

/** What a console shows below its bar: the navigation item, or the tab that has the focus with the subtabs of its workspace. */
export default class ConsoleArea extends LightningElement {
  @api app: AppDescription | undefined;
  /** The navigation item's page. */
  @api page: PageReference | undefined;

  tabs: readonly ConsoleTab[] = workspace.tabs;
  focusedId: string | undefined = workspace.focusedTabId;
  /** The navigation item has had the focus: its page is drawn, and kept as it is below the tabs. */
  navigationVisited = workspace.focusedTabId === undefined;
  #navigationTitle: PageTitle | undefined;
  readonly #titles = new Map<string, PageTitle>();
  readonly #pages = new Map<string, PageReference>();
  #stop: (() => void) | undefined;

  override connectedCallback(): void {
    this.#stop = workspace.onChange(() => {
      this.tabs = workspace.tabs;
      this.focusedId = workspace.focusedTabId;
      this.navigationVisited ||= this.focusedId === undefined;
      const title = this.focusedId === undefined ? this.#navigationTitle : this.#titles.get(this.focusedId);
      if (title) showTitle(title);
    });
  }

  override disconnectedCallback(): void {
    this.#stop?.();
  }

  get workspaceId(): string | undefined {
    const focused = this.tabs.find(({ tabId }) => tabId === this.focusedId);
    return focused?.parentTabId ?? focused?.tabId;
  }

  /** The workspace's own page comes first among its subtabs. */
  get subtabs(): readonly ConsoleTab[] {
    return this.tabs.filter((tab) => tab.tabId === this.workspaceId || tab.parentTabId === this.workspaceId);
  }

  /** Without subtabs the row is hidden and stays: the pages below keep their place, and with it what they show. */
  get subtabsClass(): string {
    return this.workspaceId !== undefined && this.subtabs.length > 1 ? 'subtabs' : 'subtabs slds-hide';
  }

  get subtabsLabel(): string {
    return `Subtabs of ${this.tabs.find(({ tabId }) => tabId === this.workspaceId)?.title ?? ''}`;
  }

  get navigationClass(): string {
    return this.focusedId === undefined ? '' : 'slds-hide';
  }

  get navigationPages(): { key: string; page: PageReference }[] {
    return this.page && this.navigationVisited
      ? [{ key: JSON.stringify([this.app?.developerName, this.page]), page: this.page }]
      : [];
  }

  /** Every tab that had the focus once: its page stays as it was left. */
  get panels(): Panel[] {
    return this.tabs
      .filter(({ visited }) => visited)
      .map((tab) => ({
        key: `${tab.tabId} ${tab.revision}`,
        tabId: tab.tabId,
        label: tab.customTitle ?? tab.title,
        class: tab.tabId === this.focusedId ? '' : 'slds-hide',
        page: this.pageOf(tab.url),
      }));
  }

  handleTitle(event: CustomEvent<PageTitle>): void {
    const tabId = (event.currentTarget as HTMLElement).dataset['id'] ?? '';
    const { title, iconName } = event.detail;
    this.#titles.set(tabId, event.detail);
    workspace.update(tabId, { title, ...(iconName === undefined ? {} : { iconName }) });
  }

  handleNavigationTitle(event: CustomEvent<PageTitle>): void {
    this.#navigationTitle = event.detail;
    if (this.focusedId === undefined) showTitle(event.detail);
  }

  handleFocus(event: CustomEvent<{ tabId: string }>): void {
    workspace.focus(event.detail.tabId);
  }

  handleClose(event: CustomEvent<{ tabId: string }>): void {
    workspace.close(event.detail.tabId);
  }

  /** The same object each time, so that a page is not told of a change that there is not. */
  private pageOf(url: string): PageReference {
    const page = this.#pages.get(url) ?? pageOf(url);
    this.#pages.set(url, page);
    return page;
  }
}
