import {
  complete,
  isDialog,
  pageReferenceOf,
  urlOf,
  type PageReference,
  type PartialPageReference,
} from './page-reference.ts';

type Listener = (page: PageReference) => void;

/** What opens as a window over the page instead of being a page: a new record, a record being edited. */
type DialogOpener = (page: PageReference) => void;

/** Takes a page that it shows in a place of its own, as a console does with its tabs; false leaves it to the one page there is. */
type Placement = (page: PageReference) => boolean;

const listeners = new Set<Listener>();
let openDialog: DialogOpener = () => undefined;
let place: Placement = () => false;
let current = addressedPage();

globalThis.addEventListener('popstate', () => {
  const page = addressedPage();
  if (!place(page)) tell(page);
});

/** The page at the browser's address. */
export function addressedPage(): PageReference {
  return pageReferenceOf(globalThis.location.pathname, globalThis.location.search);
}

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

/** The frame says which pages it shows in places of their own. */
export function setPlacement(placement: Placement): void {
  place = placement;
}

/**
 * Goes to a page. Throws an Error that names the page type where the local org has no such page.
 * @param replace - Takes the place of the present page in the browser's history.
 */
export function navigate(page: PartialPageReference, replace = false): void {
  const target = complete(page);
  const url = urlOf(target);
  if (target.type === 'standard__webPage') globalThis.open(url, '_blank', 'noopener');
  else if (isDialog(target)) openDialog(target);
  else if (!place(target)) showAt(target, url, replace);
}

/** Goes to an address within Lightning; others are left to the browser. */
export function navigateToUrl(url: string): void {
  const target = new URL(url, globalThis.location.href);
  const known =
    target.origin === globalThis.location.origin ? pageReferenceOf(target.pathname, target.search) : undefined;
  if (known && known.type !== 'unknown') navigate(known);
  else globalThis.location.assign(target);
}

/** Makes a page the shown one under an address; nothing is added to the history when the browser is there already. */
export function showAt(page: PageReference, url: string, replace = false): void {
  const here = globalThis.location.pathname + globalThis.location.search;
  if (replace) globalThis.history.replaceState(null, '', url);
  else if (url !== here) globalThis.history.pushState(null, '', url);
  tell(page);
}

function tell(page: PageReference): void {
  current = page;
  for (const listener of [...listeners]) listener(page);
}
