import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { Project } from './project.ts';

/**
 * Compiles the TypeScript of Lightning web components where an emitted file is missing or older than its source, by the
 * project's script `build:lwc`. Throws when the compiler reports errors, or when there is TypeScript but no such script.
 */
export function buildLwc(project: Project, folders: readonly string[]): void {
  const stale = folders.flatMap(bundleSources).filter(isStale);
  const [first] = stale;
  if (first === undefined) return;
  if (!hasScript(project, 'build:lwc'))
    throw new Error(
      `${path.relative(project.folder, first)} is TypeScript, and package.json has no script "build:lwc" to compile it.`,
    );
  const run = spawnSync('npm', ['run', '--silent', 'build:lwc'], {
    cwd: project.folder,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (run.error) throw run.error;
  if (run.status !== 0) throw new Error(`The Lightning web components do not compile:\n${run.stdout}${run.stderr}`);
  const missing = stale.find((file) => !existsSync(emitted(file)));
  if (missing !== undefined)
    throw new Error(`"npm run build:lwc" did not compile ${path.relative(project.folder, missing)}.`);
}

function bundleSources(folder: string): string[] {
  if (statSync(folder).isFile()) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /(^|[\\/])lwc[\\/][^\\/]+[\\/].*\.ts$/u.test(file) && !/__\w+__|\.d\.ts$/u.test(file))
    .map((file) => path.join(folder, file));
}

function isStale(source: string): boolean {
  const target = emitted(source);
  return !existsSync(target) || statSync(target).mtimeMs < statSync(source).mtimeMs;
}

function emitted(source: string): string {
  return source.replace(/\.ts$/u, '.js');
}

function hasScript(project: Project, name: string): boolean {
  const file = path.join(project.folder, 'package.json');
  if (!existsSync(file)) return false;
  const manifest = z
    .object({ scripts: z.record(z.string(), z.string()).optional() })
    .parse(JSON.parse(readFileSync(file, 'utf8')));
  return manifest.scripts?.[name] !== undefined;
}
