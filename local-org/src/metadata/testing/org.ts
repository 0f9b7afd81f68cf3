import JSZip from 'jszip';
import { openOrg } from '../../org.ts';
import type { Org } from '../../org.types.ts';
import type { SObjectRecord } from '../../schema/types.ts';
import { deploy, type DeployOptions, type DeployOutcome } from '../deploy.ts';
import { readPackageContents } from '../read.ts';
import { rowsOf } from '../setup-records/synchronise.ts';
import { writeManifest } from '../write.ts';
import { packageOf } from './package.ts';

/** An empty org in memory. */
export function emptyOrg(): Org {
  return openOrg({ file: ':memory:' });
}

/** A zip of the files, with a package.xml that names all their components unless one is given. */
export async function zipOf(files: Readonly<Record<string, string>>): Promise<Uint8Array> {
  const archive = new JSZip();
  const manifest = writeManifest(readPackageContents(packageOf(files)).components, '66.0');
  for (const [path, text] of Object.entries({ 'package.xml': manifest, ...files })) archive.file(path, text);
  return archive.generateAsync({ type: 'uint8array' });
}

/** Deploys files as one package. */
export async function deployed(
  org: Org,
  files: Readonly<Record<string, string>>,
  options: DeployOptions = {},
): Promise<DeployOutcome> {
  return deploy(org, await zipOf(files), options);
}

/** What a deploy found wrong, as `Type Name: problem`. */
export function failuresOf({ details }: DeployOutcome): string[] {
  return details.componentFailures.map(
    ({ componentType, fullName, problem }) => `${componentType} ${fullName}: ${problem}`,
  );
}

/** The live rows of an object. */
export function rows(org: Org, object: string): SObjectRecord[] {
  const schema = org.model.schema.object(object);
  return schema ? rowsOf(org.store, schema) : [];
}
