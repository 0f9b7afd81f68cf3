import type { FieldDescribe } from './describe-types.ts';
import type { FieldSchema, FieldType, ObjectSchema } from './types.ts';

const API_TYPES: Readonly<Record<FieldType, string>> = {
  Id: 'id',
  Text: 'string',
  TextArea: 'textarea',
  LongTextArea: 'textarea',
  Html: 'textarea',
  EncryptedText: 'encryptedstring',
  Email: 'email',
  Phone: 'phone',
  Url: 'url',
  AutoNumber: 'string',
  Number: 'double',
  Currency: 'currency',
  Percent: 'percent',
  Checkbox: 'boolean',
  Date: 'date',
  DateTime: 'datetime',
  Time: 'time',
  Picklist: 'picklist',
  MultiselectPicklist: 'multipicklist',
  Lookup: 'reference',
  MasterDetail: 'reference',
  Summary: 'double',
  Location: 'location',
  Address: 'address',
  Name: 'string',
  Metadata: 'reference',
};

const SOAP_TYPES: Readonly<Record<string, string>> = {
  id: 'tns:ID',
  reference: 'tns:ID',
  boolean: 'xsd:boolean',
  double: 'xsd:double',
  currency: 'xsd:double',
  percent: 'xsd:double',
  int: 'xsd:int',
  date: 'xsd:date',
  datetime: 'xsd:dateTime',
  time: 'xsd:time',
  address: 'urn:address',
  location: 'urn:location',
};

const NUMERIC: ReadonlySet<string> = new Set(['double', 'currency', 'percent']);
const TEXTUAL: ReadonlySet<string> = new Set([
  'string',
  'textarea',
  'email',
  'phone',
  'url',
  'picklist',
  'multipicklist',
  'combobox',
  'encryptedstring',
]);
const DEFAULT_LENGTHS: Readonly<Partial<Record<FieldType, number>>> = {
  Id: 18,
  Lookup: 18,
  MasterDetail: 18,
  Metadata: 18,
  Email: 80,
  Phone: 40,
  Url: 255,
  TextArea: 255,
  Picklist: 255,
  Text: 255,
  AutoNumber: 30,
  Name: 80,
};

/** The type of a field as the data APIs name it: `string`, `double`, `reference` … */
export function apiTypeOf(field: FieldSchema): string {
  const recorded = field.describe?.type;
  return typeof recorded === 'string' ? recorded : API_TYPES[field.type];
}

/** Whether SOQL may name the field in WHERE, ORDER BY or GROUP BY: long texts may not. */
export function capabilitiesOf(field: FieldSchema): {
  filterable: boolean;
  sortable: boolean;
  groupable: boolean;
  aggregatable: boolean;
} {
  const long = field.type === 'LongTextArea' || field.type === 'Html' || field.type === 'EncryptedText';
  const address = field.type === 'Address' || field.type === 'Location';
  const multiple = field.type === 'MultiselectPicklist';
  const number =
    (field.type === 'Number' && field.describe?.type !== 'int') ||
    field.type === 'Currency' ||
    field.type === 'Percent';
  const given = (name: 'filterable' | 'sortable' | 'groupable' | 'aggregatable', derived: boolean): boolean => {
    const recorded = field.describe?.[name];
    return typeof recorded === 'boolean' ? recorded : derived;
  };
  return {
    filterable: given('filterable', !long),
    sortable: given('sortable', !long && !address && !multiple),
    groupable: given(
      'groupable',
      // Formula fields can't be grouped: SOQL and SOSL Reference, "Considerations for GROUP BY".
      field.formula === undefined &&
        !long &&
        !address &&
        !multiple &&
        !number &&
        field.type !== 'DateTime' &&
        field.type !== 'Time' &&
        field.type !== 'AutoNumber',
    ),
    aggregatable: given(
      'aggregatable',
      !long && !address && !multiple && field.type !== 'Checkbox' && field.type !== 'Time',
    ),
  };
}

/** What the describe of an object says of one field; `rights` are those of the user who asks. */
export function describeField(
  object: Pick<ObjectSchema, 'kind'>,
  field: FieldSchema,
  rights: { createable: boolean; updateable: boolean },
): FieldDescribe {
  const type = apiTypeOf(field);
  const reference = type === 'reference';
  const integer = type === 'int';
  const numeric = NUMERIC.has(type);
  const length =
    TEXTUAL.has(type) || type === 'id' || reference ? (field.length ?? DEFAULT_LENGTHS[field.type] ?? 0) : 0;
  const master = field.type === 'MasterDetail';
  const polymorphic = (field.referenceTo?.length ?? 0) > 1;
  const picklist = field.picklistValues ?? [];
  const calculated = field.formula !== undefined || field.summary !== undefined;
  const defaultedOnCreate =
    field.defaultedOnCreate ??
    (type === 'id' ||
      field.type === 'Checkbox' ||
      field.type === 'AutoNumber' ||
      (picklist.some((value) => value.isDefault) && type === 'picklist'));
  return {
    ...capabilitiesOf(field),
    aiPredictionField: false,
    autoNumber: field.type === 'AutoNumber',
    byteLength: reference || type === 'id' ? length : length * 3,
    calculated,
    calculatedFormula: field.formula ?? null,
    cascadeDelete: master || (field.custom && field.deleteConstraint === 'Cascade'),
    caseSensitive: field.caseSensitive,
    compoundFieldName: field.compoundFieldName ?? null,
    controllerName: null,
    createable: rights.createable && field.createable,
    custom: field.custom,
    defaultValue:
      field.type === 'Checkbox'
        ? field.defaultValue === true || field.defaultValueFormula?.toLowerCase() === 'true'
        : null,
    defaultValueFormula: field.type === 'Checkbox' ? null : (field.defaultValueFormula ?? null),
    defaultedOnCreate: field.custom
      ? (field.type === 'Checkbox' || field.type === 'AutoNumber') && !calculated
      : defaultedOnCreate,
    dependentPicklist: false,
    deprecatedAndHidden: false,
    digits: integer ? (field.precision ?? 9) : 0,
    displayLocationInDecimal: false,
    encrypted: field.type === 'EncryptedText',
    externalId: field.externalId,
    extraTypeInfo: field.type === 'Html' ? 'richtextarea' : type === 'textarea' ? 'plaintextarea' : null,
    filteredLookupInfo: null,
    formulaTreatNullNumberAsZero: field.formula !== undefined && field.formulaBlanksAs === 'zero',
    highScaleNumber: false,
    htmlFormatted: field.type === 'Html',
    idLookup:
      type === 'id' ||
      field.externalId ||
      (field.unique && field.custom) ||
      (field.nameField && object.kind !== 'standard'),
    inlineHelpText: field.inlineHelpText ?? null,
    label: field.label,
    length: type === 'string' && field.formula !== undefined ? 1300 : length,
    mask: null,
    maskType: null,
    name: field.apiName,
    nameField: field.nameField,
    namePointing: reference && polymorphic,
    nillable: !(
      field.required ||
      (defaultedOnCreate && (reference || type === 'datetime')) ||
      type === 'id' ||
      type === 'boolean' ||
      (field.type === 'AutoNumber' && !field.custom && !field.nameField)
    ),
    permissionable: field.permissionable,
    picklistValues: picklist.map((value) => ({
      active: value.isActive,
      defaultValue: value.isDefault,
      label: value.label,
      validFor: null,
      value: value.value,
    })),
    polymorphicForeignKey: reference && polymorphic,
    precision: numeric
      ? (field.precision ?? 18)
      : type === 'multipicklist'
        ? Number(field.describe?.precision ?? 4)
        : 0,
    queryByDistance: field.type === 'Address' || field.type === 'Location',
    referenceTargetField: null,
    referenceTo: field.referenceTo ?? [],
    relationshipName: field.relationshipName ?? null,
    relationshipOrder: null,
    restrictedDelete: field.custom && field.deleteConstraint === 'Restrict',
    restrictedPicklist: field.restrictedPicklist ?? false,
    scale: numeric ? (field.scale ?? 0) : 0,
    searchPrefilterable: reference && field.createable && field.permissionable,
    soapType: SOAP_TYPES[type] ?? 'xsd:string',
    type,
    unique: field.unique,
    updateable: rights.updateable && field.updateable,
    writeRequiresMasterRead: field.writeRequiresMasterRead ?? false,
    ...field.describe,
  };
}
