import { apiTypes } from '../api-types/load.ts';
import { definitionType } from '../definition-type.ts';
import type { RuleName } from '../rules.ts';
import type { Component, ComponentProblem } from '../types.ts';
import { textOfChild } from '../xml/access.ts';
import { parseXml, XmlSyntaxError, type XmlElement } from '../xml/parse.ts';
import { convert, METADATA_NAMESPACE, type ConversionProblem } from './convert.ts';
import type { LocatedComponent } from './locate.ts';
import { registry } from './registry.ts';
import { isSupportedType } from './supported-types.ts';

/** A component and the file it stands in. */
type NamedFile = Pick<LocatedComponent, 'type' | 'fullName' | 'fileName'>;

interface ReadFile {
  readonly components: Component[];
  readonly problems: ComponentProblem[];
}

/**
 * Reads a metadata file of one component, or of one with its children: an object file gives the CustomObject (where it
 * defines anything of its own) and a component for each field, rule, list view … it holds.
 */
export function readDefinitionFile(located: LocatedComponent, files: Readonly<Record<string, Uint8Array>>): ReadFile {
  const path = located.paths.find((candidate) => candidate.endsWith('-meta.xml')) ?? located.fileName;
  const source = new TextDecoder().decode(files[path]);
  return readDefinitionXml(located, source);
}

/** The same, from the file's text. */
export function readDefinitionXml(located: NamedFile, source: string): ReadFile {
  const problems: ComponentProblem[] = [];
  const root = parseRoot(located, source, problems);
  return root ? readDefinitionElement(located, root, problems) : { components: [], problems };
}

/** The same, from the element that holds the definition. `problems` takes what is found. */
export function readDefinitionElement(
  located: NamedFile,
  root: XmlElement,
  problems: ComponentProblem[] = [],
): ReadFile {
  const children = childElements(located.type);
  const reporterOf = (type: string, fullName: string) => reporter({ ...located, type, fullName }, problems);
  const own = convert(
    root,
    definitionType(located),
    reporterOf(located.type, located.fullName),
    new Set(children.keys()),
  );
  const components: Component[] = [];
  if (children.size === 0 || Object.keys(own.definition).some((name) => name !== 'fullName'))
    components.push({ type: located.type, fullName: located.fullName, fileName: located.fileName, ...own });
  for (const element of root.children) {
    const child = children.get(element.name);
    if (!child) continue;
    const name = textOfChild(element, 'fullName') ?? '';
    const fullName = child.ignoreParentName ? name : `${located.fullName}.${name}`;
    const report = reporterOf(child.type, fullName);
    if (name === '') report('Required field is missing: fullName', 'missing-element', element);
    if (isSupportedType(child.type))
      components.push({
        type: child.type,
        fullName,
        fileName: located.fileName,
        ...convert(element, child.type, report),
      });
    else report(`The local org does not support the metadata type ${child.type}.`, 'supported-type', element);
  }
  return { components, problems };
}

function parseRoot(located: NamedFile, source: string, problems: ComponentProblem[]): XmlElement | undefined {
  const report = reporter(located, problems);
  const expected = definitionType(located);
  try {
    const root = parseXml(source);
    const namespace = root.attributes['xmlns'];
    // The `sf` CLI sends the settings of a new scratch org without a namespace, and the platform takes them.
    const isNamespace = namespace === METADATA_NAMESPACE || (located.type === 'Settings' && namespace === undefined);
    if (root.name === expected && isNamespace && apiTypes().types[expected]) return root;
    report(
      `Error parsing file: expected the element {${METADATA_NAMESPACE}}${expected}, found {${root.attributes['xmlns'] ?? ''}}${root.name}`,
      'root-element',
      root,
    );
  } catch (error) {
    if (!(error instanceof XmlSyntaxError)) throw error;
    report(`Error parsing file: ${error.message}`, 'xml-syntax', error);
  }
  return undefined;
}

/** Elements of a file that are components of their own, by element name. */
function childElements(typeName: string): ReadonlyMap<string, { type: string; ignoreParentName: boolean }> {
  const childTypes = Object.values(registry().type(typeName)?.children?.types ?? {});
  const elements = Object.entries(apiTypes().types[typeName]?.elements ?? {});
  return new Map(
    elements.flatMap(([name, shape]) => {
      const child = shape.repeated && childTypes.find((candidate) => candidate.name === shape.type);
      return child ? [[name, { type: child.name, ignoreParentName: child.ignoreParentName ?? false }] as const] : [];
    }),
  );
}

/** Collects problems of one component. */
function reporter(
  component: NamedFile,
  problems: ComponentProblem[],
): (problem: string, rule: RuleName, at: { line: number; column: number }) => ReturnType<ConversionProblem> {
  return (problem, rule, { line, column }) =>
    problems.push({
      type: component.type,
      fullName: component.fullName,
      fileName: component.fileName,
      severity: 'Error',
      problem,
      rule,
      line,
      column,
    });
}
