import { buildModel } from '../../model.ts';
import { createCatalog } from '../catalog.ts';
import { checkComponents } from '../checks/index.ts';
import { collectProblems } from '../problems.ts';
import type { ComponentProblem } from '../types.ts';
import { checkDocumentation } from './documentation.ts';
import { readSource } from './read-source.ts';
import { scanFlows } from './scan-flows.ts';

/**
 * Everything a deploy of these source folders to an empty org would refuse, and what good metadata has besides
 * (documentation, the rules of Lightning Flow Scanner), sorted by file and line. Paths are relative to `root`.
 */
export async function checkSource(folders: readonly string[], root: string): Promise<ComponentProblem[]> {
  const { components, problems } = readSource(folders, root);
  const catalog = createCatalog(components);
  const compiled = collectProblems();
  const { schema } = buildModel(catalog, compiled.report);
  const documentation = collectProblems();
  for (const component of components) checkDocumentation(component, documentation.report);
  const all = [
    ...problems,
    ...compiled.problems,
    ...checkComponents(components, { catalog, schema }),
    ...documentation.problems,
    ...(await scanFlows(components, root)),
  ];
  return all.sort(
    (a, b) => compare(a.fileName, b.fileName) || (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
