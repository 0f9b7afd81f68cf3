import { LightningElement, api } from 'lwc';
import type { AppDescription } from '../../../pages/types.ts';
import AppLauncher from '../appLauncher/appLauncher.ts';
import { followLink } from '../navigation-items.ts';
import { navigateToUrl } from '../router.ts';

interface OrgUser {
  readonly id: string;
  readonly name: string;
  readonly profileName: string;
  readonly title: string | null;
}

/** Global header: who looks (and the switch to another user), the app, and in its slot the app's navigation. */
export default class Header extends LightningElement {
  @api app: AppDescription | undefined;
  /** A phone has its navigation at the foot of the window. */
  @api phone = false;

  orgUsers: readonly OrgUser[] = [];
  isLoading = false;

  readonly userName = globalThis.lightningSession.userName;
  readonly userTitle = globalThis.lightningSession.userTitle;

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

  get showsBar(): boolean {
    return !this.phone;
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
    followLink(event);
  }
}
