import { globSync, readFileSync } from 'node:fs';
import { table } from './markdown.ts';
import { children, readAll, text } from './metadata.ts';

const POLICY = 'Handover_Policy__mdt';
/** How formulas name the one record. */
const RECORD = `$CustomMetadata.${POLICY}.Org.`;

const GATE = 'Handover_Won_Requires_';
const MOST_TOLD = 3;

/** Kinds of metadata that read the policy, in words, by the ending of their files. */
const READERS: readonly (readonly [kind: string, ending: string])[] = [
  ['rule', '.validationRule-meta.xml'],
  ['flow', '.flow-meta.xml'],
  ['field', '.field-meta.xml'],
];

/** Every setting of the policy: what it is shipped as, what to enter, what it does, and which rules, flows and fields read it. */
export function policySettings(): string {
  const shipped = shippedValues();
  const readers = sources();
  const rows = [...readAll(`objects/${POLICY}/fields/*.field-meta.xml`).values()].map((field) => {
    const name = text(field, 'fullName');
    return [
      `**${text(field, 'label')}**<br>\`${name}\``,
      shipped.get(name) ?? '_blank_',
      text(field, 'inlineHelpText'),
      text(field, 'description'),
      gathered(
        readers
          .filter(([, source]) => new RegExp(`${RegExp.escape(RECORD + name)}(?!\\w)`, 'u').test(source))
          .map(([reader]) => reader),
      ).join('<br>'),
    ];
  });
  return table(['setting', 'shipped as', 'what to enter', 'what it does', 'read by'], rows);
}

/** The rules of the gate begin alike; where all of them read a setting, they are told as one. */
function gathered(readers: readonly string[]): string[] {
  const [gate, others] = [
    readers.filter((reader) => reader.includes(GATE)),
    readers.filter((reader) => !reader.includes(GATE)),
  ];
  return gate.length > MOST_TOLD ? [`${gate.length} rules \`${GATE}…\``, ...others] : [...readers];
}

/** The values of the record `Org` as it is shipped; a checkbox in words. */
function shippedValues(): ReadonlyMap<string, string> {
  const [record] = readAll('customMetadata/Handover_Policy.Org.md-meta.xml').values();
  if (record === undefined) throw new Error('The policy record is not in the directory policy/.');
  const words: Readonly<Record<string, string>> = { true: 'ticked', false: 'not ticked' };
  return new Map(
    children(record, 'values').flatMap((entry): [string, string][] => {
      const value = text(entry, 'value');
      return value === '' ? [] : [[text(entry, 'field'), words[value] ?? value.replace(/\.0$/u, '')]];
    }),
  );
}

/** What may read the policy, as "rule `Name`", with the text of its file. */
function sources(): [reader: string, source: string][] {
  return READERS.flatMap(([kind, ending]) =>
    globSync(`force-app/**/*${ending}`)
      .sort()
      .map((file): [string, string] => {
        const parts = file.split('/');
        const name = (parts.at(-1) ?? '').slice(0, -ending.length);
        return [
          kind === 'field' ? `field \`${parts.at(-3) ?? ''}.${name}\`` : `${kind} \`${name}\``,
          readFileSync(file, 'utf8'),
        ];
      }),
  );
}
