import { existsSync } from 'node:fs';
import path from 'node:path';
import { buildModel } from '../../model.ts';
import { createCatalog } from '../catalog.ts';
import { checkComponents } from '../checks/index.ts';
import { giveGuidance } from '../guidance/index.ts';
import { collectProblems } from '../problems.ts';
import { REMEDIES } from '../rules.ts';
import type { ComponentProblem } from '../types.ts';
import { readSource } from './read-source.ts';

/** A problem of a source file, with its place and what to do about it. */
export interface Finding extends ComponentProblem {
  /** From 1; a finding about the whole file stands at its beginning. */
  readonly line: number;
  readonly column: number;
  readonly remedy: string;
}

/**
 * Everything a deploy of these source folders to an empty org would refuse, and what good metadata has besides
 * (documentation, settled risks, the rules of Lightning Flow Scanner), sorted by file and line. Paths are relative to `root`.
 * `apiVersion` is the project's; components may not be of a newer one.
 */
export async function checkSource(
  folders: readonly string[],
  root: string,
  options: { readonly apiVersion?: string } = {},
): Promise<Finding[]> {
  const { components, problems } = readSource(folders, root);
  const catalog = createCatalog(components);
  const compiled = collectProblems();
  const { schema } = buildModel(catalog, compiled.report);
  const all = [
    ...problems,
    ...compiled.problems,
    ...checkComponents(components, { catalog, schema }),
    ...(await giveGuidance(components, { catalog, schema }, { root, apiVersion: options.apiVersion })),
  ];
  return all
    .map((problem) => findingOf(problem, root))
    .sort((a, b) => compare(a.fileName, b.fileName) || a.line - b.line || a.column - b.column);
}

/** A bundle's JavaScript is what a deploy makes of its TypeScript: the finding stands in the file that people write. */
function findingOf(problem: ComponentProblem, root: string): Finding {
  const typeScript = problem.fileName.replace(/\.js$/u, '.ts');
  const isCompiled = !existsSync(path.join(root, problem.fileName)) && existsSync(path.join(root, typeScript));
  const remedies: Readonly<Record<string, string>> = REMEDIES;
  return {
    ...problem,
    fileName: isCompiled ? typeScript : problem.fileName,
    line: problem.line ?? 1,
    column: problem.column ?? 1,
    remedy: problem.remedy ?? remedies[problem.rule] ?? '',
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
