import { LightningElement, api } from 'lwc';
import type { ComponentItem, PageDescription } from '../../../pages/types.ts';
import { loadBundle } from '../../frame/bundle-loader.ts';
import { standardComponent, type ElementConstructor } from '../standard-components.ts';
import { VisibilityWatcher } from '../visibility-watcher.ts';

/** One component instance of a page: decides whether it is visible, finds its component, shows what goes wrong by its name. */
export default class PageItem extends LightningElement {
  @api item: ComponentItem | undefined;
  @api page: PageDescription | undefined;
  @api recordId: string | undefined;
  @api objectApiName: string | undefined;
  @api narrow = false;

  constructorToUse: ElementConstructor | undefined;
  failure: string | undefined;
  visible = false;
  undecided: string | undefined;
  readonly #watcher = new VisibilityWatcher(() => this.decide());

  override connectedCallback(): void {
    const { recordId, objectApiName, item } = this;
    this.#watcher.connect({ recordId, objectApiName, rules: [item?.visibility] });
    this.decide();
    void this.resolve();
  }

  override disconnectedCallback(): void {
    this.#watcher.disconnect();
  }

  /** What is not visible takes no place, and no distance to its neighbours. */
  override renderedCallback(): void {
    this.classList.toggle('slds-hide', !this.visible);
  }

  /** A component of the org that throws must not take the page with it. */
  override errorCallback(error: Error): void {
    this.failure = `it failed with “${error.message}”.`;
    globalThis.reportError(error);
  }

  get name(): string {
    return this.item?.component ?? '';
  }

  get problem(): string | undefined {
    return this.undecided ?? this.failure;
  }

  get properties(): Record<string, unknown> {
    const { item, page, recordId, objectApiName } = this;
    const context = recordId ? { recordId, objectApiName } : {};
    if (this.name.startsWith('c:')) return { ...item?.properties, ...context };
    const entries = item?.entryVisibility ? { entryVisibility: item.entryVisibility } : {};
    return { ...context, ...entries, properties: item?.properties, page, narrow: this.narrow };
  }

  private decide(): void {
    const { visible, problem } = this.#watcher.decide(this.item?.visibility);
    this.visible = visible;
    this.undecided = problem;
  }

  private async resolve(): Promise<void> {
    const standard = standardComponent(this.name);
    if (standard) {
      this.constructorToUse = standard;
    } else if (this.name.startsWith('c:')) {
      try {
        this.constructorToUse = await loadBundle(this.name.slice('c:'.length));
      } catch (error) {
        this.failure = (error as Error).message;
        globalThis.reportError(error);
      }
    } else {
      this.failure = `the standard component ${this.name}.`;
    }
  }
}
