import { callApi, queryString } from '../../lds/http.ts';
import { recordIds } from '../../lds/records.ts';
import type { RecordRepresentation } from '../../lds/types.ts';
import { createAdapter } from '../../lds/wire.ts';

/** Source: LWC Developer Guide, "lightning/uiRelatedListApi". */

export interface RelatedListRecords {
  readonly count: number;
  readonly records: readonly RecordRepresentation[];
  readonly currentPageToken: string | null;
  readonly nextPageToken: string | null;
}

/** Wire: records of one related list of a record. */
export const getRelatedListRecords = createAdapter<RelatedListRecords>({
  request: (config) => {
    const { parentRecordId, relatedListId, ...options } = config as Record<
      string,
      string | readonly string[] | undefined
    >;
    if (!parentRecordId || !relatedListId) return undefined;
    return () =>
      callApi(
        'GET',
        `ui-api/related-list-records/${String(parentRecordId)}/${String(relatedListId)}${queryString(options)}`,
      );
  },
  records: ({ records }) => records.flatMap((record) => [...recordIds(record)]),
});

/** Wire: the related lists of an object's page. */
export const getRelatedListsInfo = createAdapter<unknown>({
  request: ({ parentObjectApiName }) =>
    parentObjectApiName ? () => callApi('GET', `ui-api/related-list-info/${String(parentObjectApiName)}`) : undefined,
});

/** Wire: one related list: its label and columns. */
export const getRelatedListInfo = createAdapter<unknown>({
  request: ({ parentObjectApiName, relatedListId }) =>
    parentObjectApiName && relatedListId
      ? () => callApi('GET', `ui-api/related-list-info/${String(parentObjectApiName)}/${String(relatedListId)}`)
      : undefined,
});

/** Wire: how many records a related list has. */
export const getRelatedListCount = createAdapter<unknown>({
  request: ({ parentRecordId, relatedListId }) =>
    parentRecordId && relatedListId
      ? () => callApi('GET', `ui-api/related-list-count/${String(parentRecordId)}/${String(relatedListId)}`)
      : undefined,
});
