import { api, wire } from 'lwc';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import { graphql } from 'lightning/graphql';
import type { GraphQLResult } from 'lightning/graphql';
import { getObjectInfos } from 'lightning/uiObjectInfoApi';
import type { ObjectInfosResult } from 'lightning/uiObjectInfoApi';
import { getRecord } from 'lightning/uiRecordApi';
import type { RecordResult } from 'lightning/uiRecordApi';
import { BRIEF_OBJECT, BRIEF_QUERY, WRITTEN_OBJECTS, toRights } from 'c/handoverBriefData';
import type { BriefData, BriefStep, Rights, SectionKey } from 'c/handoverBriefData';
import type { Decision, OpenBrief } from 'c/handoverBriefView';
import { DEAL_FIELDS, dealState } from 'c/handoverDeal';
import { focusOn } from 'c/handoverFocus';
import { brief, common, format, page } from 'c/handoverLabels';
import { currentViewer } from 'c/handoverPermissions';
import { HandoverReader } from 'c/handoverReader';
import { tellDetailSaved, toContent, toPanel } from './panel';
import type { Content, Failure, Panel } from './panel';
import { decisionSave, stepSave } from './saves';
import type { Save } from './saves';

/** The readiness panel of a deal: reads once, draws sections, and saves what the parts below it ask for. */
export default class HandoverReadiness extends HandoverReader {
  @api recordId: string | undefined;

  data: BriefData | undefined;
  rights: Rights | undefined;
  content: Content | undefined;
  override errors: unknown;
  failure: Failure | undefined;
  announcement = '';
  openSection: SectionKey | undefined;
  busy = false;
  knownDeal: string | undefined;

  readonly labels = { ...common, ...brief, waitingFor: page.waitingFor };
  readonly briefObject = BRIEF_OBJECT;

  @wire(graphql, { query: BRIEF_QUERY, variables: '$variables' })
  wiredBrief({ data, errors, refresh }: GraphQLResult): void {
    this.refreshQuery = refresh;
    this.errors = data ? undefined : errors;
    if (data) this.show(data as BriefData, this.rights);
  }

  @wire(getObjectInfos, { objectApiNames: WRITTEN_OBJECTS })
  wiredObjects(result: ObjectInfosResult): void {
    if (result.data || result.error) this.show(this.data, toRights(result));
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

  get panel(): Panel {
    return toPanel(this);
  }

  handleToggle(event: Event): Promise<void> {
    const key = (event.currentTarget as HTMLElement).dataset.section as SectionKey;
    this.failure = undefined;
    this.openSection = this.openSection === key ? undefined : key;
    return this.openSection ? focusOn(this, `[data-content="${key}"]`) : Promise.resolve();
  }

  async handleSectionSaved(): Promise<void> {
    const saved = this.panel.sections.find((section) => section.key === this.openSection);
    await this.closeSection();
    await this.tell(format(common.saved, saved?.label));
  }

  async handleDetailSaved(): Promise<void> {
    await tellDetailSaved(this.panel.brief);
    await this.tell(format(common.saved, brief.title));
  }

  handleQuestion({ detail }: CustomEvent<{ message: string }>): Promise<void> {
    return this.tell(detail.message);
  }

  handleStep({ detail }: CustomEvent<{ name: BriefStep; reason?: string }>): Promise<void> {
    return this.run('', (open) => stepSave(open, detail.name, detail.reason));
  }

  handleApproval({ detail }: CustomEvent<{ name: BriefStep }>): Promise<void> {
    return this.run(this.openSection, (open) => stepSave(open, detail.name));
  }

  handleDecide({ detail }: CustomEvent<{ id: string; decision: Decision }>): Promise<void> {
    return this.run(this.openSection, (open) => decisionSave(open, detail.id, detail.decision));
  }

  show(data: BriefData | undefined, rights: Rights | undefined): void {
    this.data = data;
    this.rights = rights;
    this.content = toContent(data, rights, currentViewer());
  }

  /** Saves, says what came of it, and shows a refusal in its place: a section, or '' for the buttons at the end. */
  async run(place: string | undefined, prepare: (open: OpenBrief) => Save): Promise<void> {
    const open = this.panel.brief;
    if (!open || this.busy) return;
    const save = prepare(open);
    this.busy = true;
    this.failure = undefined;
    try {
      await save.run();
      await this.tell(save.result);
    } catch (error) {
      this.failure = { place: place ?? '', errors: error };
    } finally {
      this.busy = false;
    }
  }

  async tell(message: string): Promise<void> {
    this.dispatchEvent(new ShowToastEvent({ message, variant: 'success' }));
    await this.refreshPage();
    this.announcement = [message, this.panel.brief?.headline].filter(Boolean).join(' ');
  }

  closeSection(): Promise<void> {
    const toggle = `[data-section="${this.openSection}"]`;
    this.openSection = undefined;
    return focusOn(this, toggle);
  }
}
