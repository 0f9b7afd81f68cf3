import type { StandardField } from './build.ts';
import { values } from './values.ts';

type Options = Partial<StandardField>;

/** What only the platform writes, and nobody is granted. */
export const READ_ONLY = { createable: false, updateable: false, permissionable: false } as const;

/** Shorthands for the fields of hand-written standard objects. Setup fields are not subject to field permissions. */
export const id = (label: string): StandardField => ({ apiName: 'Id', label, type: 'Id', ...READ_ONLY });

export const text = (apiName: string, label: string, length = 255, options: Options = {}): StandardField => ({
  apiName,
  label,
  type: 'Text',
  length,
  permissionable: false,
  ...options,
});

export const long = (apiName: string, label: string, options: Options = {}): StandardField => ({
  apiName,
  label,
  type: 'LongTextArea',
  length: 32000,
  permissionable: false,
  ...options,
});

export const checkbox = (apiName: string, label: string, options: Options = {}): StandardField => ({
  apiName,
  label,
  type: 'Checkbox',
  permissionable: false,
  ...options,
});

export const integer = (apiName: string, label: string, options: Options = {}): StandardField => ({
  apiName,
  label,
  type: 'Number',
  precision: 9,
  scale: 0,
  permissionable: false,
  ...options,
  describe: { type: 'int', ...options.describe },
});

export const number = (
  apiName: string,
  label: string,
  type: 'Number' | 'Currency' | 'Percent',
  options: Options = {},
): StandardField => ({ apiName, label, type, precision: 18, scale: 2, ...options });

export const date = (apiName: string, label: string, options: Options = {}): StandardField => ({
  apiName,
  label,
  type: 'Date',
  permissionable: false,
  ...options,
});

export const dateTime = (apiName: string, label: string, options: Options = {}): StandardField => ({
  apiName,
  label,
  type: 'DateTime',
  permissionable: false,
  ...options,
});

export const picklist = (
  apiName: string,
  label: string,
  names: readonly string[],
  options: Options = {},
): StandardField => ({
  apiName,
  label,
  type: 'Picklist',
  length: 40,
  permissionable: false,
  picklistValues: values(...names),
  restrictedPicklist: true,
  ...options,
});

/** A lookup; the relationship's name is the field's without `Id`. */
export const lookup = (
  apiName: string,
  label: string,
  referenceTo: string | readonly string[],
  options: Options = {},
): StandardField => ({
  apiName,
  label,
  type: 'Lookup',
  referenceTo: typeof referenceTo === 'string' ? [referenceTo] : referenceTo,
  relationshipName: apiName.replace(/Id$/, ''),
  permissionable: false,
  ...options,
});

export const isDeleted: StandardField = { apiName: 'IsDeleted', label: 'Deleted', type: 'Checkbox', ...READ_ONLY };

/** Who made and changed a record and when: written by the save procedure. */
export const audit: readonly StandardField[] = [
  dateTime('CreatedDate', 'Created Date', { ...READ_ONLY, defaultedOnCreate: true }),
  lookup('CreatedById', 'Created By ID', 'User', { ...READ_ONLY, defaultedOnCreate: true }),
  dateTime('LastModifiedDate', 'Last Modified Date', { ...READ_ONLY, defaultedOnCreate: true }),
  lookup('LastModifiedById', 'Last Modified By ID', 'User', { ...READ_ONLY, defaultedOnCreate: true }),
  dateTime('SystemModstamp', 'System Modstamp', { ...READ_ONLY, defaultedOnCreate: true }),
];

/** The day of the last task or event of a record. */
export const lastActivity: StandardField = date('LastActivityDate', 'Last Activity', READ_ONLY);

/** When the reading user last opened the record, and last met it. */
export const lastSeen: readonly StandardField[] = [
  dateTime('LastViewedDate', 'Last Viewed Date', READ_ONLY),
  dateTime('LastReferencedDate', 'Last Referenced Date', READ_ONLY),
];

const GEOCODE_ACCURACIES = [
  'Address',
  'NearAddress',
  'Block',
  'Street',
  'ExtendedZip',
  'Zip',
  'Neighborhood',
  'City',
  'County',
  'State',
  'Unknown',
] as const;

/** A compound address and its parts: `BillingStreet` … `BillingAddress`. */
export function address(prefix: string): readonly StandardField[] {
  const compoundFieldName = `${prefix}Address`;
  const part = (name: string, label: string, rest: Omit<StandardField, 'apiName' | 'label'>): StandardField => ({
    apiName: `${prefix}${name}`,
    label: `${prefix} ${label}`,
    compoundFieldName,
    ...rest,
  });
  return [
    part('Street', 'Street', { type: 'TextArea', length: 255 }),
    part('City', 'City', { type: 'Text', length: 40 }),
    part('State', 'State/Province', { type: 'Text', length: 80 }),
    part('PostalCode', 'Zip/Postal Code', { type: 'Text', length: 20 }),
    part('Country', 'Country', { type: 'Text', length: 80 }),
    part('Latitude', 'Latitude', { type: 'Number', precision: 18, scale: 15 }),
    part('Longitude', 'Longitude', { type: 'Number', precision: 18, scale: 15 }),
    part('GeocodeAccuracy', 'Geocode Accuracy', {
      type: 'Picklist',
      length: 40,
      restrictedPicklist: true,
      picklistValues: values(...GEOCODE_ACCURACIES),
    }),
    {
      apiName: compoundFieldName,
      label: `${prefix} Address`,
      type: 'Address',
      createable: false,
      updateable: false,
      stored: false,
    },
  ];
}

export const owner = (referenceTo: readonly string[]): StandardField =>
  lookup('OwnerId', 'Owner ID', referenceTo, {
    defaultedOnCreate: true,
    ...(referenceTo.length > 1 ? { describe: { namePointing: true, polymorphicForeignKey: true } } : {}),
  });
