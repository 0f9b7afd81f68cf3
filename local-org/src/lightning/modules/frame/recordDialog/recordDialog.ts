import { api } from 'lwc';
import LightningModal from 'lightning/modal';
import type { QuickActionForm } from '../../../pages/types.ts';
import { divideError } from '../../lds/form-errors.ts';
import { loadLayout } from '../../lds/layout.ts';
import { loadObjectInfo } from '../../lds/object-info.ts';
import { readPath } from '../../lds/records.ts';
import type { ObjectInfo, RecordRepresentation } from '../../lds/types.ts';
import { decodeDefaultFieldValues } from '../../lightning/pageReferenceUtils/pageReferenceUtils.ts';
import { getFieldValue } from '../../lightning/uiRecordApi/uiRecordApi.ts';
import { formSections, type FormField, type FormSection } from '../layout-sections.ts';

type PresetField = FormField & { readonly preset: boolean; readonly value: unknown };

/** A form of few fields, as a quick action says them, column by column. */
function actionSections({ columns }: QuickActionForm): FormSection[] {
  const wide = columns.length > 1;
  return [
    {
      id: 'fields',
      heading: undefined,
      columnClass: `slds-col slds-size_1-of-1${wide ? ' slds-medium-size_1-of-2' : ''}`,
      columns: columns.map((fields, index) => ({ key: String(index), fields })),
    },
  ];
}

/** A window to make or edit a record with the fields of its layout, or of a quick action. Closes with `{id, apiName, name, label}` of what was saved. */
export default class RecordDialog extends LightningModal {
  @api recordId: string | undefined;
  @api objectApiName: string | undefined;
  /** Title of the window; it must be there from the start, for those who hear it. */
  @api heading = '';
  /** `Field=value,…` percent-encoded, as `lightning/pageReferenceUtils` writes default field values. */
  @api defaults: string | undefined;
  /** Fields and predefined values of a quick action. */
  @api action: QuickActionForm | undefined;

  objectInfo: ObjectInfo | undefined;
  layoutSections: readonly FormSection[] = [];
  problem: string | undefined;
  saving = false;

  override async connectedCallback(): Promise<void> {
    try {
      const objectInfo = await loadObjectInfo(this.objectApiName ?? '');
      this.layoutSections = this.action
        ? actionSections(this.action)
        : formSections(await loadLayout(objectInfo.apiName, 'Full', this.recordId ? 'Edit' : 'Create'));
      this.objectInfo = objectInfo;
    } catch (error) {
      this.problem = divideError(error, new Set()).problem.message;
    }
  }

  get isReady(): boolean {
    return this.objectInfo !== undefined;
  }

  get objectName(): string | undefined {
    return this.objectInfo?.apiName;
  }

  get sections(): (Omit<FormSection, 'columns'> & { columns: { key: string; fields: PresetField[] }[] })[] {
    const presets = this.presets;
    return this.layoutSections.map((section) => ({
      ...section,
      columns: section.columns.map(({ key, fields }) => ({
        key,
        fields: fields.map((field) => ({ ...field, preset: presets.has(field.name), value: presets.get(field.name) })),
      })),
    }));
  }

  get presets(): Map<string, unknown> {
    return new Map(Object.entries(this.action?.values ?? decodeDefaultFieldValues(this.defaults ?? '')));
  }

  handleCancel(): void {
    this.close();
  }

  handleSave(): void {
    this.template?.querySelector<HTMLButtonElement>('button[data-submit]')?.click();
  }

  handleSubmit(event: CustomEvent<{ fields: Record<string, unknown> }>): void {
    this.saving = true;
    // What was given along and has no field on the layout is saved too, as on the platform.
    const shown = event.detail.fields;
    const hidden = [...this.presets].filter(([name]) => !(name in shown) && this.mayWrite(name));
    if (hidden.length === 0) return;
    event.preventDefault();
    const form = this.template?.querySelector<HTMLElement & { submit(fields: object): void }>(
      'lightning-record-edit-form',
    );
    form?.submit({ ...Object.fromEntries(hidden), ...shown });
  }

  private mayWrite(name: string): boolean {
    const { createable = false, updateable = false } = this.objectInfo?.fields[name] ?? {};
    return this.recordId ? updateable : createable;
  }

  handleError(): void {
    this.saving = false;
  }

  handleSuccess(event: CustomEvent<RecordRepresentation>): void {
    const record = event.detail;
    const nameField = `${record.apiName}.${this.objectInfo?.nameFields.at(-1) ?? 'Name'}`;
    const name = readPath(record, nameField) ? getFieldValue(record, nameField) : record.id;
    this.close({ id: record.id, apiName: record.apiName, name, label: this.objectInfo?.label });
  }
}
