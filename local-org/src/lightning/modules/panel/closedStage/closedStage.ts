import { api } from 'lwc';
import LightningModal from 'lightning/modal';

/** Asks as what a record is to be closed. Closes with the value. */
export default class ClosedStage extends LightningModal {
  @api fieldLabel = '';
  @api options: readonly { label: string; value: string }[] = [];

  value: string | undefined;

  handleChange(event: CustomEvent<{ value: string }>): void {
    this.value = event.detail.value;
  }

  handleCancel(): void {
    this.close();
  }

  handleSave(): void {
    if (this.value !== undefined) this.close(this.value);
  }
}
