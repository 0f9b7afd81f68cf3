import path from 'node:path';
import { build } from 'vite';
import { lwcVite } from '../vendor/lwc-plugin.ts';
import { BundleError, type CompiledBundle } from './compile.ts';

/** Compiles `ROOT/c/NAME/NAME.js` with its templates and styles. Rejects with BundleError. */
export async function buildBundle(root: string, name: string): Promise<CompiledBundle> {
  const entry = path.join(root, 'c', name, `${name}.js`);
  try {
    const result = await build({
      configFile: false,
      root,
      logLevel: 'silent',
      mode: 'production',
      define: { 'process.env.NODE_ENV': '"production"' },
      plugins: [lwcVite({ rootDir: root, enableDynamicComponents: true })],
      build: {
        write: false,
        minify: false,
        target: 'esnext',
        modulePreload: false,
        rollupOptions: {
          input: { [name]: entry },
          external: (id) => !/^(\.|\0|@lwc\/resources)/u.test(id) && !path.isAbsolute(id),
          preserveEntrySignatures: 'strict',
          output: { codeSplitting: false },
        },
      },
    });
    const [output] = Array.isArray(result) ? result : [result];
    const chunk = output && 'output' in output ? output.output[0] : undefined;
    if (!chunk) throw new Error('the compiler answered nothing');
    return { code: chunk.code, imports: [...chunk.imports, ...chunk.dynamicImports] };
  } catch (error) {
    throw new BundleError(name, readable(error, root));
  }
}

/** The compiler's words without its stack and without the folder it was run in. */
function readable(error: unknown, root: string): string {
  const { message } = error as Error;
  return message
    .split('\n')
    .filter((line) => line.trim() !== '' && !/^\s+at /u.test(line) && !line.startsWith('Build failed'))
    .map((line) => line.replace(/^\[plugin [^\]]*\]\s*|^Error: /u, ''))
    .join('\n')
    .replaceAll(`${root}${path.sep}c${path.sep}`, '')
    .replaceAll('.lwc.js', '')
    .slice(0, 2000);
}
