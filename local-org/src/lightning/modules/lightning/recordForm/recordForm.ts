import { LightningElement, api } from 'lwc';
import { fieldName, objectName } from '../../lds/records.ts';
import { loadLayout } from '../../lds/layout.ts';
import type { FieldId, FieldScalar, ObjectId } from '../../lds/types.ts';

/**
 * A form to create, edit or view a record, its fields given or those of a layout. Events: `load`, `submit`, `success`,
 * `error`, `cancel`. Source: Lightning Component Reference, "lightning-record-form".
 */
export default class RecordForm extends LightningElement {
  @api columns: number | string = 1;
  @api density = 'auto';
  @api fields: readonly FieldId[] | undefined;
  @api mode: 'edit' | 'view' | 'readonly' | undefined;
  @api objectApiName: ObjectId | undefined;
  @api recordId: string | undefined;
  @api recordTypeId: string | undefined;
  @api layoutType: 'Full' | 'Compact' | undefined;

  layoutFields: readonly string[] = [];
  switched: boolean | undefined;

  override connectedCallback(): void {
    if (!this.fields && this.layoutType && this.objectApiName)
      void this.loadLayout(objectName(this.objectApiName), this.layoutType);
  }

  @api submit(fields: Readonly<Record<string, FieldScalar>>): void {
    this.template
      ?.querySelector<HTMLElement & { submit(fields: object): void }>('lightning-record-edit-form')
      ?.submit(fields);
  }

  get isEditing(): boolean {
    return this.switched ?? (this.mode === 'edit' || !this.recordId);
  }

  get offersEdit(): boolean {
    return this.mode !== 'readonly';
  }

  get rows(): { name: string; class: string }[] {
    const names = this.fields?.map((field) => fieldName(field).split('.').at(-1) ?? '') ?? this.layoutFields;
    const size = Math.max(1, Math.floor(12 / Number(this.columns)));
    return names.map((name) => ({ name, class: `slds-col slds-size_${size}-of-12` }));
  }

  handleEdit(): void {
    this.switched = true;
  }

  handleCancel(): void {
    if (this.recordId) this.switched = false;
    this.dispatchEvent(new CustomEvent('cancel'));
  }

  handleLoad(event: CustomEvent): void {
    this.dispatchEvent(new CustomEvent('load', { detail: event.detail }));
  }

  handleSubmit(event: CustomEvent<{ fields: object }>): void {
    const own = new CustomEvent('submit', { cancelable: true, detail: event.detail });
    if (!this.dispatchEvent(own)) event.preventDefault();
  }

  handleSuccess(event: CustomEvent): void {
    if (this.recordId && this.mode !== 'edit') this.switched = false;
    this.dispatchEvent(new CustomEvent('success', { detail: event.detail }));
  }

  forward(event: CustomEvent): void {
    this.dispatchEvent(new CustomEvent(event.type, { detail: event.detail }));
  }

  private async loadLayout(objectApiName: string, layoutType: 'Full' | 'Compact'): Promise<void> {
    const { sections } = await loadLayout(objectApiName, layoutType, 'View');
    this.layoutFields = sections.flatMap(({ layoutRows }) =>
      layoutRows.flatMap(({ layoutItems }) =>
        layoutItems.flatMap(({ layoutComponents }) => layoutComponents.flatMap(({ apiName }) => apiName ?? [])),
      ),
    );
  }
}
