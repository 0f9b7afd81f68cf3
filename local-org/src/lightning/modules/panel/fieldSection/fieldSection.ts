import { LightningElement, api } from 'lwc';
import type { PageDescription, PropertyValue } from '../../../pages/types.ts';

/** `flexipage:fieldSection`: fields of the record, in the columns of its facet. */
export default class FieldSection extends LightningElement {
  @api properties: Readonly<Record<string, PropertyValue>> | undefined;
  @api page: PageDescription | undefined;
  @api narrow = false;
  @api recordId: string | undefined;
  @api objectApiName: string | undefined;

  get label(): string {
    return String(this.properties?.['label'] ?? '');
  }

  get columns(): { key: string; fields: string[] }[] {
    const facets = this.page?.facets ?? {};
    return (facets[String(this.properties?.['columns'])] ?? []).flatMap((column) => {
      if (column.kind !== 'component') return [];
      const fields = (facets[String(column.properties['body'])] ?? []).flatMap((item) =>
        item.kind === 'field' ? [item.field] : [],
      );
      return [{ key: column.identifier, fields }];
    });
  }

  get columnClass(): string {
    return `slds-col slds-size_1-of-1 slds-medium-size_1-of-${Math.max(1, this.columns.length)}`;
  }
}
