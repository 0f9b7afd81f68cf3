import { LightningElement, api, wire } from 'lwc';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import { graphql } from 'lightning/graphql';
import type { GraphQLResult } from 'lightning/graphql';
import { getRecord } from 'lightning/uiRecordApi';
import type { RecordResult } from 'lightning/uiRecordApi';
import { BRIEF_OBJECT, BRIEF_QUERY, answerRequest, decideItem, takeStep, tellBriefChanged } from 'c/handoverBriefData';
import type { BriefData, BriefStep, SectionKey } from 'c/handoverBriefData';
import { toBriefView } from 'c/handoverBriefView';
import type { BriefView, OpenBrief } from 'c/handoverBriefView';
import { DEAL_FIELDS, dealState } from 'c/handoverDeal';
import { brief, common, format } from 'c/handoverLabels';
import { currentViewer } from 'c/handoverPermissions';
import { STEP_RESULTS } from './results';

/** The readiness panel of a deal: reads once, draws sections, and saves what the parts below it ask for. */
export default class HandoverReadiness extends LightningElement {
  @api recordId: string | undefined;

  view: BriefView | undefined;
  errors: unknown;
  failure: { place: string; errors: unknown } | undefined;
  announcement = '';
  openSection: SectionKey | undefined;
  busy = false;
  focusTarget: string | undefined;
  refreshQuery: GraphQLResult['refresh'];
  knownDeal: string | undefined;

  readonly labels = { ...common, ...brief };
  readonly briefObject = BRIEF_OBJECT;

  @wire(graphql, { query: BRIEF_QUERY, variables: '$variables' })
  wiredBrief({ data, errors, refresh }: GraphQLResult): void {
    this.refreshQuery = refresh;
    this.errors = data ? undefined : errors;
    if (data) this.view = toBriefView(data as BriefData, currentViewer());
  }

  @wire(getRecord, { recordId: '$recordId', optionalFields: DEAL_FIELDS })
  wiredDeal({ data }: RecordResult): void {
    if (!data) return;
    const state = dealState(data);
    if (this.knownDeal !== undefined && this.knownDeal !== state) this.refresh();
    this.knownDeal = state;
  }

  get variables(): Record<string, unknown> | undefined {
    return this.recordId ? { recordId: this.recordId } : undefined;
  }

  get isLoading(): boolean {
    return !this.view && !this.errors;
  }

  get brief(): OpenBrief | undefined {
    return this.view?.kind === 'brief' ? this.view : undefined;
  }

  get explanation(): string {
    return this.view && this.view.kind !== 'brief' ? this.view.text : '';
  }

  get sections() {
    return (this.brief?.sections ?? []).map((section) => ({
      ...section,
      open: section.key === this.openSection,
      failure: this.failure?.place === section.key ? this.failure.errors : undefined,
    }));
  }

  get actionFailure(): unknown {
    return this.failure?.place === '' ? this.failure.errors : undefined;
  }

  override renderedCallback(): void {
    if (!this.focusTarget) return;
    const target = this.template?.querySelector<HTMLElement>(this.focusTarget);
    this.focusTarget = undefined;
    target?.focus();
  }

  handleToggle(event: Event): void {
    const key = (event.currentTarget as HTMLElement).dataset.section as SectionKey;
    this.failure = undefined;
    this.openSection = this.openSection === key ? undefined : key;
    if (this.openSection) this.focusTarget = `[data-content="${key}"]`;
  }

  handleCancel(): void {
    this.closeSection();
  }

  async handleSectionSaved(event: Event): Promise<void> {
    const key = (event.currentTarget as HTMLElement).dataset.content;
    const label = this.brief?.sections.find((section) => section.key === key)?.label;
    this.closeSection();
    await this.tell(format(common.saved, label));
  }

  async handleDetailSaved(): Promise<void> {
    if (this.brief) await tellBriefChanged(this.brief.briefId);
    await this.tell(format(common.saved, brief.title));
  }

  handleStep(event: CustomEvent<{ name: BriefStep; reason?: string }>): Promise<void> {
    const { name, reason } = event.detail;
    const discount = name === 'requestDiscount' ? this.brief?.discount.toRequest : this.brief?.discount.requested;
    return this.run((briefId) => takeStep(briefId, name, { ...(reason && { reason }), discount }), STEP_RESULTS[name]);
  }

  handleDecide(event: CustomEvent<{ id: string; decision: 'Accepted' | 'Rejected' }>): Promise<void> {
    const { id, decision } = event.detail;
    return this.run((briefId) => decideItem(id, decision, briefId), brief.decided);
  }

  handleAnswer(event: CustomEvent<{ id: string; answer: 'Confirmed' | 'Declined' }>): Promise<void> {
    const { id, answer } = event.detail;
    const result = answer === 'Confirmed' ? brief.confirmed : brief.declined;
    return this.run((briefId) => answerRequest(id, answer, briefId), result);
  }

  async refresh(): Promise<void> {
    try {
      await this.refreshQuery?.();
    } catch (error) {
      this.errors = error;
    }
  }

  /** Saves, says what came of it, and shows a refusal where the button was. */
  async run(save: (briefId: string) => Promise<void>, result: string): Promise<void> {
    if (!this.brief || this.busy) return;
    const place = this.openSection ?? '';
    this.busy = true;
    this.failure = undefined;
    try {
      await save(this.brief.briefId);
      await this.tell(result);
    } catch (error) {
      this.failure = { place, errors: error };
    } finally {
      this.busy = false;
    }
  }

  async tell(message: string): Promise<void> {
    this.dispatchEvent(new ShowToastEvent({ message, variant: 'success' }));
    await this.refresh();
    this.announcement = [message, this.brief?.headline].filter(Boolean).join(' ');
  }

  closeSection(): void {
    this.focusTarget = `[data-section="${this.openSection}"]`;
    this.openSection = undefined;
  }
}
