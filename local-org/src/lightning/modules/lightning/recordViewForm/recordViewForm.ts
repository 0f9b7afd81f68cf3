import { LightningElement, api } from 'lwc';
import { divideError } from '../../lds/form-errors.ts';
import { RecordFormController } from '../../lds/record-form.ts';
import type { ObjectId } from '../../lds/types.ts';

/**
 * Shows one record through the `lightning-output-field`s inside it. Events: `load` ({record, objectInfos}), `error`.
 * Source: Lightning Component Reference, "lightning-record-view-form".
 */
export default class RecordViewForm extends LightningElement {
  @api density: string = 'auto';
  @api optionalFields: unknown;

  #recordId: string | undefined;
  #objectApiName: ObjectId | undefined;
  readonly #form: RecordFormController;

  constructor() {
    super();
    this.#form = new RecordFormController(
      this,
      () => ({ objectApiName: this.#recordId ? this.#objectApiName : undefined, recordId: this.#recordId }),
      {
        loaded: ({ objectInfo, record }) =>
          this.dispatchEvent(
            new CustomEvent('load', { detail: { record, objectInfos: { [objectInfo.apiName]: objectInfo } } }),
          ),
        failed: (error) => {
          const { problem } = divideError(error, new Set());
          for (const messages of this.#form.messages) messages.show(problem);
          this.dispatchEvent(new CustomEvent('error', { detail: problem }));
        },
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

  override connectedCallback(): void {
    this.#form.connect();
  }

  override disconnectedCallback(): void {
    this.#form.disconnect();
  }
}
