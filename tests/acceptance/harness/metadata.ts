import { readFile, glob } from 'node:fs/promises';
import JSZip from 'jszip';
import type { Connection } from 'jsforce';

/** Deploys files (paths as in a deploy zip) with jsforce; throws with every component problem. */
export async function deploy(
  admin: Connection,
  members: Readonly<Record<string, readonly string[]>>,
  files: Readonly<Record<string, string>>,
): Promise<void> {
  const zip = new JSZip();
  zip.file('package.xml', manifest(members));
  for (const [path, content] of Object.entries(files)) zip.file(path, content);
  admin.metadata.pollInterval = 200;
  const result = await admin.metadata
    .deploy(await zip.generateAsync({ type: 'nodebuffer' }), { singlePackage: true, rollbackOnError: true })
    .complete(true);
  if (!result.success) throw new Error(`Deploy failed: ${JSON.stringify(result.details?.componentFailures)}`);
}

function manifest(members: Readonly<Record<string, readonly string[]>>): string {
  const types = Object.entries(members).map(
    ([type, names]) =>
      `<types>${names.map((name) => `<members>${name}</members>`).join('')}<name>${type}</name></types>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?><Package xmlns="http://soap.sforce.com/2006/04/metadata">${types.join('')}<version>66.0</version></Package>`;
}

/** A value of the policy: its XML type and text; null makes it blank. */
export type PolicyValue = { readonly type: 'string' | 'boolean' | 'double' | 'date'; readonly value: string } | null;

/** Changes the org's policy as an administrator would: the shipped record with some values replaced, deployed. */
export async function setPolicy(admin: Connection, values: Readonly<Record<string, PolicyValue>>): Promise<void> {
  let xml = await shippedPolicy();
  for (const [field, value] of Object.entries(values)) {
    const replacement =
      value === null
        ? `<values><field>${field}</field><value xsi:nil="true"/></values>`
        : `<values><field>${field}</field><value xsi:type="xsd:${value.type}">${value.value}</value></values>`;
    const before = xml;
    xml = xml.replace(new RegExp(`<values>\\s*<field>${field}</field>[\\s\\S]*?</values>`), replacement);
    if (xml === before && !xml.includes(replacement)) throw new Error(`The shipped policy has no value for ${field}.`);
  }
  await deploy(admin, { CustomMetadata: ['Handover_Policy.Org'] }, { 'customMetadata/Handover_Policy.Org.md': xml });
}

async function shippedPolicy(): Promise<string> {
  for await (const file of glob('policy/**/Handover_Policy.Org.md-meta.xml')) return readFile(file, 'utf8');
  throw new Error('The policy record is not in the directory policy/.');
}
