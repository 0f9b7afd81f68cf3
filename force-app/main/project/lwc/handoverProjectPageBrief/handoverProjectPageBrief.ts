import { api, wire } from 'lwc';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import { graphql } from 'lightning/graphql';
import type { GraphQLResult } from 'lightning/graphql';
import { getObjectInfos } from 'lightning/uiObjectInfoApi';
import type { ObjectInfosResult } from 'lightning/uiObjectInfoApi';
import { getFieldValue, getRecord } from 'lightning/uiRecordApi';
import type { RecordResult } from 'lightning/uiRecordApi';
import PROJECT_BRIEF from '@salesforce/schema/Handover_Project__c.Brief__c';
import { PROJECT_BRIEF_QUERY, QUESTION_OBJECTS, toQuestionRights } from 'c/handoverAskData';
import type { ProjectBriefData, QuestionRights } from 'c/handoverAskData';
import { toFactsView } from 'c/handoverAskView';
import type { BriefFactsView, FactsView } from 'c/handoverAskView';
import { common, format, page } from 'c/handoverLabels';
import { currentViewer } from 'c/handoverPermissions';
import { HandoverReader } from 'c/handoverReader';
import { openAtFirst, toSections } from './sections';

/** What sales wrote down, section by section, beside the work: on the page of a project, or of the brief itself. */
export default class HandoverProjectPageBrief extends HandoverReader {
  @api recordId: string | undefined;
  @api objectApiName: string | undefined;

  briefId: string | undefined;
  data: ProjectBriefData | undefined;
  rights: QuestionRights | undefined;
  override errors: unknown;
  announcement = '';
  noBrief = false;
  showsAgenda = false;
  /** Sections that stand open; undefined until the user opened or closed one. */
  chosen: ReadonlySet<string> | undefined;

  readonly labels = { ...common, ...page };

  @wire(getRecord, { recordId: '$projectId', optionalFields: [PROJECT_BRIEF] })
  wiredProject({ data, error }: RecordResult): void {
    if (error) this.errors = error;
    if (!data) return;
    this.briefId = (getFieldValue(data, PROJECT_BRIEF) as string | undefined) ?? undefined;
    this.noBrief = !this.briefId;
  }

  @wire(graphql, { query: PROJECT_BRIEF_QUERY, variables: '$variables' })
  wiredBrief({ data, errors, refresh }: GraphQLResult): void {
    this.refreshQuery = refresh;
    this.errors = data ? undefined : errors;
    if (data) this.data = data as ProjectBriefData;
  }

  @wire(getObjectInfos, { objectApiNames: QUESTION_OBJECTS })
  wiredObjects(result: ObjectInfosResult): void {
    if (result.data || result.error) this.rights = toQuestionRights(result);
  }

  /** The project that the page is about; undefined on the brief's own page. */
  get projectId(): string | undefined {
    return this.objectApiName === PROJECT_BRIEF.objectApiName ? this.recordId : undefined;
  }

  get variables(): Record<string, unknown> | undefined {
    const briefId = this.objectApiName === PROJECT_BRIEF.objectApiName ? this.briefId : this.recordId;
    return briefId ? { briefId } : undefined;
  }

  get view(): BriefFactsView | undefined {
    return this.data && this.rights && toFactsView(this.data, this.rights, currentViewer().userId);
  }

  get brief(): FactsView | undefined {
    return this.view?.kind === 'brief' ? this.view : undefined;
  }

  get explanation(): string {
    if (this.noBrief) return page.noProjectBrief;
    return this.view?.kind === 'noAccess' ? this.view.text : '';
  }

  get isLoading(): boolean {
    return !this.view && !this.errors && !this.noBrief;
  }

  get open(): ReadonlySet<string> {
    return this.chosen ?? openAtFirst(this.brief);
  }

  get sections() {
    return toSections(this.brief, this.open);
  }

  get allOpen(): boolean {
    return this.sections.every(({ open }) => open);
  }

  get allLabel(): string {
    return this.allOpen ? page.closeAll : page.openAll;
  }

  get kickoffLabel(): string {
    return format(page.kickoffTitle, format(page.kickoffCount, this.brief?.agenda.count));
  }

  handleToggle(event: Event): void {
    const key = (event.currentTarget as HTMLElement).dataset.section ?? '';
    const open = new Set(this.open);
    if (!open.delete(key)) open.add(key);
    this.chosen = open;
  }

  handleAll(): void {
    this.chosen = new Set(this.allOpen ? [] : this.sections.map(({ key }) => key));
  }

  handleKickoff(): void {
    this.showsAgenda = true;
  }

  handleAgendaClosed(): void {
    this.showsAgenda = false;
    this.template?.querySelector<HTMLElement>('[data-kickoff]')?.focus();
  }

  async handleChanged({ detail }: CustomEvent<{ message: string }>): Promise<void> {
    this.dispatchEvent(new ShowToastEvent({ message: detail.message, variant: 'success' }));
    this.announcement = detail.message;
    await this.refreshPage();
  }
}
