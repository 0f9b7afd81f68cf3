import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { compileApiTypes } from './compile.ts';
import type { ApiTypes } from './types.ts';

const require = createRequire(import.meta.url);
/** Raised when what `compileApiTypes` makes changes its shape. */
const CACHE_FORMAT = 1;

let loaded: ApiTypes | undefined;

/**
 * The Metadata API's types as `@salesforce/types` declares them. Reading its 860 kB with the TypeScript compiler takes half
 * a second, so the result is kept as JSON under `node_modules/.cache`, named by the package's version.
 */
export function apiTypes(): ApiTypes {
  loaded ??= fromCache() ?? compileAndCache();
  return loaded;
}

function packageFolder(): string {
  return path.resolve(require.resolve('@salesforce/types/metadata'), '../..');
}

function cacheFile(): string {
  const manifest = JSON.parse(readFileSync(path.join(packageFolder(), 'package.json'), 'utf8')) as { version: string };
  const folder = path.resolve(packageFolder(), '../../.cache/local-org');
  return path.join(folder, `metadata-api-types-${manifest.version}-${CACHE_FORMAT}.json`);
}

function fromCache(): ApiTypes | undefined {
  try {
    return JSON.parse(readFileSync(cacheFile(), 'utf8')) as ApiTypes;
  } catch {
    return undefined;
  }
}

function compileAndCache(): ApiTypes {
  const typescript = require('typescript') as Parameters<typeof compileApiTypes>[0];
  const types = compileApiTypes(typescript, readFileSync(path.join(packageFolder(), 'lib/metadata.d.ts'), 'utf8'));
  const file = cacheFile();
  const draft = `${file}.${process.pid}`;
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(draft, JSON.stringify(types));
    renameSync(draft, file);
  } catch {
    // A read-only installation works as well, only slower.
  }
  return types;
}
