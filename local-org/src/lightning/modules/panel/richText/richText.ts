import { LightningElement, api } from 'lwc';
import type { PropertyValue } from '../../../pages/types.ts';

/** `flexipage:richText`: text that the page's author wrote. */
export default class RichText extends LightningElement {
  @api recordId: string | undefined;
  @api objectApiName: string | undefined;
  @api properties: Readonly<Record<string, PropertyValue>> | undefined;
  @api page: unknown;
  @api narrow = false;

  get text(): string {
    return String(this.properties?.['richTextValue'] ?? '');
  }
}
