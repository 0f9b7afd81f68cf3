import { LightningElement, api } from 'lwc';
import { joinForm, type FormContext } from '../../lds/forms.ts';
import { fieldName } from '../../lds/records.ts';
import type { FieldId, FieldInfo, RecordRepresentation } from '../../lds/types.ts';

/** A field of the record of the form around it, with label and help. Nothing for a field that the user may not see. */
export default class OutputField extends LightningElement {
  @api fieldName: FieldId | undefined;
  @api variant: 'standard' | 'label-hidden' = 'standard';
  @api fieldClass: string | undefined;

  info: FieldInfo | undefined;
  record: RecordRepresentation | undefined;
  #connected = false;

  get showsLabel(): boolean {
    return this.variant !== 'label-hidden';
  }

  get help(): string | null | undefined {
    return this.showsLabel ? this.info?.inlineHelpText : undefined;
  }

  override connectedCallback(): void {
    this.#connected = true;
    joinForm(this, {
      kind: 'field',
      editable: false,
      fieldName: () => this.fieldName && fieldName(this.fieldName).split('.').at(-1),
      connected: () => this.#connected,
      receive: (context) => this.receive(context),
      value: () => undefined,
      validate: () => true,
      showErrors: () => undefined,
      clean: () => undefined,
    });
  }

  override disconnectedCallback(): void {
    this.#connected = false;
  }

  receive({ objectInfo, record }: FormContext): void {
    const name = this.fieldName && fieldName(this.fieldName).split('.').at(-1);
    const inRecord = name !== undefined && record !== undefined && name in record.fields;
    this.info = inRecord ? objectInfo.fields[name] : undefined;
    this.record = record;
  }
}
