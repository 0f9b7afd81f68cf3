import type { FieldSchema, FieldValue, ObjectSchema, SObjectRecord } from '../../schema/types.ts';
import { elementsOf, textOf } from '../definition.ts';
import type { Catalog, Component, MetadataValue } from '../types.ts';

/** The records of a custom metadata type as rows. A value that is not given is blank (false for a checkbox). */
export function customMetadataRows(catalog: Catalog, object: ObjectSchema): SObjectRecord[] {
  const prefix = `${object.apiName.replace(/__mdt$/u, '')}.`.toLowerCase();
  return catalog
    .all('CustomMetadata')
    .filter(({ fullName }) => fullName.replace('__mdt.', '.').toLowerCase().startsWith(prefix))
    .map((component) => row(component, object));
}

function row({ fullName, definition }: Component, object: ObjectSchema): SObjectRecord {
  const developerName = fullName.slice(fullName.lastIndexOf('.') + 1);
  const label = textOf(definition, 'label') ?? developerName;
  const values = new Map(
    elementsOf(definition, 'values').map((entry) => [(textOf(entry, 'field') ?? '').toLowerCase(), entry['value']]),
  );
  const custom = object.fields.filter((field) => field.custom && field.stored);
  return {
    DeveloperName: developerName,
    QualifiedApiName: developerName,
    MasterLabel: label,
    Label: label,
    Language: 'en_US',
    ...Object.fromEntries(
      custom.map((field) => [field.apiName, fieldValue(field, values.get(field.apiName.toLowerCase()))]),
    ),
  };
}

function fieldValue(field: FieldSchema, value: MetadataValue | undefined): FieldValue {
  if (field.type === 'Checkbox') return value === true;
  if (typeof value === 'string') return value === '' ? null : value;
  return typeof value === 'number' || typeof value === 'boolean' ? value : null;
}
