import type { ApiElement, ApiType } from '../api-types/types.ts';
import { apiTypes } from '../api-types/load.ts';
import type { RuleName } from '../rules.ts';
import type { MetadataElement, MetadataValue } from '../types.ts';
import type { XmlElement } from '../xml/parse.ts';

/** Namespace of every metadata file. */
export const METADATA_NAMESPACE = 'http://soap.sforce.com/2006/04/metadata';

/** Elements typed as text in the API that hold XML in the file: kept as written. */
const RAW_XML = new Set(['targetConfigs']);

export interface Conversion {
  readonly definition: MetadataElement;
  /** Where each element stands, by path such as `valueSet.valueSetDefinition.value.0.label`; '' is the component itself. */
  readonly positions: Record<string, readonly [line: number, column: number]>;
}

/** Told of each problem with the path of the element concerned and where it stands. */
export type ConversionProblem = (problem: string, rule: RuleName, element: XmlElement) => void;

/**
 * Converts an element into the definition that a Metadata API type describes: text, numbers and booleans by declared type,
 * repeatable elements always as arrays. What does not fit is reported in Salesforce's words and left out.
 * `skip` names elements that are components of their own (fields of an object file …).
 */
export function convert(
  element: XmlElement,
  typeName: string,
  report: ConversionProblem,
  skip: ReadonlySet<string> = new Set(),
): Conversion {
  const type = apiTypes().types[typeName];
  if (!type) throw new Error(`No Metadata API type is named ${typeName}.`);
  const positions: Conversion['positions'] = {};
  const context: Context = { report, positions };
  return { definition: convertComplex(element, typeName, type, '', context, skip), positions };
}

interface Context {
  readonly report: ConversionProblem;
  readonly positions: Conversion['positions'];
}

function convertComplex(
  element: XmlElement,
  typeName: string,
  type: ApiType,
  path: string,
  context: Context,
  skip: ReadonlySet<string> = new Set(),
): MetadataElement {
  context.positions[path] = [element.line, element.column];
  if (element.text.trim() !== '')
    context.report(
      `Error parsing file: unexpected text '${element.text.trim().slice(0, 40)}' in type ${typeName}`,
      'xml-syntax',
      element,
    );
  const definition: Record<string, MetadataValue> = {};
  const finished = new Set<string>();
  let previous: string | undefined;
  for (const child of element.children) {
    const shape = Object.hasOwn(type.elements, child.name) ? type.elements[child.name] : undefined;
    if (!shape) {
      context.report(misplaced(child, 'invalid', typeName), 'unknown-element', child);
      continue;
    }
    const duplicated = shape.repeated ? finished.has(child.name) : previous === child.name || finished.has(child.name);
    if (duplicated) context.report(misplaced(child, 'duplicated', typeName), 'duplicated-element', child);
    if (previous !== undefined && previous !== child.name) finished.add(previous);
    previous = child.name;
    if (skip.has(child.name)) continue;
    const values = (definition[child.name] ?? []) as readonly MetadataValue[];
    const childPath = join(path, shape.repeated ? `${child.name}.${values.length}` : child.name);
    const value = convertValue(child, shape, typeName, childPath, context);
    if (value === undefined) continue;
    definition[child.name] = shape.repeated ? [...values, value] : value;
  }
  for (const [name, shape] of Object.entries(type.elements))
    if (shape.required && !element.children.some((child) => child.name === name))
      context.report(`Required field is missing: ${name}`, 'missing-element', element);
  return definition;
}

function convertValue(
  element: XmlElement,
  shape: ApiElement,
  ownerName: string,
  path: string,
  context: Context,
): MetadataValue | undefined {
  if (element.attributes['xsi:nil'] === 'true') return undefined;
  const complex = apiTypes().types[shape.type];
  if (complex) return convertComplex(element, shape.type, complex, path, context);
  context.positions[path] = [element.line, element.column];
  if (RAW_XML.has(element.name)) return element.innerXml.trim();
  for (const child of element.children)
    context.report(misplaced(child, 'invalid', ownerName), 'unknown-element', child);
  const values = apiTypes().enums[shape.type];
  if (values) return convertEnum(element, shape.type, values, context);
  switch (shape.type) {
    case 'boolean':
      return convertBoolean(element, context);
    case 'number':
      return convertNumber(element, context);
    case 'any':
      return convertAny(element, context);
    default:
      return element.text;
  }
}

function convertEnum(
  element: XmlElement,
  name: string,
  values: readonly string[],
  context: Context,
): string | undefined {
  const text = element.text.trim();
  if (values.includes(text)) return text;
  context.report(`'${text}' is not a valid value for the enum '${name}'`, 'enumeration', element);
  return undefined;
}

function convertBoolean(element: XmlElement, context: Context): boolean | undefined {
  const text = element.text.trim();
  if (text === 'true' || text === '1') return true;
  if (text === 'false' || text === '0') return false;
  context.report(`'${text}' is not a valid value for the type xsd:boolean`, 'boolean', element);
  return undefined;
}

function convertNumber(element: XmlElement, context: Context): number | undefined {
  const text = element.text.trim();
  if (/^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/u.test(text)) return Number(text);
  context.report(`'${text}' is not a valid value for the type xsd:double`, 'number', element);
  return undefined;
}

/** `xsd:anyType`: the value says its type itself (values of custom metadata records). */
function convertAny(element: XmlElement, context: Context): MetadataValue | undefined {
  const type = element.attributes['xsi:type'];
  switch (type?.slice(type.indexOf(':') + 1)) {
    case 'boolean':
      return convertBoolean(element, context);
    case 'double':
    case 'int':
    case 'long':
    case 'decimal':
      return convertNumber(element, context);
    case 'string':
    case 'date':
    case 'dateTime':
    case 'picklist':
      return element.text;
    case undefined:
      context.report(`Element ${element.name} needs an xsi:type`, 'any-type', element);
      return undefined;
    default:
      context.report(`'${type}' is not a valid xsi:type`, 'any-type', element);
      return undefined;
  }
}

function misplaced(element: XmlElement, how: 'invalid' | 'duplicated', typeName: string): string {
  const verb = how === 'invalid' ? 'invalid' : 'is duplicated';
  return `Error parsing file: Element {${METADATA_NAMESPACE}}${element.name} ${verb} at this location in type ${typeName}`;
}

function join(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}
