import { LightningElement } from 'lwc';
import type { AppDescription } from '../../../pages/types.ts';
import { divideError } from '../../lds/form-errors.ts';
import { callFrame, queryString } from '../../lds/http.ts';
import { loadObjectInfo } from '../../lds/object-info.ts';
import { allRecordsChanged } from '../../lds/records.ts';
import type { ToastDetail } from '../../lightning/platformShowToastEvent/platformShowToastEvent.ts';
import { runRefresh } from '../../lightning/refresh/refresh.ts';
import { loadCompactRecord } from '../compact-record.ts';
import { answerLinkRequests } from '../links.ts';
import RecordDialog from '../recordDialog/recordDialog.ts';
import { currentPage, navigate, onNavigation, setDialogOpener, type PageReference } from '../router.ts';
import type Toasts from '../toasts/toasts.ts';

interface ShownPage {
  readonly key: string;
  readonly isHome: boolean;
  readonly isList: boolean;
  readonly isRecord: boolean;
  readonly isTab: boolean;
  readonly objectApiName: string | undefined;
  readonly recordId: string | undefined;
  readonly tabName: string | undefined;
}

/** Remembers the chosen app between visits, as the platform does. */
const APP_KEY = 'local-org.app';

/** The frame of every page: header, the page itself, toasts, and the windows that open over it. */
export default class App extends LightningElement {
  app: AppDescription | undefined;
  page: PageReference = currentPage();
  problem: string | undefined;
  #stop: (() => void) | undefined;

  override connectedCallback(): void {
    this.#stop = onNavigation((page) => {
      this.page = page;
      globalThis.scrollTo(0, 0);
    });
    setDialogOpener((page) => void this.openDialog(page));
    this.addEventListener('lightning__showtoast', (event) =>
      this.showToast((event as CustomEvent<ToastDetail>).detail),
    );
    this.addEventListener('lightning__refresh', (event) => {
      event.stopPropagation();
      void this.refresh();
    });
    answerLinkRequests(this);
    void this.loadApp(globalThis.localStorage.getItem(APP_KEY) ?? undefined);
    this.openAddressed(this.page);
  }

  override disconnectedCallback(): void {
    this.#stop?.();
  }

  /** One page, as a list: another key makes another element, so that no page inherits the state of the one before. */
  get pages(): ShownPage[] {
    if (!this.app) return [];
    const { type, attributes } = this.page;
    return [
      {
        key: JSON.stringify([this.app.developerName, type, attributes]),
        isHome: type === 'standard__namedPage',
        isList: type === 'standard__objectPage',
        isRecord: type === 'standard__recordPage',
        isTab: type === 'standard__navItemPage',
        objectApiName: attributes['objectApiName'],
        recordId: attributes['recordId'],
        tabName: attributes['apiName'],
      },
    ];
  }

  handleChooseApp(event: CustomEvent<{ developerName: string }>): void {
    const { developerName } = event.detail;
    globalThis.localStorage.setItem(APP_KEY, developerName);
    void this.loadApp(developerName).then(() => {
      const first = this.app?.items[0];
      if (first) navigate({ type: 'standard__namedPage', attributes: { pageName: 'home' } });
    });
  }

  /** Past the header, for those who go by keyboard. */
  handleSkip(): void {
    this.template?.querySelector<HTMLElement>('main')?.focus();
  }

  private async loadApp(developerName: string | undefined): Promise<void> {
    try {
      this.app = await callFrame<AppDescription>(`app${queryString({ app: developerName })}`);
    } catch (error) {
      this.problem = divideError(error, new Set()).problem.message;
    }
  }

  /** An address such as `…/edit` or `…/new` opens its window over the page that lies behind. */
  private openAddressed({ type, attributes, state }: PageReference): void {
    const { actionName, recordId, objectApiName } = attributes;
    if (type === 'standard__recordPage' && actionName === 'edit') {
      navigate({ type, attributes: { recordId, objectApiName, actionName: 'view' } }, true);
      navigate({ type, attributes });
    }
    if (type === 'standard__objectPage' && actionName === 'new') {
      navigate({ type, attributes: { objectApiName, actionName: 'list' } }, true);
      navigate({ type, attributes, state });
    }
  }

  private async openDialog({ attributes, state }: PageReference): Promise<void> {
    const { recordId } = attributes;
    const target = await this.describeDialog(attributes);
    if (!target) return;
    const saved = await RecordDialog.open({
      size: 'medium',
      label: target.heading,
      ...target,
      recordId,
      defaults: state['defaultFieldValues'],
    });
    if (!saved) return;
    const { id, apiName, name, label } = saved as { id: string; apiName: string; name: string; label: string };
    this.showToast({ variant: 'success', title: `${label} "${name}" was ${recordId ? 'saved' : 'created'}.` });
    await this.refresh();
    if (!recordId && state['navigationLocation'] !== 'RELATED_LIST')
      navigate({
        type: 'standard__recordPage',
        attributes: { objectApiName: apiName, recordId: id, actionName: 'view' },
      });
  }

  /** What a record's window is called and about; tells when the record or object cannot be had. */
  private async describeDialog({
    recordId,
    objectApiName,
  }: PageReference['attributes']): Promise<{ heading: string; objectApiName: string } | undefined> {
    try {
      if (recordId) {
        const { record, name } = await loadCompactRecord(recordId, objectApiName);
        return { heading: `Edit ${name}`, objectApiName: record.apiName };
      }
      const { label, apiName } = await loadObjectInfo(objectApiName ?? '');
      return { heading: `New ${label}`, objectApiName: apiName };
    } catch (error) {
      this.showToast({ variant: 'error', title: divideError(error, new Set()).problem.message });
      return undefined;
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
