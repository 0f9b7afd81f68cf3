import type { ComponentName } from '../package/package-contents.ts';
import { API_VERSION } from '../connection/target.ts';

/** Names to delete by metadata type, as a destructive manifest lists them. */
export type Removal = ReadonlyMap<string, readonly string[]>;

/** What people see and what runs; it goes first, because it refers to the rest. */
const FIRST = new Set([
  'CustomApplication',
  'CustomTab',
  'Dashboard',
  'DashboardFolder',
  'FlexiPage',
  'Flow',
  'LightningComponentBundle',
  'PermissionSet',
  'PermissionSetGroup',
  'QuickAction',
  'Report',
  'ReportFolder',
  'ReportType',
  'ValidationRule',
]);

/** What goes with its object and is refused by itself: an object keeps one layout. */
const WITH_ITS_OBJECT = new Set(['Layout']);

/**
 * The package as two removals: what refers to its data, then the data's home. A flow is deleted version by version (Metadata
 * API: a flow without a version number is refused), whichever of them exist.
 */
export function removals(
  components: readonly ComponentName[],
  flowVersions: ReadonlyMap<string, number>,
): readonly [Removal, Removal] {
  const members = components
    .filter(({ type }) => !WITH_ITS_OBJECT.has(type))
    .flatMap(({ type, fullName }): ComponentName[] =>
      type === 'Flow' ? versions(fullName, flowVersions) : [{ type, fullName }],
    );
  return [
    grouped(members.filter(({ type }) => FIRST.has(type))),
    grouped(members.filter(({ type }) => !FIRST.has(type))),
  ];
}

function versions(fullName: string, latest: ReadonlyMap<string, number>): ComponentName[] {
  return Array.from({ length: latest.get(fullName) ?? 0 }, (_, index) => ({
    type: 'Flow',
    fullName: `${fullName}-${index + 1}`,
  }));
}

/** Folders of reports and dashboards are members of what they hold. */
function grouped(components: readonly ComponentName[]): Removal {
  const groups = Map.groupBy(components, ({ type }) => type.replace(/Folder$/u, ''));
  return new Map([...groups].map(([type, found]) => [type, found.map(({ fullName }) => fullName).sort()]));
}

/** The removal as a manifest; without one, the package.xml that a deploy of deletions needs. */
export function manifestXml(removal: Removal = new Map()): string {
  const types = [...removal].map(
    ([type, members]) =>
      `    <types>\n${members.map((member) => `        <members>${escaped(member)}</members>\n`).join('')}        <name>${type}</name>\n    </types>\n`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n<Package xmlns="http://soap.sforce.com/2006/04/metadata">\n${types.join('')}    <version>${API_VERSION}</version>\n</Package>\n`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
