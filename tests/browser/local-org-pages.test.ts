import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { Connection } from 'jsforce';
import type { Browser } from 'playwright-core';
import { runLocalOrgCommand, startLocalOrg, type LocalOrg } from '../acceptance/harness/local-org.ts';
import { writeInvoicePackage } from './fixtures/invoices.ts';
import { assertAccessible } from './harness/accessibility.ts';
import { launchBrowser } from './harness/launch.ts';
import { editRecord, openAs, screenshot, switchUser } from './harness/pages.ts';

/** The pages of the local org with metadata made up for this test: what any deployed package can rely on. */
let org: LocalOrg;
let browser: Browser;
let invoiceId: string;

before(async () => {
  [org, browser] = await Promise.all([startLocalOrg(), launchBrowser()]);
  const folder = await writeInvoicePackage();
  await runLocalOrgCommand(org, 'deploy', folder);
  await rm(folder, { recursive: true });
  const connection = new Connection({ instanceUrl: org.url, accessToken: org.accessToken, version: '66.0' });
  const clerkId = await createUser(connection, 'Carla', 'Clerk', 'Billing_Clerk');
  await createUser(connection, 'Rita', 'Reader', 'Billing_Reader');
  await assign(connection, (await connection.identity()).user_id, 'Billing_Clerk');
  const account = await connection.sobject('Account').create({ Name: 'Northwind' });
  await connection.sobject('Account').create({ Name: 'Southwind' });
  const invoice = await connection
    .sobject('Invoice__c')
    .create({ Name: 'R-1', Account__c: account.id, OwnerId: clerkId });
  invoiceId = String(invoice.id);
  for (const Hours__c of [2, 3.5])
    await connection.sobject('Line__c').create({ Name: `${Hours__c} hours`, Invoice__c: invoiceId, Hours__c });
});

after(async () => {
  await browser?.close();
  await org?.stop();
});

async function createUser(
  connection: Connection,
  FirstName: string,
  LastName: string,
  permissionSet: string,
): Promise<string> {
  const { records } = await connection.query<{ Id: string }>("SELECT Id FROM Profile WHERE Name = 'Standard User'");
  const Username = `${FirstName}@billing.example`;
  const user = await connection.sobject('User').create({
    FirstName,
    LastName,
    Username,
    Email: Username,
    Alias: FirstName,
    ProfileId: records[0]?.Id ?? '',
    TimeZoneSidKey: 'Europe/Berlin',
    LocaleSidKey: 'en_GB',
    LanguageLocaleKey: 'en_US',
    EmailEncodingKey: 'UTF-8',
  });
  await assign(connection, String(user.id), permissionSet);
  return String(user.id);
}

async function assign(connection: Connection, AssigneeId: string, permissionSet: string): Promise<void> {
  const { records } = await connection.query<{ Id: string }>(
    `SELECT Id FROM PermissionSet WHERE Name = '${permissionSet}'`,
  );
  await connection.sobject('PermissionSetAssignment').create({ AssigneeId, PermissionSetId: records[0]?.Id ?? '' });
}

test('a record page is drawn as its FlexiPage says, with deployed components, and names what it cannot draw', async (t) => {
  const { page, problems, close } = await openAs(
    browser,
    org.url,
    'Carla Clerk',
    `/lightning/r/Invoice__c/${invoiceId}/view`,
  );
  t.after(close);
  await page.getByRole('heading', { name: 'Invoice R-1' }).waitFor();
  await page.getByText('What was done').waitFor();
  await page.getByText('Hours on this invoice: 5.5').waitFor();
  await page.getByText('Status: Open').waitFor();
  await page.getByRole('heading', { name: 'Lines (2)' }).waitFor();
  await page.getByText('forceChatter:recordFeedContainer').first().waitFor();
  await page.getByText('There is no total.').waitFor();
  assert.equal(await page.getByText('Thank you for paying.').isVisible(), false);
  await screenshot(page, 'local-org-record');
  await assertAccessible(page, 'the record page');
  assert.deepEqual(problems, ['There is no total.']);
});

test('a refused save is told at the field, and an accepted one to every component that shows the record', async (t) => {
  const { page, close } = await openAs(browser, org.url, 'Carla Clerk', `/lightning/r/Invoice__c/${invoiceId}/view`);
  t.after(close);
  await page.getByText('Status: Open').waitFor();
  await editRecord(page, { Status: 'Paid' });
  const dialog = page.getByRole('dialog');
  await dialog.getByText('A paid invoice has an amount.').waitFor();
  await dialog.getByText('An error occurred while trying to update the record. Please try again.').waitFor();
  await assertAccessible(page, 'the form with errors');
  await screenshot(page, 'local-org-form');
  await editRecord(page, { Amount: '1200.5' });
  await dialog.waitFor({ state: 'hidden' });
  await page.getByText('Invoice "R-1" was saved.').waitFor();
  await page.getByText('Status: Paid').waitFor();
  await page.getByText('Amount: US$1,200.50').waitFor();
  await page.getByText('Thank you for paying.').waitFor();
  await page.getByRole('button', { name: 'Count again' }).click();
  await page.getByText('Counted again').waitFor();
});

test('another user sees what the rights of that user allow', async (t) => {
  const { page, close } = await openAs(browser, org.url, 'Carla Clerk', `/lightning/r/Invoice__c/${invoiceId}/view`);
  t.after(close);
  await page.getByRole('button', { name: 'Count again' }).waitFor();
  await switchUser(page, 'Rita Reader');
  await page.getByText('Amount: hidden').waitFor();
  assert.equal(await page.getByRole('button', { name: 'Count again' }).isVisible(), false);
  assert.equal(await page.getByRole('button', { name: 'Edit', exact: true }).isVisible(), false);
  assert.equal(await page.getByRole('heading', { name: /Lines/u }).isVisible(), false);
});

test('a record is found in its list, made with a lookup by typing, and shown', async (t) => {
  const { page, problems, close } = await openAs(browser, org.url, 'Carla Clerk');
  t.after(close);
  await page.getByRole('heading', { name: 'Home', level: 1 }).waitFor();
  await assertAccessible(page, 'the home page');
  await page.getByRole('link', { name: 'Invoices' }).first().click();
  await page.getByRole('link', { name: 'R-1' }).waitFor();
  await assertAccessible(page, 'the list');
  await page.getByRole('button', { name: 'New', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Number' }).fill('R-2');
  await dialog.getByRole('combobox', { name: 'Customer' }).click();
  await dialog.getByRole('combobox', { name: 'Customer' }).pressSequentially('south');
  await dialog.getByRole('option', { name: 'Southwind' }).click();
  await assertAccessible(page, 'the form of a new record');
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('heading', { name: 'Invoice R-2' }).waitFor();
  await page.getByRole('link', { name: 'Southwind' }).first().waitFor();
  await page.getByRole('link', { name: 'Invoices' }).first().click();
  await page.getByLabel('Search this list').fill('r-2');
  await page.getByText('1 item', { exact: true }).waitFor();
  await page.getByRole('link', { name: 'R-2' }).waitFor();
  assert.deepEqual(problems, ['There is no total.']);
});
