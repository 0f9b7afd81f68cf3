import type { NavigationItem } from '../../pages/types.ts';
import type { PageReference } from './page-reference.ts';
import { navigateToUrl } from './router.ts';

/** Whether a page belongs to an item of an app's navigation. */
export function isActiveItem({ name, objectApiName }: NavigationItem, page: PageReference | undefined): boolean {
  if (!page) return false;
  const { type, attributes } = page;
  if (name === 'standard-home') return type === 'standard__namedPage';
  if (objectApiName) return attributes['objectApiName'] === objectApiName;
  return attributes['apiName'] === name;
}

/** Follows a link without leaving the document; with a key held the browser opens it as it is used to. */
export function followLink(event: MouseEvent): void {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  navigateToUrl((event.currentTarget as HTMLAnchorElement).href);
}
