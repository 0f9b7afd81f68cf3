import { registry } from '../read/registry.ts';

/** A component by its files in source format. */
export interface SourceComponent {
  /** Empty for a file that belongs to no metadata type. */
  readonly type: string;
  readonly fullName: string;
  /** The metadata file; for a bundle its folder. */
  readonly fileName: string;
  readonly bundle: boolean;
  readonly paths: string[];
}

/**
 * The component a file in source format belongs to, by its suffix and folder: `…/objects/Invoice__c/fields/Total__c.field-meta.xml`
 * → CustomField `Invoice__c.Total__c`. Undefined for content beside a metadata file (it comes with that).
 */
export function locateSource(file: string): SourceComponent | undefined {
  const bundle = /^(?<folder>.*?(?:^|\/)lwc\/(?<name>[^/]+))\/./u.exec(file)?.groups;
  if (bundle)
    return {
      type: 'LightningComponentBundle',
      fullName: bundle['name'] ?? '',
      fileName: bundle['folder'] ?? '',
      bundle: true,
      paths: [file],
    };
  const meta = /(?:^|\/)(?<name>[^/]+)\.(?<suffix>[^./]+)-meta\.xml$/u.exec(file)?.groups;
  if (!meta) return undefined;
  const { name = '', suffix = '' } = meta;
  const segments = file.split('/');
  const type =
    registry()
      .withSuffix(suffix)
      .find(({ directoryName }) => segments.includes(directoryName)) ?? registry().withSuffix(suffix)[0];
  if (!type) return { type: '', fullName: name, fileName: file, bundle: false, paths: [file] };
  return {
    type: type.name,
    fullName: fullNameOf(type.name, decodeURIComponent(name), segments),
    fileName: file,
    bundle: false,
    paths: [file],
  };
}

function fullNameOf(typeName: string, name: string, segments: readonly string[]): string {
  const parent = registry().parentOf(typeName);
  // objects/Invoice__c/fields/Total__c.field-meta.xml
  if (parent) return `${segments.at(-3) ?? ''}.${name}`;
  const type = registry().type(typeName);
  if (!type?.inFolder) return name;
  const below = segments.slice(segments.lastIndexOf(type.directoryName) + 1, -1);
  return [...below, name].join('/');
}
