import { api } from 'lwc';
import LightningModal from 'lightning/modal';
import type { AppDescription, AppSummary, NavigationItem } from '../../../pages/types.ts';

/** The window that lists every app and object. Closes with `{developerName}` of an app or `{url}` of an item. */
export default class AppLauncher extends LightningModal {
  @api app: AppDescription | undefined;
  @api heading = 'App Launcher';

  get apps(): readonly AppSummary[] {
    return this.app?.apps ?? [];
  }

  get objects(): NavigationItem[] {
    return [...(this.app?.items ?? []), ...(this.app?.otherObjects ?? [])].sort((a, b) =>
      a.label.localeCompare(b.label),
    );
  }

  handleApp(event: Event): void {
    this.close({ developerName: (event.currentTarget as HTMLElement).dataset['app'] });
  }

  handleItem(event: Event): void {
    event.preventDefault();
    this.close({ url: (event.currentTarget as HTMLElement).dataset['url'] });
  }
}
