import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { measureCommand } from '../processes.ts';

const SF = path.resolve('node_modules', '.bin', 'sf');
const SFDMU = path.resolve('bench', 'node_modules', 'sfdmu');
const SETUP_TIMEOUT = 120_000;

/** A home folder in which only the `sf` CLI of this project, SFDMU and the org of the run are known. */
export interface SfHome {
  readonly env: NodeJS.ProcessEnv;
  command(...args: readonly string[]): [string, ...string[]];
  /** Logs in to an org under the alias `local`. */
  login(org: { readonly url: string; readonly accessToken: string }): Promise<void>;
  remove(): Promise<void>;
}

/** Throws with the remedy when SFDMU is wanted and not installed. */
export function requireSfdmu(): void {
  if (!existsSync(SFDMU))
    throw new Error(
      'SFDMU is not installed. Install it with "npm ci --prefix bench" (360 MB), or leave it out: --only migrate,bulk,tree',
    );
}

/**
 * Makes the folder, with SFDMU linked to its CLI where it is wanted. Throws with what `sf` printed when that fails; whoever
 * asks for the folder removes it.
 */
export async function createSfHome(withSfdmu: boolean): Promise<SfHome> {
  const home = await mkdtemp(path.join(tmpdir(), 'bench-home-'));
  const env = {
    ...process.env,
    HOME: home,
    USERPROFILE: home,
    SF_DISABLE_TELEMETRY: 'true',
    SF_DISABLE_AUTOUPDATE: 'true',
    SF_SKIP_NEW_VERSION_CHECK: 'true',
    SF_DISABLE_LOG_FILE: 'true',
  };
  const run = async (args: readonly string[], more: NodeJS.ProcessEnv = {}): Promise<void> => {
    const done = await measureCommand([SF, ...args], { env: { ...env, ...more }, cwd: home, timeout: SETUP_TIMEOUT });
    if (done.exitCode !== 0) throw new Error(`sf ${args.join(' ')}:\n${done.output}`);
  };
  if (withSfdmu) await run(['plugins', 'link', SFDMU, '--no-install']);
  return {
    env,
    command: (...args) => [SF, ...args],
    login: ({ url, accessToken }) =>
      run(['org', 'login', 'access-token', '--instance-url', url, '--alias', 'local', '--no-prompt'], {
        SF_ACCESS_TOKEN: accessToken,
      }),
    remove: () => rm(home, { recursive: true, force: true }),
  };
}
