import { LightningElement, api } from 'lwc';
import type { AppDescription, NavigationItem } from '../../../pages/types.ts';
import AppLauncher from '../appLauncher/appLauncher.ts';
import { navigateToUrl, type PageReference } from '../router.ts';

interface OrgUser {
  readonly id: string;
  readonly name: string;
  readonly profileName: string;
  readonly title: string | null;
}

/** Global header: who looks (and the switch to another user), the app, its bar of tabs. */
export default class Header extends LightningElement {
  @api app: AppDescription | undefined;
  @api page: PageReference | undefined;

  orgUsers: readonly OrgUser[] = [];
  isLoading = false;

  readonly userName = globalThis.lightningSession.userName;
  readonly profileName = globalThis.lightningSession.profileName;

  get appLabel(): string {
    return this.app?.label ?? '';
  }

  get users(): { id: string; label: string; checked: boolean }[] {
    return this.orgUsers.map(({ id, name, title, profileName }) => ({
      id,
      label: `${name} (${title ?? profileName})`,
      checked: id === globalThis.lightningSession.userId,
    }));
  }

  get items(): (NavigationItem & { class: string; current: 'page' | undefined })[] {
    return (this.app?.items ?? []).map((item) => {
      const active = this.isActive(item);
      return {
        ...item,
        class: `slds-context-bar__item${active ? ' slds-is-active' : ''}`,
        current: active ? 'page' : undefined,
      };
    });
  }

  async handleOpen(): Promise<void> {
    if (this.orgUsers.length > 0) return;
    this.isLoading = true;
    const answer = await fetch('/local-org/users');
    this.orgUsers = answer.ok ? ((await answer.json()) as OrgUser[]) : [];
    this.isLoading = false;
  }

  async handleUser(event: CustomEvent<{ value: string }>): Promise<void> {
    await fetch('/local-org/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ userId: event.detail.value }),
    });
    // Everything on the page may look different to another user.
    globalThis.location.reload();
  }

  async handleLauncher(): Promise<void> {
    const chosen = (await AppLauncher.open({ size: 'medium', label: 'App Launcher', app: this.app })) as
      { developerName?: string; url?: string } | undefined;
    if (chosen?.developerName) this.dispatchEvent(new CustomEvent('chooseapp', { detail: chosen }));
    if (chosen?.url) navigateToUrl(chosen.url);
  }

  handleSkip(): void {
    this.dispatchEvent(new CustomEvent('skip'));
  }

  handleLink(event: MouseEvent): void {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    navigateToUrl((event.currentTarget as HTMLAnchorElement).href);
  }

  private isActive({ name, objectApiName }: NavigationItem): boolean {
    if (!this.page) return false;
    const { type, attributes } = this.page;
    if (name === 'standard-home') return type === 'standard__namedPage';
    if (objectApiName) return attributes['objectApiName'] === objectApiName;
    return attributes['apiName'] === name;
  }
}
