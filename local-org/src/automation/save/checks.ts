import { isCreateable } from '../../access/audit-fields.ts';
import type { UserContext } from '../../access/types.ts';
import { derived } from '../../schema/derived.ts';
import { fieldsByName, picklistValues } from '../../schema/fields.ts';
import type { FieldSchema, FieldValue, ObjectSchema } from '../../schema/types.ts';
import type { DmlError } from '../types.ts';
import { dmlError, type Row } from './row.ts';

/** Refuses values for fields that the user does not write: formulas, roll-ups, audit fields, master-details that may not move. */
export function checkWritable(user: UserContext, object: ObjectSchema, row: Row): void {
  const isRefused = (field: FieldSchema): boolean => {
    if (field.apiName === 'Id') return false;
    if (row.isNew) return !isCreateable(user, object, field);
    return !field.updateable && (row.requested[field.apiName] ?? null) !== (row.old?.[field.apiName] ?? null);
  };
  const refused = fieldsOf(object, Object.keys(row.requested), isRefused);
  if (refused.length === 0) return;
  const names = refused.map((field) => field.apiName);
  row.errors.push(notWritable(names));
}

/** The error for fields that may not be written. */
export function notWritable(names: readonly string[]): DmlError {
  return dmlError(
    'INVALID_FIELD_FOR_INSERT_UPDATE',
    `Unable to create/update fields: ${names.join(', ')}. Please check the security settings of this field and verify that it is read/write for your profile or permission set.`,
    names,
  );
}

/** Type, length, range and restricted picklists of the named fields. */
export function checkValues(object: ObjectSchema, row: Row, names: readonly string[]): void {
  const errorOf = (field: FieldSchema): DmlError | undefined => {
    const value = row.record[field.apiName] ?? null;
    return value === null ? undefined : valueError(field, value);
  };
  const wrong = fieldsOf(object, names, (field) => errorOf(field) !== undefined);
  row.errors.push(...wrong.flatMap((field) => errorOf(field) ?? []));
}

/** Required fields without a value, reported in one error as the platform does. */
export function checkRequired(object: ObjectSchema, row: Row): void {
  const names = requiredNames(object).filter((name) => (row.record[name] ?? null) === null);
  if (object.apiName === 'PermissionSetAssignment' && assignsNothing(row)) names.push('PermissionSetId');
  if (names.length === 0) return;
  row.errors.push(dmlError('REQUIRED_FIELD_MISSING', `Required fields are missing: [${names.join(', ')}]`, names));
}

const requiredNames = derived((object: ObjectSchema): readonly string[] =>
  object.fields
    .filter(
      (field) =>
        field.required &&
        field.stored &&
        field.type !== 'AutoNumber' &&
        field.type !== 'Checkbox' &&
        field.type !== 'Summary' &&
        (field.createable || field.updateable),
    )
    .map((field) => field.apiName),
);

/** Neither field is required by itself: an assignment is of a permission set or of a group. */
function assignsNothing({ record }: Row): boolean {
  return (record['PermissionSetId'] ?? null) === null && (record['PermissionSetGroupId'] ?? null) === null;
}

/** The named fields for which the test holds, in the order of the object's definition. */
function fieldsOf(
  object: ObjectSchema,
  names: readonly string[],
  holds: (field: FieldSchema) => boolean,
): readonly FieldSchema[] {
  const fields = fieldsByName(object);
  let found: FieldSchema[] = [];
  for (const name of names) {
    const field = fields.get(name);
    if (field && holds(field)) found.push(field);
  }
  if (found.length > 1) found = object.fields.filter((field) => found.includes(field));
  return found;
}

function valueError(field: FieldSchema, value: Exclude<FieldValue, null>): DmlError | undefined {
  switch (field.type) {
    case 'Text':
    case 'TextArea':
    case 'LongTextArea':
    case 'Html':
    case 'EncryptedText':
    case 'Phone':
    case 'Url':
    case 'Name':
      return textError(field, value);
    case 'Email':
      return textError(field, value) ?? emailError(field, String(value));
    case 'Picklist':
      return textError(field, value) ?? picklistError(field, [String(value)]);
    case 'MultiselectPicklist':
      return textError(field, value) ?? picklistError(field, String(value).split(';'));
    case 'Number':
    case 'Currency':
    case 'Percent':
      return numberError(field, value);
    case 'Checkbox':
      return typeof value === 'boolean' ? undefined : wrongType(field, value);
    case 'Date':
      return matches(field, value, /^\d{4}-\d{2}-\d{2}$/u) ?? dateError(field, String(value));
    case 'DateTime':
      return matches(field, value, /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/u) ?? dateError(field, String(value));
    case 'Time':
      return matches(field, value, /^\d{2}:\d{2}:\d{2}\.\d{3}Z$/u);
    default:
      return undefined;
  }
}

function matches(field: FieldSchema, value: FieldValue, pattern: RegExp): DmlError | undefined {
  return typeof value === 'string' && pattern.test(value) ? undefined : wrongType(field, value);
}

/** Only years 1700 to 4000 are kept (SOQL and SOSL Reference, "Minimum and Maximum Dates"). */
function dateError(field: FieldSchema, value: string): DmlError | undefined {
  const year = Number(value.slice(0, 4));
  if (year >= 1700 && year <= 4000) return undefined;
  return dmlError('FIELD_INTEGRITY_EXCEPTION', `${field.label}: invalid date: ${value}`, [field.apiName]);
}

function wrongType(field: FieldSchema, value: FieldValue): DmlError {
  return dmlError('INVALID_TYPE_ON_FIELD_IN_RECORD', `${field.label}: value not of required type: ${String(value)}`, [
    field.apiName,
  ]);
}

function textError(field: FieldSchema, value: FieldValue): DmlError | undefined {
  if (typeof value !== 'string') return wrongType(field, value);
  if (field.length === undefined || field.length === 0 || value.length <= field.length) return undefined;
  return dmlError('STRING_TOO_LONG', `${field.label}: data value too large: ${value} (max length=${field.length})`, [
    field.apiName,
  ]);
}

function emailError(field: FieldSchema, value: string): DmlError | undefined {
  if (/^[^\s@"(),:;<>[\]\\]+@[^\s@.]+(\.[^\s@.]+)+$/u.test(value)) return undefined;
  return dmlError('INVALID_EMAIL_ADDRESS', `${field.label}: invalid email address: ${value}`, [field.apiName]);
}

function picklistError(field: FieldSchema, values: readonly string[]): DmlError | undefined {
  if (!field.restrictedPicklist || !field.picklistValues) return undefined;
  const known = picklistValues(field);
  const wrong = values.find((value) => known.get(value.toLowerCase())?.isActive !== true);
  if (wrong === undefined) return undefined;
  return dmlError(
    'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
    `${field.label}: bad value for restricted picklist field: ${wrong}`,
    [field.apiName],
  );
}

function numberError(field: FieldSchema, value: FieldValue): DmlError | undefined {
  if (typeof value !== 'number' || !Number.isFinite(value)) return wrongType(field, value);
  if (field.precision === undefined) return undefined;
  const integerDigits = field.precision - (field.scale ?? 0);
  if (Math.abs(value) < 10 ** integerDigits) return undefined;
  return dmlError(
    'NUMBER_OUTSIDE_VALID_RANGE',
    `${field.label}: value outside of valid range on numeric field: ${value}`,
    [field.apiName],
  );
}
