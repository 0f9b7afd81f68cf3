import { readFileSync } from 'node:fs';
import { format } from 'prettier';
import { dataModelPicture } from './data-model.ts';
import { dependenciesPage } from './dependencies.ts';
import { objectPages } from './object-page.ts';
import { permissionMatrix } from './permission-matrix.ts';

const DATA_MODEL = 'docs/data-model.md';
const BEGIN = '<!-- generated: picture -->';
const END = '<!-- end of picture -->';

/** Every document that is made from the metadata and the lockfile, by path, as it has to be now. */
export async function generatedDocuments(): Promise<ReadonlyMap<string, string>> {
  const documents = new Map<string, string>([
    ['docs/permissions.md', permissionMatrix()],
    ['docs/dependencies.md', dependenciesPage()],
    [DATA_MODEL, withPicture(readFileSync(DATA_MODEL, 'utf8'))],
    ...[...objectPages()].map(([file, content]): [string, string] => [`docs/objects/${file}`, content]),
  ]);
  const formatted = [...documents].map(async ([file, content]): Promise<[string, string]> => [
    file,
    await format(content, { parser: 'markdown', printWidth: 120 }),
  ]);
  return new Map(await Promise.all(formatted));
}

/** The document with the picture between its marks renewed; the rest of it is written by hand. */
function withPicture(document: string): string {
  const begin = document.indexOf(BEGIN);
  const end = document.indexOf(END);
  if (begin < 0 || end < begin) throw new Error(`${DATA_MODEL} has no place for the picture: ${BEGIN} … ${END}`);
  return `${document.slice(0, begin + BEGIN.length)}\n\n${dataModelPicture()}\n\n${document.slice(end)}`;
}
