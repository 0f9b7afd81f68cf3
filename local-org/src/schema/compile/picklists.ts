import type { Catalog, Component, MetadataElement } from '../../metadata/types.ts';
import { booleanOf, elementOf, elementsOf, textOf } from '../../metadata/definition.ts';
import type { PicklistValue } from '../types.ts';

/** The values of a picklist field, or the problem that stands against it, in Salesforce's words. */
export type PicklistResult =
  | { readonly values: readonly PicklistValue[]; readonly restricted: boolean }
  | { readonly problem: string; readonly at: string };

const MAXIMUM_VALUE_LENGTH = 255;

/** Reads the value set of a custom field: its own values or those of a GlobalValueSet. */
export function readValueSet(catalog: Catalog, component: Component): PicklistResult {
  const valueSet = elementOf(component.definition, 'valueSet');
  if (valueSet === undefined)
    return { problem: "Must specify 'valueSet' for a CustomField of type Picklist", at: 'valueSet' };
  if (textOf(valueSet, 'controllingField') !== undefined)
    return {
      problem: 'The local org does not support dependent picklists (controllingField).',
      at: 'valueSet.controllingField',
    };

  const name = textOf(valueSet, 'valueSetName');
  if (name !== undefined) {
    const global = catalog.get('GlobalValueSet', name);
    if (global === undefined)
      return { problem: `In field: valueSetName - no GlobalValueSet named ${name} found`, at: 'valueSet.valueSetName' };
    return { values: readValues(global.definition, 'customValue'), restricted: true };
  }

  const definition = elementOf(valueSet, 'valueSetDefinition');
  if (definition === undefined)
    return { problem: "Must specify either 'valueSetDefinition' or 'valueSetName' for a value set", at: 'valueSet' };
  const values = readValues(definition, 'value');
  const seen = new Set<string>();
  for (const value of values) {
    if (value.value.length > MAXIMUM_VALUE_LENGTH)
      return {
        problem: `Value too long for field: fullName maximum length is:${String(MAXIMUM_VALUE_LENGTH)}`,
        at: 'valueSet',
      };
    if (seen.has(value.value.toLowerCase())) return { problem: `Duplicate value: ${value.value}`, at: 'valueSet' };
    seen.add(value.value.toLowerCase());
  }
  return { values, restricted: booleanOf(valueSet, 'restricted') ?? false };
}

function readValues(element: MetadataElement, name: string): PicklistValue[] {
  const values = elementsOf(element, name).map((value) => {
    const apiName = textOf(value, 'fullName') ?? '';
    return {
      value: apiName,
      label: textOf(value, 'label') ?? apiName,
      isDefault: booleanOf(value, 'default') ?? false,
      isActive: booleanOf(value, 'isActive') ?? true,
    };
  });
  if (booleanOf(element, 'sorted') === true) values.sort((a, b) => a.label.localeCompare(b.label));
  return values;
}
