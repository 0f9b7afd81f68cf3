/** Shapes of UI API, as far as the pages use them. Source: User Interface API Developer Guide, "Responses". */

export interface RecordRepresentation {
  readonly apiName: string;
  readonly id: string;
  readonly fields: Readonly<Record<string, FieldValueRepresentation>>;
  readonly lastModifiedDate?: string | null;
  readonly systemModstamp?: string | null;
  readonly childRelationships?: Readonly<Record<string, unknown>>;
  readonly recordTypeId?: string | null;
  readonly recordTypeInfo?: null;
}

export interface FieldValueRepresentation {
  readonly value: FieldScalar | RecordRepresentation;
  readonly displayValue: string | null;
}

export type FieldScalar = string | number | boolean | null;

/** Several objects described at once: each with a status of its own, an error for a result where that is not 200. */
export interface ObjectInfoResults {
  readonly results: readonly { readonly statusCode: number; readonly result: unknown }[];
}

export interface ObjectInfo {
  readonly apiName: string;
  readonly label: string;
  readonly labelPlural: string;
  readonly keyPrefix: string | null;
  readonly nameFields: readonly string[];
  readonly themeInfo: { readonly color: string; readonly iconUrl: string } | null;
  readonly createable: boolean;
  readonly updateable: boolean;
  readonly deletable: boolean;
  readonly defaultRecordTypeId: string | null;
  readonly fields: Readonly<Record<string, FieldInfo>>;
  readonly childRelationships: readonly { childObjectApiName: string; fieldName: string; relationshipName: string }[];
}

export interface FieldInfo {
  readonly apiName: string;
  readonly label: string;
  readonly dataType: string;
  readonly inlineHelpText: string | null;
  readonly createable: boolean;
  readonly updateable: boolean;
  readonly required: boolean;
  readonly length: number;
  readonly precision: number;
  readonly scale: number;
  readonly reference: boolean;
  readonly referenceToInfos: readonly { apiName: string; nameFields: readonly string[] }[];
  readonly relationshipName: string | null;
  readonly htmlFormatted: boolean;
  readonly extraTypeInfo: string | null;
  readonly calculated: boolean;
}

export interface PicklistValues {
  readonly defaultValue: PicklistValue | null;
  readonly values: readonly PicklistValue[];
  readonly controllerValues: Readonly<Record<string, number>>;
  readonly url: string;
}

export interface PicklistValue {
  readonly label: string;
  readonly value: string;
  readonly validFor: readonly number[];
  readonly attributes: null;
}

/** What UI API and so every function of `lightning/ui*Api` rejects with. */
export interface FetchErrorResponse {
  readonly ok: false;
  readonly status: number;
  readonly statusText: string;
  readonly errorType: 'fetchResponse';
  readonly headers: Readonly<Record<string, string>>;
  readonly body: ErrorBody | readonly ErrorBody[];
}

export interface ErrorBody {
  readonly message: string;
  readonly statusCode?: number;
  readonly errorCode?: string;
  readonly enhancedErrorType?: string;
  readonly output?: RecordErrors;
}

export interface RecordErrors {
  readonly errors: readonly RecordError[];
  readonly fieldErrors: Readonly<Record<string, readonly RecordError[]>>;
}

export interface RecordError {
  readonly errorCode: string;
  readonly message: string;
  readonly field?: string | null;
  readonly fieldLabel?: string | null;
}

/** A field as components name it: text, or what `@salesforce/schema` gives. */
export type FieldId = string | { readonly objectApiName: string; readonly fieldApiName: string };
export type ObjectId = string | { readonly objectApiName: string };
