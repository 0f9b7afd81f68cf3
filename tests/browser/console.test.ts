import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { BROKEN, leave, startInvoiceOrg, type InvoiceOrg } from './harness/invoice-org.ts';
import { launchBrowser } from './harness/launch.ts';
import { openProfile, PHONE, visit, type Visitor } from './harness/visitor.ts';

/** A console app, its utility bar and the phone's frame, with metadata made up for this test. */
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

async function openDesk(path: string, viewport?: typeof PHONE, user = 'Carla Clerk'): Promise<Visitor> {
  const profile = await openProfile(browser);
  await profile.addInitScript("localStorage.setItem('local-org.app', 'Billing_Desk')");
  const visitor = await visit(profile, org, viewport);
  await visitor.logIn(user, path);
  return visitor;
}

test('records open as workspace tabs, what belongs to them as subtabs, and a reload finds them again', async () => {
  const visitor = await openDesk('/lightning/o/Invoice__c/list');
  const { page } = visitor;
  await page.getByRole('link', { name: 'R-1' }).click();
  await page.getByRole('tab', { name: 'R-1', selected: true }).waitFor();
  assert.equal(new URL(page.url()).pathname, invoicePath);
  await page.getByRole('link', { name: '2 hours' }).click();
  await page.getByRole('tab', { name: '2 hours', selected: true }).waitFor();
  await page.getByRole('heading', { name: 'Line 2 hours' }).waitFor();
  assert.equal(new URL(page.url()).searchParams.get('ws'), invoicePath);
  assert.equal(await page.title(), '2 hours | Line | Local Org');
  visitor.forgive(BROKEN);
  await visitor.judge('a subtab');
  await page.reload();
  await visitor.opened();
  await page.getByRole('heading', { name: 'Line 2 hours' }).waitFor();
  assert.deepEqual(await page.getByRole('tab').allInnerTexts(), ['R-1', 'R-1', '2 hours', 'Details', 'Related']);
  await page.goBack();
  await page.getByRole('heading', { name: 'Invoice R-1' }).waitFor();
  await page.goBack();
  await page.getByRole('heading', { name: 'Invoices' }).waitFor();
  await leave(visitor);
});

test('a record that the app maps to a lookup opens under the record of that lookup, also from its list', async () => {
  const visitor = await openDesk('/lightning/o/Line__c/list');
  const { page } = visitor;
  await page.getByRole('link', { name: '3.5 hours' }).click();
  await page.getByRole('heading', { name: 'Line 3.5 hours' }).waitFor();
  const workspaces = page.locator('frame-console-bar').getByRole('tab');
  assert.deepEqual(await workspaces.allInnerTexts(), ['R-1']);
  assert.deepEqual(await page.locator('frame-console-area > frame-tab-list').getByRole('tab').allInnerTexts(), [
    'R-1',
    '3.5 hours',
  ]);
  await leave(visitor);
});

test('tabs are moved along, chosen and closed by keyboard, and the last one leaves the navigation item', async () => {
  const visitor = await openDesk('/lightning/o/Account/list');
  const { page } = visitor;
  await page.getByRole('link', { name: 'Northwind' }).click();
  await page.getByRole('tab', { name: 'Northwind', selected: true }).waitFor();
  await page.getByRole('button', { name: 'Show navigation menu' }).click();
  await page.getByRole('menuitem', { name: 'Invoices' }).click();
  await page.getByRole('link', { name: 'R-1' }).click();
  await page.getByRole('tab', { name: 'R-1', selected: true }).first().focus();
  await page.keyboard.press('ArrowLeft');
  assert.match(await visitor.focused(), /tab "Northwind"/u);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Account Northwind' }).waitFor();
  await page.keyboard.press('Delete');
  await page.getByRole('heading', { name: 'Invoice R-1' }).waitFor();
  await page.getByRole('button', { name: 'Close R-1' }).click();
  await page.getByRole('heading', { name: 'Invoices' }).waitFor();
  assert.equal(new URL(page.url()).pathname, '/lightning/o/Invoice__c/list');
  await leave(visitor);
});

test('a component knows its tab, renames it, opens a subtab, and is heard in its tab and in a utility', async () => {
  const visitor = await openDesk(invoicePath);
  const { page } = visitor;
  await page.getByText('Stands in its tab on a Large window').waitFor();
  const notebook = page.getByRole('button', { name: 'Notebook', exact: true });
  await notebook.click();
  const panel = page.getByRole('dialog', { name: 'Notebook' });
  await panel.getByText('Stands in a utility').waitFor();
  await page.getByRole('button', { name: 'Choose', exact: true }).click();
  await panel.getByText('Chosen: R-1').waitFor();
  visitor.forgive(BROKEN);
  await visitor.judge('an open utility');
  await panel.focus();
  await page.keyboard.press('Escape');
  await panel.waitFor({ state: 'hidden' });
  assert.match(await visitor.focused(), /button "Notebook"/u);
  await page.getByRole('button', { name: 'Rename tab' }).click();
  await page.getByRole('tab', { name: 'My invoice' }).waitFor();
  await page.getByRole('button', { name: 'Open customer' }).click();
  await page.getByRole('tab', { name: 'Northwind', selected: true }).waitFor();
  await page.getByRole('heading', { name: 'Account Northwind' }).waitFor();
  await leave(visitor);
});

test('a component opens, describes, names, marks, keeps, focuses and closes tabs, and is told what is not there', async () => {
  const visitor = await openDesk(invoicePath);
  const { page } = visitor;
  const result = page.locator('[data-result]').filter({ visible: true });
  const step = async (name: string, answer: string): Promise<void> => {
    await page.getByRole('button', { name, exact: true }).click();
    await result.getByText(`${name}: ${answer}`, { exact: true }).waitFor();
  };
  const subtab = (name: string) => page.locator('frame-console-area > frame-tab-list').getByRole('tab', { name });
  await step('Describe this tab', 'R-1 false true true true 0');
  await step('Open subtab behind', 'opened');
  assert.equal(await subtab('R-1').getAttribute('aria-selected'), 'true', 'the focus stays');
  await step('Describe subtab', 'The customer true true standard:account false');
  await step('Label subtab', 'Who pays');
  await subtab('Who pays').waitFor();
  await step('Highlight subtab', 'true');
  await step('Keep subtab', 'false');
  assert.equal(await page.getByRole('button', { name: 'Close Who pays' }).count(), 0);
  await step('Release subtab', 'true');
  await step('All tabs', 'R-1(1)');
  await page.getByRole('button', { name: 'Focus subtab' }).click();
  await page.getByRole('heading', { name: 'Account Northwind' }).waitFor();
  await subtab('R-1').click();
  await result.getByText('Focus subtab: true', { exact: true }).waitFor();
  await step('Focused tab', 'R-1');
  visitor.takeRequests();
  await step('Close subtab', 'true');
  await subtab('Who pays').waitFor({ state: 'detached' });
  await visitor.settled();
  assert.deepEqual(visitor.takeRequests(), [], 'the tab that stays is not drawn anew');
  await page.getByRole('button', { name: 'Open nowhere' }).click();
  await result.getByText('Open nowhere failed: There is no tab ctab99.').waitFor();
  await page.getByRole('button', { name: 'Open list' }).click();
  await page.getByRole('heading', { name: 'Account Northwind' }).waitFor();
  assert.deepEqual(await page.locator('frame-console-bar').getByRole('tab').allInnerTexts(), ['R-1', 'Northwind']);
  await leave(visitor);
});

test('a tab drawn anew begins anew', async () => {
  const visitor = await openDesk(invoicePath);
  const { page } = visitor;
  await page.getByRole('button', { name: 'Choose', exact: true }).click();
  await page.getByText('Heard in the active area: R-1').waitFor();
  await page.getByRole('button', { name: 'Refresh this tab' }).click();
  await page.getByText('Heard in the active area: nothing').waitFor();
  await leave(visitor);
});

test('a message reaches the tab that has the focus, and elsewhere only who listens everywhere', async () => {
  const { id } = await org.admin.sobject('Invoice__c').create({ Name: 'R-9', Account__c: org.accountId });
  const visitor = await openDesk(invoicePath);
  const { page } = visitor;
  await page.getByText('Heard in the active area: nothing').waitFor();
  await page.getByRole('button', { name: 'Show navigation menu' }).click();
  await page.getByRole('menuitem', { name: 'Invoices' }).click();
  await page.getByRole('link', { name: 'R-9' }).click();
  await page.getByRole('heading', { name: 'Invoice R-9' }).waitFor();
  assert.ok(page.url().includes(String(id)));
  const shown = (text: string) => page.getByText(text).filter({ visible: true });
  await page.getByRole('button', { name: 'Choose', exact: true }).filter({ visible: true }).click();
  await shown('Heard in the active area: R-9').waitFor();
  await shown('Heard everywhere: R-9').waitFor();
  await page.getByRole('tab', { name: 'R-1' }).click();
  await shown('Heard everywhere: R-9').waitFor();
  await shown('Heard in the active area: nothing').waitFor();
  await leave(visitor);
});

test('a deleted record takes its tab along', async () => {
  const { id } = await org.admin
    .sobject('Invoice__c')
    .create({ Name: 'R-8', Account__c: org.accountId, OwnerId: org.clerkId });
  const visitor = await openDesk(`/lightning/r/Invoice__c/${id}/view`);
  const { page } = visitor;
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  visitor.forgive(BROKEN);
  await page.getByRole('button', { name: 'OK' }).click();
  await page.getByText('Invoice "R-8" was deleted.').waitFor();
  assert.equal(await page.locator('frame-console-bar').getByRole('tab').count(), 0);
  visitor.assertUndisturbed('the console without the record');
  await leave(visitor);
});

test('a page is printed without its frame', async () => {
  const visitor = await openDesk(invoicePath);
  const { page } = visitor;
  await page.getByRole('heading', { name: 'Invoice R-1' }).waitFor();
  await page.evaluate('globalThis.print = () => { globalThis.printed = true; }');
  await page.getByRole('button', { name: 'Print' }).click();
  assert.equal(await page.evaluate('globalThis.printed'), true);
  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.getByRole('heading', { name: 'Invoice R-1' }).isVisible(), true);
  assert.equal(await page.getByRole('banner').isVisible(), false);
  assert.equal(await page.getByRole('button', { name: 'Notebook', exact: true }).isVisible(), false);
  await leave(visitor);
});

test('home is the page that the app assigns', async () => {
  const visitor = await openDesk('/lightning/page/home');
  await visitor.page.getByText('Good morning.').waitFor();
  await visitor.judge('an assigned home page');
  await leave(visitor);
});

test('a phone has the pages and components made for it, and its navigation at the foot', async () => {
  const visitor = await openDesk(invoicePath, PHONE);
  const { page } = visitor;
  await page.getByText('The page for phones.').waitFor();
  await page.getByText('Stands in a page on a Small window').waitFor();
  assert.equal(await page.getByText('Never on a phone').count(), 0);
  assert.equal(await page.getByRole('tablist', { name: 'Workspace tabs' }).count(), 0);
  await visitor.judge('a record on a phone');
  await page.getByRole('link', { name: 'Invoices', exact: true }).click();
  await page.getByRole('link', { name: 'R-1' }).waitFor();
  await page.getByRole('button', { name: 'Menu' }).click();
  await visitor.judge('the menu of a phone');
  await page.getByRole('dialog').getByRole('link', { name: 'Accounts' }).click();
  await page.getByRole('link', { name: 'Northwind' }).waitFor();
  await leave(visitor);
});

test('figures and dates are written and read as in the locale of the user', async () => {
  const { id } = await org.admin
    .sobject('Invoice__c')
    .create({ Name: 'R-7', Amount__c: 1234.5, Due__c: '2027-02-03', Account__c: org.accountId });
  const made = new Date(String((await org.admin.sobject('Invoice__c').retrieve(String(id)))['CreatedDate']));
  const visitor = await openDesk(`/lightning/r/Invoice__c/${id}/view`, undefined, 'Gerda German');
  const { page } = visitor;
  await page.getByText('1.234,50 $').first().waitFor();
  await page.getByText('03.02.2027').first().waitFor();
  // The window stands in another time zone than the user.
  await page
    .getByText(made.toLocaleTimeString('de-DE', { hour: '2-digit', minute: '2-digit', timeZone: 'Europe/Berlin' }))
    .first()
    .waitFor();
  await page.getByRole('button', { name: 'Edit', exact: true }).click();
  const form = page.getByRole('dialog');
  const amount = form.getByRole('textbox', { name: 'Amount' }).or(form.getByRole('spinbutton', { name: 'Amount' }));
  const due = form.getByRole('textbox', { name: 'Due' });
  assert.equal(await due.inputValue(), '03.02.2027');
  // Entering the field takes the currency and the groups away, as a person sees it.
  await amount.click();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('2500,75');
  await due.fill('24.12.2027');
  await due.blur();
  await form.getByRole('button', { name: 'Save', exact: true }).click();
  await form.waitFor({ state: 'hidden' });
  await page.getByText('2.500,75 $').first().waitFor();
  const { records } = await org.admin.query<{ Amount__c: number; Due__c: string }>(
    `SELECT Amount__c, Due__c FROM Invoice__c WHERE Id = '${id}'`,
  );
  assert.deepEqual([records[0]?.Amount__c, records[0]?.Due__c], [2500.75, '2027-12-24']);
  await leave(visitor);
});
