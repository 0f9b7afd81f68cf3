import { api, wire } from 'lwc';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import { graphql } from 'lightning/graphql';
import type { GraphQLResult } from 'lightning/graphql';
import { getObjectInfos } from 'lightning/uiObjectInfoApi';
import type { ObjectInfosResult } from 'lightning/uiObjectInfoApi';
import { today } from 'c/handoverFormats';
import { common, page } from 'c/handoverLabels';
import { PAGE_OBJECTS, PROJECT_PAGE_QUERY, tellProjectChanged, toPageRights } from 'c/handoverProjectPageData';
import type { PageRights, ProjectPageData } from 'c/handoverProjectPageData';
import { toPageView } from 'c/handoverProjectPageView';
import type { PageView, ProjectPageView } from 'c/handoverProjectPageView';
import { HandoverReader } from 'c/handoverReader';

/** A project at work: reads once, and hands each part what it draws. A part that saved something has all of them read anew. */
export default class HandoverProjectPage extends HandoverReader {
  @api recordId: string | undefined;

  data: ProjectPageData | undefined;
  rights: PageRights | undefined;
  override errors: unknown;
  announcement = '';

  readonly labels = { ...common, ...page };
  readonly today = today();

  @wire(graphql, { query: PROJECT_PAGE_QUERY, variables: '$variables' })
  wiredProject({ data, errors, refresh }: GraphQLResult): void {
    this.refreshQuery = refresh;
    this.errors = data ? undefined : errors;
    if (data) this.data = data as ProjectPageData;
  }

  @wire(getObjectInfos, { objectApiNames: PAGE_OBJECTS })
  wiredObjects(result: ObjectInfosResult): void {
    if (result.data || result.error) this.rights = toPageRights(result);
  }

  get variables(): Record<string, unknown> | undefined {
    return this.recordId ? { recordId: this.recordId } : undefined;
  }

  get view(): PageView | undefined {
    return this.data && this.rights && toPageView(this.data, this.rights, this.today);
  }

  get project(): ProjectPageView | undefined {
    return this.view?.kind === 'project' ? this.view : undefined;
  }

  get explanation(): string {
    return this.view?.kind === 'noAccess' ? this.view.text : '';
  }

  get isLoading(): boolean {
    return !this.view && !this.errors;
  }

  /** A part saved something: the header and the related lists of the page hear of it too. */
  async handleChanged({ detail }: CustomEvent<{ message: string }>): Promise<void> {
    this.dispatchEvent(new ShowToastEvent({ message: detail.message, variant: 'success' }));
    this.announcement = detail.message;
    if (this.recordId) await tellProjectChanged(this.recordId);
    await this.refreshPage();
  }
}
