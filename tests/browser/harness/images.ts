import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Visitor } from './visitor.ts';

const DIRECTORY = path.resolve('docs', 'images');

/** Writes what the window shows as a picture of the documentation, when UPDATE_IMAGES=1 asks for it. */
export async function picture(visitor: Visitor, name: string): Promise<void> {
  if (process.env['UPDATE_IMAGES'] !== '1') return;
  await mkdir(DIRECTORY, { recursive: true });
  // From the last to the first: each that closes moves those behind it, and an old one goes away by itself. A window over
  // the page would keep the pointer from them.
  const toasts = await visitor.page.locator('frame-toasts').getByRole('button', { name: 'Close' }).all();
  for (const close of toasts.toReversed()) if (await close.isVisible()) await close.dispatchEvent('click');
  // Neither the pointer's place nor the focus of the step before belongs into the picture.
  await visitor.page.mouse.move(0, 0);
  await visitor.page.screenshot({ path: path.join(DIRECTORY, `${name}.png`), animations: 'disabled', caret: 'hide' });
}
