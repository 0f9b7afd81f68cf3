/** Source: LWC Developer Guide, "PageReference Types". */
export interface PageReference {
  readonly type: string;
  readonly attributes: Readonly<Record<string, string | undefined>>;
  readonly state: Readonly<Record<string, string | undefined>>;
}

type Listener = (page: PageReference) => void;

/** What opens as a window over the page instead of being a page: a new record, a record being edited. */
type DialogOpener = (page: PageReference) => void;

const listeners = new Set<Listener>();
let openDialog: DialogOpener = () => undefined;
let current = pageReferenceOf(globalThis.location.pathname, globalThis.location.search);

globalThis.addEventListener('popstate', () =>
  show(pageReferenceOf(globalThis.location.pathname, globalThis.location.search)),
);

/** The page that is shown. */
export function currentPage(): PageReference {
  return current;
}

/** Calls the listener with each page that is navigated to, until the function it answers is called. */
export function onNavigation(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The frame says how it opens a record's form. */
export function setDialogOpener(opener: DialogOpener): void {
  openDialog = opener;
}

/**
 * Goes to a page. Throws an Error that names the page type where the local org has no such page.
 * @param replace - Takes the place of the present page in the browser's history.
 */
export function navigate(page: PartialPageReference, replace = false): void {
  const target = complete(page);
  if (target.type === 'standard__webPage') {
    globalThis.open(target.attributes['url'], '_blank', 'noopener');
    return;
  }
  const url = urlOf(target);
  if (isDialog(target)) {
    openDialog(target);
    return;
  }
  if (replace) globalThis.history.replaceState(null, '', url);
  else globalThis.history.pushState(null, '', url);
  show(target);
}

/** Goes to an address within Lightning; others are left to the browser. */
export function navigateToUrl(url: string): void {
  const target = new URL(url, globalThis.location.href);
  const known =
    target.origin === globalThis.location.origin ? pageReferenceOf(target.pathname, target.search) : undefined;
  if (known && known.type !== 'unknown') navigate(known);
  else globalThis.location.assign(target);
}

export type PartialPageReference = Pick<PageReference, 'type'> & Partial<PageReference>;

/** The address of a page. Throws an Error that names the page type where the local org has no such page. */
export function urlOf(page: PartialPageReference): string {
  const { type, attributes, state } = complete(page);
  switch (type) {
    case 'standard__recordPage':
      return `/lightning/r/${attributes['objectApiName'] ? `${attributes['objectApiName']}/` : ''}${attributes['recordId'] ?? ''}/${attributes['actionName'] ?? 'view'}`;
    case 'standard__objectPage':
      return `/lightning/o/${attributes['objectApiName'] ?? ''}/${attributes['actionName'] === 'home' ? 'list' : (attributes['actionName'] ?? 'list')}${queryOf(state)}`;
    case 'standard__namedPage':
      if (attributes['pageName'] === 'home') return '/lightning/page/home';
      break;
    case 'standard__navItemPage':
      return `/lightning/n/${attributes['apiName'] ?? ''}${queryOf(state)}`;
    case 'standard__webPage':
      return attributes['url'] ?? '';
  }
  throw new Error(
    `The local org has no page of the type ${type}${attributes['pageName'] ? ` (${attributes['pageName']})` : ''}.`,
  );
}

/** The page at an address; of the type `unknown` where there is none. */
export function pageReferenceOf(pathname: string, search = ''): PageReference {
  const state = Object.fromEntries(new URLSearchParams(search));
  const [kind, ...rest] = pathname
    .replace(/^\/lightning\//u, '')
    .split('/')
    .map(decodeURIComponent);
  if (kind === 'r' && rest.length === 3)
    return {
      type: 'standard__recordPage',
      attributes: { objectApiName: rest[0], recordId: rest[1], actionName: rest[2] },
      state,
    };
  if (kind === 'r' && rest.length === 2)
    return { type: 'standard__recordPage', attributes: { recordId: rest[0], actionName: rest[1] }, state };
  if (kind === 'o' && rest.length === 2)
    return { type: 'standard__objectPage', attributes: { objectApiName: rest[0], actionName: rest[1] }, state };
  if (kind === 'n' && rest.length === 1)
    return { type: 'standard__navItemPage', attributes: { apiName: rest[0] }, state };
  if (kind === 'page' && rest[0] === 'home')
    return { type: 'standard__namedPage', attributes: { pageName: 'home' }, state };
  return { type: 'unknown', attributes: { url: pathname }, state };
}

function show(page: PageReference): void {
  current = page;
  for (const listener of [...listeners]) listener(page);
}

function isDialog({ type, attributes: { actionName } }: PageReference): boolean {
  return (
    (type === 'standard__recordPage' && actionName === 'edit') ||
    (type === 'standard__objectPage' && actionName === 'new')
  );
}

function complete({ type, attributes = {}, state = {} }: PartialPageReference): PageReference {
  return { type, attributes, state };
}

function queryOf(state: PageReference['state']): string {
  const entries = Object.entries(state).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return entries.length === 0 ? '' : `?${new URLSearchParams(entries).toString()}`;
}
