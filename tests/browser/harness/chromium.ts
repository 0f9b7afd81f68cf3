import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';

const require = createRequire(import.meta.url);

/** A Chromium that npm brought, extracted. */
export interface ExtractedChromium {
  readonly executable: string;
  /** Shared libraries for machines that lack them. */
  readonly libraries: string;
  /** The one font that comes along, for such machines. */
  readonly fonts: string;
}

/**
 * Extracts the Chromium of `@sparticuz/chromium` once a version into node_modules/.cache. The package itself extracts into
 * the system's folder for temporary files and takes whatever lies there, also half-written: so it works in a folder of its
 * own, which takes its final name when it is complete. Undefined where the package has no binary for this machine.
 */
export async function extractChromium(): Promise<ExtractedChromium | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const directory = cacheDirectory();
  if (!existsSync(directory)) {
    const temporary = `${directory}.${process.pid}`;
    mkdirSync(temporary, { recursive: true });
    try {
      await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', EXTRACT], {
        // The package also looks at these to guess that it runs in a cloud function.
        env: { ...process.env, TMPDIR: temporary, AWS_EXECUTION_ENV: '', VERCEL: '' },
        cwd: path.dirname(packageFile()),
      });
      if (!existsSync(directory)) renameSync(temporary, directory);
    } finally {
      rmSync(temporary, { recursive: true, force: true });
    }
  }
  return {
    executable: path.join(directory, 'chromium'),
    libraries: path.join(directory, 'al2023', 'lib'),
    fonts: path.join(directory, 'fonts'),
  };
}

const EXTRACT = `
  import chromium, { inflate } from '@sparticuz/chromium';
  await chromium.executablePath();
  await inflate('bin/al2023.tar.br');
`;

/** The package's own package.json, which it does not export. */
function packageFile(): string {
  return path.join(path.dirname(require.resolve('@sparticuz/chromium')), '..', 'package.json');
}

function cacheDirectory(): string {
  const { version } = JSON.parse(readFileSync(packageFile(), 'utf8')) as { version: string };
  const modules = path.resolve(path.dirname(packageFile()), '..', '..');
  return path.join(modules, '.cache', `chromium-${version}`);
}
