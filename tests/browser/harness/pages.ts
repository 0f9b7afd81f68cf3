import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';

/** A page of the local org in a browser of its own, and what went wrong in it. */
export interface OrgPage {
  readonly page: Page;
  /** Uncaught errors and requests that left the local org, in words. */
  readonly problems: string[];
  close(): Promise<void>;
}

/** Opens an address of a local org as one of its users, whose name is chosen where the page asks for it. */
export async function openAs(browser: Browser, url: string, userName: string, address = '/'): Promise<OrgPage> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
  });
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('pageerror', ({ message }) => problems.push(message));
  page.on('request', (request) => {
    if (!request.url().startsWith(url) && !request.url().startsWith('data:'))
      problems.push(`request to ${request.url()}`);
  });
  await page.goto(url + address);
  await page.getByRole('button', { name: userName }).click();
  await page.locator('frame-app').waitFor();
  return { page, problems, close: () => context.close() };
}

/** Goes on as another user of the org, by the switch in the header. */
export async function switchUser(page: Page, userName: string): Promise<void> {
  await page.getByRole('button', { name: 'Switch user' }).click();
  const loaded = page.waitForEvent('load');
  await page
    .getByRole('menuitemcheckbox', { name: userName })
    .or(page.getByRole('menuitem', { name: userName }))
    .first()
    .click();
  await loaded;
  await page.locator('frame-app').waitFor();
}

/** Opens the form of the shown record, changes fields by their labels, saves, and leaves the window open when that is refused. */
export async function editRecord(page: Page, changes: Readonly<Record<string, string>>): Promise<void> {
  const dialog = page.getByRole('dialog');
  if (!(await dialog.isVisible())) await page.getByRole('button', { name: 'Edit', exact: true }).first().click();
  for (const [label, value] of Object.entries(changes)) await fillField(page, label, value);
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
}

/** Fills one field of an open form: chooses from a picklist, else types. */
export async function fillField(page: Page, label: string, value: string): Promise<void> {
  const dialog = page.getByRole('dialog');
  const picklist = dialog.getByRole('combobox', { name: label });
  const input = dialog.getByRole('textbox', { name: label }).or(dialog.getByRole('spinbutton', { name: label }));
  await picklist.or(input).first().waitFor();
  if ((await picklist.count()) > 0) {
    await picklist.first().click();
    await dialog.getByRole('option', { name: value, exact: true }).click();
  } else {
    await input.first().fill(value);
    await input.first().blur();
  }
}

/** Keeps a picture of the page below test-results/. */
export async function screenshot(page: Page, name: string): Promise<string> {
  const file = path.resolve('test-results', `${name}.png`);
  await mkdir(path.dirname(file), { recursive: true });
  await page.screenshot({ path: file, fullPage: true });
  return file;
}
