import { pageReferenceOf, urlOf, type PageReference } from './page-reference.ts';

/** A workspace tab of a console, or a subtab of one. */
export interface ConsoleTab {
  /** `ctab0`; of a subtab `ctab0_1`. */
  readonly tabId: string;
  /** Of a subtab: the workspace it belongs to. */
  readonly parentTabId?: string;
  /** The page's address. */
  readonly url: string;
  /** What the page calls itself. */
  readonly title: string;
  readonly iconName?: string;
  /** What a component called it. */
  readonly customTitle?: string;
  readonly customIcon?: string;
  readonly customIconAlt?: string;
  readonly highlighted: boolean;
  readonly closeable: boolean;
  /** Has had the focus: its page is drawn, and kept as it is while other tabs have the focus. */
  readonly visited: boolean;
  /** Raised by a refresh: the page is drawn anew. */
  readonly revision: number;
}

export interface OpenOptions {
  readonly parentTabId?: string;
  readonly focus?: boolean;
  readonly label?: string;
  readonly icon?: string;
  readonly iconAlt?: string;
}

interface Kept {
  readonly tabs: readonly Pick<ConsoleTab, 'tabId' | 'parentTabId' | 'url' | 'title' | 'iconName'>[];
  readonly count: number;
}

/**
 * The tabs of a console and which of them has the focus; none has it while a navigation item is shown. Knows nothing of the
 * document. Source: Console Developer Guide, "Methods for Workspace Tabs and Subtabs in Lightning Experience".
 */
export class Workspace {
  tabs: readonly ConsoleTab[] = [];
  focusedTabId: string | undefined;
  #count = 0;
  /** Subtab that a workspace shows when it gets the focus again. */
  readonly #lastFocused = new Map<string, string>();
  readonly #listeners = new Set<() => void>();

  /** Calls the listener after each change, until the function it answers is called. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  get(tabId: string | undefined): ConsoleTab | undefined {
    return this.tabs.find((tab) => tab.tabId === tabId);
  }

  get focused(): ConsoleTab | undefined {
    return this.get(this.focusedTabId);
  }

  /** The workspace tab that has the focus, or one of whose subtabs has it. */
  get focusedWorkspace(): ConsoleTab | undefined {
    return this.get(this.focused?.parentTabId ?? this.focusedTabId);
  }

  get workspaces(): readonly ConsoleTab[] {
    return this.tabs.filter(({ parentTabId }) => parentTabId === undefined);
  }

  subtabs(tabId: string): readonly ConsoleTab[] {
    return this.tabs.filter(({ parentTabId }) => parentTabId === tabId);
  }

  /** A tab that shows the address, in the workspace if one is given. */
  find(url: string, parentTabId?: string): ConsoleTab | undefined {
    return this.tabs.find(
      (tab) =>
        samePage(tab.url, url) &&
        (parentTabId === undefined || tab.parentTabId === parentTabId || tab.tabId === parentTabId),
    );
  }

  /** Opens a tab, or finds the one that shows the address there already; answers its id. */
  open(url: string, { parentTabId, focus = true, label, icon, iconAlt }: OpenOptions = {}): string {
    const there =
      parentTabId === undefined ? this.workspaces.find((tab) => samePage(tab.url, url)) : this.find(url, parentTabId);
    if (there) {
      if (focus) this.focus(there.tabId);
      return there.tabId;
    }
    const tabId = parentTabId === undefined ? `ctab${this.#count}` : `${parentTabId}_${this.#count}`;
    this.#count += 1;
    this.tabs = [
      ...this.tabs,
      {
        tabId,
        ...(parentTabId === undefined ? {} : { parentTabId }),
        url,
        title: 'Loading…',
        ...(label === undefined ? {} : { customTitle: label }),
        ...(icon === undefined ? {} : { customIcon: icon }),
        ...(iconAlt === undefined ? {} : { customIconAlt: iconAlt }),
        highlighted: false,
        closeable: true,
        visited: false,
        revision: 0,
      },
    ];
    if (focus) this.focus(tabId);
    else this.changed();
    return tabId;
  }

  /** Gives the focus to a tab, or (undefined) to the navigation item. */
  focus(tabId: string | undefined): void {
    this.focusedTabId = tabId;
    const tab = this.get(tabId);
    if (tab) {
      this.#lastFocused.set(tab.parentTabId ?? tab.tabId, tab.tabId);
      this.replace(tab.tabId, { visited: true, highlighted: false });
    }
    this.changed();
  }

  /** Gives the focus to a workspace as it was left: to the subtab that had it last. */
  focusWorkspace(tabId: string): void {
    const last = this.#lastFocused.get(tabId);
    this.focus(this.get(last) ? last : tabId);
  }

  /** Closes a tab with its subtabs. The focus goes to a neighbour, else to the workspace, else to the navigation item. */
  close(tabId: string): void {
    const tab = this.get(tabId);
    if (!tab) return;
    const siblings = tab.parentTabId === undefined ? this.workspaces : this.subtabs(tab.parentTabId);
    const index = siblings.findIndex((sibling) => sibling.tabId === tabId);
    const next = siblings[index + 1] ?? siblings[index - 1] ?? this.get(tab.parentTabId);
    const hadFocus = this.focusedTabId === tabId || this.focused?.parentTabId === tabId;
    this.tabs = this.tabs.filter((other) => other.tabId !== tabId && other.parentTabId !== tabId);
    this.#lastFocused.delete(tabId);
    if (!hadFocus) this.changed();
    else if (next && next.parentTabId === undefined) this.focusWorkspace(next.tabId);
    else this.focus(next?.tabId);
  }

  /** What a page or a component says of a tab. */
  update(tabId: string, changes: Partial<Omit<ConsoleTab, 'tabId' | 'parentTabId'>>): void {
    this.replace(tabId, changes);
    this.changed();
  }

  /** Has the page of a tab drawn anew. */
  refresh(tabId: string, withSubtabs: boolean): void {
    for (const tab of [this.get(tabId), ...(withSubtabs ? this.subtabs(tabId) : [])])
      if (tab) this.replace(tab.tabId, { revision: tab.revision + 1 });
    this.changed();
  }

  /** Everything a browser session keeps, as text. */
  save(): string {
    const tabs = this.tabs.map(({ tabId, parentTabId, url, title, iconName }) => ({
      tabId,
      parentTabId,
      url,
      title,
      iconName,
    }));
    return JSON.stringify({ tabs, count: this.#count });
  }

  /** Opens the tabs that `save` kept; none is drawn before it gets the focus. */
  restore(saved: string): void {
    const { tabs, count } = JSON.parse(saved) as Kept;
    this.#count = count;
    this.tabs = tabs.map((tab) => ({ ...tab, highlighted: false, closeable: true, visited: false, revision: 0 }));
    this.changed();
  }

  private replace(tabId: string, changes: Partial<ConsoleTab>): void {
    this.tabs = this.tabs.map((tab) => (tab.tabId === tabId ? { ...tab, ...changes } : tab));
  }

  private changed(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}

/** The address of a tab as the browser shows it: a subtab names its workspace in `ws`, as Lightning does. */
export function addressOf(workspace: Workspace, tab: ConsoleTab): string {
  const parent = workspace.get(tab.parentTabId);
  if (!parent) return tab.url;
  return `${tab.url}${tab.url.includes('?') ? '&' : '?'}ws=${encodeURIComponent(parent.url)}`;
}

/** The page that an address of the org stands for. */
export function pageOf(url: string): PageReference {
  const { pathname, search } = new URL(url, 'https://local-org.example');
  return pageReferenceOf(pathname, search);
}

/** A record's address may leave out its object. */
function samePage(one: string, other: string): boolean {
  if (one === other) return true;
  const [first, second] = [pageOf(one), pageOf(other)];
  const { recordId } = first.attributes;
  return first.type === 'standard__recordPage' && second.type === first.type && recordId !== undefined
    ? recordId === second.attributes['recordId'] && first.attributes['actionName'] === second.attributes['actionName']
    : urlOf(first) === urlOf(second);
}
