import { Readable } from 'node:stream';
import JSZip from 'jszip';
import type { PackageFiles } from '../read.ts';

/** What one deploy may hold (Salesforce Developer Limits Quick Reference, "Metadata API Limits"). */
const LARGEST = { files: 10_000, bytes: 400 * 1024 * 1024 };

/**
 * The files of a deployed zip by their path inside the package: beside its `package.xml`, which stands at the top or in
 * one folder. Throws when the bytes are no zip, hold several packages, or more than a deploy may hold.
 */
export async function unzipPackage(zip: Uint8Array): Promise<PackageFiles> {
  const archive = await JSZip.loadAsync(zip);
  const entries = Object.values(archive.files).filter((entry) => !entry.dir);
  const manifests = entries.map((entry) => entry.name).filter((name) => /^([^/]+\/)?package\.xml$/u.test(name));
  const manifest = manifests.includes('package.xml') ? 'package.xml' : manifests[0];
  if (manifest !== 'package.xml' && manifests.length > 1)
    throw new Error(`it holds several packages (${manifests.join(', ')}), and the local org deploys one at a time`);
  const root = manifest?.slice(0, -'package.xml'.length) ?? '';
  if (entries.length > LARGEST.files) throw new Error(`it holds more than ${LARGEST.files} files`);
  const files: Record<string, Uint8Array> = {};
  let left = LARGEST.bytes;
  for (const entry of entries) {
    if (!entry.name.startsWith(root)) continue;
    const bytes = await unpack(entry, left);
    left -= bytes.length;
    files[entry.name.slice(root.length)] = bytes;
  }
  return files;
}

/** What the zip says of sizes may be a lie: the bytes are counted as they come. */
async function unpack(entry: JSZip.JSZipObject, most: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of new Readable().wrap(entry.nodeStream()) as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > most) throw new Error(`it is larger than ${LARGEST.bytes} bytes when it is unpacked`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
