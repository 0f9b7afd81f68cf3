import { LightningElement, api } from 'lwc';
import type { PageDescription } from '../../../pages/types.ts';
import { divideError } from '../../lds/form-errors.ts';
import { callFrame, queryString } from '../../lds/http.ts';
import { objectIconName } from '../../lds/object-info.ts';
import { loadCompactRecord } from '../../frame/compact-record.ts';
import { announceTitle } from '../../frame/page-title.ts';
import { DEFAULT_RECORD_PAGE } from '../default-record-page.ts';

/** A record's page: the one assigned to its object, else the default one. */
export default class RecordPage extends LightningElement {
  @api recordId: string | undefined;
  /** An address may leave it out. */
  @api objectApiName: string | undefined;
  @api appName: string | undefined;

  shownId: string | undefined;
  objectName: string | undefined;
  page: PageDescription | undefined;
  problem: string | undefined;

  override async connectedCallback(): Promise<void> {
    try {
      const { record, objectInfo, name } = await loadCompactRecord(this.recordId ?? '', this.objectApiName);
      announceTitle(this, { title: name, kind: objectInfo.label, iconName: objectIconName(objectInfo) });
      const query = queryString({ app: this.appName, formFactor: globalThis.lightningSession.formFactor });
      const { page } = await callFrame<{ page: PageDescription | null }>(`record-page/${record.apiName}${query}`);
      this.shownId = record.id;
      this.objectName = record.apiName;
      this.page = page ?? DEFAULT_RECORD_PAGE;
    } catch (error) {
      this.problem = divideError(error, new Set()).problem.message;
      announceTitle(this, { title: this.recordId ?? '' });
    }
  }
}
