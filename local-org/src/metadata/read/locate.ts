import { registry, type RegistryType } from './registry.ts';

/** A component of a package by where its files stand. */
export interface LocatedComponent {
  /** Empty for a file that belongs to no metadata type. */
  readonly type: string;
  readonly fullName: string;
  /** The file Salesforce names in its answers. */
  readonly fileName: string;
  /** Whether the component is a folder of files. */
  readonly bundle: boolean;
  /** Every file of the component. */
  readonly paths: string[];
}

/**
 * The component a file belongs to, e.g. `lwc/chart/chart.html` → LightningComponentBundle `chart`,
 * `reports/Sales/Won.report` → Report `Sales/Won`, `reports/Sales-meta.xml` → ReportFolder `Sales`.
 */
export function locateComponent(path: string): LocatedComponent {
  const [directory = '', ...rest] = path.split('/');
  const candidates = registry().inDirectory(directory);
  const folder = rest.length === 1 ? folderOf(candidates, rest[0] ?? '') : undefined;
  if (folder) return { ...folder, fileName: path, bundle: false, paths: [path] };
  const inside = rest.join('/');
  const type = candidates.find((candidate) => matches(candidate, inside)) ?? candidates[0];
  if (!type || rest.length === 0) return { type: '', fullName: path, fileName: path, bundle: false, paths: [path] };
  if (type.strategies?.adapter === 'bundle') {
    const bundle = rest[0] ?? '';
    return { type: type.name, fullName: bundle, fileName: `${directory}/${bundle}`, bundle: true, paths: [path] };
  }
  const name = inside.replace(/-meta\.xml$/u, '');
  const suffix = type.suffix === undefined ? '' : `.${type.suffix}`;
  return {
    type: type.name,
    fullName: decode(suffix !== '' && name.endsWith(suffix) ? name.slice(0, -suffix.length) : name),
    fileName: path.replace(/-meta\.xml$/u, ''),
    bundle: false,
    paths: [path],
  };
}

function matches(type: RegistryType, inside: string): boolean {
  return type.suffix !== undefined && inside.replace(/-meta\.xml$/u, '').endsWith(`.${type.suffix}`);
}

function folderOf(candidates: readonly RegistryType[], file: string): { type: string; fullName: string } | undefined {
  const folderType = candidates.find((candidate) => candidate.folderContentType !== undefined);
  const name = /^([^.]+)-meta\.xml$/u.exec(file)?.[1];
  return folderType && name !== undefined ? { type: folderType.name, fullName: decode(name) } : undefined;
}

/** Names with characters that files may not have are URL-encoded in a package. */
function decode(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
