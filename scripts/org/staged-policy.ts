import { cp, glob, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Where the policy lies that a production org gets; below the folder that git ignores. */
export const STAGED = path.join('dist', 'policy');

/**
 * Copies the policy with the gate Off: in production the flows arrive inactive, and a gate that enforces without them would
 * let nobody win a deal. "handover activate --gate" moves it when they run.
 */
export async function stagePolicyWithGateOff(project: string): Promise<string> {
  const target = path.join(project, STAGED);
  await rm(target, { recursive: true, force: true });
  await cp(path.join(project, 'policy'), target, { recursive: true });
  let changed = 0;
  for await (const file of glob('**/*.md-meta.xml', { cwd: target })) {
    const xml = await readFile(path.join(target, file), 'utf8');
    const off = withGateOff(xml);
    if (off !== xml) changed += 1;
    await writeFile(path.join(target, file), off);
  }
  if (changed !== 1) throw new Error('The folder policy holds no record with a gate that could be turned off.');
  return STAGED;
}

/** The record's file with the gate Off, all else as it stands. */
export function withGateOff(xml: string): string {
  return xml.replace(/(<field>Gate_Mode__c<\/field>\s*<value[^>]*>)[^<]*(<\/value>)/u, '$1Off$2');
}
