import { LightningElement, api } from 'lwc';
import { VisibilityWatcher } from '../../page/visibility-watcher.ts';
import type { ComponentItem, PageDescription, PageItem, PropertyValue } from '../../../pages/types.ts';

/** Titles that the App Builder writes for its own tabs. */
const STANDARD_TITLES: Readonly<Record<string, string>> = {
  'Standard.Tab.detail': 'Details',
  'Standard.Tab.relatedLists': 'Related',
  'Standard.Tab.activity': 'Activity',
  'Standard.Tab.collaborate': 'Chatter',
  'Standard.Tab.news': 'News',
};

/** `flexipage:tabset` with its `flexipage:tab`s. */
export default class Tabs extends LightningElement {
  @api properties: Readonly<Record<string, PropertyValue>> | undefined;
  @api page: PageDescription | undefined;
  @api narrow = false;
  @api recordId: string | undefined;
  @api objectApiName: string | undefined;

  /** The tabs that are visible now. */
  tabItems: readonly ComponentItem[] = [];
  readonly #watcher = new VisibilityWatcher(() => this.decide());

  override connectedCallback(): void {
    const { recordId, objectApiName } = this;
    this.#watcher.connect({ recordId, objectApiName, rules: this.allTabs.map(({ visibility }) => visibility) });
    this.decide();
  }

  override disconnectedCallback(): void {
    this.#watcher.disconnect();
  }

  get allTabs(): ComponentItem[] {
    const items: readonly PageItem[] = this.page?.facets[String(this.properties?.['tabs'])] ?? [];
    return items.filter((item) => item.kind === 'component');
  }

  get tabs(): { identifier: string; label: string; items: readonly PageItem[] }[] {
    return this.tabItems.map(({ identifier, properties }) => {
      const title = String(properties['title'] ?? identifier);
      return {
        identifier,
        label: STANDARD_TITLES[title] ?? title,
        items: this.page?.facets[String(properties['body'])] ?? [],
      };
    });
  }

  get active(): string | undefined {
    return (this.tabItems.find(({ properties }) => String(properties['active']) === 'true') ?? this.tabItems[0])
      ?.identifier;
  }

  private decide(): void {
    this.tabItems = this.allTabs.filter(({ visibility }) => this.#watcher.decide(visibility).visible);
  }
}
