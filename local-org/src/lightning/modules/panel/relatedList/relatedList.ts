import { LightningElement, api } from 'lwc';
import type { PropertyValue } from '../../../pages/types.ts';
import { fieldsToLoad } from '../../lds/form-data.ts';
import { divideError } from '../../lds/form-errors.ts';
import { callApi, queryString } from '../../lds/http.ts';
import { loadObjectInfo, objectIconName } from '../../lds/object-info.ts';
import { onRecordsChanged, recordIds } from '../../lds/records.ts';
import type { FieldInfo, ObjectInfo, RecordRepresentation } from '../../lds/types.ts';
import { encodeDefaultFieldValues } from '../../lightning/pageReferenceUtils/pageReferenceUtils.ts';
import { registerRefreshHandler, unregisterRefreshHandler } from '../../lightning/refresh/refresh.ts';
import type { RelatedListRecords } from '../../lightning/uiRelatedListApi/uiRelatedListApi.ts';
import { navigate } from '../../frame/router.ts';

export interface RelatedListInfo {
  readonly label: string;
  readonly childApiName: string;
  readonly fieldApiName: string;
  readonly displayColumns: readonly { fieldApiName: string }[];
}

/** One related list of a record: `force:relatedListSingleContainer`, `lst:dynamicRelatedList`, or an entry of a container. */
export default class RelatedList extends LightningElement {
  @api recordId: string | undefined;
  @api objectApiName: string | undefined;
  @api properties: Readonly<Record<string, PropertyValue>> | undefined;
  @api page: unknown;
  @api narrow = false;

  info: RelatedListInfo | undefined;
  childInfo: ObjectInfo | undefined;
  records: readonly RecordRepresentation[] = [];
  count = 0;
  hasMore = false;
  problem: string | undefined;
  #shown: ReadonlySet<string> = new Set();
  #stop: (() => void) | undefined;
  #handler: number | undefined;

  override connectedCallback(): void {
    this.#stop = onRecordsChanged((ids) => {
      if (ids.some((id) => this.#shown.has(id))) void this.load();
    });
    this.#handler = registerRefreshHandler(this, () => this.load());
    void this.load();
  }

  override disconnectedCallback(): void {
    this.#stop?.();
    if (this.#handler !== undefined) unregisterRefreshHandler(this.#handler);
  }

  /** In a sidebar, and wherever it stands on a phone. */
  get showsCards(): boolean {
    return this.narrow || globalThis.lightningSession.formFactor === 'Small';
  }

  get isThere(): boolean {
    return this.info !== undefined && this.childInfo !== undefined;
  }

  get label(): string {
    return String(this.properties?.['relatedListLabel'] ?? this.info?.label ?? '');
  }

  get heading(): string {
    return `${this.label} (${this.count}${this.hasMore ? '+' : ''})`;
  }

  get iconName(): string {
    return this.childInfo ? objectIconName(this.childInfo) : 'standard:record';
  }

  get hasRecords(): boolean {
    return this.records.length > 0;
  }

  get mayCreate(): boolean {
    return (
      this.childInfo?.createable === true && this.childInfo.fields[this.info?.fieldApiName ?? '']?.createable === true
    );
  }

  get columns(): readonly FieldInfo[] {
    const given = this.properties?.['relatedListFieldAliases'];
    const names = Array.isArray(given)
      ? (given as readonly string[])
      : (this.info?.displayColumns.map(({ fieldApiName }) => fieldApiName) ?? []);
    return names.flatMap((name) => this.childInfo?.fields[name] ?? []);
  }

  handleNew(): void {
    const defaultFieldValues = encodeDefaultFieldValues({ [this.info?.fieldApiName ?? '']: this.recordId });
    navigate({
      type: 'standard__objectPage',
      attributes: { objectApiName: this.info?.childApiName, actionName: 'new' },
      state: { defaultFieldValues, navigationLocation: 'RELATED_LIST' },
    });
  }

  private async load(): Promise<void> {
    const relatedListId = String(this.properties?.['relatedListApiName'] ?? '');
    try {
      this.info ??= await callApi<RelatedListInfo>(
        'GET',
        `ui-api/related-list-info/${this.objectApiName}/${relatedListId}`,
      );
      this.childInfo ??= await loadObjectInfo(this.info.childApiName);
      const fields = fieldsToLoad(this.childInfo, this.columns);
      const pageSize = Number(this.properties?.['maxRecordsToDisplay'] ?? 6);
      const path = `ui-api/related-list-records/${this.recordId}/${relatedListId}${queryString({ optionalFields: fields, pageSize })}`;
      const answer = await callApi<RelatedListRecords>('GET', path);
      this.records = answer.records;
      this.count = answer.count;
      this.hasMore = answer.nextPageToken !== null;
      this.#shown = new Set(answer.records.flatMap((record) => [...recordIds(record)]));
    } catch (error) {
      this.problem = divideError(error, new Set()).problem.message;
    }
  }
}
