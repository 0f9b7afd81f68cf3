import { LightningElement, api } from 'lwc';
import type { PropertyValue, RecordAction, VisibilityRule } from '../../../pages/types.ts';
import LightningConfirm from 'lightning/confirm';
import { divideError } from '../../lds/form-errors.ts';
import { objectIconName } from '../../lds/object-info.ts';
import { callApi } from '../../lds/http.ts';
import { onRecordsChanged, recordsChanged } from '../../lds/records.ts';
import type { FieldInfo, RecordRepresentation } from '../../lds/types.ts';
import { ShowToastEvent } from '../../lightning/platformShowToastEvent/platformShowToastEvent.ts';
import { loadCompactRecord, type CompactRecord } from '../../frame/compact-record.ts';
import { leaveRecord } from '../../frame/placement.ts';
import { loadActions, runAction } from '../../frame/record-actions.ts';
import { navigate } from '../../frame/router.ts';
import { VisibilityWatcher } from '../../page/visibility-watcher.ts';

const EDIT = 'Edit';
const DELETE = 'Delete';

/** `force:highlightsPanel`: name and most important fields of a record, and what can be done with it. */
export default class Highlights extends LightningElement {
  @api recordId: string | undefined;
  @api objectApiName: string | undefined;
  @api properties: Readonly<Record<string, PropertyValue>> | undefined;
  @api page: unknown;
  @api narrow = false;
  /** Rules of single actions, by their name. */
  @api entryVisibility: Readonly<Record<string, VisibilityRule>> = {};

  compact: CompactRecord | undefined;
  actions: readonly RecordAction[] = [];
  /** Names of actions that are hidden now. */
  hiddenActions: ReadonlySet<string> = new Set();
  running = false;
  readonly #watcher = new VisibilityWatcher(() => this.decide());
  #stop: (() => void) | undefined;

  override connectedCallback(): void {
    this.#stop = onRecordsChanged((ids) => {
      if (ids.includes(this.recordId ?? '')) void this.load();
    });
    const { recordId, objectApiName } = this;
    this.#watcher.connect({ recordId, objectApiName, rules: Object.values(this.entryVisibility) });
    this.decide();
    void this.load();
    void this.loadActions();
  }

  override disconnectedCallback(): void {
    this.#stop?.();
    this.#watcher.disconnect();
  }

  get iconName(): string | undefined {
    return this.compact && objectIconName(this.compact.objectInfo);
  }

  get objectLabel(): string {
    return this.compact?.objectInfo.label ?? '';
  }

  get name(): string {
    return this.compact?.name ?? '';
  }

  get record(): RecordRepresentation | undefined {
    return this.compact?.record;
  }

  get fields(): readonly FieldInfo[] {
    return this.compact?.fields ?? [];
  }

  get hasFields(): boolean {
    return this.fields.length > 0;
  }

  /** The actions of the page or layout that the user may use, as the org answers them. */
  get buttons(): readonly RecordAction[] {
    return this.actions.filter(({ name }) => !this.hiddenActions.has(name));
  }

  /** As many as the page says; the others are in a menu. */
  get shownCount(): number {
    const most = globalThis.lightningSession.formFactor === 'Small' ? 2 : 3;
    return Math.min(Number(this.properties?.['numVisibleActions'] ?? most), most);
  }

  get visibleButtons(): readonly RecordAction[] {
    return this.buttons.slice(0, this.shownCount);
  }

  get moreButtons(): readonly RecordAction[] {
    return this.buttons.slice(this.shownCount);
  }

  get hasMore(): boolean {
    return this.moreButtons.length > 0;
  }

  handleButton(event: Event): void {
    void this.act((event.currentTarget as HTMLElement).dataset['name']);
  }

  handleMenu(event: CustomEvent<{ value: string }>): void {
    void this.act(event.detail.value);
  }

  private async act(name: string | undefined): Promise<void> {
    const action = this.actions.find((candidate) => candidate.name === name);
    if (name === EDIT) this.edit();
    else if (name === DELETE) await this.askAndDelete();
    else if (action && !this.running) {
      this.running = true;
      await runAction(action, {
        element: this,
        recordId: this.recordId ?? '',
        objectApiName: this.objectApiName ?? '',
      });
      this.running = false;
    }
  }

  private edit(): void {
    navigate({
      type: 'standard__recordPage',
      attributes: { recordId: this.recordId, objectApiName: this.objectApiName, actionName: 'edit' },
    });
  }

  private async askAndDelete(): Promise<void> {
    const { recordId = '', name, objectLabel } = this;
    const confirmed = await LightningConfirm.open({
      label: `Delete ${objectLabel}`,
      message: `Are you sure you want to delete ${name}?`,
      theme: 'warning',
    });
    if (!confirmed) return;
    try {
      await callApi('DELETE', `ui-api/records/${recordId}`);
      leaveRecord(recordId, this.compact?.objectInfo.apiName ?? '');
      // Told when the page of the record is gone: it would ask for what is not there any more.
      globalThis.setTimeout(() => recordsChanged([recordId]));
      this.toast(`${objectLabel} "${name}" was deleted.`, '', 'success');
    } catch (error) {
      const { problem } = divideError(error, new Set());
      this.toast(problem.message, problem.detail, 'error');
    }
  }

  private decide(): void {
    const rules = Object.entries(this.entryVisibility);
    this.hiddenActions = new Set(rules.filter(([, rule]) => !this.#watcher.decide(rule).visible).map(([name]) => name));
  }

  private async loadActions(): Promise<void> {
    // A page says for wide windows and for phones whether it names the actions itself, or leaves that to the layout.
    const isPhone = globalThis.lightningSession.formFactor === 'Small';
    const { actionNames, ...switches } = this.properties ?? {};
    const isOn = String(switches[isPhone ? 'enableActionsInNative' : 'enableActionsConfiguration']) === 'true';
    const named = isOn && Array.isArray(actionNames) ? actionNames : undefined;
    // Without an answer the page still shows the record.
    this.actions = await loadActions(this.objectApiName ?? '', named as string[] | undefined).catch(() => []);
  }

  private toast(title: string, message: string, variant: 'success' | 'error'): void {
    globalThis.document.querySelector('frame-app')?.dispatchEvent(new ShowToastEvent({ title, message, variant }));
  }

  private async load(): Promise<void> {
    // The page around it says what is wrong with the record, if anything is.
    this.compact = await loadCompactRecord(this.recordId ?? '', this.objectApiName).catch(() => undefined);
  }
}
