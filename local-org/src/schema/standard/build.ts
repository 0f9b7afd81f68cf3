import type { ChildRelationship, FieldSchema, ObjectSchema } from '../types.ts';

/** A field of the standard data: only what differs from a plain, optional, writable field. */
export type StandardField = Pick<FieldSchema, 'apiName' | 'label' | 'type'> & Partial<FieldSchema>;

/** An object of the standard data. */
export type StandardObject = Pick<
  ObjectSchema,
  'apiName' | 'label' | 'labelPlural' | 'keyPrefix' | 'kind' | 'sharingModel' | 'nameField'
> &
  Partial<Pick<ObjectSchema, 'createable' | 'updateable' | 'deletable' | 'queryable'>> & {
    readonly fields: readonly StandardField[];
  };

/** An object under construction: the compiler adds fields, relationships and formulas before it is handed out as read-only. */
export interface ObjectDraft extends Omit<
  ObjectSchema,
  'fields' | 'childRelationships' | 'formulas' | 'defaultValues'
> {
  fields: FieldSchema[];
  childRelationships: ChildRelationship[];
  formulas: Map<string, import('../../formula/types.ts').CompiledFormula>;
  defaultValues: Map<string, import('../../formula/types.ts').CompiledFormula>;
}

/** Completes a field of the standard data. */
export function standardField(field: StandardField): FieldSchema {
  const writable = field.formula === undefined;
  return {
    custom: false,
    required: false,
    unique: false,
    caseSensitive: false,
    externalId: false,
    createable: writable,
    updateable: writable,
    nameField: false,
    stored: writable,
    permissionable: true,
    ...field,
  };
}

/** Completes an object of the standard data. */
export function standardObject(object: StandardObject): ObjectDraft {
  return {
    createable: true,
    updateable: true,
    deletable: true,
    queryable: true,
    ...object,
    fields: object.fields.map(standardField),
    childRelationships: [],
    formulas: new Map(),
    defaultValues: new Map(),
  };
}
