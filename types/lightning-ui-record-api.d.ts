/**
 * The part of `lightning/uiRecordApi` that the components use.
 * @see https://developer.salesforce.com/docs/platform/lwc/guide/reference-lightning-ui-api-record.html
 */
declare module 'lightning/uiRecordApi' {
  import type { WireAdapterConstructor, WireConfigValue } from 'lwc';
  import type { FieldId } from '@salesforce/schema';

  export interface FieldValue {
    value: unknown;
    displayValue: string | null;
  }

  export interface RecordRepresentation {
    id: string;
    apiName: string;
    fields: Record<string, FieldValue>;
  }

  export interface RecordResult {
    data?: RecordRepresentation | undefined;
    error?: unknown;
  }

  export interface RecordConfig extends WireConfigValue {
    recordId?: string | undefined;
    fields?: (FieldId | string)[] | undefined;
    optionalFields?: (FieldId | string)[] | undefined;
  }

  export const getRecord: WireAdapterConstructor<RecordConfig, RecordResult>;
  export function getFieldValue(record: RecordRepresentation | undefined, field: FieldId | string): unknown;
  export function getFieldDisplayValue(
    record: RecordRepresentation | undefined,
    field: FieldId | string,
  ): string | null;

  /** Saves the named fields of one record (`Id` among them); rejects with the error shape of UI API. */
  export function updateRecord(input: { fields: Record<string, unknown> }): Promise<RecordRepresentation>;
  export function createRecord(input: {
    apiName: string;
    fields: Record<string, unknown>;
  }): Promise<RecordRepresentation>;
  export function deleteRecord(recordId: string): Promise<void>;
  export function notifyRecordUpdateAvailable(records: { recordId: string }[]): Promise<void>;
}
