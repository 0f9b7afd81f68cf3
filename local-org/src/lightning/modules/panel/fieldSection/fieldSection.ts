import { LightningElement, api } from 'lwc';
import type { PageDescription, PageItem, PropertyValue } from '../../../pages/types.ts';
import { VisibilityWatcher } from '../../page/visibility-watcher.ts';

/** `flexipage:fieldSection`: fields of the record, in the columns of its facet. */
export default class FieldSection extends LightningElement {
  @api properties: Readonly<Record<string, PropertyValue>> | undefined;
  @api page: PageDescription | undefined;
  @api narrow = false;
  @api recordId: string | undefined;
  @api objectApiName: string | undefined;

  /** With the fields that are visible now. */
  columns: readonly { key: string; fields: readonly string[] }[] = [];
  readonly #watcher = new VisibilityWatcher(() => this.decide());

  override connectedCallback(): void {
    const { recordId, objectApiName } = this;
    this.#watcher.connect({ recordId, objectApiName, rules: this.items.map(({ visibility }) => visibility) });
    this.decide();
  }

  override disconnectedCallback(): void {
    this.#watcher.disconnect();
  }

  get label(): string {
    return String(this.properties?.['label'] ?? '');
  }

  get items(): readonly PageItem[] {
    return this.columnItems.flatMap(({ fields }) => fields);
  }

  get columnItems(): { key: string; fields: readonly PageItem[] }[] {
    const facets = this.page?.facets ?? {};
    return (facets[String(this.properties?.['columns'])] ?? []).flatMap((column) =>
      column.kind === 'component'
        ? [{ key: column.identifier, fields: facets[String(column.properties['body'])] ?? [] }]
        : [],
    );
  }

  get columnClass(): string {
    return `slds-col slds-size_1-of-1 slds-medium-size_1-of-${Math.max(1, this.columns.length)}`;
  }

  private decide(): void {
    this.columns = this.columnItems.map(({ key, fields }) => ({
      key,
      fields: fields.flatMap((item) =>
        item.kind === 'field' && this.#watcher.decide(item.visibility).visible ? [item.field] : [],
      ),
    }));
  }
}
