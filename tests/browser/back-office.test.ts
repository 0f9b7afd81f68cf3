import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { eventually } from '../acceptance/harness/wait.ts';
import { DealPage } from './harness/deal-page.ts';
import { day, dialog, fill, save } from './harness/form.ts';
import { picture } from './harness/images.ts';
import { ProjectPage } from './harness/project-page.ts';
import { prepareStage } from './harness/scenes.ts';
import { DESKTOP, PHONE, repeated } from './harness/visitor.ts';

const PROJECT = 'Penrose Insurance – Claims intake';
const DEVICES = Object.entries({ desktop: DESKTOP, phone: PHONE });

describe('the days of finance and of the administrator', () => {
  const stage = prepareStage();
  const { scene } = stage;

  async function idOf(object: string, condition: string): Promise<string> {
    const { records } = await stage.org.admin.query<{ Id: string }>(`SELECT Id FROM ${object} WHERE ${condition}`);
    assert.ok(records[0], `${object} ${condition}`);
    return records[0].Id;
  }

  const projectPage = async (): Promise<string> =>
    `/lightning/r/Handover_Project__c/${await idOf('Handover_Project__c', `Name = '${PROJECT}'`)}/view`;

  scene('finance finds the discount that waits, and approves it by keyboard alone', async (enter) => {
    const visitor = await enter('Farah Haddad', await stage.org.dealPage('Norrland Rail'));
    const deal = new DealPage(visitor.page);
    await deal.section('Commercials').getByText('Your decision').waitFor();
    await visitor.tabTo(/^- button "Commercials/u);
    await visitor.page.keyboard.press('Enter');
    await deal.section('Commercials').getByRole('button', { name: 'Approve' }).waitFor();
    await visitor.judge('a discount that waits');
    await visitor.tabTo(/^- button "Approve"/u);
    await visitor.page.keyboard.press('Enter');
    await deal.toast('Approved.');
    await deal.section('Commercials').getByText('is approved by Farah Haddad').waitFor();
    assert.equal(await deal.section('Commercials').getByText('Your decision').count(), 0);
    await visitor.judge('an approved discount');
  });

  scene('finance issues an invoice by keyboard, and every figure of the page follows', async (enter) => {
    const visitor = await enter('Farah Haddad', await projectPage());
    const { page } = visitor;
    const { invoices, status } = new ProjectPage(page);
    await invoices.getByText('US$100,000').waitFor();
    await page.evaluate('globalThis.stillTheSamePage = true');
    await visitor.tabTo(/^- button "New invoice"/u);
    await page.keyboard.press('Enter');
    await invoices.getByRole('group', { name: 'New invoice' }).waitFor();
    await visitor.judge('an invoice being entered');
    for (const [field, text] of [
      ['textbox "Invoice Number"', 'PI-3'],
      ['spinbutton "Net Amount"', '30000'],
      ['combobox "Status"', 'Issued'],
      ['textbox "Issued On"', day(0)],
      ['textbox "Due On"', day(30)],
    ] as const) {
      await visitor.tabTo(new RegExp(`^- ${field}`, 'u'));
      if (field.startsWith('combobox')) await visitor.chooseByKeyboard(text);
      else await page.keyboard.type(text);
    }
    await visitor.tabTo(/^- button "Save"/u);
    visitor.takeRequests();
    await page.keyboard.press('Enter');
    await invoices.getByText('US$70,000').waitFor();
    await status.getByText('US$70,800').waitFor();
    await visitor.settled();
    assert.deepEqual(repeated(visitor.takeRequests()), []);
    assert.equal(await page.evaluate('globalThis.stillTheSamePage'), true);
    await visitor.judge('an issued invoice');
    await invoices.scrollIntoViewIfNeeded();
    await picture(visitor, 'finance-invoices');
  });

  scene('finance books a payment on a phone', async (enter) => {
    const visitor = await enter('Farah Haddad', await projectPage(), PHONE);
    const { invoices } = new ProjectPage(visitor.page);
    await invoices.getByRole('button', { name: 'Edit PI-1' }).click();
    const form = invoices.getByRole('group', { name: 'PI-1' });
    await fill(form, { Status: { choose: 'Paid' }, 'Paid On': day(0) });
    await visitor.judge('a payment being booked');
    await save(form);
    await form.waitFor({ state: 'detached' });
    await invoices.getByRole('listitem').filter({ hasText: 'PI-1' }).getByText('Paid', { exact: true }).waitFor();
    await visitor.assertNoSidewaysScroll('a project with invoices');
    await visitor.judge('a booked payment');
    await visitor.open('/lightning/o/Handover_Invoice__c/list');
    await visitor.page.getByRole('link', { name: 'PI-1', exact: true }).waitFor();
    const cards = visitor.page.locator('page-list-page').getByRole('list', { name: 'All' }).getByRole('listitem');
    await cards.filter({ hasText: 'PI-1' }).getByText('Paid', { exact: true }).waitFor();
    assert.equal(await visitor.page.getByRole('table').count(), 0, 'cards, and nothing to scroll sideways in');
    await visitor.assertNoSidewaysScroll('the list of invoices');
    await visitor.judge('the list of invoices on a phone');
  });

  for (const [device, viewport] of DEVICES)
    scene(`the administrator reads in the log what an automation could not do (${device})`, async (enter) => {
      const reason = `FIELD_CUSTOM_VALIDATION_EXCEPTION: a rule of the org (${device})`;
      const failure = {
        Automation__c: 'Handover_Opportunity_AfterSave_OpenBrief',
        Error__c: reason,
        Key__c: `browser-${device}`,
        Record_Id__c: await idOf('Opportunity', "Name LIKE 'Tallow%'"),
        User_Id__c: await idOf('User', "Name = 'Sofia Marin'"),
      };
      await stage.org.admin.sobject('Handover_Error__e').create(failure as unknown as { Name: string });
      const rows = await eventually(
        () =>
          stage.org.admin.query<{ Id: string }>(`SELECT Id FROM Handover_Log__c WHERE Key__c = 'browser-${device}'`),
        ({ records }) => records.length > 0,
      );
      const log = rows.records[0]?.Id ?? '';
      const visitor = await enter('Org Administrator', '/lightning/o/Handover_Log__c/list', viewport);
      await visitor.judge(`the log (${device})`);
      await visitor.page.locator(`a[href*="${log}"]`).first().focus();
      await visitor.page.keyboard.press('Enter');
      await visitor.page.getByText(reason).waitFor();
      await visitor.page.getByText('Sofia Marin').first().waitFor();
      await visitor.assertNoSidewaysScroll('a row of the log');
      await visitor.judge(`a row of the log (${device})`);
    });

  for (const [device, viewport] of DEVICES)
    scene(`the administrator unseals a brief, only with a reason (${device})`, async (enter) => {
      const deal = device === 'desktop' ? 'Helmond' : 'Maris';
      const brief = await idOf('Handover_Brief__c', `Opportunity__r.Name LIKE '${deal}%' AND Sealed__c = true`);
      const visitor = await enter('Org Administrator', `/lightning/r/Handover_Brief__c/${brief}/view`, viewport);
      const { page } = visitor;
      await visitor.judge(`a sealed brief (${device})`);
      await page.getByRole('button', { name: 'Edit', exact: true }).click();
      await dialog(page).getByRole('checkbox', { name: 'Sealed' }).press('Space');
      const refused = await visitor.refused(() => save(dialog(page)));
      assert.equal(refused.length, 1);
      await dialog(page).getByText('has to say why in Unseal Reason').waitFor();
      await visitor.judge(`an unsealing without a reason (${device})`);
      await fill(dialog(page), { 'Unseal Reason': 'The contract was signed with another scope.' });
      await save(dialog(page));
      await dialog(page).waitFor({ state: 'detached' });
      await visitor.judge(`an unsealed brief (${device})`);
      const still = await stage.org.admin.query(
        `SELECT Id FROM Handover_Brief__c WHERE Id = '${brief}' AND Sealed__c = true`,
      );
      assert.equal(still.totalSize, 0);
    });
});
