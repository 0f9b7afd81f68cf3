import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';
import { extractChromium } from './chromium.ts';

/**
 * No more than these: the arguments that the package recommends switch off web security and run everything in one process.
 */
const ARGUMENTS = ['--disable-background-networking'];

/**
 * A headless Chromium, without anything installed by hand: the one that npm brought; where that has no binary for the
 * machine, an installed Chrome. Close it when done.
 */
export async function launchBrowser(): Promise<Browser> {
  const extracted = await extractChromium();
  if (!extracted) return chromium.launch({ channel: 'chrome', args: ARGUMENTS });
  const options = { executablePath: extracted.executable, args: ARGUMENTS, chromiumSandbox: false };
  try {
    return await chromium.launch(options);
  } catch (error) {
    if (!isLibraryMissing(error)) throw error;
    const env = { ...process.env, LD_LIBRARY_PATH: extracted.libraries, FONTCONFIG_PATH: extracted.fonts } as Record<
      string,
      string
    >;
    return chromium.launch({ ...options, env });
  }
}

/** What the loader says on machines without libnss3 and the like. */
function isLibraryMissing(error: unknown): boolean {
  return error instanceof Error && error.message.includes('error while loading shared libraries');
}
