import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { generatedDocuments } from './documents/documents.ts';

/** Writes the documents that are made from the metadata: permissions, the pages of the objects, the data model's picture. */
for (const [file, content] of await generatedDocuments()) {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, content);
  console.log(file);
}
