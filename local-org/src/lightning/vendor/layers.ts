import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);

/** Where the browser's side of the local org has its sources. */
export const MODULES_DIRECTORY = fileURLToPath(new URL('../modules', import.meta.url));

/** Packages that make up the platform layer; their versions decide whether a built one can be used again. */
const PLATFORM_PACKAGES = ['lwc', '@lwc/synthetic-shadow', '@lwc/rollup-plugin', 'lightning-base-components', 'vite'];

/**
 * What the browser loads is built once and kept, in two layers, so that a change to our own modules does not compile the
 * base components anew: `platform` (LWC and the base components) and `own` (our `lightning/*` modules and the page frame).
 */
export type LayerName = 'platform' | 'own';

/** The directory that npm installed a package into. */
export function packageDirectory(name: string): string {
  const paths = require.resolve.paths(name) ?? [];
  const found = paths
    .map((folder) => path.join(folder, name))
    .find((folder) => existsSync(path.join(folder, 'package.json')));
  if (found === undefined) throw new Error(`The npm package ${name} is not installed: run npm ci.`);
  return found;
}

/** Where built layers and compiled bundles are kept: in node_modules, so that they vanish with the packages they came from. */
export function cacheDirectory(): string {
  return path.join(path.dirname(packageDirectory('lwc')), '.cache', 'local-org');
}

/** The directory of a layer, named after everything it is made of. */
export function layerDirectory(layer: LayerName): string {
  return path.join(cacheDirectory(), layer === 'platform' ? `vendor-${platformHash()}` : `modules-${ownHash()}`);
}

/** Names of the modules that base components offer to others, as `lightning/button`. */
export function baseComponentModules(): string[] {
  const { lwc } = readJson(path.join(packageDirectory('lightning-base-components'), 'package.json')) as {
    lwc: { expose: string[] };
  };
  return lwc.expose.filter(
    (name) => name.startsWith('lightning/') && !OWN_OVERRIDES.has(name) && !/iconSvgTemplates(Rtl)?$/u.test(name),
  );
}

/** Names of our own modules: the `lightning/*` ones by folder, and the page frame's entry. */
export function ownModules(): string[] {
  return [...globSync('lightning/*', { cwd: MODULES_DIRECTORY }), 'frame/main'].sort();
}

/** Modules that the base components have only as a shell round something of the platform. */
const OWN_OVERRIDES = new Set(['lightning/navigation']);

function platformHash(): string {
  const versions = PLATFORM_PACKAGES.map(
    (name) => `${name}@${(readJson(path.join(packageDirectory(name), 'package.json')) as { version: string }).version}`,
  );
  return digest([...versions, ...contents(fileURLToPath(new URL('.', import.meta.url)))]);
}

function ownHash(): string {
  return digest([platformHash(), ...contents(MODULES_DIRECTORY)]);
}

function contents(folder: string): string[] {
  return globSync('**/*.{ts,js,html,css}', { cwd: folder, exclude: ['**/*.test.ts'] })
    .sort()
    .flatMap((file) => [file, readFileSync(path.join(folder, file), 'utf8')]);
}

function digest(parts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part).update('\0');
  return hash.digest('hex').slice(0, 12);
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}
