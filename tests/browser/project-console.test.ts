import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { picture } from './harness/images.ts';
import { launchBrowser } from './harness/launch.ts';
import { startSeededOrg, type SeededOrg } from './harness/org.ts';
import { openProfile, repeated, visit } from './harness/visitor.ts';

/** The console of delivery, as its lead finds it in the App Launcher. */
let org: SeededOrg;
let browser: Browser;

before(async () => {
  [org, browser] = await Promise.all([startSeededOrg(), launchBrowser()]);
});

after(async () => {
  await browser?.close();
  await org?.stop();
});

test('projects are workspaces, what belongs to them subtabs, and the week of hours waits below', async () => {
  const visitor = await visit(await openProfile(browser), org);
  const { page } = visitor;
  await visitor.logIn('Dana Okafor');
  await page.getByRole('button', { name: 'App Launcher' }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Project Console/u })
    .click();
  await page.getByRole('button', { name: 'Show navigation menu' }).click();
  await page.getByRole('menuitem', { name: 'Projects' }).click();
  const list = page.getByRole('link', { name: 'Penrose Insurance – Claims intake' }).first();
  await list.waitFor();
  await visitor.settled();
  visitor.takeRequests();
  await list.click();
  const workspaces = page.locator('frame-console-bar').getByRole('tab');
  await workspaces.filter({ hasText: 'Penrose' }).waitFor();
  await visitor.judge('a project in the console');
  assert.deepEqual(repeated(visitor.takeRequests()), []);
  await page.getByRole('tab', { name: 'Related', exact: true }).click();
  await page.getByRole('heading', { name: /^Milestones \(/u }).waitFor();
  const milestone = page
    .locator('panel-related-list')
    .filter({ hasText: /^Milestones/u })
    .getByRole('link')
    .first();
  const name = await milestone.innerText();
  await milestone.click();
  await page.getByRole('heading', { name: `Milestone ${name}` }).waitFor();
  assert.equal(await workspaces.count(), 1);
  await page.getByRole('button', { name: 'My Week' }).click();
  const week = page.getByRole('dialog', { name: 'My Week' });
  await week.getByRole('heading', { name: 'Weekly timesheet' }).waitFor();
  await visitor.judge('the week in the utility bar');
  await picture(visitor, 'console');
  await page.keyboard.press('Escape');
  await week.waitFor({ state: 'hidden' });
  await page.keyboard.press('Enter');
  await week.getByRole('heading', { name: 'Weekly timesheet' }).waitFor();
  await visitor.close();
});
