import JSZip from 'jszip';
import type { PackageFiles } from '../read.ts';

/**
 * The files of a deployed zip by their path inside the package: beside its `package.xml`, which stands at the top or in
 * one folder. Throws when the bytes are no zip.
 */
export async function unzipPackage(zip: Uint8Array): Promise<PackageFiles> {
  const archive = await JSZip.loadAsync(zip);
  const entries = Object.values(archive.files).filter((entry) => !entry.dir);
  const manifests = entries.map((entry) => entry.name).filter((name) => /^([^/]+\/)?package\.xml$/u.test(name));
  const manifest = manifests.includes('package.xml') ? 'package.xml' : manifests[0];
  const root = manifest?.slice(0, -'package.xml'.length) ?? '';
  const files: Record<string, Uint8Array> = {};
  for (const entry of entries)
    if (entry.name.startsWith(root)) files[entry.name.slice(root.length)] = await entry.async('uint8array');
  return files;
}
