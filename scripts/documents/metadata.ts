import { globSync, readFileSync } from 'node:fs';
import { XMLParser } from 'fast-xml-parser';

/** One element of a metadata file: child elements by name, each a list; text under `#text`. */
export interface XmlElement {
  readonly [name: string]: readonly XmlElement[] | string | undefined;
}

const parser = new XMLParser({
  ignoreAttributes: true,
  parseTagValue: false,
  alwaysCreateTextNode: true,
  isArray: (name) => name !== '?xml',
});

/** The root elements of all metadata files that a pattern below the package names, by path. */
export function readAll(pattern: string): ReadonlyMap<string, XmlElement> {
  const files = globSync(`{force-app,policy}/**/${pattern}`).sort();
  return new Map(
    files.map((file) => {
      const document = parser.parse(readFileSync(file, 'utf8')) as Record<string, XmlElement[]>;
      const root = Object.entries(document).find(([name]) => !name.startsWith('?'))?.[1]?.[0];
      if (root === undefined) throw new Error(`${file} is empty.`);
      return [file, root];
    }),
  );
}

/** The child elements of that name; an empty list where there are none. */
export function children(element: XmlElement, name: string): readonly XmlElement[] {
  const found = element[name];
  return typeof found === 'object' ? found : [];
}

/** The text of a child element; empty where there is none. */
export function text(element: XmlElement, ...path: readonly string[]): string {
  const target = path.reduce<XmlElement | undefined>(
    (parent, name) => (parent === undefined ? undefined : children(parent, name)[0]),
    element,
  );
  const value = target?.['#text'];
  return typeof value === 'string' ? value : '';
}

export interface Field {
  /** `Object__c.Field__c`. */
  readonly name: string;
  readonly object: string;
  readonly element: XmlElement;
  readonly type: string;
  readonly isFormula: boolean;
  readonly isConfidential: boolean;
}

/** The fields of the package's objects (not of its custom metadata and events), by `Object__c.Field__c`. */
export function readFields(): ReadonlyMap<string, Field> {
  const fields = new Map<string, Field>();
  for (const [file, element] of readAll('objects/*/fields/*.field-meta.xml')) {
    const object = file.split('/').at(-3) ?? '';
    if (/__(?:mdt|e)$/u.test(object)) continue;
    const name = `${object}.${text(element, 'fullName')}`;
    fields.set(name, {
      name,
      object,
      element,
      type: text(element, 'type'),
      isFormula: text(element, 'formula') !== '',
      isConfidential: text(element, 'securityClassification') === 'Confidential',
    });
  }
  return fields;
}
