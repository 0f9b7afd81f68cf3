import { LightningElement, api } from 'lwc';
import { divideError } from '../../lds/form-errors.ts';
import { RecordFormController } from '../../lds/record-form.ts';
import { objectName } from '../../lds/records.ts';
import type { FieldScalar, ObjectId, RecordRepresentation } from '../../lds/types.ts';
import { createRecord, updateRecord } from '../uiRecordApi/uiRecordApi.ts';

type Fields = Readonly<Record<string, FieldScalar>>;

/**
 * A form that creates or edits one record through the `lightning-input-field`s inside it.
 *
 * Events: `load` ({record, objectInfos, picklistValues}), `submit` (cancelable, {fields}), `success` (the record), `error`
 * ({message, detail, output}). Source: Lightning Component Reference, "lightning-record-edit-form".
 */
export default class RecordEditForm extends LightningElement {
  @api density: string = 'auto';
  @api fieldNames: unknown;
  @api formClass: string | undefined;
  @api layoutType: string | undefined;
  @api optionalFields: unknown;
  @api recordTypeId: string | undefined;

  #recordId: string | undefined;
  #objectApiName: ObjectId | undefined;
  readonly #form: RecordFormController;

  constructor() {
    super();
    this.#form = new RecordFormController(
      this,
      () => ({ objectApiName: this.#objectApiName, recordId: this.#recordId }),
      {
        loaded: ({ objectInfo, record, picklistValues }) => {
          const detail = { record, objectInfos: { [objectInfo.apiName]: objectInfo }, picklistValues };
          this.dispatchEvent(new CustomEvent('load', { detail }));
        },
        failed: (error) => this.showError(error),
      },
    );
  }

  @api get recordId(): string | undefined {
    return this.#recordId;
  }

  set recordId(value: string | undefined) {
    this.#recordId = value;
    this.#form.load();
  }

  @api get objectApiName(): ObjectId | undefined {
    return this.#objectApiName;
  }

  set objectApiName(value: ObjectId | undefined) {
    this.#objectApiName = value;
    this.#form.load();
  }

  /** Saves these fields (by default those of the form), without asking the `submit` listeners again. */
  @api submit(fields: Fields = this.values()): void {
    void this.save(fields);
  }

  override connectedCallback(): void {
    this.#form.connect();
  }

  override disconnectedCallback(): void {
    this.#form.disconnect();
  }

  handleSubmit(event: Event): void {
    event.preventDefault();
    event.stopPropagation();
    const invalid = this.#form.fields.filter((field) => !field.validate());
    if (invalid.length > 0) return;
    const fields = this.values();
    const proceed = this.dispatchEvent(new CustomEvent('submit', { cancelable: true, detail: { fields } }));
    if (proceed) void this.save(fields);
  }

  private async save(fields: Fields): Promise<void> {
    this.showError(undefined);
    try {
      const record = this.#recordId ? await this.update(this.#recordId, fields) : await this.create(fields);
      for (const field of this.#form.fields) field.clean();
      this.dispatchEvent(new CustomEvent('success', { detail: record }));
    } catch (error) {
      this.showError(error);
    }
  }

  private create(fields: Fields): Promise<RecordRepresentation> {
    return createRecord({ apiName: objectName(this.#objectApiName ?? ''), fields });
  }

  /** Only what differs from the record that was loaded is sent: the rest may have been changed by somebody else. */
  private update(id: string, fields: Fields): Promise<RecordRepresentation> {
    const loaded = this.#form.context?.record?.fields ?? {};
    const changed = Object.entries(fields).filter(([name, value]) => (loaded[name]?.value ?? null) !== value);
    return updateRecord({ fields: { ...Object.fromEntries(changed), Id: id } });
  }

  private values(): Fields {
    const writable = this.#form.fields.filter(({ editable }) => editable);
    const entries = writable.flatMap((field): [string, FieldScalar][] => {
      const name = field.fieldName();
      const value = field.value();
      return name === undefined || value === undefined ? [] : [[name, value as FieldScalar]];
    });
    return Object.fromEntries(entries);
  }

  private showError(error: unknown): void {
    const { fields } = this.#form;
    if (error === undefined) {
      for (const field of fields) field.showErrors([]);
      for (const messages of this.#form.messages) messages.show(undefined);
      return;
    }
    const names = new Set(fields.flatMap((field) => (field.editable ? (field.fieldName() ?? []) : [])));
    const { problem, fieldErrors, body } = divideError(error, names);
    for (const field of fields) field.showErrors(fieldErrors[field.fieldName() ?? ''] ?? []);
    for (const messages of this.#form.messages) messages.show(problem);
    this.dispatchEvent(
      new CustomEvent('error', { detail: { ...problem, output: body.output ?? { errors: [], fieldErrors: {} } } }),
    );
  }
}
