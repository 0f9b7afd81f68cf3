import { LightningElement, api } from 'lwc';

/** `flexipage:richText`: text that the page's author wrote. */
export default class RichText extends LightningElement {
  @api value: string | undefined;
}
