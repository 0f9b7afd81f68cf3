import { glob, stat } from 'node:fs/promises';
import path from 'node:path';

/**
 * Lightning web components whose JavaScript is missing or older than its TypeScript. A deploy takes a bundle without its
 * file silently; the page that uses it fails later.
 */
export async function bundlesWithoutCode(project: string): Promise<string[]> {
  const stale: string[] = [];
  for await (const meta of glob('*/**/lwc/*/*.js-meta.xml', { cwd: path.join(project, 'force-app') })) {
    const folder = path.join(project, 'force-app', path.dirname(meta));
    for await (const source of glob('*.ts', { cwd: folder, exclude: ['*.d.ts'] })) {
      const [typescript, javascript] = await Promise.all([
        stat(path.join(folder, source)),
        stat(path.join(folder, source.replace(/\.ts$/u, '.js'))).catch(() => undefined),
      ]);
      if (javascript === undefined || javascript.mtimeMs < typescript.mtimeMs)
        stale.push(path.join(path.basename(folder), source));
    }
  }
  return stale.sort();
}
