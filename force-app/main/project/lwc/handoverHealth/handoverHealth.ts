import { LightningElement, api, wire } from 'lwc';
import { graphql } from 'lightning/graphql';
import type { GraphQLResult } from 'lightning/graphql';
import { NavigationMixin } from 'lightning/navigation';
import { getRecord } from 'lightning/uiRecordApi';
import type { RecordResult } from 'lightning/uiRecordApi';
import { DEAL_FIELDS, dealState } from 'c/handoverDeal';
import { common, project } from 'c/handoverLabels';
import { PROJECTS_QUERY, datesAround } from 'c/handoverProjectData';
import type { ProjectsData } from 'c/handoverProjectData';
import { toProjectsView } from 'c/handoverProjectView';
import type { ProjectView, ProjectsView } from 'c/handoverProjectView';

/** The life of a deal's projects after the close: reads once, draws a card for each. */
export default class HandoverHealth extends NavigationMixin(LightningElement) {
  @api recordId: string | undefined;

  view: ProjectsView | undefined;
  errors: unknown;
  refreshQuery: GraphQLResult['refresh'];
  knownDeal: string | undefined;

  readonly labels = { ...common, ...project };
  readonly dates = datesAround(new Date());

  @wire(graphql, { query: PROJECTS_QUERY, variables: '$variables' })
  wiredProjects({ data, errors, refresh }: GraphQLResult): void {
    this.refreshQuery = refresh;
    this.errors = data ? undefined : errors;
    if (data) this.view = toProjectsView(data as ProjectsData, this.dates.today);
  }

  @wire(getRecord, { recordId: '$recordId', optionalFields: DEAL_FIELDS })
  wiredDeal({ data }: RecordResult): void {
    if (!data) return;
    const state = dealState(data);
    if (this.knownDeal !== undefined && this.knownDeal !== state) this.refresh();
    this.knownDeal = state;
  }

  get variables(): Record<string, unknown> | undefined {
    return this.recordId ? { recordId: this.recordId, since: this.dates.since } : undefined;
  }

  get isLoading(): boolean {
    return !this.view && !this.errors;
  }

  get projects(): ProjectView[] {
    return this.view?.kind === 'projects' ? this.view.projects : [];
  }

  /** Why there is no project to show, or that there are more than shown. */
  get explanation(): string {
    if (!this.view) return '';
    return this.view.kind === 'projects' ? this.view.more : this.view.text;
  }

  handleOpen(event: CustomEvent<{ id: string }>): void {
    this[NavigationMixin.Navigate]({
      type: 'standard__recordPage',
      attributes: { recordId: event.detail.id, actionName: 'view' },
    });
  }

  async refresh(): Promise<void> {
    try {
      await this.refreshQuery?.();
    } catch (error) {
      this.errors = error;
    }
  }
}
