/** How a page calls itself, told to whatever frames it: the document's title, or the tab of a console. */
export interface PageTitle {
  /** Short, as a tab says it: `R-1`. */
  readonly title: string;
  /** What follows it in the document's title: `Invoice`. */
  readonly kind?: string;
  /** e.g. `standard:account`. */
  readonly iconName?: string;
}

/** Dispatched as `pagetitle` by the element of a page. */
export function announceTitle(page: EventTarget, detail: PageTitle): void {
  page.dispatchEvent(new CustomEvent<PageTitle>('pagetitle', { bubbles: true, composed: true, detail }));
}

/** Shows a title as the browser's. */
export function showTitle({ title, kind }: PageTitle): void {
  globalThis.document.title = [title, kind, 'Local Org'].filter(Boolean).join(' | ');
}
