import { children, readAll, readFields, text } from './metadata.ts';
import type { Field, XmlElement } from './metadata.ts';
import { table } from './markdown.ts';

interface PermissionSet {
  readonly name: string;
  readonly label: string;
  readonly element: XmlElement;
}

const RIGHTS = [
  ['allowCreate', 'C'],
  ['allowRead', 'R'],
  ['allowEdit', 'E'],
  ['allowDelete', 'D'],
  ['viewAllRecords', 'V'],
  ['modifyAllRecords', 'M'],
] as const;

/**
 * Who may do what with which object and field, as Markdown: the permission sets of the package, read from their files. What a
 * set shows through a formula is followed by the tests (`tests/package/permissions.test.ts`), not here.
 */
export function permissionMatrix(): string {
  const sets = readPermissionSets();
  const fields = [...readFields().values()];
  const objects = [...new Set(sets.flatMap((set) => children(set.element, 'objectPermissions').map(objectOf)))].sort();
  return [
    '# Permissions',
    'Generated from the metadata by `node scripts/documents.ts`; a test fails when it is stale. What each set is for stands in its description.',
    '## Objects',
    'C create, R read, E edit, D delete, V view all records, M modify all records.',
    table(
      ['object', ...sets.map((set) => set.label)],
      objects.map((object) => [`\`${object}\``, ...sets.map((set) => objectRights(set, object))]),
    ),
    '## Rights',
    'Custom permissions: asked for by rules and flows.',
    table(
      ['right', ...sets.map((set) => set.label)],
      customPermissions(sets).map((right) => [`\`${right}\``, ...sets.map((set) => (holds(set, right) ? 'yes' : ''))]),
    ),
    '## Groups',
    table(
      ['group', 'permission sets', 'for'],
      [...readAll('permissionsetgroups/*.permissionsetgroup-meta.xml').values()].map((group) => [
        text(group, 'label'),
        children(group, 'permissionSets')
          .map((set) => labelOf(sets, String(set['#text'])))
          .join(', '),
        text(group, 'description'),
      ]),
    ),
    '## Fields',
    'R read, E read and edit; * confidential. Required fields and the masters of details come with the object.',
    ...objects.flatMap((object) => fieldTable(object, fields, sets)),
    '',
  ].join('\n\n');
}

function readPermissionSets(): PermissionSet[] {
  return [...readAll('permissionsets/*.permissionset-meta.xml')].map(([file, element]) => ({
    name: file.split('/').at(-1)?.split('.')[0] ?? '',
    label: text(element, 'label').replace(/^Handover: /u, ''),
    element,
  }));
}

const objectOf = (grant: XmlElement): string => text(grant, 'object');

function objectRights({ element }: PermissionSet, object: string): string {
  const grant = children(element, 'objectPermissions').find((one) => objectOf(one) === object);
  if (!grant) return '';
  return RIGHTS.filter(([right]) => text(grant, right) === 'true')
    .map(([, letter]) => letter)
    .join('');
}

function customPermissions(sets: readonly PermissionSet[]): string[] {
  const granted = sets.flatMap((set) => children(set.element, 'customPermissions').map((one) => text(one, 'name')));
  return [...new Set(granted)].sort();
}

function holds({ element }: PermissionSet, right: string): boolean {
  return children(element, 'customPermissions').some((one) => text(one, 'name') === right);
}

const labelOf = (sets: readonly PermissionSet[], name: string): string =>
  sets.find((set) => set.name === name)?.label ?? name;

function fieldTable(object: string, fields: readonly Field[], sets: readonly PermissionSet[]): string[] {
  const own = fields.filter(
    (field) => field.object === object && field.type !== 'MasterDetail' && text(field.element, 'required') !== 'true',
  );
  if (own.length === 0) return [];
  const rows = own.map((field) => [
    `\`${field.name.split('.')[1]}\`${field.isConfidential ? ' *' : ''}`,
    ...sets.map((set) => fieldRights(set, field.name)),
  ]);
  return [`### ${object}`, table(['field', ...sets.map((set) => set.label)], rows)];
}

function fieldRights({ element }: PermissionSet, name: string): string {
  const grant = children(element, 'fieldPermissions').find((one) => text(one, 'field') === name);
  if (!grant) return '';
  if (text(grant, 'editable') === 'true') return 'E';
  return text(grant, 'readable') === 'true' ? 'R' : '';
}
