import { spawnSync } from 'node:child_process';
import { existsSync, globSync, readdirSync, rmdirSync, rmSync } from 'node:fs';
import path from 'node:path';

/**
 * `npm run build:lwc`: emits the JavaScript of each Lightning web component beside its TypeScript. What an earlier build left
 * of a component that is gone is removed first: git does not see it, and a deploy would take it for a bundle.
 */
for (const emitted of globSync('force-app/**/lwc/*/*.{js,js.map}')) {
  if (existsSync(emitted.replace(/\.js(?:\.map)?$/u, '.ts'))) continue;
  rmSync(emitted);
  const bundle = path.dirname(emitted);
  if (readdirSync(bundle).length === 0) rmdirSync(bundle);
}
const compiler = path.join('node_modules', 'typescript', 'bin', 'tsc');
process.exitCode = spawnSync(process.execPath, [compiler, '-p', 'tsconfig.lwc.json'], { stdio: 'inherit' }).status ?? 1;
