import { isConsole, workspace } from '../../frame/app-state.ts';
import { urlOf, type PageReference, type PartialPageReference } from '../../frame/page-reference.ts';
import { tellPlace, type Place } from '../../frame/place.ts';
import { mappedParent, openTab as openTabAt } from '../../frame/placement.ts';
import { addressOf, pageOf, type ConsoleTab } from '../../frame/workspace.ts';

/** Source of all of this: Console Developer Guide, "Methods for Workspace Tabs and Subtabs in Lightning Experience". */

export interface TabInfo {
  readonly tabId: string;
  readonly url: string;
  readonly title: string;
  readonly customTitle: string | null;
  readonly icon: string | null;
  readonly iconAlt: string | null;
  readonly customIcon: string | null;
  readonly customIconAlt: string | null;
  readonly pinned: boolean;
  readonly closeable: boolean;
  readonly highlighted: boolean;
  readonly focused: boolean;
  readonly isSubtab: boolean;
  readonly parentTabId: string | null;
  readonly recordId: string | null;
  readonly pageReference: PageReference;
  readonly subtabs: readonly TabInfo[];
}

interface Target {
  readonly pageReference?: PartialPageReference;
  readonly recordId?: string;
  readonly url?: string;
  readonly focus?: boolean;
  readonly icon?: string;
  readonly iconAlt?: string;
  readonly label?: string;
}

/** Opens a workspace tab, or where the app maps its record and `overrideNavRules` is not set, a subtab; answers its id. */
export async function openTab({
  overrideNavRules = false,
  ...target
}: Target & { overrideNavRules?: boolean }): Promise<string> {
  requireConsole();
  const url = addressOfTarget(target);
  const parentUrl = overrideNavRules ? undefined : await mappedParent(url);
  return openTabAt(url, {
    ...target,
    focus: target.focus === true,
    ...(parentUrl === undefined ? {} : { parentTabId: openTabAt(parentUrl, { focus: false }) }),
  });
}

/** Opens a subtab of a workspace; answers its id. */
export async function openSubtab(parentTabId: string, target: Target): Promise<string> {
  requireConsole();
  const parent = tabOf(parentTabId);
  if (parent.parentTabId !== undefined) throw new Error(`${parentTabId} is a subtab: it cannot have subtabs.`);
  return openTabAt(addressOfTarget(target), { ...target, parentTabId, focus: target.focus === true });
}

/** Gives the focus to a workspace tab or a subtab. Rejects outside of a console and when there is no such tab. */
export async function focusTab(tabId: string): Promise<boolean> {
  requireConsole();
  tabOf(tabId);
  workspace.focus(tabId);
  return true;
}

/** Closes a tab with its subtabs. Rejects when closing it was disabled. */
export async function closeTab(tabId: string): Promise<boolean> {
  requireConsole();
  if (!tabOf(tabId).closeable) throw new Error(`The tab ${tabId} cannot be closed.`);
  workspace.close(tabId);
  return true;
}

/** Takes away, or with false gives back, the way to close a tab; `closeTab` is bound by it too. */
export async function disableTabClose(tabId: string, disabled: boolean): Promise<TabInfo> {
  return change(tabId, { closeable: !disabled });
}

/** Draws the page of a tab anew, with its subtabs unless told otherwise. */
export async function refreshTab(
  tabId: string,
  { includeAllSubtabs = true }: { includeAllSubtabs?: boolean } = {},
): Promise<boolean> {
  requireConsole();
  tabOf(tabId);
  workspace.refresh(tabId, includeAllSubtabs);
  return true;
}

/** Puts a label in place of the title that the page gives the tab. */
export async function setTabLabel(tabId: string, label: string): Promise<TabInfo> {
  return change(tabId, { customTitle: label });
}

/** Puts an icon in place of the one that the page gives the tab; without `iconAlt` the text for it stays. */
export async function setTabIcon(
  tabId: string,
  icon: string,
  { iconAlt }: { iconAlt?: string } = {},
): Promise<TabInfo> {
  return change(tabId, { customIcon: icon, ...(iconAlt === undefined ? {} : { customIconAlt: iconAlt }) });
}

/** Marks a tab as one to look at; the mark goes when the tab gets the focus. */
export async function setTabHighlighted(tabId: string, highlighted: boolean): Promise<TabInfo> {
  return change(tabId, { highlighted });
}

/** A tab as it is now, with its subtabs. Rejects when there is none of the id. */
export async function getTabInfo(tabId: string): Promise<TabInfo> {
  requireConsole();
  return describe(tabOf(tabId));
}

/** The tab that has the focus, which may be a subtab. Rejects while the navigation item has it. */
export async function getFocusedTabInfo(): Promise<TabInfo> {
  requireConsole();
  const { focused } = workspace;
  if (!focused) throw new Error('No tab has the focus.');
  return describe(focused);
}

/** Every workspace tab, with its subtabs inside it. */
export async function getAllTabInfo(): Promise<TabInfo[]> {
  requireConsole();
  return workspace.workspaces.map(describe);
}

/** Wire: the id of the tab that the component stands in; null outside of one. */
export class EnclosingTabId {
  static readonly contextSchema = { tabId: 'optional' };
  readonly #callback: (tabId: string | null) => void;

  constructor(callback: (tabId: string | null) => void) {
    this.#callback = callback;
  }

  update(_config: Readonly<Record<string, unknown>>, place?: Place): void {
    this.#callback(place?.tabId ?? null);
  }

  connect(): void {}

  disconnect(): void {}
}
tellPlace(EnclosingTabId);

/** Wire: whether the app is a console. */
export class IsConsoleNavigation {
  readonly #callback: (is: boolean) => void;

  constructor(callback: (is: boolean) => void) {
    this.#callback = callback;
  }

  update(): void {
    this.#callback(isConsole());
  }

  connect(): void {}

  disconnect(): void {}
}

function describe(tab: ConsoleTab): TabInfo {
  const pageReference = pageOf(tab.url);
  return {
    tabId: tab.tabId,
    url: new URL(addressOf(workspace, tab), globalThis.location.origin).href,
    title: tab.customTitle ?? tab.title,
    customTitle: tab.customTitle ?? null,
    icon: tab.customIcon ?? tab.iconName ?? null,
    iconAlt: tab.customIconAlt ?? tab.title,
    customIcon: tab.customIcon ?? null,
    customIconAlt: tab.customIconAlt ?? null,
    pinned: false,
    closeable: tab.closeable,
    highlighted: tab.highlighted,
    focused: workspace.focusedTabId === tab.tabId,
    isSubtab: tab.parentTabId !== undefined,
    parentTabId: tab.parentTabId ?? null,
    recordId: pageReference.attributes['recordId'] ?? null,
    pageReference,
    subtabs: workspace.subtabs(tab.tabId).map(describe),
  };
}

async function change(tabId: string, changes: Partial<Omit<ConsoleTab, 'tabId' | 'parentTabId'>>): Promise<TabInfo> {
  requireConsole();
  tabOf(tabId);
  workspace.update(tabId, changes);
  return describe(tabOf(tabId));
}

function tabOf(tabId: string): ConsoleTab {
  const tab = workspace.get(tabId);
  if (!tab) throw new Error(`There is no tab ${tabId}.`);
  return tab;
}

/** In this order of precedence, as documented. */
function addressOfTarget({ pageReference, recordId, url }: Target): string {
  if (pageReference) return urlOf(pageReference);
  if (recordId) return `/lightning/r/${recordId}/view`;
  if (!url) throw new Error('A tab needs a pageReference, a recordId or a url.');
  const { origin, pathname, search } = new URL(url, globalThis.location.origin);
  if (origin !== globalThis.location.origin) throw new Error(`The local org opens no other site in a tab: ${url}`);
  return pathname + search;
}

function requireConsole(): void {
  if (!isConsole()) throw new Error('This method works only in Lightning console apps.');
}
