import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { dialog, fill, save } from './harness/form.ts';
import { leave, startInvoiceOrg, type InvoiceOrg } from './harness/invoice-org.ts';
import { launchBrowser } from './harness/launch.ts';
import { openProfile, PHONE, visit, type Visitor } from './harness/visitor.ts';

/** Quick actions of a record's page, with metadata made up for this test. */
let org: InvoiceOrg;
let browser: Browser;

before(async () => {
  [org, browser] = await Promise.all([startInvoiceOrg(), launchBrowser()]);
});

after(async () => {
  await browser?.close();
  await org?.stop();
});

async function newInvoice(Name: string): Promise<string> {
  const { id } = await org.admin
    .sobject('Invoice__c')
    .create({ Name, Account__c: org.accountId, OwnerId: org.clerkId, Due__c: '2027-02-03', Amount__c: 10 });
  return String(id);
}

async function openInvoice(id: string, user = 'Carla Clerk', viewport?: typeof PHONE): Promise<Visitor> {
  const profile = await openProfile(browser);
  if (viewport) await profile.addInitScript("localStorage.setItem('local-org.app', 'Billing_Desk')");
  const visitor = await visit(profile, org, viewport);
  await visitor.logIn(user, `/lightning/r/Invoice__c/${id}/view`);
  return visitor;
}

async function choose({ page }: Visitor, action: string): Promise<void> {
  await page.getByRole('button', { name: 'Show more actions' }).click();
  await page.getByRole('menuitem', { name: action }).click();
}

test('a record is made in a window with the fields of the action, filled in from the page, which then shows it', async () => {
  const id = await newInvoice('R-20');
  const visitor = await openInvoice(id);
  const { page } = visitor;
  await page.getByText('Hours on this invoice: 0').waitFor();
  await choose(visitor, 'Add Line');
  const form = page.getByRole('dialog', { name: 'Add Line' });
  await form.getByRole('textbox', { name: 'Text' }).waitFor();
  assert.equal(await form.getByRole('textbox', { name: 'Text' }).inputValue(), 'Work for Northwind');
  assert.equal(await form.getByLabel('Hours').inputValue(), '7.50');
  assert.equal(await form.getByLabel('Invoice').count(), 0, 'the link to the page is not asked for');
  visitor.forgive('page error: There is no total.');
  await visitor.judge('the window of a quick action');
  await fill(form, { Text: 'Cellar cleared' });
  await save(form);
  await form.waitFor({ state: 'detached' });
  await page.getByText('The line is on the invoice.').waitFor();
  await page.getByText('Hours on this invoice: 7.5').waitFor();
  await page.getByRole('link', { name: 'Cellar cleared' }).waitFor();
  assert.equal(new URL(page.url()).pathname, `/lightning/r/Invoice__c/${id}/view`);
  await leave(visitor);
});

test('a record is changed by an action that its rule offers, and that goes when the rule no longer holds', async () => {
  const id = await newInvoice('R-21');
  const visitor = await openInvoice(id);
  const { page } = visitor;
  await choose(visitor, 'Postpone');
  const form = dialog(page);
  await form.getByRole('textbox', { name: 'Due' }).waitFor();
  assert.equal(await form.getByRole('textbox', { name: 'Due' }).inputValue(), '10 Feb 2027');
  assert.equal(await form.getByRole('combobox', { name: 'Status' }).isDisabled(), true);
  await save(form);
  await page.getByText('Invoice "R-21" was saved.').waitFor();
  await page.getByText('10/02/2027').first().waitFor();
  await page.getByRole('button', { name: 'Mark Status as Complete' }).click();
  await page.getByText('Status: Paid').waitFor();
  await page.getByRole('button', { name: 'Show more actions' }).click();
  await page.getByRole('menuitem', { name: 'Explain' }).waitFor();
  assert.equal(await page.getByRole('menuitem', { name: 'Postpone' }).count(), 0);
  await leave(visitor);
});

test('a component opens as an action, knows the record, and closes its window', async () => {
  const id = await newInvoice('R-22');
  const visitor = await openInvoice(id);
  const { page } = visitor;
  await choose(visitor, 'Explain');
  const window = page.getByRole('dialog', { name: 'Explain' });
  await window.getByText(`Why ${id} was sent.`).waitFor();
  visitor.forgive('page error: There is no total.');
  await visitor.judge('a component as an action');
  await window.getByRole('button', { name: 'Understood' }).click();
  await window.waitFor({ state: 'detached' });
  await leave(visitor);
});

test('record forms of a component show and change the record, and everybody who shows it follows', async () => {
  const id = await newInvoice('R-24');
  const visitor = await openInvoice(id);
  const { page } = visitor;
  await choose(visitor, 'Explain');
  const window = page.getByRole('dialog', { name: 'Explain' });
  await window.locator('lightning-output-field').getByText('03/02/2027').waitFor();
  await window.locator('lightning-record-form').getByText('US$10.00').waitFor();
  await window.getByRole('button', { name: 'Edit' }).click();
  // Entering the field takes the currency away, as a person sees it.
  await window.getByLabel('Amount').click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('77');
  await save(window);
  await window.getByText('Told: saved 77').waitFor();
  await window.locator('lightning-record-form lightning-output-field').getByText('US$77.00').waitFor();
  await fill(window, { 'Another customer': { find: 'Southwind' } });
  await window.getByText(/^Told: picked 001/u).waitFor();
  await window.getByRole('button', { name: 'Understood' }).click();
  await page.getByText('Amount: US$77.00').waitFor();
  await leave(visitor);
});

test('what a user may not write is not offered', async () => {
  const visitor = await openInvoice(org.invoiceId, 'Rita Reader');
  const { page } = visitor;
  await page.getByRole('button', { name: 'Remind' }).waitFor();
  await page.getByRole('button', { name: 'Explain' }).waitFor();
  for (const name of ['Edit', 'Delete', 'Add Line', 'Postpone'])
    assert.equal(await page.getByRole('button', { name, exact: true }).count(), 0, name);
  await leave(visitor);
});

test('a phone has the actions that its page names, by keyboard too', async () => {
  const id = await newInvoice('R-23');
  const visitor = await openInvoice(id, 'Carla Clerk', PHONE);
  const { page } = visitor;
  await visitor.tabTo(/^- button "Add Line"/u);
  await page.keyboard.press('Enter');
  const form = page.getByRole('dialog', { name: 'Add Line' });
  await form.getByRole('textbox', { name: 'Text' }).waitFor();
  await visitor.judge('a quick action on a phone');
  await visitor.tabTo(/^- textbox "Text"/u);
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('By phone');
  await visitor.tabTo(/^- button "Save"/u);
  await page.keyboard.press('Enter');
  await page.getByText('The line is on the invoice.').waitFor();
  const { totalSize } = await org.admin.query(
    `SELECT Id FROM Line__c WHERE Invoice__c = '${id}' AND Name = 'By phone'`,
  );
  assert.equal(totalSize, 1);
  await leave(visitor);
});
