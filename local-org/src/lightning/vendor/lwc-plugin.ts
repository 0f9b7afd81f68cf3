import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import lwc from '@lwc/rollup-plugin';
import type { RollupLwcOptions } from '@lwc/rollup-plugin';
import type { Plugin } from 'vite';

/** The hooks of `@lwc/rollup-plugin` as they are called here; Rollup's own types would ask for Rollup's plugin context. */
interface LwcHooks {
  buildStart(this: unknown, options: { input: string[] }): void;
  resolveId(this: unknown, source: string, importer: string): string | undefined;
  load(this: unknown, id: string): string | undefined;
  transform(this: unknown, code: string, id: string): { code: string; map: null } | undefined;
}

/** The package is CommonJS: Node gives its function as the default export, its types do not say so. */
const createHooks = lwc as unknown as (options: RollupLwcOptions) => LwcHooks;

/** Hides templates and styles from Vite's own html and css plugins, which would take them for pages. */
const SUFFIX = '.lwc.js';

export interface LwcVitePluginOptions extends RollupLwcOptions {
  readonly rootDir: string;
  /** Further folders whose files are compiled as LWC, e.g. a package of base components. */
  readonly roots?: readonly string[];
}

/**
 * `@lwc/rollup-plugin` under Vite's production build: TypeScript is stripped by Vite first (`enforce: 'post'`), templates
 * and styles travel under a suffix of their own. Only files below `rootDir` and `roots` are compiled.
 */
export function lwcVite({ roots: furtherRoots = [], ...options }: LwcVitePluginOptions): Plugin {
  const hooks = createHooks(options);
  const roots = [options.rootDir, ...furtherRoots].map((root) => path.resolve(root) + path.sep);
  const belongs = (file: string): boolean => roots.some((root) => file.startsWith(root));

  return {
    name: 'local-org:lwc',
    enforce: 'post',
    buildStart() {
      hooks.buildStart.call(this, { input: [options.rootDir] });
    },
    resolveId: {
      order: 'pre',
      handler(source, importer, { isEntry }) {
        if (source.startsWith('\0') || isEntry) return undefined;
        if (source.includes(SUFFIX)) return source;
        const from =
          importer === undefined || importer.startsWith('\0')
            ? path.join(options.rootDir, 'entry.js')
            : reveal(importer);
        const relative = source.startsWith('.') || path.isAbsolute(source);
        if (relative && !belongs(withoutQuery(from))) return undefined;
        const typescript = relative ? typescriptSibling(source, withoutQuery(from)) : undefined;
        const resolved = typescript ?? hooks.resolveId.call(this, source, from);
        return resolved === undefined ? undefined : hide(resolved);
      },
    },
    load: {
      order: 'pre',
      handler(id) {
        const revealed = reveal(id);
        if (revealed === id) return undefined;
        const file = withoutQuery(revealed);
        if (file.startsWith('@lwc/resources')) return { code: 'export default void 0', moduleType: 'js' };
        return { code: hooks.load.call(this, revealed) ?? readFileSync(file, 'utf8'), moduleType: 'js' };
      },
    },
    transform(code, id) {
      const revealed = reveal(id);
      if (!belongs(withoutQuery(revealed))) return undefined;
      return hooks.transform.call(this, code, revealed);
    },
  };
}

/** `./thing` beside a TypeScript module means `./thing.ts`; the LWC plugin would assume the importer's extension. */
function typescriptSibling(source: string, importer: string): string | undefined {
  const file = path.resolve(path.dirname(importer), withoutQuery(source));
  if (path.extname(file) === '.ts') return file;
  return path.extname(file) === '' && existsSync(`${file}.ts`) ? `${file}.ts` : undefined;
}

function withoutQuery(id: string): string {
  return id.split('?', 1)[0] ?? id;
}

function hide(id: string): string {
  const file = withoutQuery(id);
  return /\.(html|css)$/u.test(file) || file.startsWith('@lwc/resources') ? file + SUFFIX + id.slice(file.length) : id;
}

function reveal(id: string): string {
  return id.replace(SUFFIX, '');
}
