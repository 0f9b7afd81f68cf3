import { LightningElement, api } from 'lwc';
import type { PathDescription, PathStep } from '../../../pages/types.ts';
import { CLOSED, stepsOf, type ShownStep } from '../../frame/path-steps.ts';
import { divideError } from '../../lds/form-errors.ts';
import { callFrame } from '../../lds/http.ts';
import { loadRecord, onRecordsChanged } from '../../lds/records.ts';
import { ShowToastEvent } from '../../lightning/platformShowToastEvent/platformShowToastEvent.ts';
import { updateRecord } from '../../lightning/uiRecordApi/uiRecordApi.ts';
import ClosedStage from '../closedStage/closedStage.ts';

const MOVES: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1 };

/** `runtime_sales_pathassistant:pathAssistant`: the steps of the object's path; nothing where none is set up. */
export default class Path extends LightningElement {
  @api recordId: string | undefined;
  @api objectApiName: string | undefined;
  @api properties: unknown;
  @api page: unknown;
  @api narrow = false;

  path: PathDescription | null | undefined;
  value = '';
  /** Step that was chosen to look at; the record's own at first. */
  chosen: string | undefined;
  saving = false;
  #stop: (() => void) | undefined;

  override connectedCallback(): void {
    this.#stop = onRecordsChanged((ids) => {
      if (ids.includes(this.recordId ?? '')) void this.load();
    });
    void this.load();
  }

  override disconnectedCallback(): void {
    this.#stop?.();
  }

  get all(): ShownStep[] {
    return this.path ? stepsOf(this.path, this.value) : [];
  }

  get current(): ShownStep | undefined {
    return this.all.find(({ isCurrent }) => isCurrent);
  }

  get active(): ShownStep | undefined {
    return this.all.find(({ value }) => value === this.chosen) ?? this.current;
  }

  get steps(): (ShownStep & { class: string; selected: string; tabindex: string })[] {
    const { active, all } = this;
    return all.map((step) => {
      const selected = step.value === active?.value;
      return {
        ...step,
        class: `slds-path__item slds-is-${step.kind}${selected ? ' slds-is-active' : ''}`,
        selected: selected ? 'true' : 'false',
        tabindex: selected || (!active && step === all[0]) ? '0' : '-1',
      };
    });
  }

  get shown(): PathStep | undefined {
    return this.active?.step;
  }

  get hasFields(): boolean {
    return (this.shown?.fields.length ?? 0) > 0;
  }

  get hasCoach(): boolean {
    return this.hasFields || (this.shown?.info ?? '') !== '';
  }

  /** The step that the button leads to: the chosen one, else the next. */
  get target(): ShownStep | undefined {
    const { active, current, all } = this;
    if (active && active !== current && active.value !== current?.value) return active;
    const next = all[all.findIndex(({ value }) => value === current?.value) + 1];
    return current?.step.isClosed ? undefined : next;
  }

  get button(): string | undefined {
    const { target, path, active, current } = this;
    if (!target || !path) return undefined;
    if (target.value === CLOSED && active?.value === CLOSED) return `Select Closed ${path.fieldLabel}`;
    return active?.value === current?.value
      ? `Mark ${path.fieldLabel} as Complete`
      : `Mark as Current ${path.fieldLabel}`;
  }

  handleStep(event: MouseEvent): void {
    event.preventDefault();
    this.chosen = (event.currentTarget as HTMLElement).dataset['value'];
  }

  handleKey(event: KeyboardEvent): void {
    const links = [...(this.template?.querySelectorAll<HTMLElement>('[role=option]') ?? [])];
    const move = MOVES[event.key];
    if (move !== undefined) links[links.indexOf(event.currentTarget as HTMLElement) + move]?.focus();
    else if (event.key === ' ') this.chosen = (event.currentTarget as HTMLElement).dataset['value'];
    else return;
    event.preventDefault();
  }

  async handleMark(): Promise<void> {
    const { target, path } = this;
    if (!target || !path) return;
    const value = target.value === CLOSED ? await this.chooseClosed(path) : target.value;
    if (value === undefined) return;
    this.saving = true;
    try {
      await updateRecord({ fields: { Id: this.recordId ?? '', [path.fieldApiName]: value } });
      this.chosen = undefined;
      this.toast(`${path.fieldLabel} changed successfully.`, '', 'success');
    } catch (error) {
      const { problem } = divideError(error, new Set());
      this.toast(problem.message, problem.detail, 'error');
    }
    this.saving = false;
  }

  private async chooseClosed({ steps, fieldLabel }: PathDescription): Promise<string | undefined> {
    const options = steps.filter(({ isClosed }) => isClosed).map(({ value, label }) => ({ value, label }));
    return (await ClosedStage.open({
      size: 'small',
      label: `Close This ${this.objectApiName}`,
      fieldLabel,
      options,
    })) as string | undefined;
  }

  private toast(title: string, message: string, variant: 'success' | 'error'): void {
    this.dispatchEvent(new ShowToastEvent({ title, message, variant }));
  }

  private async load(): Promise<void> {
    try {
      this.path ??= (await callFrame<{ path: PathDescription | null }>(`path/${this.objectApiName}`)).path;
      if (!this.path) return;
      const field = `${this.objectApiName}.${this.path.fieldApiName}`;
      const record = await loadRecord(this.recordId ?? '', [], [field]);
      this.value = String(record.fields[this.path.fieldApiName]?.value ?? '');
    } catch {
      // The page around it says what is wrong with the record.
      this.path = null;
    }
  }
}
