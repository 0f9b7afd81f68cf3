import { LightningElement, api, wire } from 'lwc';
import ANSWER from '@salesforce/schema/Handover_Question__c.Answer__c';
import { graphql } from 'lightning/graphql';
import type { GraphQLResult } from 'lightning/graphql';
import { NavigationMixin } from 'lightning/navigation';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import { getObjectInfos } from 'lightning/uiObjectInfoApi';
import type { ObjectInfo, ObjectInfosResult } from 'lightning/uiObjectInfoApi';
import { getRecord } from 'lightning/uiRecordApi';
import type { RecordResult } from 'lightning/uiRecordApi';
import { DEAL_FIELDS, dealState } from 'c/handoverDeal';
import { today } from 'c/handoverFormats';
import { common, health, project } from 'c/handoverLabels';
import { PROJECTS_QUERY } from 'c/handoverProjectData';
import type { ProjectsData } from 'c/handoverProjectData';
import { toProjectsView } from 'c/handoverProjectView';
import type { ProjectView, ProjectsView } from 'c/handoverProjectView';

const ANSWERED_OBJECTS = [ANSWER.objectApiName];

/** The life of a deal's projects after the close: reads once, draws questions, the chosen project and what became of promises. */
export default class HandoverHealth extends NavigationMixin(LightningElement) {
  @api recordId: string | undefined;

  view: ProjectsView | undefined;
  errors: unknown;
  chosen: string | undefined;
  mayAnswer = false;
  refreshQuery: GraphQLResult['refresh'];
  knownDeal: string | undefined;

  readonly labels = { ...common, ...project, ...health };

  @wire(graphql, { query: PROJECTS_QUERY, variables: '$variables' })
  wiredProjects({ data, errors, refresh }: GraphQLResult): void {
    this.refreshQuery = refresh;
    this.errors = data ? undefined : errors;
    if (data) this.view = toProjectsView(data as ProjectsData, today());
  }

  @wire(getObjectInfos, { objectApiNames: '$answeredObjects' })
  wiredRights({ data }: ObjectInfosResult): void {
    const [found] = data?.results ?? [];
    if (found?.statusCode !== 200) return;
    this.mayAnswer = (found.result as ObjectInfo).fields[ANSWER.fieldApiName]?.updateable ?? false;
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

  /** Asks for rights only where there is something to answer. */
  get answeredObjects(): string[] | undefined {
    return this.hasOpenQuestions ? ANSWERED_OBJECTS : undefined;
  }

  /** What waits for an answer stands first, what was answered last. */
  get hasOpenQuestions(): boolean {
    return (this.shown?.questions?.open.length ?? 0) > 0;
  }

  get hasNoOpenQuestions(): boolean {
    return !this.hasOpenQuestions;
  }

  get isLoading(): boolean {
    return !this.view && !this.errors;
  }

  get shown(): Extract<ProjectsView, { kind: 'projects' }> | undefined {
    return this.view?.kind === 'projects' ? this.view : undefined;
  }

  get hasSeveral(): boolean {
    return (this.shown?.projects.length ?? 0) > 1;
  }

  /** The one the user chose, else the least healthy. */
  get project(): ProjectView | undefined {
    const projects = this.shown?.projects ?? [];
    return projects.find(({ id }) => id === this.chosen) ?? projects[0];
  }

  /** Why there is no project to show, or that there are more than shown. */
  get explanation(): string {
    if (!this.view) return '';
    return this.view.kind === 'projects' ? this.view.more : this.view.text;
  }

  handleChoose({ detail }: CustomEvent<{ id: string }>): void {
    this.chosen = detail.id;
  }

  handleOpen({ detail }: CustomEvent<{ id: string }>): void {
    this[NavigationMixin.Navigate]({
      type: 'standard__recordPage',
      attributes: { recordId: detail.id, actionName: 'view' },
    });
  }

  async handleAnswered(): Promise<void> {
    this.dispatchEvent(new ShowToastEvent({ message: health.questionAnswered, variant: 'success' }));
    await this.refresh();
  }

  async refresh(): Promise<void> {
    try {
      await this.refreshQuery?.();
    } catch (error) {
      this.errors = error;
    }
  }
}
