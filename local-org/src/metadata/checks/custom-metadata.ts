import type { FieldSchema } from '../../schema/types.ts';
import { elementsOf, textOf } from '../definition.ts';
import type { MetadataValue } from '../types.ts';
import { reportUnknown, type Check } from './context.ts';

/** A custom metadata record's type and fields exist, and each value is one its field takes. */
export const checkCustomMetadata: Check = (component, context) => {
  const typeName = `${component.fullName.slice(0, component.fullName.indexOf('.')).replace(/__mdt$/u, '')}__mdt`;
  const type = context.schema.object(typeName);
  if (type?.kind !== 'customMetadata') {
    reportUnknown(context, component, { element: 'type', type: 'CustomObject', name: typeName, at: '' });
    return;
  }
  if (textOf(component.definition, 'label') === undefined)
    context.report(component, 'Required field is missing: label', { rule: 'missing-element' });
  const given = new Map<string, MetadataValue | undefined>();
  for (const [index, entry] of elementsOf(component.definition, 'values').entries()) {
    const name = textOf(entry, 'field') ?? '';
    const at = `values.${index}`;
    const field = context.schema.field(type.apiName, name);
    given.set(name.toLowerCase(), entry['value']);
    if (!field)
      reportUnknown(context, component, { element: 'field', type: 'CustomField', name: `${type.apiName}.${name}`, at });
    else if (entry['value'] !== undefined) {
      const problem = valueProblem(field, entry['value']);
      if (problem !== undefined) context.report(component, problem, { rule: 'custom-metadata-value', at });
    }
  }
  for (const field of type.fields)
    if (
      field.custom &&
      field.required &&
      field.type !== 'Checkbox' &&
      (given.get(field.apiName.toLowerCase()) ?? '') === ''
    )
      context.report(component, `Required fields are missing: [${field.apiName}]`, { rule: 'custom-metadata-value' });
};

const NUMBERS: readonly string[] = ['Number', 'Percent', 'Currency'];

function valueProblem(field: FieldSchema, value: MetadataValue): string | undefined {
  if (field.type === 'Checkbox') return typeof value === 'boolean' ? undefined : wrongType(field, value, 'xsd:boolean');
  if (NUMBERS.includes(field.type))
    return typeof value === 'number' ? undefined : wrongType(field, value, 'xsd:double');
  if (typeof value !== 'string') return wrongType(field, value, 'xsd:string');
  if (field.length !== undefined && [...value].length > field.length)
    return `${field.label}: data value too large: ${value} (max length=${field.length})`;
  if (field.type === 'Date' && !/^\d{4}-\d{2}-\d{2}$/u.test(value)) return wrongType(field, value, 'xsd:date');
  const isValue = field.picklistValues?.some((candidate) => candidate.value === value) ?? true;
  if (field.type === 'Picklist' && field.restrictedPicklist && value !== '' && !isValue)
    return `${field.label}: bad value for restricted picklist field: ${value}`;
  return undefined;
}

function wrongType(field: FieldSchema, value: MetadataValue, expected: string): string {
  return `${field.apiName} takes ${expected}, not ${JSON.stringify(value)}.`;
}
