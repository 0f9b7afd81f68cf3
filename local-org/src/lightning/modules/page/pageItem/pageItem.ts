import { LightningElement, api, wire } from 'lwc';
import type { ComponentItem, PageDescription } from '../../../pages/types.ts';
import { isRecord, readPath } from '../../lds/records.ts';
import type { RecordRepresentation } from '../../lds/types.ts';
import type { WireResult } from '../../lds/wire.ts';
import { getRecord } from '../../lightning/uiRecordApi/uiRecordApi.ts';
import { loadBundle } from '../../frame/bundle-loader.ts';
import { standardComponent, type ElementConstructor } from '../standard-components.ts';
import { isVisible, recordPaths, VisibilityError } from '../visibility.ts';

/** One component instance of a page: decides whether it is visible, finds its component, shows what goes wrong by its name. */
export default class PageItem extends LightningElement {
  @api item: ComponentItem | undefined;
  @api page: PageDescription | undefined;
  @api recordId: string | undefined;
  @api objectApiName: string | undefined;
  @api narrow = false;

  constructorToUse: ElementConstructor | undefined;
  failure: string | undefined;
  record: RecordRepresentation | undefined;
  answered = false;

  @wire(getRecord, { recordId: '$recordId', optionalFields: '$criteriaFields' })
  wiredRecord({ data, error }: WireResult<RecordRepresentation>): void {
    this.record = data;
    this.answered = data !== undefined || error !== undefined;
  }

  override connectedCallback(): void {
    void this.resolve();
  }

  /** What is not visible takes no place, and no distance to its neighbours. */
  override renderedCallback(): void {
    this.classList.toggle('slds-hide', !this.shown);
  }

  /** A component of the org that throws must not take the page with it. */
  override errorCallback(error: Error): void {
    this.failure = `it failed with “${error.message}”.`;
    globalThis.reportError(error);
  }

  get name(): string {
    return this.item?.component ?? '';
  }

  get criteriaFields(): string[] {
    return recordPaths(this.item?.visibility).map((path) => `${this.objectApiName}.${path}`);
  }

  get visibility(): { visible: boolean; problem?: string } {
    if (this.criteriaFields.length > 0 && !this.answered) return { visible: false };
    try {
      return { visible: isVisible(this.item?.visibility, (left) => this.resolveLeft(left)) };
    } catch (error) {
      if (error instanceof VisibilityError) return { visible: true, problem: error.message };
      throw error;
    }
  }

  get shown(): boolean {
    return this.visibility.visible;
  }

  get problem(): string | undefined {
    return this.visibility.problem ?? this.failure;
  }

  get properties(): Record<string, unknown> {
    const { item, page, recordId, objectApiName } = this;
    const context = recordId ? { recordId, objectApiName } : {};
    if (this.name.startsWith('c:')) return { ...item?.properties, ...context };
    return { ...context, properties: item?.properties, page, narrow: this.narrow };
  }

  private resolveLeft(left: string): { value: unknown } | undefined {
    const [, path = ''] = /^\{!([$\w.]+)\}$/u.exec(left) ?? [];
    if (path.startsWith('Record.') && this.record) {
      const value = readPath(this.record, `${this.objectApiName}.${path.slice('Record.'.length)}`)?.value ?? null;
      return { value: isRecord(value) ? value.id : value };
    }
    const { customPermissions, formFactor } = globalThis.lightningSession;
    if (path.startsWith('$Permission.CustomPermission.'))
      return { value: customPermissions.includes(path.split('.')[2] ?? '') };
    if (/^\$Client\.formFactor$/iu.test(path)) return { value: formFactor };
    return undefined;
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
