import { apiTypes } from './api-types/load.ts';
import { componentsOf } from './catalog.ts';
import { definitionType } from './definition-type.ts';
import { METADATA_NAMESPACE } from './read/convert.ts';
import { registry } from './read/registry.ts';
import type { Catalog, Component, MetadataElement, MetadataValue } from './types.ts';
import { RawXml, writeXmlDocument, type XmlObject, type XmlValue } from './xml/write.ts';

const NAMESPACES: XmlObject = {
  '@xmlns': METADATA_NAMESPACE,
  '@xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
  '@xmlns:xsd': 'http://www.w3.org/2001/XMLSchema',
};

/**
 * The files of components in metadata format by path, with a `package.xml` that names them: what a retrieve gives.
 * A child (a field …) comes in its parent's file, which then holds only what was asked for; a parent with all its children.
 */
export function writePackage(
  components: readonly Component[],
  catalog: Catalog,
  version: string,
): Record<string, string> {
  const files: Record<string, string> = {};
  const wanted = new Map(
    components
      .flatMap((component) => [component, ...childrenOf(component, catalog)])
      .map((component) => [keyOf(component), component]),
  );
  const byFile = Map.groupBy(wanted.values(), ({ fileName }) => fileName);
  for (const [fileName, inFile] of byFile) Object.assign(files, writeComponentFile(fileName, inFile));
  files['package.xml'] = writeManifest([...wanted.values()], version);
  return files;
}

function keyOf({ type, fullName }: Component): string {
  return `${type}:${fullName.toLowerCase()}`;
}

/** The children of a component that stand in its file. */
export function childrenOf(parent: Pick<Component, 'type' | 'fullName'>, catalog: Catalog): Component[] {
  const childTypes = Object.values(registry().type(parent.type)?.children?.types ?? {}).map(({ name }) => name);
  const prefix = `${parent.fullName.toLowerCase()}.`;
  return componentsOf(catalog).filter(
    ({ type, fullName }) => childTypes.includes(type) && fullName.toLowerCase().startsWith(prefix),
  );
}

function writeComponentFile(fileName: string, components: readonly Component[]): Record<string, string> {
  const [first] = components;
  if (!first) return {};
  if (first.files) {
    const meta = `${fileName}/${first.fullName}.js-meta.xml`;
    const sources = Object.entries(first.files).map(([path, text]) => [`${fileName}/${path}`, text]);
    return { ...Object.fromEntries(sources), [meta]: writeXmlDocument(first.type, { ...NAMESPACES, ...xmlOf(first) }) };
  }
  const parentType = registry().parentOf(first.type)?.name ?? definitionType(first);
  const own = components.find((component) => definitionType(component) === parentType);
  const children = components.filter((component) => component !== own);
  return { [fileName]: writeXmlDocument(parentType, { ...NAMESPACES, ...definitionXml(own, children, parentType) }) };
}

/** A component as the Metadata API's `read` gives it: its elements and those of its children, in alphabetical order. */
export function definitionXml(own: Component | undefined, children: readonly Component[], typeName: string): XmlObject {
  const elements = Object.entries(apiTypes().types[typeName]?.elements ?? {});
  const nested = Map.groupBy(children, (child) => elements.find(([, shape]) => shape.type === child.type)?.[0] ?? '');
  const childXml = [...nested].map(([element, list]) => [element, list.map((child) => xmlOf(child))] as const);
  return sorted({ ...(own ? xmlOf(own) : {}), ...Object.fromEntries(childXml) });
}

function xmlOf(component: Component): XmlObject {
  return elementXml(component.definition, definitionType(component));
}

function elementXml(element: MetadataElement, typeName: string): XmlObject {
  const shapes = apiTypes().types[typeName]?.elements ?? {};
  return sorted(
    Object.fromEntries(
      Object.entries(element).map(([name, value]) => [
        name,
        value === undefined ? undefined : valueXml(value, name, shapes[name]?.type ?? 'string'),
      ]),
    ),
  );
}

function valueXml(value: MetadataValue, name: string, typeName: string): XmlValue {
  if (Array.isArray(value)) return (value as readonly MetadataValue[]).map((item) => valueXml(item, name, typeName));
  if (typeof value === 'object') return elementXml(value as MetadataElement, typeName);
  if (name === 'targetConfigs') return new RawXml(String(value));
  if (typeName !== 'any') return value as string | number | boolean;
  const xsdType = typeof value === 'boolean' ? 'boolean' : typeof value === 'number' ? 'double' : 'string';
  return { '@xsi:type': `xsd:${xsdType}`, '#text': String(value) };
}

/** Salesforce writes the full name first and the rest in alphabetical order. */
function sorted(object: XmlObject): XmlObject {
  const rank = (name: string) => (name === 'fullName' ? '' : name);
  return Object.fromEntries(Object.entries(object).sort(([a], [b]) => (rank(a) < rank(b) ? -1 : 1)));
}

/** A `package.xml` that names the components. */
export function writeManifest(components: readonly Pick<Component, 'type' | 'fullName'>[], version: string): string {
  const types = [...Map.groupBy(components, ({ type }) => type)].sort(([a], [b]) => (a < b ? -1 : 1));
  return writeXmlDocument('Package', {
    '@xmlns': METADATA_NAMESPACE,
    types: types.map(([name, list]) => ({ members: list.map(({ fullName }) => fullName).sort(), name })),
    version,
  });
}
