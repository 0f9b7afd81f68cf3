import { registry } from '../read/registry.ts';
import type { PackageFiles } from '../read.ts';
import { childrenOfName, textOfChild, textsOfChildren } from '../xml/access.ts';
import { parseXml } from '../xml/parse.ts';

/** The members a manifest names, by metadata type. `*` names all of a type. */
export type Manifest = ReadonlyMap<string, readonly string[]>;

/** A manifest of the package, undefined when it has none. Throws XmlSyntaxError when it is not well-formed. */
export function readManifest(files: PackageFiles, name: string): Manifest | undefined {
  const bytes = files[name];
  return bytes && parseManifest(new TextDecoder().decode(bytes));
}

function parseManifest(source: string): Manifest {
  const manifest = new Map<string, readonly string[]>();
  for (const types of childrenOfName(parseXml(source), 'types')) {
    const type = textOfChild(types, 'name') ?? '';
    manifest.set(type, [...(manifest.get(type) ?? []), ...textsOfChildren(types, 'members')]);
  }
  return manifest;
}

/** The files that name components to delete, in the order in which Salesforce works them off. */
export const DESTRUCTIVE_MANIFESTS = [
  'destructiveChangesPre.xml',
  'destructiveChanges.xml',
  'destructiveChangesPost.xml',
];

/** Whether a manifest names a component, itself or through its parent. Names compare without regard to case. */
export function isNamed(manifest: Manifest, component: { readonly type: string; readonly fullName: string }): boolean {
  const { type, fullName } = component;
  if (names(manifest, type, fullName)) return true;
  const content = registry().type(type)?.folderContentType;
  const contentType = content === undefined ? undefined : registry().all.find(({ id }) => id === content);
  if (contentType && names(manifest, contentType.name, fullName)) return true;
  const parent = registry().parentOf(type);
  return (
    parent !== undefined &&
    names(manifest, parent.name, fullName.includes('.') ? fullName.slice(0, fullName.indexOf('.')) : parent.name)
  );
}

function names(manifest: Manifest, type: string, fullName: string): boolean {
  const members = manifest.get(type) ?? [];
  return members.some((member) => member === '*' || memberName(member) === fullName.toLowerCase());
}

/** Whether a name is a component of the package, or stands for a file whose children are. */
export function isPresent(
  components: readonly { readonly type: string; readonly fullName: string }[],
  type: string,
  member: string,
): boolean {
  const name = memberName(member);
  const typeInfo = registry().type(type);
  const children = Object.values(typeInfo?.children?.types ?? {}).map((child) => child.name);
  return components.some((component) => {
    const fullName = component.fullName.toLowerCase();
    if (fullName === name && (component.type === type || component.type === folderTypeOf(type))) return true;
    return (
      children.includes(component.type) && (fullName.startsWith(`${name}.`) || typeInfo?.ignoreParsedFullName === true)
    );
  });
}

/** A member's name in lower case. The source-deploy-retrieve library ends names of folders with a slash. */
function memberName(member: string): string {
  return member.toLowerCase().replace(/\/$/u, '');
}

/** Folders of reports and dashboards are members of the type of what they hold. */
function folderTypeOf(type: string): string | undefined {
  const folder = registry().type(type)?.folderType;
  return folder === undefined ? undefined : registry().all.find(({ id }) => id === folder)?.name;
}
