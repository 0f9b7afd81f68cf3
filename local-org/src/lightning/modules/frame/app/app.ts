import { LightningElement } from 'lwc';
import type { AppDescription } from '../../../pages/types.ts';
import { divideError } from '../../lds/form-errors.ts';
import { callFrame, queryString } from '../../lds/http.ts';
import { allRecordsChanged } from '../../lds/records.ts';
import type { ToastDetail } from '../../lightning/platformShowToastEvent/platformShowToastEvent.ts';
import { runRefresh } from '../../lightning/refresh/refresh.ts';
import { isConsole, setCurrentApp, workspace } from '../app-state.ts';
import { answerLinkRequests } from '../links.ts';
import type { PageReference } from '../page-reference.ts';
import { showTitle, type PageTitle } from '../page-title.ts';
import { followFocus, placeFirst, placeInConsole, shownNavigationPage } from '../placement.ts';
import { openAddressed, openRecordWindow } from '../record-window.ts';
import { addressedPage, currentPage, navigate, onNavigation, setDialogOpener, setPlacement } from '../router.ts';
import { keepTabs, restoreTabs } from '../tab-session.ts';
import type Toasts from '../toasts/toasts.ts';
import { setUtilities } from '../utilities.ts';

/** Remembers the chosen app between visits, as the platform does. */
const APP_KEY = 'local-org.app';

/** The frame of every page: header, navigation, the page itself, toasts, and the windows that open over it. */
export default class App extends LightningElement {
  app: AppDescription | undefined;
  /** In a console the page of the navigation item, whether or not a tab has the focus. */
  page: PageReference = currentPage();
  problem: string | undefined;
  readonly isPhone = globalThis.lightningSession.formFactor === 'Small';
  #stops: (() => void)[] = [];

  override connectedCallback(): void {
    this.#stops = [
      onNavigation((page) => {
        this.page = this.isConsole ? shownNavigationPage() : page;
        globalThis.scrollTo(0, 0);
      }),
      followFocus(),
      workspace.onChange(() => keepTabs(this.app)),
    ];
    setPlacement(placeInConsole);
    setDialogOpener((page) => {
      void openRecordWindow(page, { toast: (toast) => this.showToast(toast), refresh: () => this.refresh() });
    });
    this.addEventListener('lightning__showtoast', (event) =>
      this.showToast((event as CustomEvent<ToastDetail>).detail),
    );
    this.addEventListener('lightning__refresh', (event) => {
      event.stopPropagation();
      void this.refresh();
    });
    answerLinkRequests(this);
    void this.start();
  }

  override disconnectedCallback(): void {
    for (const stop of this.#stops) stop();
  }

  get isConsole(): boolean {
    return this.app?.navType === 'Console';
  }

  get isStandard(): boolean {
    return this.app?.navType === 'Standard' && !this.isPhone;
  }

  get mainClass(): string {
    return `main${this.isPhone || this.app?.utilities.length ? ' main_bar-below' : ''}`;
  }

  /** One page, as a list: another key makes another element, so that no page inherits the state of the one before. */
  get pages(): { key: string; page: PageReference }[] {
    if (!this.app) return [];
    const { type, attributes, state } = this.page;
    const key = JSON.stringify([this.app.developerName, type, attributes, state['filterName']]);
    return [{ key, page: this.page }];
  }

  handleChooseApp(event: CustomEvent<{ developerName: string }>): void {
    const { developerName } = event.detail;
    globalThis.localStorage.setItem(APP_KEY, developerName);
    void this.loadApp(developerName).then(() => {
      if (this.app?.items[0]) navigate({ type: 'standard__namedPage', attributes: { pageName: 'home' } });
    });
  }

  handleTitle(event: CustomEvent<PageTitle>): void {
    showTitle(event.detail);
  }

  /** Past the header, for those who go by keyboard. */
  handleSkip(): void {
    this.template?.querySelector<HTMLElement>('main')?.focus();
  }

  private async start(): Promise<void> {
    const addressed = addressedPage();
    await this.loadApp(globalThis.localStorage.getItem(APP_KEY) ?? undefined, addressed);
    openAddressed(addressed);
  }

  /** @param addressed - The page at the browser's address, when the document was just opened. */
  private async loadApp(developerName: string | undefined, addressed?: PageReference): Promise<void> {
    try {
      const { formFactor } = globalThis.lightningSession;
      const app = await callFrame<AppDescription>(`app${queryString({ app: developerName, formFactor })}`);
      setCurrentApp(app);
      setUtilities(app.utilities);
      restoreTabs(app);
      if (isConsole() && addressed) await placeFirst(addressed);
      this.page = isConsole() ? shownNavigationPage() : currentPage();
      this.app = app;
    } catch (error) {
      this.problem = divideError(error, new Set()).problem.message;
    }
  }

  /** What a RefreshEvent does: whatever the pages show is loaded anew, then the components' own handlers run. */
  private async refresh(): Promise<void> {
    allRecordsChanged();
    await runRefresh();
  }

  private showToast(toast: ToastDetail): void {
    this.template?.querySelector<HTMLElement & Toasts>('frame-toasts')?.show(toast);
  }
}
