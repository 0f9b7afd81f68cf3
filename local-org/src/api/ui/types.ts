/** Shapes of UI API as the local org answers them. Source: User Interface API Developer Guide, "Responses". */
import type { FieldValue } from '../../schema/types.ts';

export interface RecordRepresentation {
  readonly apiName: string;
  readonly childRelationships: Readonly<Record<string, never>>;
  readonly eTag: string;
  readonly fields: Readonly<Record<string, FieldValueRepresentation>>;
  readonly id: string;
  readonly lastModifiedById: string | null;
  readonly lastModifiedDate: string | null;
  readonly recordTypeId: string | null;
  readonly recordTypeInfo: null;
  readonly systemModstamp: string | null;
  readonly weakEtag: number;
}

export interface FieldValueRepresentation {
  readonly displayValue: string | null;
  readonly value: FieldValue | RecordRepresentation;
}

export interface RecordError {
  readonly constituentField: null;
  readonly duplicateRecordError: null;
  readonly errorCode: string;
  readonly field: string | null;
  readonly fieldLabel: string | null;
  readonly message: string;
}

/** The record type of objects that have none. */
export const MASTER_RECORD_TYPE_ID = '012000000000000AAA';
