import { api, wire } from 'lwc';
import { graphql } from 'lightning/graphql';
import type { GraphQLResult } from 'lightning/graphql';
import { NavigationMixin } from 'lightning/navigation';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import { getObjectInfos } from 'lightning/uiObjectInfoApi';
import type { ObjectInfosResult } from 'lightning/uiObjectInfoApi';
import { getRecord } from 'lightning/uiRecordApi';
import type { RecordResult } from 'lightning/uiRecordApi';
import { NO_QUESTION_RIGHTS, QUESTION_OBJECTS, toQuestionRights } from 'c/handoverAskData';
import type { QuestionRights } from 'c/handoverAskData';
import { DEAL_FIELDS, dealState } from 'c/handoverDeal';
import { today } from 'c/handoverFormats';
import { project } from 'c/handoverLabels';
import { currentViewer } from 'c/handoverPermissions';
import { PROJECTS_QUERY } from 'c/handoverProjectData';
import type { ProjectsData } from 'c/handoverProjectData';
import { toProjectsView } from 'c/handoverProjectView';
import type { ProjectView, ProjectsView } from 'c/handoverProjectView';
import { HandoverReader } from 'c/handoverReader';

/** The life of a deal's projects after the close: reads once, draws questions, the chosen project and what became of promises. */
export default class HandoverHealth extends NavigationMixin(HandoverReader) {
  @api recordId: string | undefined;

  view: ProjectsView | undefined;
  override errors: unknown;
  chosen: string | undefined;
  announcement = '';
  data: ProjectsData | undefined;
  rights = NO_QUESTION_RIGHTS;
  knownDeal: string | undefined;

  readonly labels = project;

  @wire(graphql, { query: PROJECTS_QUERY, variables: '$variables' })
  wiredProjects({ data, errors, refresh }: GraphQLResult): void {
    this.refreshQuery = refresh;
    this.errors = data ? undefined : errors;
    if (data) this.show(data as ProjectsData, this.rights);
  }

  @wire(getObjectInfos, { objectApiNames: '$questionObjects' })
  wiredRights(result: ObjectInfosResult): void {
    if (result.data && this.data) this.show(this.data, toQuestionRights(result));
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
  get questionObjects(): string[] | undefined {
    return this.hasOpenQuestions ? QUESTION_OBJECTS : undefined;
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

  async handleChanged({ detail }: CustomEvent<{ message: string }>): Promise<void> {
    this.announcement = detail.message;
    this.dispatchEvent(new ShowToastEvent({ message: detail.message, variant: 'success' }));
    await this.refreshPage();
  }

  show(data: ProjectsData, rights: QuestionRights): void {
    this.data = data;
    this.rights = rights;
    this.view = toProjectsView(data, today(), { rights, userId: currentViewer().userId });
  }
}
