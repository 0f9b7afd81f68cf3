import { children, readAll, text } from './metadata.ts';
import type { XmlElement } from './metadata.ts';
import { table } from './markdown.ts';

/** The pages of the package's objects, by file name: what each field, rule and flow is for, in the words of the metadata. */
export function objectPages(): ReadonlyMap<string, string> {
  const objects = readAll('objects/*/*.object-meta.xml');
  const names = [...readAll('objects/*/fields/*.field-meta.xml').keys()].map((file) => file.split('/').at(-3) ?? '');
  const pages = [...new Set(names)].sort().map((name): [string, string] => {
    const [, element] = [...objects].find(([file]) => file.split('/').at(-2) === name) ?? [];
    return [`${name}.md`, page(name, element)];
  });
  return new Map([...pages, ['README.md', index(new Map(pages))]]);
}

function index(pages: ReadonlyMap<string, string>): string {
  const rows = [...pages].map(([file, content]) => {
    const [title = '', , description = ''] = content.split('\n');
    return [`[${title.replace(/^# /u, '')}](${file})`, description];
  });
  return ['# Objects', GENERATED, table(['object', 'what it holds'], rows), ''].join('\n\n');
}

const GENERATED = 'Generated from the metadata by `node scripts/documents.ts`; a test fails when it is stale.';

/** Of a standard object only what the package adds is told. */
function page(name: string, element: XmlElement | undefined): string {
  const fields = [...readAll(`objects/${name}/fields/*.field-meta.xml`).values()];
  const rules = [...readAll(`objects/${name}/validationRules/*.validationRule-meta.xml`).values()];
  const flows = [...readAll('flows/*.flow-meta.xml')].filter(([, flow]) => text(flow, 'start', 'object') === name);
  return [
    element === undefined ? `# ${name}` : `# ${text(element, 'label')} (\`${name}\`)`,
    element === undefined
      ? "The org's own object: only these fields and rules are added to it."
      : text(element, 'description'),
    GENERATED,
    '## Fields',
    table(
      ['field', 'type', 'why it exists', 'help'],
      fields.map((field) => [
        `\`${text(field, 'fullName')}\``,
        typeOf(field),
        text(field, 'description'),
        text(field, 'inlineHelpText'),
      ]),
    ),
    ...section(
      'Rules',
      ['rule', 'what it holds'],
      rules.map((rule) => [`\`${text(rule, 'fullName')}\``, text(rule, 'description')]),
    ),
    ...section(
      'Flows',
      ['flow', 'what it does'],
      flows.map(([file, flow]) => [`\`${file.split('/').at(-1)?.split('.')[0]}\``, text(flow, 'description')]),
    ),
    '',
  ].join('\n\n');
}

function section(title: string, head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  return rows.length === 0 ? [] : [`## ${title}`, table(head, rows)];
}

/** The type in words, with what a reader needs: values, target, length, whether it is computed, unique or confidential. */
function typeOf(field: XmlElement): string {
  const type = text(field, 'type');
  const parts = [baseType(field, type)];
  if (text(field, 'formula') !== '') parts.push('formula');
  if (text(field, 'externalId') === 'true') parts.push('external id');
  if (text(field, 'unique') === 'true') parts.push('unique');
  if (text(field, 'required') === 'true') parts.push('required');
  if (text(field, 'securityClassification') === 'Confidential') parts.push('confidential');
  return parts.join(', ');
}

function baseType(field: XmlElement, type: string): string {
  const target = text(field, 'referenceTo');
  if (target !== '') return `${type} to ${target}`;
  if (type === 'Summary') return `Roll-up (${text(field, 'summaryOperation')})`;
  if (type === 'Text') return text(field, 'length') === '' ? type : `${type} (${text(field, 'length')})`;
  if (type !== 'Picklist') return type;
  const values = children(field, 'valueSet')
    .flatMap((set) => children(set, 'valueSetDefinition'))
    .flatMap((set) => children(set, 'value'))
    .map((value) => text(value, 'fullName'));
  const shared = text(field, 'valueSet', 'valueSetName');
  return `Picklist: ${shared === '' ? values.join(', ') : shared}`;
}
