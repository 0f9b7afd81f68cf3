import { loadObjectInfo, objectIconName } from '../lds/object-info.ts';
import { loadRecord } from '../lds/records.ts';
import { currentApp, isConsole, workspace } from './app-state.ts';
import { loadCompactRecord } from './compact-record.ts';
import { urlOf, type PageReference } from './page-reference.ts';
import { currentPage, navigate, showAt } from './router.ts';
import { addressOf, pageOf, type OpenOptions } from './workspace.ts';

/** The navigation item that a console shows while no tab has the focus. */
let navigationPage: PageReference = { type: 'standard__namedPage', attributes: { pageName: 'home' }, state: {} };

/** The page of that item: home until another one was opened. */
export function shownNavigationPage(): PageReference {
  return navigationPage;
}

/**
 * Where a console shows a page: lists, home and items of its navigation menu as the navigation item; everything else in a
 * tab: under the record that the app's workspace mapping names, else in the workspace that has the focus, else as a workspace
 * of its own. Answers false where the app is no console.
 */
export function placeInConsole(page: PageReference): boolean {
  if (!isConsole()) return false;
  const { ws, ...state } = page.state;
  const own = { ...page, state };
  if (isNavigationItem(own)) {
    navigationPage = own;
    showAt(own, urlOf(own));
    workspace.focus(undefined);
  } else void openInTab(urlOf(own), ws);
  return true;
}

/** Shows the addressed page of a console before that is drawn: its tab is there when the console is, and nothing else is loaded. */
export async function placeFirst(page: PageReference): Promise<void> {
  const { ws, ...state } = page.state;
  const own = { ...page, state };
  if (isNavigationItem(own)) placeInConsole(page);
  else await openInTab(urlOf(own), ws);
}

/** Keeps the browser's address at what has the focus, until the function it answers is called. */
export function followFocus(): () => void {
  let last: string | undefined;
  return workspace.onChange(() => {
    const { focused } = workspace;
    if (focused?.tabId === last) return;
    last = focused?.tabId;
    if (focused) showAt(pageOf(focused.url), addressOf(workspace, focused));
    else if (currentPage() !== navigationPage) showAt(navigationPage, urlOf(navigationPage));
  });
}

/** Opens a page as the console's rules say; answers the id of its tab. */
async function openInTab(url: string, ws?: string, options: OpenOptions = {}): Promise<string> {
  const current = workspace.focusedWorkspace?.tabId;
  if (ws === undefined) {
    const there = (current && workspace.find(url, current)) || workspace.find(url);
    if (there) {
      if (options.focus !== false) workspace.focus(there.tabId);
      return there.tabId;
    }
  }
  const parentUrl = ws ?? (await mappedParent(url));
  if (parentUrl === undefined) return openTab(url, { ...options, ...(current ? { parentTabId: current } : {}) });
  const parentTabId = openTab(parentUrl, { focus: false });
  return openTab(url, { ...options, parentTabId });
}

/** Opens a tab where it is told to, and gives it its record's name before its page is drawn. */
export function openTab(url: string, options: OpenOptions): string {
  const tabId = workspace.open(url, options);
  const { attributes } = pageOf(url);
  const tab = workspace.get(tabId);
  if (tab && !tab.visited && attributes['recordId'])
    void loadCompactRecord(attributes['recordId'], attributes['objectApiName']).then(
      ({ name, objectInfo }) => workspace.update(tabId, { title: name, iconName: objectIconName(objectInfo) }),
      // The page itself says what is wrong with the record once it is looked at.
      () => workspace.update(tabId, { title: attributes['recordId'] ?? '' }),
    );
  return tabId;
}

/** Goes away from a record that is about to be deleted: a console closes its tabs, otherwise the list of its object is shown. */
export function leaveRecord(recordId: string, objectApiName: string): void {
  if (isConsole()) {
    for (const { tabId, url } of workspace.tabs)
      if (pageOf(url).attributes['recordId'] === recordId) workspace.close(tabId);
  } else navigate({ type: 'standard__objectPage', attributes: { objectApiName, actionName: 'list' } });
}

/** Address of the record under which the app opens a record's page; undefined where no mapping names one. */
export async function mappedParent(url: string): Promise<string | undefined> {
  const { type, attributes } = pageOf(url);
  const { recordId } = attributes;
  const mappings = currentApp()?.mappings.filter(({ fieldName }) => fieldName !== undefined) ?? [];
  if (type !== 'standard__recordPage' || !recordId || mappings.length === 0) return undefined;
  try {
    const objectApiName = attributes['objectApiName'] ?? (await loadCompactRecord(recordId)).record.apiName;
    const mapping = mappings.find((candidate) => candidate.objectApiName === objectApiName);
    if (!mapping?.fieldName) return undefined;
    const [info, record] = await Promise.all([
      loadObjectInfo(objectApiName),
      loadRecord(recordId, [], [`${objectApiName}.${mapping.fieldName}`]),
    ]);
    const parentId = record.fields[mapping.fieldName]?.value;
    const parent = info.fields[mapping.fieldName]?.referenceToInfos[0]?.apiName;
    return typeof parentId === 'string' && parent ? `/lightning/r/${parent}/${parentId}/view` : undefined;
  } catch {
    // A record that cannot be read opens by itself, and its page says why.
    return undefined;
  }
}

function isNavigationItem({ type, attributes }: PageReference): boolean {
  if (type === 'standard__namedPage' || type === 'standard__objectPage') return true;
  return (
    type === 'standard__navItemPage' && currentApp()?.items.some(({ name }) => name === attributes['apiName']) === true
  );
}
