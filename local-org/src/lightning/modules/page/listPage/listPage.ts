import { LightningElement, api } from 'lwc';
import { divideError } from '../../lds/form-errors.ts';
import { fieldsToLoad } from '../../lds/form-data.ts';
import { callApi, queryString } from '../../lds/http.ts';
import { loadObjectInfo, objectIconName } from '../../lds/object-info.ts';
import type { FieldInfo, ObjectInfo, RecordRepresentation } from '../../lds/types.ts';
import { registerRefreshHandler, unregisterRefreshHandler } from '../../lightning/refresh/refresh.ts';
import { announceTitle } from '../../frame/page-title.ts';
import { navigate } from '../../frame/router.ts';

interface ListSummary {
  readonly apiName: string;
  readonly label: string;
}

interface ListRecords {
  readonly count: number;
  readonly records: readonly RecordRepresentation[];
  readonly nextPageToken: string | null;
}

const PAGE_SIZE = 50;
/** Waits so long after a key before it asks the server. */
const SEARCH_MILLISECONDS = 250;

/** The records of an object: a list view, searched by name, and the button for a new one. */
export default class ListPage extends LightningElement {
  @api objectApiName: string | undefined;
  /** List view to begin with, by its name; an address says `?filterName=`. */
  @api filterName: string | undefined;

  objectInfo: ObjectInfo | undefined;
  lists: readonly ListSummary[] = [];
  listName: string | undefined;
  columns: readonly FieldInfo[] = [];
  records: readonly RecordRepresentation[] = [];
  nextPageToken: string | null = null;
  searchTerm = '';
  problem: string | undefined;
  loaded = false;
  /** A phone shows cards, one below the other. Source: Salesforce Help, "View and Edit Records in the Salesforce Mobile App". */
  readonly isPhone = globalThis.lightningSession.formFactor === 'Small';
  #handler: number | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #search = 0;

  override connectedCallback(): void {
    this.#handler = registerRefreshHandler(this, () => this.load());
    void this.prepare();
  }

  override disconnectedCallback(): void {
    if (this.#handler !== undefined) unregisterRefreshHandler(this.#handler);
  }

  get iconName(): string | undefined {
    return this.objectInfo && objectIconName(this.objectInfo);
  }

  get objectLabel(): string {
    return this.objectInfo?.labelPlural ?? '';
  }

  get listLabel(): string {
    return this.lists.find(({ apiName }) => apiName === this.listName)?.label ?? '';
  }

  get listOptions(): { label: string; value: string }[] {
    return this.lists.map(({ apiName, label }) => ({ label, value: apiName }));
  }

  get mayCreate(): boolean {
    return this.objectInfo?.createable === true;
  }

  get hasRecords(): boolean {
    return this.records.length > 0;
  }

  get summary(): string {
    if (!this.loaded) return '';
    const { length } = this.records;
    return `${length}${this.nextPageToken ? '+' : ''} item${length === 1 ? '' : 's'}`;
  }

  get emptyText(): string {
    return this.loaded ? 'No items to display.' : 'Loading…';
  }

  handleList(event: CustomEvent<{ value: string }>): void {
    this.listName = event.detail.value;
    void this.load();
  }

  handleSearch(event: CustomEvent<{ value: string }>): void {
    this.searchTerm = event.detail.value;
    globalThis.clearTimeout(this.#timer);
    this.#timer = globalThis.setTimeout(() => void this.load(), SEARCH_MILLISECONDS);
  }

  handleMore(): void {
    void this.load(this.nextPageToken ?? undefined);
  }

  handleNew(): void {
    navigate({
      type: 'standard__objectPage',
      attributes: { objectApiName: this.objectInfo?.apiName, actionName: 'new' },
    });
  }

  private async prepare(): Promise<void> {
    try {
      this.objectInfo = await loadObjectInfo(this.objectApiName ?? '');
      announceTitle(this, { title: this.objectInfo.labelPlural, iconName: objectIconName(this.objectInfo) });
      const { lists } = await callApi<{ lists: readonly ListSummary[] }>(
        'GET',
        `ui-api/list-info/${this.objectInfo.apiName}`,
      );
      this.lists = lists;
      this.listName = (lists.find(({ apiName }) => apiName === this.filterName) ?? lists[0])?.apiName;
      await this.load();
    } catch (error) {
      this.problem = divideError(error, new Set()).problem.message;
    }
  }

  private async load(pageToken?: string): Promise<void> {
    const { objectInfo, listName } = this;
    if (!objectInfo || !listName) return;
    this.#search += 1;
    const search = this.#search;
    try {
      const { displayColumns } = await callApi<{ displayColumns: readonly { fieldApiName: string }[] }>(
        'GET',
        `ui-api/list-info/${objectInfo.apiName}/${listName}`,
      );
      const columns = displayColumns.flatMap(({ fieldApiName }) => objectInfo.fields[fieldApiName] ?? []);
      const query = queryString({
        optionalFields: fieldsToLoad(objectInfo, columns),
        pageSize: PAGE_SIZE,
        pageToken,
        searchTerm: this.searchTerm.trim(),
      });
      const answer = await callApi<ListRecords>('GET', `ui-api/list-records/${objectInfo.apiName}/${listName}${query}`);
      if (search !== this.#search) return;
      this.columns = columns;
      this.records = pageToken === undefined ? answer.records : [...this.records, ...answer.records];
      this.nextPageToken = answer.nextPageToken;
      this.loaded = true;
      this.problem = undefined;
    } catch (error) {
      this.problem = divideError(error, new Set()).problem.message;
    }
  }
}
