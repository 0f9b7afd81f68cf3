import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Visitor } from './visitor.ts';

const DIRECTORY = path.resolve('docs', 'images');

/** Writes what the window shows as a picture of the documentation, when UPDATE_IMAGES=1 asks for it. */
export async function picture(visitor: Visitor, name: string): Promise<void> {
  if (process.env['UPDATE_IMAGES'] !== '1') return;
  await mkdir(DIRECTORY, { recursive: true });
  for (const close of await visitor.page.locator('frame-toasts').getByRole('button', { name: 'Close' }).all())
    await close.click();
  // Neither the pointer's place nor the focus of the step before belongs into the picture.
  await visitor.page.mouse.move(0, 0);
  await visitor.page.screenshot({ path: path.join(DIRECTORY, `${name}.png`), animations: 'disabled', caret: 'hide' });
}
