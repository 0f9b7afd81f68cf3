import { LightningElement, api } from 'lwc';
import { joinForm, type FormContext } from '../../lds/forms.ts';
import { fieldName } from '../../lds/records.ts';
import type { FieldId, FieldInfo, PicklistValue, RecordError, RecordRepresentation } from '../../lds/types.ts';

/** `type` of lightning-input for the field types that it can edit. */
const INPUT_TYPES: Readonly<Record<string, string>> = {
  String: 'text',
  Email: 'email',
  Phone: 'tel',
  Url: 'url',
  Date: 'date',
  DateTime: 'datetime',
  Time: 'time',
  Int: 'number',
  Long: 'number',
  Double: 'number',
  Currency: 'number',
  Percent: 'number',
  EncryptedString: 'text',
};
const FORMATTERS: Readonly<Record<string, string>> = { Currency: 'currency', Percent: 'percent-fixed' };
const OTHER_TYPES = new Set(['TextArea', 'Picklist', 'ComboBox', 'MultiPicklist', 'Reference', 'Boolean']);

interface Control extends HTMLElement {
  reportValidity?(): boolean;
}

/**
 * An input for one field of the record form around it, of the kind that the field's type asks for; read-only for a field
 * that the user may see and not write, nothing for one that the user may not see. Event: `change` ({value}).
 * Source: Lightning Component Reference, "lightning-input-field".
 */
export default class InputField extends LightningElement {
  @api fieldName: FieldId | undefined;
  @api disabled = false;
  @api readOnly = false;
  @api required = false;
  @api variant = 'standard';

  info: FieldInfo | undefined;
  record: RecordRepresentation | undefined;
  options: readonly { label: string; value: string }[] = [];
  errors: readonly RecordError[] = [];
  current: unknown;
  writable = false;
  #saved: unknown;
  #touched = false;
  #connected = false;

  /** The value now in the input. Setting it overrides what the record holds. */
  @api get value(): unknown {
    return this.current;
  }

  set value(value: unknown) {
    this.#touched = true;
    this.current = value ?? null;
  }

  @api get dirty(): boolean {
    return this.#touched && this.current !== this.#saved;
  }

  /** Takes what is in the input for what is saved. */
  @api clean(): void {
    this.#saved = this.current;
    this.#touched = false;
  }

  /** Goes back to what is saved. */
  @api reset(): void {
    this.current = this.#saved;
    this.#touched = false;
    this.errors = [];
  }

  @api reportValidity(): boolean {
    const control = this.template?.querySelector<Control>(
      'lightning-input, lightning-textarea, lightning-combobox, lightning-dual-listbox, lightning-record-picker',
    );
    return control?.reportValidity?.() ?? true;
  }

  @api setErrors(errors: readonly RecordError[]): void {
    this.errors = errors;
  }

  @api focus(): void {
    this.template
      ?.querySelector<HTMLElement>(
        'lightning-input, lightning-textarea, lightning-combobox, lightning-dual-listbox, lightning-record-picker',
      )
      ?.focus();
  }

  override connectedCallback(): void {
    this.#connected = true;
    joinForm(this, {
      kind: 'field',
      editable: true,
      fieldName: () => this.name,
      connected: () => this.#connected,
      receive: (context) => this.receive(context),
      value: () => this.submitted,
      validate: () => !this.writable || this.reportValidity(),
      showErrors: (errors) => this.setErrors(errors),
      clean: () => this.clean(),
    });
  }

  override disconnectedCallback(): void {
    this.#connected = false;
  }

  get label(): string {
    return this.info?.label ?? '';
  }

  get help(): string | undefined {
    return this.variant === 'label-hidden' ? undefined : (this.info?.inlineHelpText ?? undefined);
  }

  get inputVariant(): string {
    return this.variant;
  }

  get isRequired(): boolean {
    return this.required || this.info?.required === true;
  }

  get isDisabled(): boolean {
    return this.disabled || this.readOnly;
  }

  get hasErrors(): boolean {
    return this.errors.length > 0;
  }

  get errorLines(): { key: string; message: string }[] {
    return this.errors.map(({ message }, index) => ({ key: String(index), message }));
  }

  get type(): string {
    return this.writable ? (this.info?.dataType ?? '') : '';
  }

  get isSimple(): boolean {
    return this.type in INPUT_TYPES;
  }

  get inputType(): string {
    return INPUT_TYPES[this.type] ?? 'text';
  }

  get formatter(): string | undefined {
    return FORMATTERS[this.type];
  }

  get step(): string | undefined {
    if (this.inputType !== 'number') return undefined;
    const { scale = 0 } = this.info ?? {};
    return scale > 0 ? (10 ** -scale).toFixed(scale) : '1';
  }

  get maxLength(): number | undefined {
    const length = this.info?.length ?? 0;
    return length > 0 && ['String', 'TextArea', 'Email', 'Phone', 'Url'].includes(this.type) ? length : undefined;
  }

  get isCheckbox(): boolean {
    return this.type === 'Boolean';
  }

  get isChecked(): boolean {
    return this.current === true;
  }

  get isTextarea(): boolean {
    return this.type === 'TextArea' && this.info?.htmlFormatted !== true;
  }

  get isPicklist(): boolean {
    return this.type === 'Picklist' || this.type === 'ComboBox';
  }

  get isMultiPicklist(): boolean {
    return this.type === 'MultiPicklist';
  }

  get isReference(): boolean {
    return this.type === 'Reference';
  }

  get isReadOnly(): boolean {
    return this.info !== undefined && !this.writable && this.record !== undefined;
  }

  get unsupported(): string | undefined {
    if (!this.writable || this.type in INPUT_TYPES) return undefined;
    if (OTHER_TYPES.has(this.type) && !(this.type === 'TextArea' && this.info?.htmlFormatted)) return undefined;
    const kind = this.info?.htmlFormatted ? 'rich text' : this.type;
    return `${this.label}: the local org cannot edit fields of the type ${kind}.`;
  }

  get target(): string | undefined {
    const targets = this.info?.referenceToInfos.map(({ apiName }) => apiName) ?? [];
    // Owners are people or queues: people are looked for.
    return targets.includes('User') ? 'User' : targets[0];
  }

  get shownValue(): unknown {
    return this.current ?? '';
  }

  get chosenValues(): string[] {
    return typeof this.current === 'string' && this.current !== '' ? this.current.split(';') : [];
  }

  handleText(event: CustomEvent<{ value: string | null }>): void {
    const { value } = event.detail;
    this.change(
      event,
      value === '' || value === null || value === undefined
        ? null
        : this.inputType === 'number'
          ? Number(value)
          : value,
    );
  }

  handleChecked(event: CustomEvent<{ checked: boolean }>): void {
    this.change(event, event.detail.checked);
  }

  handleList(event: CustomEvent<{ value: readonly string[] }>): void {
    this.change(event, event.detail.value.length > 0 ? event.detail.value.join(';') : null);
  }

  handleRecord(event: CustomEvent<{ recordId: string | null }>): void {
    this.change(event, event.detail.recordId);
  }

  receive({ objectInfo, record, defaults, picklistValues }: FormContext): void {
    const name = this.name ?? '';
    this.info = objectInfo.fields[name];
    this.record = record;
    if (!this.info) return;
    this.writable = record ? this.info.updateable : this.info.createable;
    this.#saved =
      (record ? record.fields[name]?.value : defaults[name]) ?? (this.info.dataType === 'Boolean' ? false : null);
    if (!this.#touched) this.current = this.#saved;
    this.options = this.optionsOf(picklistValues[name]?.values ?? []);
  }

  /** A value that a record holds and the picklist no longer offers stays visible. */
  private optionsOf(values: readonly PicklistValue[]): { label: string; value: string }[] {
    const offered = values.map(({ label, value }) => ({ label, value }));
    const current = this.current;
    const inactive =
      this.isPicklist && typeof current === 'string' && !offered.some(({ value }) => value === current)
        ? [{ label: current, value: current }]
        : [];
    const none = this.isPicklist && !this.isRequired ? [{ label: '--None--', value: '' }] : [];
    return [...none, ...offered, ...inactive];
  }

  private change(event: Event, value: unknown): void {
    event.stopPropagation();
    this.current = value;
    this.#touched = true;
    this.errors = [];
    this.dispatchEvent(
      new CustomEvent('change', { bubbles: true, composed: true, cancelable: true, detail: { value } }),
    );
  }

  private get name(): string | undefined {
    return this.fieldName && fieldName(this.fieldName).split('.').at(-1);
  }

  /**
   * What is saved; undefined for a field that takes no part: one that cannot be written, and in a new record one that
   * nobody touched, so that the org gives it its default.
   */
  private get submitted(): unknown {
    if (!this.info) return this.#touched ? this.current : undefined;
    return this.writable && (this.record || this.#touched) ? this.current : undefined;
  }
}
