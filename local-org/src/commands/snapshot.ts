import path from 'node:path';
import { callOrg, findConnection } from './connection.ts';

/** Copies the org, components and data alike, into a file. */
export async function runSnapshot(file: string): Promise<void> {
  const target = path.resolve(file);
  await callOrg(findConnection(), '/local-org/snapshot', { method: 'POST', body: { file: target } });
  process.stdout.write(`Written: ${target}. Start from it with "serve --from ${file}".\n`);
}
