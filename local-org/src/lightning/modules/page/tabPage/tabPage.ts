import { LightningElement, api } from 'lwc';
import type { PageDescription } from '../../../pages/types.ts';
import { divideError } from '../../lds/form-errors.ts';
import { announceTitle } from '../../frame/page-title.ts';
import { callFrame, queryString } from '../../lds/http.ts';

/** The page behind a tab that is no object's. */
export default class TabPage extends LightningElement {
  @api tabName: string | undefined;

  page: PageDescription | undefined;
  problem: string | undefined;

  override async connectedCallback(): Promise<void> {
    try {
      const { page } = await callFrame<{ page: PageDescription }>(
        `tab/${this.tabName}${queryString({ formFactor: globalThis.lightningSession.formFactor })}`,
      );
      this.page = page;
      announceTitle(this, { title: page.label });
    } catch (error) {
      this.problem = divideError(error, new Set()).problem.message;
    }
  }
}
