import JSZip from 'jszip';
import type { PackageFiles } from '../read.ts';

/**
 * The files of a deployed zip by their path inside the package: beside its `package.xml`, which stands at the top or in
 * one folder. Throws when the bytes are no zip, or hold several packages.
 */
export async function unzipPackage(zip: Uint8Array): Promise<PackageFiles> {
  const archive = await JSZip.loadAsync(zip);
  const entries = Object.values(archive.files).filter((entry) => !entry.dir);
  const manifests = entries.map((entry) => entry.name).filter((name) => /^([^/]+\/)?package\.xml$/u.test(name));
  const manifest = manifests.includes('package.xml') ? 'package.xml' : manifests[0];
  if (manifest !== 'package.xml' && manifests.length > 1)
    throw new Error(`it holds several packages (${manifests.join(', ')}), and the local org deploys one at a time`);
  const root = manifest?.slice(0, -'package.xml'.length) ?? '';
  const files: Record<string, Uint8Array> = {};
  for (const entry of entries)
    if (entry.name.startsWith(root)) files[entry.name.slice(root.length)] = await entry.async('uint8array');
  return files;
}
