import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { dialog, fill, save } from './harness/form.ts';
import { BROKEN, leave, startInvoiceOrg, type InvoiceOrg } from './harness/invoice-org.ts';
import { launchBrowser } from './harness/launch.ts';
import { openProfile, repeated, visit, type Visitor } from './harness/visitor.ts';

/** The pages of the local org with metadata made up for this test: what any deployed package can rely on. */
let org: InvoiceOrg;
let browser: Browser;
let invoicePath: string;

before(async () => {
  [org, browser] = await Promise.all([startInvoiceOrg(), launchBrowser()]);
  invoicePath = `/lightning/r/Invoice__c/${org.invoiceId}/view`;
});

after(async () => {
  await browser?.close();
  await org?.stop();
});

async function logIn(name: string, path = invoicePath): Promise<Visitor> {
  const visitor = await visit(await openProfile(browser), org);
  await visitor.logIn(name, path);
  return visitor;
}

test('a record page is drawn as its FlexiPage says, with deployed components, and names what it cannot draw', async () => {
  const visitor = await logIn('Carla Clerk');
  const { page } = visitor;
  await page.getByRole('heading', { name: 'Invoice R-1' }).waitFor();
  await page.getByText('What was done').waitFor();
  await page.getByText('Hours on this invoice: 5.5').waitFor();
  await page.getByText('Status: Open').waitFor();
  await page.getByRole('heading', { name: 'Lines (2)' }).waitFor();
  await page.getByText('forceChatter:recordFeedContainer').first().waitFor();
  await page.getByText('There is no total.').waitFor();
  assert.equal(await page.getByText('Thank you for paying.').isVisible(), false);
  assert.equal(await page.getByRole('banner').getByText('Accountant').isVisible(), true);
  assert.deepEqual(repeated(visitor.takeRequests()), []);
  await visitor.evidence('local-org-record');
  assert.deepEqual(visitor.takeProblems(), [BROKEN]);
  await visitor.judge('the record page');
  await leave(visitor);
});

test('a refused save is told at the field, and an accepted one to every component that shows the record', async () => {
  const visitor = await logIn('Carla Clerk');
  const { page } = visitor;
  await page.getByText('Status: Open').waitFor();
  visitor.forgive(BROKEN);
  await page.getByRole('button', { name: 'Edit', exact: true }).click();
  await fill(dialog(page), { Status: { choose: 'Paid' } });
  assert.equal((await visitor.refused(() => save(dialog(page)))).length, 1);
  await dialog(page).getByText('A paid invoice has an amount.').waitFor();
  await dialog(page).getByText('An error occurred while trying to update the record. Please try again.').waitFor();
  await visitor.judge('the form with errors');
  await fill(dialog(page), { Amount: '1200.5' });
  await visitor.settled();
  visitor.takeRequests();
  await save(dialog(page));
  await dialog(page).waitFor({ state: 'hidden' });
  await page.getByText('Invoice "R-1" was saved.').waitFor();
  await page.getByText('Status: Paid').waitFor();
  await page.getByText('Amount: US$1,200.50').waitFor();
  await page.getByText('Thank you for paying.').waitFor();
  await page.getByRole('option', { name: /Paid/u, selected: true }).waitFor();
  await page.getByRole('button', { name: 'Count again' }).click();
  await page.getByText('Counted again').waitFor();
  await leave(visitor);
});

test('a path shows where a record stands, with guidance, and moves it on by keyboard', async () => {
  const { id } = await org.admin
    .sobject('Invoice__c')
    .create({ Name: 'R-5', Amount__c: 10, Account__c: org.accountId });
  const visitor = await logIn('Carla Clerk', `/lightning/r/Invoice__c/${id}/view`);
  const { page } = visitor;
  const path = page.getByRole('article', { name: 'Invoice Status' });
  await path.getByRole('option', { name: /Open/u, selected: true }).focus();
  await path.getByText('Say what it costs.').waitFor();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press(' ');
  await path.getByRole('option', { name: /Paid/u, selected: true }).waitFor();
  await path.getByRole('button', { name: 'Mark as Current Status' }).click();
  await page.getByText('Status changed successfully.').waitFor();
  await page.getByText('Status: Paid').waitFor();
  assert.equal(await path.getByRole('button').count(), 0);
  visitor.forgive(BROKEN);
  await visitor.judge('the path');
  await leave(visitor);
});

test('tabs, fields and lists of a page are shown by the rules and properties that the page gives them', async () => {
  const { id } = await org.admin
    .sobject('Invoice__c')
    .create({ Name: 'R-6', Amount__c: 50, Account__c: org.accountId, Due__c: '2027-02-03' });
  for (const Name of ['first', 'second'])
    await org.admin.sobject('Line__c').create({ Name, Invoice__c: id, Hours__c: 1 });
  const visitor = await logIn('Carla Clerk', `/lightning/r/Invoice__c/${id}/view`);
  const { page } = visitor;
  await page.getByRole('tab', { name: 'Work' }).click();
  await page.getByRole('heading', { name: 'Work done (1+)' }).waitFor();
  assert.equal(await page.getByRole('tab', { name: 'Money' }).count(), 0);
  await org.admin.sobject('Invoice__c').update({ Id: String(id), Amount__c: 500 });
  await page.reload();
  await page.getByRole('tab', { name: 'Money' }).click();
  const section = page.locator('panel-field-section');
  await section.getByText('Due').waitFor();
  await page.getByText('There is no total.').waitFor();
  visitor.forgive(BROKEN);
  await visitor.judge('a field section');
  await page.getByRole('button', { name: 'Mark Status as Complete' }).click();
  await section.getByText('Due').waitFor({ state: 'detached' });
  assert.equal(await section.getByText('Amount').isVisible(), true);
  await leave(visitor);
});

test('a button that starts a flow tells what the flow answers', async () => {
  const visitor = await logIn('Carla Clerk');
  const { page } = visitor;
  await page.getByRole('button', { name: 'Remind' }).click();
  await page.getByText('The customer was reminded.').waitFor();
  await leave(visitor);
});

test('a component asks, is answered, and opens the form of a new record with what it knows', async () => {
  const visitor = await logIn('Carla Clerk');
  const { page } = visitor;
  visitor.forgive(BROKEN);
  await page.getByRole('button', { name: 'Ask' }).click();
  await page.getByText('Really ask?').waitFor();
  await page.getByRole('button', { name: 'OK' }).click();
  await page.getByRole('textbox', { name: 'A reason, please' }).fill('of you');
  await page.getByRole('button', { name: 'OK' }).click();
  await page.getByText('Because of you').waitFor();
  await page.getByRole('button', { name: 'OK' }).click();
  await page.getByRole('button', { name: 'New invoice' }).click();
  assert.equal(await dialog(page).getByRole('textbox', { name: 'Number' }).inputValue(), 'R-9');
  await leave(visitor);
});

test('tabs of an app for which there is no room are in a menu', async () => {
  const visitor = await logIn('Carla Clerk', '/');
  const { page } = visitor;
  await page.evaluate("sessionStorage.setItem('local-org.formFactor', 'Large')");
  const bar = page.getByRole('navigation', { name: 'App' });
  await bar.getByRole('link', { name: 'Accounts' }).waitFor();
  assert.equal(await bar.getByRole('button', { name: 'More' }).count(), 0);
  await page.setViewportSize({ width: 340, height: 800 });
  await bar.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Accounts' }).click();
  await page.getByRole('heading', { name: 'Accounts' }).waitFor();
  await bar.locator('lightning-button-menu.slds-is-active').waitFor();
  await bar.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Accounts', checked: true }).waitFor();
  await page.keyboard.press('Escape');
  await visitor.judge('a bar with a menu');
  await leave(visitor);
});

test('another user sees what the rights of that user allow', async () => {
  const visitor = await logIn('Carla Clerk');
  const { page } = visitor;
  await page.getByRole('button', { name: 'Count again' }).waitFor();
  await visitor.switchTo('Rita Reader');
  await page.getByText('Amount: hidden').waitFor();
  assert.equal(await page.getByRole('button', { name: 'Count again' }).isVisible(), false);
  assert.equal(await page.getByRole('button', { name: 'Edit', exact: true }).isVisible(), false);
  assert.equal(await page.getByRole('heading', { name: /Lines/u }).isVisible(), false);
  await leave(visitor);
});

test('a record is found in its list, made with a lookup by typing, and shown', async () => {
  const visitor = await logIn('Carla Clerk', '/');
  const { page } = visitor;
  await page.getByRole('heading', { name: 'Home', level: 1 }).waitFor();
  await visitor.judge('the home page');
  await page.getByRole('link', { name: 'Invoices' }).first().click();
  await page.getByRole('link', { name: 'R-1' }).waitFor();
  await visitor.judge('the list');
  await page.getByRole('button', { name: 'New', exact: true }).click();
  await fill(dialog(page), { Number: 'R-2', Customer: { find: 'Southwind' } });
  await visitor.judge('the form of a new record');
  await save(dialog(page));
  await page.getByRole('heading', { name: 'Invoice R-2' }).waitFor();
  await page.getByRole('link', { name: 'Southwind' }).first().waitFor();
  await page.getByRole('link', { name: 'Invoices' }).first().click();
  await page.getByLabel('Search this list').fill('r-2');
  await page.getByText('1 item', { exact: true }).waitFor();
  await page.getByRole('link', { name: 'R-2' }).waitFor();
  await leave(visitor);
});
