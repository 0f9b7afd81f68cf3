import { rmSync } from 'node:fs';
import path from 'node:path';
import { build, type InlineConfig, type Plugin } from 'vite';
import { baseComponentModules, MODULES_DIRECTORY, ownModules, packageDirectory, type LayerName } from './layers.ts';
import { lwcVite } from './lwc-plugin.ts';
import { platformModules } from './platform-modules.ts';

/** Builds one layer into a directory as ES modules, one file a module name; see `LayerName`. */
export async function buildLayer(layer: LayerName, directory: string): Promise<void> {
  rmSync(directory, { recursive: true, force: true });
  await build(layer === 'platform' ? platformConfig(directory) : ownConfig(directory));
}

function platformConfig(directory: string): InlineConfig {
  const baseComponents = packageDirectory('lightning-base-components');
  const entries = ['lwc', '@lwc/synthetic-shadow', ...baseComponentModules()];
  return config(directory, entries, {
    external: ['lightning/navigation'],
    plugins: [
      platformModules(),
      lwcVite({
        rootDir: path.join(baseComponents, 'src'),
        roots: ['scopedImports', 'external'].map((folder) => path.join(baseComponents, folder)),
        modules: [{ npm: 'lightning-base-components' }],
        enableDynamicComponents: true,
        enableSyntheticElementInternals: true,
      }),
    ],
  });
}

function ownConfig(directory: string): InlineConfig {
  return config(directory, ownModules(), {
    external: ['lwc', ...baseComponentModules()],
    plugins: [platformModules(), lwcVite({ rootDir: MODULES_DIRECTORY, enableDynamicComponents: true })],
  });
}

interface LayerConfig {
  readonly external: string[];
  readonly plugins: Plugin[];
}

function config(directory: string, entries: readonly string[], { external, plugins }: LayerConfig): InlineConfig {
  return {
    configFile: false,
    root: path.dirname(MODULES_DIRECTORY),
    logLevel: 'error',
    mode: 'production',
    define: { 'process.env.NODE_ENV': '"production"', 'import.meta.env.SSR': 'false' },
    plugins: [named(entries), ...plugins],
    build: {
      outDir: directory,
      emptyOutDir: true,
      copyPublicDir: false,
      minify: true,
      target: 'esnext',
      modulePreload: false,
      chunkSizeWarningLimit: 10_000,
      rollupOptions: {
        input: Object.fromEntries(entries.map((name) => [name, `entry:${name}`])),
        external,
        preserveEntrySignatures: 'strict',
        output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  };
}

/** Entries are named by module specifier; the LWC resolver, not the file system, knows where they are. */
function named(entries: readonly string[]): Plugin {
  const names = new Set(entries);
  return {
    name: 'local-org:entries',
    enforce: 'pre',
    resolveId: {
      order: 'pre',
      handler(id) {
        if (!id.startsWith('entry:') || !names.has(id.slice('entry:'.length))) return undefined;
        return `\0${id}`;
      },
    },
    load(id) {
      if (!id.startsWith('\0entry:')) return undefined;
      const name = id.slice('\0entry:'.length);
      return `export * from '${name}';\nimport * as all from '${name}';\nexport default all.default;`;
    },
  };
}
