import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ForceIgnore } from '@salesforce/source-deploy-retrieve/lib/src/resolve/forceIgnore.js';
import type TypeScript from 'typescript';
import type { Component, ReportProblem } from '../types.ts';

/**
 * Reports TypeScript of a bundle that is more than JavaScript with types, and TypeScript that `.forceignore` would let into the
 * org: a bundle there is JavaScript, and a `.ts` beside it fails the deploy.
 */
export async function checkBundleSources(component: Component, root: string, report: ReportProblem): Promise<void> {
  const folder = path.join(root, component.fileName);
  if (component.type !== 'LightningComponentBundle' || !existsSync(folder)) return;
  const sources = readdirSync(folder).filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'));
  if (sources.length === 0) return;
  const { default: compiler } = await import('typescript');
  const ignore = ForceIgnore.findAndCreate(root);
  for (const file of sources) {
    const text = readFileSync(path.join(folder, file), 'utf8');
    const source = compiler.createSourceFile(file, text, compiler.ScriptTarget.ESNext, true);
    for (const { what, node } of notErasable(compiler, source))
      report(component, `${file}: ${what} cannot be erased.`, {
        rule: 'bundle-erasable-syntax',
        file,
        line: source.getLineAndCharacterOfPosition(node.getStart()).line + 1,
      });
    if (!ignore.denies(path.join(folder, file)))
      report(component, `${file} would be sent to the org beside the JavaScript that is compiled from it.`, {
        rule: 'bundle-typescript-sent',
        file,
      });
  }
}

/** Syntax that TypeScript turns into code of its own (TypeScript Handbook, `erasableSyntaxOnly`). */
function notErasable(
  compiler: typeof TypeScript,
  node: TypeScript.Node,
): { readonly what: string; readonly node: TypeScript.Node }[] {
  const kinds: readonly (readonly [what: string, is: boolean])[] = [
    ['an enum', compiler.isEnumDeclaration(node)],
    ['a namespace', compiler.isModuleDeclaration(node)],
    ['a parameter property', compiler.isParameter(node) && compiler.isParameterPropertyDeclaration(node, node.parent)],
    ['an import by assignment', compiler.isImportEqualsDeclaration(node)],
    ['an export by assignment', compiler.isExportAssignment(node) && node.isExportEquals === true],
    ['a type assertion in angle brackets', compiler.isTypeAssertionExpression(node)],
  ];
  const found = kinds.filter(([, is]) => is).map(([what]) => ({ what, node }));
  const below: { what: string; node: TypeScript.Node }[] = [];
  compiler.forEachChild(node, (child) => {
    below.push(...notErasable(compiler, child));
  });
  return [...found, ...below];
}
