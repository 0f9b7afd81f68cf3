import { deflateSync, inflateSync } from 'node:zlib';
import type { PackageFiles } from '../metadata/read.ts';
import type { Org } from '../org.types.ts';

/** What a Dev Hub keeps of a version beside its row. */
export interface VersionContent {
  readonly files: PackageFiles;
  /** Versions (04t…) that must be installed before. */
  readonly dependencies: readonly string[];
  readonly installationKey: string | null;
  readonly releaseNotesUrl: string | null;
  readonly postInstallUrl: string | null;
}

/** Keeps the content of a version under its 04t id. Inside a transaction. */
export function keepContent(hub: Org, versionId: string, content: VersionContent): void {
  prepare(hub);
  const files = Object.entries(content.files).map(([path, bytes]) => [path, Buffer.from(bytes).toString('base64')]);
  hub.store.run(
    'INSERT INTO "_package_content" (version, files, dependencies, installationKey, releaseNotesUrl, postInstallUrl) VALUES (?, ?, ?, ?, ?, ?)',
    [
      versionId,
      deflateSync(JSON.stringify(files)).toString('base64'),
      JSON.stringify(content.dependencies),
      content.installationKey,
      content.releaseNotesUrl,
      content.postInstallUrl,
    ],
  );
}

/** Changes the key that an installation takes; null: none. Inside a transaction. */
export function changeInstallationKey(hub: Org, versionId: string, key: string | null): void {
  prepare(hub);
  hub.store.run('UPDATE "_package_content" SET installationKey = ? WHERE version = ?', [key, versionId]);
}

/** The content of a version; undefined for one that was never built here. */
export function contentOf(hub: Org, versionId: string): VersionContent | undefined {
  prepare(hub);
  const [row] = hub.store.all('SELECT * FROM "_package_content" WHERE version = ?', [versionId]);
  if (!row) return undefined;
  const entries = JSON.parse(inflateSync(Buffer.from(String(row['files']), 'base64')).toString()) as [string, string][];
  const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);
  return {
    files: Object.fromEntries(entries.map(([path, base64]) => [path, Buffer.from(base64, 'base64')])),
    dependencies: JSON.parse(String(row['dependencies'])) as string[],
    installationKey: text(row['installationKey']),
    releaseNotesUrl: text(row['releaseNotesUrl']),
    postInstallUrl: text(row['postInstallUrl']),
  };
}

function prepare({ store }: Org): void {
  store.run(
    'CREATE TABLE IF NOT EXISTS "_package_content" (version TEXT PRIMARY KEY, files TEXT NOT NULL, dependencies TEXT NOT NULL, installationKey TEXT, releaseNotesUrl TEXT, postInstallUrl TEXT)',
  );
}
