import { readFileSync } from 'node:fs';
import { format } from 'prettier';
import { dataModelPicture } from './data-model.ts';
import { dependenciesPage } from './dependencies.ts';
import { objectPages } from './object-page.ts';
import { permissionMatrix } from './permission-matrix.ts';
import { policySettings } from './policy-settings.ts';

const DATA_MODEL = 'docs/data-model.md';
const POLICY = 'docs/policy.md';

/** Every document that is made from the metadata and the lockfile, by path, as it has to be now. */
export async function generatedDocuments(): Promise<ReadonlyMap<string, string>> {
  const documents = new Map<string, string>([
    ['docs/permissions.md', permissionMatrix()],
    ['docs/dependencies.md', dependenciesPage()],
    [DATA_MODEL, withPart(DATA_MODEL, 'picture', dataModelPicture())],
    [POLICY, withPart(POLICY, 'settings', policySettings())],
    ...[...objectPages()].map(([file, content]): [string, string] => [`docs/objects/${file}`, content]),
  ]);
  const formatted = [...documents].map(async ([file, content]): Promise<[string, string]> => [
    file,
    await format(content, { parser: 'markdown', printWidth: 120 }),
  ]);
  return new Map(await Promise.all(formatted));
}

/** A document written by hand with its generated part, between two marks, renewed. */
function withPart(file: string, name: string, part: string): string {
  const document = readFileSync(file, 'utf8');
  const [begin, end] = [`<!-- generated: ${name} -->`, `<!-- end of ${name} -->`];
  const [from, to] = [document.indexOf(begin), document.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`${file} has no place for the ${name}: ${begin} … ${end}`);
  return `${document.slice(0, from + begin.length)}\n\n${part}\n\n${document.slice(to)}`;
}
