import { LightningElement, api } from 'lwc';
import type { AppDescription, NavigationItem } from '../../../pages/types.ts';
import { navigateToUrl } from '../../frame/router.ts';

/** Home: what the app's bar offers and what else the user may see. */
export default class HomePage extends LightningElement {
  @api app: AppDescription | undefined;

  override connectedCallback(): void {
    globalThis.document.title = 'Home | Local Org';
  }

  get appLabel(): string {
    return this.app?.label ?? '';
  }

  get items(): readonly NavigationItem[] {
    return (this.app?.items ?? []).filter(({ name }) => name !== 'standard-home');
  }

  get others(): readonly NavigationItem[] {
    return this.app?.otherObjects ?? [];
  }

  get hasNoOthers(): boolean {
    return this.others.length === 0;
  }

  handleLink(event: MouseEvent): void {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    navigateToUrl((event.currentTarget as HTMLAnchorElement).href);
  }
}
