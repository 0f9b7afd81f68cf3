import { LightningElement, api } from 'lwc';
import { divideError } from '../../lds/form-errors.ts';
import { loadLayout } from '../../lds/layout.ts';
import { formSections, type FormSection } from '../../frame/layout-sections.ts';

/** `force:detailPanel`: the fields of the page layout. */
export default class Details extends LightningElement {
  @api recordId: string | undefined;
  @api objectApiName: string | undefined;
  @api properties: unknown;
  @api page: unknown;
  @api narrow = false;

  sections: readonly FormSection[] = [];
  problem: string | undefined;

  override async connectedCallback(): Promise<void> {
    try {
      this.sections = formSections(await loadLayout(this.objectApiName ?? '', 'Full', 'View'));
    } catch (error) {
      this.problem = divideError(error, new Set()).problem.message;
    }
  }
}
