import { XMLParser, XMLValidator } from 'fast-xml-parser';

/** An element of a metadata file with where it stands (from 1), so that problems can name line and column. */
export interface XmlElement {
  /** Name without namespace prefix. */
  readonly name: string;
  /** Attributes by their name as written, e.g. `xsi:type`. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** Text and CDATA of the element itself, joined; empty when it has none. */
  readonly text: string;
  /** What stands between the start and the end tag, as written. */
  readonly innerXml: string;
  readonly line: number;
  readonly column: number;
}

/** A file that is not well-formed XML. */
export class XmlSyntaxError extends Error {
  readonly line: number;
  readonly column: number;

  constructor(message: string, line: number, column: number) {
    super(message);
    this.name = 'XmlSyntaxError';
    this.line = line;
    this.column = column;
  }
}

interface ParsedNode {
  readonly [name: string]: unknown;
}

const META_DATA = XMLParser.getMetaDataSymbol() as unknown as symbol;

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  trimValues: false,
  captureMetaData: true,
  cdataPropName: '#cdata',
  commentPropName: '#comment',
  htmlEntities: true,
});

/** A document type before the root element: entities could make little text endless, or read files. */
const DOCTYPE = /^(?:\s|<\?[^]*?\?>|<!--[^]*?-->)*<!DOCTYPE/iu;

/**
 * Parses an XML document and answers its root element. Throws XmlSyntaxError where it is not well-formed.
 * Comments and processing instructions are dropped.
 */
export function parseXml(source: string): XmlElement {
  const text = source.replace(/^\uFEFF/u, '');
  if (DOCTYPE.test(text)) throw new XmlSyntaxError('DOCTYPE is not allowed.', 1, 1);
  const verdict = XMLValidator.validate(text);
  if (verdict !== true)
    throw new XmlSyntaxError(verdict.err.msg.replaceAll(/\s+/gu, ' '), verdict.err.line, verdict.err.col);
  const locate = lineLocator(text);
  const nodes = parseNodes(text);
  const root = nodes.map((node) => toElement(node, text, locate)).find((element) => element !== undefined);
  if (!root) throw new XmlSyntaxError('Premature end of file.', 1, 1);
  return root;
}

/** What the validator lets pass and the parser refuses, such as elements named as members of every JavaScript object. */
function parseNodes(text: string): ParsedNode[] {
  try {
    return parser.parse(text) as ParsedNode[];
  } catch (error) {
    throw new XmlSyntaxError(error instanceof Error ? error.message : String(error), 1, 1);
  }
}

type Locate = (index: number) => { line: number; column: number };

function toElement(node: ParsedNode, source: string, locate: Locate): XmlElement | undefined {
  const name = Object.keys(node).find((key) => key !== ':@');
  if (name === undefined || name.startsWith('?') || name.startsWith('#')) return undefined;
  const content = node[name] as ParsedNode[];
  const metaData = (node as Record<symbol, { startIndex: number; endIndex: number } | undefined>)[META_DATA];
  const start = metaData?.startIndex ?? 0;
  return {
    name: name.slice(name.indexOf(':') + 1),
    attributes: (node[':@'] ?? {}) as Record<string, string>,
    children: content.flatMap((child) => toElement(child, source, locate) ?? []),
    text: content.map(ownText).join(''),
    innerXml: innerXml(source.slice(start, metaData?.endIndex)),
    ...locate(start),
  };
}

function ownText(node: ParsedNode): string {
  if (typeof node['#text'] === 'string') return node['#text'];
  if (Array.isArray(node['#cdata'])) return (node['#cdata'] as ParsedNode[]).map(ownText).join('');
  return '';
}

function innerXml(outerXml: string): string {
  const startTag = /^<(?:[^>"']|"[^"]*"|'[^']*')*>/u.exec(outerXml)?.[0] ?? '';
  const end = outerXml.lastIndexOf('</');
  return startTag.endsWith('/>') || end < startTag.length ? '' : outerXml.slice(startTag.length, end);
}

/** Line and column (from 1) of an index, by binary search over the line starts. */
function lineLocator(text: string): Locate {
  const lineStarts = [0];
  for (let index = text.indexOf('\n'); index !== -1; index = text.indexOf('\n', index + 1)) lineStarts.push(index + 1);
  return (index) => {
    let low = 0;
    let high = lineStarts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((lineStarts[middle] ?? 0) <= index) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: index - (lineStarts[low] ?? 0) + 1 };
  };
}
