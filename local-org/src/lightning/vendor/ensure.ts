import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { layerDirectory, type LayerName } from './layers.ts';

const BUILD_PROCESS = fileURLToPath(new URL('main.ts', import.meta.url));
const DESCRIPTION: Readonly<Record<LayerName, string>> = {
  platform: 'Lightning base components (once for each version of the packages)',
  own: "the local org's Lightning pages (once for each change to them)",
};

/** Directories of the built layers. */
export interface VendorLayers {
  readonly platform: string;
  readonly own: string;
}

/**
 * Answers the built layers and builds what is missing first, in processes of their own so that the org goes on answering.
 * Two orgs that start at once build only once. `report` is told one line when a build begins and one when it ends.
 * Throws with the build's own output when it fails.
 */
export async function ensureVendorLayers(report: (line: string) => void): Promise<VendorLayers> {
  const [platform, own] = await Promise.all([ensureLayer('platform', report), ensureLayer('own', report)]);
  return { platform, own };
}

async function ensureLayer(layer: LayerName, report: (line: string) => void): Promise<string> {
  const directory = layerDirectory(layer);
  while (!existsSync(directory)) {
    const lock = `${directory}.lock`;
    if (!takeLock(lock)) {
      await delay(250);
      continue;
    }
    try {
      if (!existsSync(directory)) await build(layer, directory, report);
    } finally {
      rmSync(lock, { force: true });
    }
  }
  return directory;
}

async function build(layer: LayerName, directory: string, report: (line: string) => void): Promise<void> {
  const began = performance.now();
  report(`Building ${DESCRIPTION[layer]} …`);
  const temporary = `${directory}.${process.pid}`;
  await run([BUILD_PROCESS, layer, temporary]);
  renameSync(temporary, directory);
  report(`Built ${DESCRIPTION[layer]} in ${((performance.now() - began) / 1000).toFixed(1)} s.`);
}

function run(args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (chunk) => (output += String(chunk)));
    child.stderr.on('data', (chunk) => (output += String(chunk)));
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`Building the Lightning modules failed:\n${output.slice(0, 8000)}`));
    });
  });
}

/** False while another living process holds the lock; one that died leaves its lock to the next. */
function takeLock(lock: string): boolean {
  mkdirSync(path.dirname(lock), { recursive: true });
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    if (!isHeld(lock)) rmSync(lock, { force: true });
    return false;
  }
}

function isHeld(lock: string): boolean {
  try {
    const holder = Number(readFileSync(lock, 'utf8'));
    if (holder === 0) return true;
    process.kill(holder, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
