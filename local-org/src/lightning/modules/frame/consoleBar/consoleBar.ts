import { LightningElement, api } from 'lwc';
import type { AppDescription, NavigationItem } from '../../../pages/types.ts';
import { workspace } from '../app-state.ts';
import { followLink, isActiveItem } from '../navigation-items.ts';
import type { PageReference } from '../page-reference.ts';
import { navigateToUrl } from '../router.ts';
import type { ConsoleTab } from '../workspace.ts';

/** The bar of a console: the menu of navigation items with the shown one, and the workspace tabs. */
export default class ConsoleBar extends LightningElement {
  @api app: AppDescription | undefined;
  /** The navigation item's page, whether or not a tab lies over it. */
  @api page: PageReference | undefined;

  workspaces: readonly ConsoleTab[] = workspace.workspaces;
  selectedId: string | undefined = workspace.focusedWorkspace?.tabId;
  #stop: (() => void) | undefined;

  override connectedCallback(): void {
    this.#stop = workspace.onChange(() => {
      this.workspaces = workspace.workspaces;
      this.selectedId = workspace.focusedWorkspace?.tabId;
    });
  }

  override disconnectedCallback(): void {
    this.#stop?.();
  }

  get items(): readonly NavigationItem[] {
    return this.app?.items ?? [];
  }

  get currentItem(): NavigationItem | undefined {
    return this.items.find((item) => isActiveItem(item, this.page)) ?? this.items[0];
  }

  get currentUrl(): string {
    return this.currentItem?.url ?? '/lightning/page/home';
  }

  get currentLabel(): string {
    return this.currentItem?.label ?? 'Home';
  }

  get currentPage(): 'page' | undefined {
    return this.selectedId === undefined ? 'page' : undefined;
  }

  get actionsLabel(): string {
    const tab = workspace.get(this.selectedId);
    return `Actions for ${tab?.customTitle ?? tab?.title ?? 'the tab'}`;
  }

  handleLink(event: MouseEvent): void {
    followLink(event);
  }

  handleSelect(event: CustomEvent<{ value: string }>): void {
    navigateToUrl(event.detail.value);
  }

  handleFocus(event: CustomEvent<{ tabId: string }>): void {
    workspace.focusWorkspace(event.detail.tabId);
  }

  handleClose(event: CustomEvent<{ tabId: string }>): void {
    workspace.close(event.detail.tabId);
  }

  handleAction(event: CustomEvent<{ value: string }>): void {
    const { selectedId } = this;
    if (selectedId === undefined) return;
    if (event.detail.value === 'refresh') workspace.refresh(workspace.focusedTabId ?? selectedId, false);
    else if (event.detail.value === 'close') workspace.close(selectedId);
    else for (const { tabId, closeable } of workspace.workspaces) if (closeable) workspace.close(tabId);
  }
}
