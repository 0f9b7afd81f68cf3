import type { Component, MetadataElement, MetadataValue } from '../metadata/types.ts';

/** Reading of parsed definitions: an element that is absent or of another shape is undefined. */

export function textOf(element: MetadataElement, name: string): string | undefined {
  const value = element[name];
  return typeof value === 'string'
    ? value
    : typeof value === 'number' || typeof value === 'boolean'
      ? String(value)
      : undefined;
}

export function numberOf(element: MetadataElement, name: string): number | undefined {
  const value = element[name];
  if (typeof value === 'number') return value;
  return typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value)) ? Number(value) : undefined;
}

export function booleanOf(element: MetadataElement, name: string): boolean | undefined {
  const value = element[name];
  if (typeof value === 'boolean') return value;
  return value === 'true' ? true : value === 'false' ? false : undefined;
}

const isElement = (value: MetadataValue | undefined): value is MetadataElement =>
  typeof value === 'object' && !Array.isArray(value);

export function elementOf(element: MetadataElement, name: string): MetadataElement | undefined {
  const value = element[name];
  return isElement(value) ? value : undefined;
}

/** A repeatable element: always a list, empty when absent. */
export function elementsOf(element: MetadataElement, name: string): readonly MetadataElement[] {
  const value = element[name];
  if (value === undefined) return [];
  return Array.isArray(value) ? value.filter(isElement) : isElement(value) ? [value] : [];
}

/** Object and field name of a component such as a CustomField: `Invoice__c.Amount__c`. */
export function objectAndName(component: Component): readonly [object: string, name: string] {
  const dot = component.fullName.indexOf('.');
  return [component.fullName.slice(0, dot), component.fullName.slice(dot + 1)];
}
