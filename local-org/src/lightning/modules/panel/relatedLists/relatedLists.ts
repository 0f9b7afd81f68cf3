import { LightningElement, api } from 'lwc';
import { divideError } from '../../lds/form-errors.ts';
import { callApi } from '../../lds/http.ts';

/** `force:relatedListContainer`: every related list of the layout that the user may see. */
export default class RelatedLists extends LightningElement {
  @api recordId: string | undefined;
  @api objectApiName: string | undefined;
  @api properties: unknown;
  @api page: unknown;
  @api narrow = false;

  lists: readonly { name: string; properties: { relatedListApiName: string } }[] = [];
  problem: string | undefined;

  override async connectedCallback(): Promise<void> {
    try {
      const { relatedLists } = await callApi<{ relatedLists: readonly { relatedListId: string }[] }>(
        'GET',
        `ui-api/related-list-info/${this.objectApiName}`,
      );
      this.lists = relatedLists.map(({ relatedListId }) => ({
        name: relatedListId,
        properties: { relatedListApiName: relatedListId },
      }));
    } catch (error) {
      this.problem = divideError(error, new Set()).problem.message;
    }
  }
}
