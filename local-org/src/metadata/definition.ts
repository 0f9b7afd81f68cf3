import type { Component, MetadataElement, MetadataValue } from './types.ts';

/** The repeated complex elements of one name; absent ones are none. */
export function elementsOf(definition: MetadataElement | undefined, name: string): readonly MetadataElement[] {
  return list(definition?.[name]).filter(isElement);
}

/** The one complex element of a name. */
export function elementOf(definition: MetadataElement | undefined, name: string): MetadataElement | undefined {
  const value = definition?.[name];
  return value !== undefined && isElement(value) ? value : undefined;
}

/** The repeated text elements of one name. */
export function textsOf(definition: MetadataElement | undefined, name: string): readonly string[] {
  return list(definition?.[name]).filter((value) => typeof value === 'string');
}

/** The text of an element, undefined when it is absent or blank. */
export function textOf(definition: MetadataElement | undefined, name: string): string | undefined {
  const value = definition?.[name];
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

/** The number of an element; text is accepted because an unknown type's values are not converted. */
export function numberOf(definition: MetadataElement | undefined, name: string): number | undefined {
  const value = definition?.[name];
  if (typeof value === 'number') return value;
  return typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value)) ? Number(value) : undefined;
}

/** The boolean of an element, text accepted likewise. */
export function booleanOf(definition: MetadataElement | undefined, name: string): boolean | undefined {
  const value = definition?.[name];
  if (typeof value === 'boolean') return value;
  return value === 'true' ? true : value === 'false' ? false : undefined;
}

/** Whether a boolean element is true. */
export function isSet(definition: MetadataElement | undefined, name: string): boolean {
  return booleanOf(definition, name) === true;
}

/** Object and field name of a component such as a CustomField: `Invoice__c.Amount__c`. */
export function objectAndName(component: Component): readonly [object: string, name: string] {
  const dot = component.fullName.indexOf('.');
  return [component.fullName.slice(0, dot), component.fullName.slice(dot + 1)];
}

/** Every element below (and with) a definition, with its path such as `flexiPageRegions.0.name`. */
export function* walk(
  value: MetadataValue,
  path = '',
): Generator<{ path: string; name: string; value: MetadataValue }> {
  yield { path, name: nameOf(path), value };
  if (Array.isArray(value)) {
    for (const [index, item] of (value as readonly MetadataValue[]).entries()) yield* walk(item, `${path}.${index}`);
  } else if (isElement(value)) {
    for (const [name, child] of Object.entries(value))
      if (child !== undefined) yield* walk(child, path === '' ? name : `${path}.${name}`);
  }
}

function nameOf(path: string): string {
  return path.split('.').findLast((part) => !/^\d+$/u.test(part)) ?? '';
}

function list(value: MetadataValue | undefined): readonly MetadataValue[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? (value as readonly MetadataValue[]) : [value];
}

function isElement(value: MetadataValue): value is MetadataElement {
  return typeof value === 'object' && !Array.isArray(value);
}
