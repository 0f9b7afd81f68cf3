import { LightningElement, api } from 'lwc';
import type { PageDescription } from '../../../pages/types.ts';
import { divideError } from '../../lds/form-errors.ts';
import { callFrame } from '../../lds/http.ts';

/** The page behind a tab that is no object's. */
export default class TabPage extends LightningElement {
  @api tabName: string | undefined;

  page: PageDescription | undefined;
  problem: string | undefined;

  override async connectedCallback(): Promise<void> {
    try {
      const { page } = await callFrame<{ page: PageDescription }>(`tab/${this.tabName}`);
      this.page = page;
      globalThis.document.title = `${page.label} | Local Org`;
    } catch (error) {
      this.problem = divideError(error, new Set()).problem.message;
    }
  }
}
