import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Component } from '../../metadata/types.ts';
import { cacheDirectory } from '../vendor/layers.ts';

/** What a deployed bundle became: one ES module, and the names of what it imports from elsewhere. */
export interface CompiledBundle {
  readonly code: string;
  /** Bare specifiers, e.g. `lwc`, `lightning/card`, `c/other`, `@salesforce/label/c.Title`. */
  readonly imports: readonly string[];
}

/** A bundle that does not compile. The message is the compiler's, with file and position. */
export class BundleError extends Error {
  constructor(bundle: string, message: string) {
    super(`c/${bundle}: ${message}`);
    this.name = 'BundleError';
  }
}

/** Part of every bundle's hash: raise it when the compilation changes. */
const COMPILER = 'lwc-8.28.2/3';
const compilations = new Map<string, Promise<CompiledBundle>>();

/**
 * Compiles a deployed Lightning web component to one ES module in which everything outside the bundle stays an import.
 * The result depends on the bundle's files alone, and so is kept (in memory and on disk) under their hash.
 * Rejects with BundleError.
 */
export function compileBundle(component: Component): Promise<CompiledBundle> {
  const files = sourceFiles(component);
  const hash = createHash('sha256')
    .update(COMPILER)
    .update(component.fullName)
    .update(JSON.stringify(files))
    .digest('hex')
    .slice(0, 20);
  let compilation = compilations.get(hash);
  if (!compilation) {
    compilation = fromDisk(hash) ?? compile(component.fullName, files, hash);
    compilations.set(hash, compilation);
  }
  return compilation;
}

/** The files that are code: not the `.js-meta.xml`, not tests, in a stable order. */
function sourceFiles(component: Component): [string, string][] {
  return Object.entries(component.files ?? {})
    .filter(([name]) => /\.(js|html|css)$/u.test(name) && !name.startsWith('__'))
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

async function compile(name: string, given: readonly [string, string][], hash: string): Promise<CompiledBundle> {
  const files = withEntry(name, given);
  // Two orgs may compile the same bundle at once: each has its own files, since they are removed afterwards.
  const root = path.join(cacheDirectory(), `sources-${hash}-${process.pid}`);
  for (const [file, content] of files) {
    const target = path.join(root, 'c', name, file);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, content);
  }
  // Loaded late: a server whose pages nobody opens never pays for the compiler.
  const { buildBundle } = await import('./build.ts');
  const compiled = await buildBundle(root, name).finally(() => rmSync(root, { recursive: true, force: true }));
  const kept = path.join(cacheDirectory(), `bundle-${hash}.json`);
  writeFileSync(`${kept}.${process.pid}`, JSON.stringify(compiled));
  renameSync(`${kept}.${process.pid}`, kept);
  return compiled;
}

/**
 * A bundle that is nothing but styles is for `@import 'c/NAME'` in those of others, which becomes an import of its default.
 * Source: LWC Developer Guide, "Share CSS Style Rules".
 */
function withEntry(name: string, files: readonly [string, string][]): readonly [string, string][] {
  const has = (file: string): boolean => files.some(([candidate]) => candidate === file);
  if (has(`${name}.js`)) return files;
  if (!has(`${name}.css`) || has(`${name}.html`)) throw new BundleError(name, `the bundle has no ${name}.js.`);
  return [...files, [`${name}.js`, `export { default } from './${name}.css';`]];
}

function fromDisk(hash: string): Promise<CompiledBundle> | undefined {
  const kept = path.join(cacheDirectory(), `bundle-${hash}.json`);
  return existsSync(kept) ? Promise.resolve(JSON.parse(readFileSync(kept, 'utf8')) as CompiledBundle) : undefined;
}
