import { LightningElement, api } from 'lwc';
import type { PageDescription, PageRegion } from '../../../pages/types.ts';

const WIDE = new Set(['header', 'subheader', 'top', 'region1']);
const BELOW = new Set(['footer', 'bottom']);
const NARROW = /^(sidebar|leftcol|rightcol|left|right|leftsidebar|rightsidebar)$/u;

/** The regions of a page as its template lays them out: wide ones, columns (main and sidebars), and what stands below. */
export default class PageRegions extends LightningElement {
  @api page: PageDescription | undefined;
  @api recordId: string | undefined;
  @api objectApiName: string | undefined;

  get filled(): readonly PageRegion[] {
    return (this.page?.regions ?? []).filter(({ items }) => items.length > 0);
  }

  get wide(): PageRegion[] {
    return this.filled.filter(({ name }) => WIDE.has(name.toLowerCase()));
  }

  get below(): PageRegion[] {
    return this.filled.filter(({ name }) => BELOW.has(name.toLowerCase()));
  }

  get columns(): (PageRegion & { class: string; narrow: boolean })[] {
    const columns = this.filled.filter(({ name }) => !WIDE.has(name.toLowerCase()) && !BELOW.has(name.toLowerCase()));
    const narrow = columns.filter(({ name }) => NARROW.test(name.toLowerCase())).length;
    // Twelve parts: a sidebar takes four beside one column, three in a page of three.
    const narrowSize = narrow > 1 ? 3 : 4;
    const mainSize =
      columns.length === narrow
        ? 12 / Math.max(columns.length, 1)
        : (12 - narrow * narrowSize) / (columns.length - narrow);
    return columns.map((region) => {
      const isNarrow = NARROW.test(region.name.toLowerCase()) && columns.length > narrow;
      const size = isNarrow ? narrowSize : Math.floor(mainSize);
      return {
        ...region,
        narrow: isNarrow,
        class: `slds-col slds-size_1-of-1 slds-large-size_${size}-of-12 slds-m-bottom_small`,
      };
    });
  }
}
