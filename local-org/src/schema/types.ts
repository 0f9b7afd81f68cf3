import type { CompiledFormula, FieldValue } from '../formula/types.ts';
import type { FieldDescribe } from './describe-types.ts';

export type { FieldValue };

/**
 * A record as the org keeps it: canonical field names, stored fields only unless said otherwise. `Id` is 18 characters.
 * Dates `YYYY-MM-DD`; date-times `YYYY-MM-DDTHH:mm:ss.SSSZ` (UTC); multi-select picklists joined with `;`.
 */
export interface SObjectRecord {
  [field: string]: FieldValue;
}

/** Field types as Metadata API names (also used for standard fields). */
export type FieldType =
  | 'Id'
  | 'Text'
  | 'TextArea'
  | 'LongTextArea'
  | 'Html'
  | 'EncryptedText'
  | 'Email'
  | 'Phone'
  | 'Url'
  | 'AutoNumber'
  | 'Number'
  | 'Currency'
  | 'Percent'
  | 'Checkbox'
  | 'Date'
  | 'DateTime'
  | 'Time'
  | 'Picklist'
  | 'MultiselectPicklist'
  | 'Lookup'
  | 'MasterDetail'
  | 'Summary'
  | 'Location'
  | 'Address'
  | 'Name'
  | 'Metadata';

export interface PicklistValue {
  readonly value: string;
  readonly label: string;
  readonly isDefault: boolean;
  readonly isActive: boolean;
}

export interface SummaryDefinition {
  readonly operation: 'count' | 'sum' | 'min' | 'max';
  /** Child object and the master-detail field by which it hangs on this object. */
  readonly childObject: string;
  readonly foreignKey: string;
  /** Child field summarised; absent for count. */
  readonly summarizedField?: string;
  readonly filters: readonly { readonly field: string; readonly operation: string; readonly value: string }[];
}

export interface FieldSchema {
  readonly apiName: string;
  readonly label: string;
  /** The type of the value: for formula fields the type of the result, for roll-ups that of the total (see `summary`). */
  readonly type: FieldType;
  readonly custom: boolean;
  readonly length?: number;
  readonly precision?: number;
  readonly scale?: number;
  /** Must have a value whoever writes it (required in the definition, master-detail, standard required fields). */
  readonly required: boolean;
  readonly unique: boolean;
  readonly caseSensitive: boolean;
  readonly externalId: boolean;
  readonly createable: boolean;
  readonly updateable: boolean;
  readonly picklistValues?: readonly PicklistValue[];
  readonly restrictedPicklist?: boolean;
  /** For lookups and master-details: objects referred to; names for the way up and the way down. */
  readonly referenceTo?: readonly string[];
  readonly relationshipName?: string;
  readonly childRelationshipName?: string;
  readonly deleteConstraint?: 'SetNull' | 'Restrict' | 'Cascade';
  readonly writeRequiresMasterRead?: boolean;
  readonly reparentable?: boolean;
  /** Source of a formula field. Its compiled form is in ObjectSchema.formulas. */
  readonly formula?: string;
  readonly formulaBlanksAs?: 'zero' | 'blank';
  readonly summary?: SummaryDefinition;
  readonly displayFormat?: string;
  /** A formula (compiled with place 'defaultValue') or, for standard fields, a literal. */
  readonly defaultValueFormula?: string;
  readonly defaultValue?: FieldValue;
  readonly inlineHelpText?: string;
  readonly description?: string;
  readonly nameField: boolean;
  /** Whether a column exists in the store: formula fields have none, roll-ups do. */
  readonly stored: boolean;
  /** Whether field permissions decide on it; false: always visible (system, required, master-detail and name fields). */
  readonly permissionable: boolean;
  /** The compound field that this one is part of (`BillingAddress`, `Name`). */
  readonly compoundFieldName?: string;
  /** Whether the org itself fills it in on insert, so that it is never blank although nobody need give it. */
  readonly defaultedOnCreate?: boolean;
  /** What the platform's describe says of a standard field beyond what follows from the rest. */
  readonly describe?: Partial<FieldDescribe>;
}

export type ObjectKind = 'standard' | 'custom' | 'customMetadata' | 'platformEvent' | 'setup';

export interface ChildRelationship {
  readonly name: string | undefined;
  readonly childObject: string;
  readonly field: string;
  readonly cascadeDelete: boolean;
  readonly restrictedDelete: boolean;
}

export interface ObjectSchema {
  readonly apiName: string;
  readonly label: string;
  readonly labelPlural: string;
  readonly keyPrefix: string;
  readonly kind: ObjectKind;
  readonly sharingModel: 'Private' | 'Read' | 'ReadWrite' | 'ControlledByParent' | 'FullAccess';
  readonly description?: string;
  /** Fields in definition order; use `field(name)` of Schema for case-insensitive look-up. */
  readonly fields: readonly FieldSchema[];
  readonly nameField: string | undefined;
  readonly childRelationships: readonly ChildRelationship[];
  readonly createable: boolean;
  readonly updateable: boolean;
  readonly deletable: boolean;
  readonly queryable: boolean;
  /** Compiled formula fields by canonical field name. */
  readonly formulas: ReadonlyMap<string, CompiledFormula>;
  /** Compiled default values by canonical field name (place 'defaultValue'). */
  readonly defaultValues: ReadonlyMap<string, CompiledFormula>;
  /** Publish behaviour of a platform event. */
  readonly publishBehavior?: 'PublishImmediately' | 'PublishAfterCommit';
}

/** All objects of an org. Look-ups are case-insensitive and answer undefined for unknown names. */
export interface Schema {
  readonly objects: readonly ObjectSchema[];
  object(name: string): ObjectSchema | undefined;
  objectByKeyPrefix(id: string): ObjectSchema | undefined;
  field(object: string, field: string): FieldSchema | undefined;
  /** The lookup field whose relationship is named so (`Account` → AccountId, `Brief__r` → Brief__c). */
  relationship(object: string, relationshipName: string): FieldSchema | undefined;
}
