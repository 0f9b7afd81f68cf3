import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** A metadata type as the registry of `@salesforce/source-deploy-retrieve` describes it. */
export interface RegistryType {
  readonly id: string;
  readonly name: string;
  readonly directoryName: string;
  readonly suffix?: string;
  readonly inFolder?: boolean;
  readonly folderType?: string;
  readonly folderContentType?: string;
  readonly ignoreParsedFullName?: boolean;
  readonly strategies?: { readonly adapter?: string };
  readonly children?: { readonly types: Readonly<Record<string, RegistryType & { ignoreParentName?: boolean }>> };
}

export interface Registry {
  /** By type name, e.g. `CustomObject`, children included. */
  type(name: string): RegistryType | undefined;
  /** The types whose files stand in a package folder such as `objects`. */
  inDirectory(directoryName: string): readonly RegistryType[];
  /** The types whose files end with a suffix such as `field` (children included). */
  withSuffix(suffix: string): readonly RegistryType[];
  /** The type a child belongs to: `CustomField` → `CustomObject`. */
  parentOf(childName: string): RegistryType | undefined;
  readonly all: readonly RegistryType[];
}

let loaded: Registry | undefined;

/** The registry, read from its JSON file: importing the library itself would cost half a second at each start. */
export function registry(): Registry {
  loaded ??= load();
  return loaded;
}

function load(): Registry {
  const file = createRequire(import.meta.url).resolve(
    '@salesforce/source-deploy-retrieve/lib/src/registry/metadataRegistry.json',
  );
  const all = Object.values((JSON.parse(readFileSync(file, 'utf8')) as { types: Record<string, RegistryType> }).types);
  const byName = new Map<string, RegistryType>();
  const parents = new Map<string, RegistryType>();
  const byDirectory = new Map<string, RegistryType[]>();
  for (const type of all) {
    byName.set(type.name, type);
    byDirectory.set(type.directoryName, [...(byDirectory.get(type.directoryName) ?? []), type]);
    for (const child of Object.values(type.children?.types ?? {})) {
      byName.set(child.name, child);
      parents.set(child.name, type);
    }
  }
  return {
    all,
    type: (name) => byName.get(name),
    inDirectory: (directoryName) => byDirectory.get(directoryName) ?? [],
    withSuffix: (suffix) => [...byName.values()].filter((type) => type.suffix === suffix),
    parentOf: (childName) => parents.get(childName),
  };
}
