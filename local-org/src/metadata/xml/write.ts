/** A value to write as XML: text, numbers and booleans as content, arrays as repeated elements, absent ones not at all. */
export type XmlValue = string | number | boolean | null | undefined | RawXml | XmlObject | readonly XmlValue[];

/** Elements by name; names that begin with `@` are attributes of the element itself, `#text` is its text. */
export interface XmlObject {
  readonly [name: string]: XmlValue;
}

/** XML that is written as it stands. */
export class RawXml {
  readonly xml: string;

  constructor(xml: string) {
    this.xml = xml;
  }
}

/**
 * Writes an element. Own writer because neither fast-xml-parser's builder nor another dependency embeds XML as it stands
 * (`targetConfigs`), and an answer with thousands of components has to be written fast.
 */
export function writeXml(name: string, value: XmlValue, indent = ''): string {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) return (value as readonly XmlValue[]).map((item) => writeXml(name, item, indent)).join('');
  if (typeof value !== 'object') return `${indent}<${name}>${escapeXml(String(value))}</${name}>\n`;
  if (value instanceof RawXml) return `${indent}<${name}>${value.xml}</${name}>\n`;
  const entries = Object.entries(value as XmlObject);
  const attributes = entries
    .filter(([key]) => key.startsWith('@'))
    .map(([key, attribute]) => ` ${key.slice(1)}="${escapeXml(String(attribute))}"`)
    .join('');
  const text = (value as XmlObject)['#text'];
  if (text !== undefined) return `${indent}<${name}${attributes}>${escapeXml(String(text))}</${name}>\n`;
  const children = entries
    .filter(([key]) => !key.startsWith('@'))
    .map(([key, child]) => writeXml(key, child, `${indent}    `))
    .join('');
  if (children === '') return `${indent}<${name}${attributes}/>\n`;
  return `${indent}<${name}${attributes}>\n${children}${indent}</${name}>\n`;
}

/** A whole document. */
export function writeXmlDocument(name: string, value: XmlValue): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${writeXml(name, value)}`;
}

/** Escapes text for elements and attributes; characters that XML cannot hold are dropped. */
export function escapeXml(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
