import { LightningElement, api } from 'lwc';
import { loadObjectInfo, objectIconName } from '../../lds/object-info.ts';
import {
  findRecord,
  searchRecords,
  type FoundRecord,
  type SearchFilter,
  type SearchOptions,
} from '../../lds/record-search.ts';
import type { ObjectInfo } from '../../lds/types.ts';

interface Combobox extends HTMLElement {
  reportValidity(): boolean;
  checkValidity(): boolean;
}

/**
 * Finds a record of an object by typing. Events: `change` ({recordId}), `error`.
 * Source: Lightning Component Reference, "lightning-record-picker".
 */
export default class RecordPicker extends LightningElement {
  @api disabled = false;
  @api displayInfo: { primaryField?: string; additionalFields?: readonly string[] } | undefined;
  @api fieldLevelHelp: string | undefined;
  @api filter: SearchFilter | undefined;
  @api label: string | undefined;
  @api matchingInfo: { primaryField?: { fieldPath: string } } | undefined;
  @api messageWhenBadInput: string | undefined;
  @api placeholder: string | undefined;
  @api required = false;
  @api variant = 'standard';

  found: readonly FoundRecord[] = [];
  chosen: FoundRecord | undefined;
  searching = false;
  /** What was typed; the base component forgets it when it is drawn again. */
  text = '';
  failure: string | undefined;
  customValidity = '';
  objectInfo: ObjectInfo | undefined;
  #objectApiName: string | undefined;
  #value: string | undefined;
  #search = 0;

  @api get objectApiName(): string | undefined {
    return this.#objectApiName;
  }

  set objectApiName(value: string | undefined) {
    this.#objectApiName = value;
    void this.prepare();
  }

  @api get value(): string | undefined {
    return this.#value;
  }

  set value(value: string | undefined) {
    this.#value = value || undefined;
    void this.prepare();
  }

  @api checkValidity(): boolean {
    return this.customValidity === '' && (this.combobox?.checkValidity() ?? true);
  }

  @api reportValidity(): boolean {
    return (this.combobox?.reportValidity() ?? true) && this.customValidity === '';
  }

  @api setCustomValidity(message: string): void {
    this.customValidity = message;
  }

  @api clearSelection(): void {
    this.choose(undefined);
  }

  @api focus(): void {
    this.combobox?.focus();
  }

  get problem(): string | undefined {
    return this.failure ?? (this.customValidity || undefined);
  }

  get formElementClass(): string {
    return this.problem ? 'slds-has-error' : '';
  }

  get placeholderText(): string {
    return this.placeholder ?? `Search ${this.objectInfo?.labelPlural ?? ''}…`;
  }

  get iconName(): string {
    return this.objectInfo ? objectIconName(this.objectInfo) : 'standard:record';
  }

  get items(): object[] {
    return this.found.map(({ id, primary, additional }) => ({
      type: 'option-card',
      text: primary,
      subText: additional,
      iconName: this.iconName,
      value: id,
    }));
  }

  get chosenId(): string | undefined {
    return this.chosen?.id;
  }

  get pill(): object | undefined {
    if (!this.chosen) return undefined;
    return {
      type: 'icon',
      label: this.chosen.primary,
      value: this.chosen.id,
      iconName: this.iconName,
      iconAlternativeText: this.objectInfo?.label ?? '',
    };
  }

  private get combobox(): Combobox | null | undefined {
    return this.template?.querySelector<Combobox>('lightning-grouped-combobox');
  }

  handleOpen(): void {
    if (!this.chosen) void this.find(this.text);
  }

  handleText(event: CustomEvent<{ text: string }>): void {
    this.text = event.detail.text;
    void this.find(this.text);
  }

  handleSelect(event: CustomEvent<{ value: string }>): void {
    event.stopPropagation();
    this.choose(this.found.find(({ id }) => id === event.detail.value));
  }

  handleRemove(): void {
    this.choose(undefined);
  }

  private choose(chosen: FoundRecord | undefined): void {
    this.chosen = chosen;
    this.text = '';
    this.#value = chosen?.id;
    this.found = [];
    // Drawn again by then: what was said to be missing is there.
    if (chosen) queueMicrotask(() => this.reportValidity());
    this.dispatchEvent(new CustomEvent('change', { detail: { recordId: chosen?.id ?? null } }));
  }

  /** Object info, and the name behind a value that was given from outside. */
  private async prepare(): Promise<void> {
    const { objectApiName, value } = this;
    if (!objectApiName) return;
    try {
      this.objectInfo = await loadObjectInfo(objectApiName);
      if (value === undefined) this.chosen = undefined;
      else if (this.chosen?.id !== value) {
        const found = await findRecord(this.options(''), value);
        if (this.value === value) this.chosen = found ?? { id: value, primary: value, additional: '' };
      }
    } catch (error) {
      this.fail(error);
    }
  }

  private async find(text: string): Promise<void> {
    if (!this.objectInfo) return;
    this.#search += 1;
    const search = this.#search;
    this.searching = true;
    try {
      const found = await searchRecords(this.options(text));
      if (search === this.#search) this.found = found;
      this.failure = undefined;
    } catch (error) {
      this.fail(error);
    } finally {
      if (search === this.#search) this.searching = false;
    }
  }

  private options(text: string): SearchOptions {
    return {
      objectInfo: this.objectInfo as ObjectInfo,
      text,
      primaryField: this.displayInfo?.primaryField ?? this.matchingInfo?.primaryField?.fieldPath,
      additionalField: this.displayInfo?.additionalFields?.[0],
      filter: this.filter,
    };
  }

  private fail(error: unknown): void {
    this.failure = error instanceof Error ? error.message : `${this.#objectApiName} cannot be searched.`;
    this.dispatchEvent(new CustomEvent('error', { detail: { error } }));
  }
}
