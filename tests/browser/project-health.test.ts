import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, BrowserContext } from 'playwright-core';
import { DealPage } from './harness/deal-page.ts';
import { picture } from './harness/images.ts';
import { launchBrowser } from './harness/launch.ts';
import { startSeededOrg } from './harness/org.ts';
import type { SeededOrg } from './harness/org.ts';
import { DESKTOP, PHONE, openProfile, operations, repeated, visit } from './harness/visitor.ts';
import type { Visitor } from './harness/visitor.ts';

const DEAL = 'Helmond Logistics';

describe('a won deal, after the close', () => {
  let org: SeededOrg;
  let browser: Browser;
  let profile: BrowserContext;
  let visitor: Visitor;

  before(async () => {
    [org, browser] = await Promise.all([startSeededOrg(), launchBrowser()]);
    profile = await openProfile(browser);
  });

  after(async () => {
    await browser?.close();
    await org?.stop();
  });

  async function enter(person: string, viewport = DESKTOP): Promise<DealPage> {
    visitor = await visit(profile, org, viewport);
    await visitor.logIn(person, await org.dealPage(DEAL));
    return new DealPage(visitor.page);
  }

  for (const [device, viewport] of Object.entries({ desktop: DESKTOP, phone: PHONE }))
    it(`delivery asks, and the seller answers where the question stands, without the mouse (${device})`, async () => {
      const question = `Who signs off the second site (${device})?`;
      await ask(org, question);
      const { page } = await enter('Sofia Marin', viewport);
      const { health } = new DealPage(page);
      await health.getByText('1 open').waitFor();
      const row = health.locator('[data-question]').filter({ hasText: question });
      await row.getByRole('button', { name: 'Answer' }).focus();
      await page.keyboard.press('Enter');
      const form = health.getByRole('group', { name: `Answer: ${question}` });
      await form.getByRole('textbox').waitFor();
      await visitor.judge(`a question being answered (${device})`);
      await form.getByRole('textbox').focus();
      await page.keyboard.type('Their head of logistics.');
      visitor.takeRequests();
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await health.getByText('Delivery has no open question.').waitFor();
      await visitor.settled();
      const requests = visitor.takeRequests();
      assert.deepEqual(operations(requests), ['handoverHealth']);
      assert.deepEqual(repeated(requests), []);
      await visitor.judge(`an answered question (${device})`);
      await visitor.close();
    });

  it('shows who may not answer the question without the button', async () => {
    await ask(org, 'Is the archive part of it?');
    const { health } = await enter('Farah Haddad');
    await health.getByText('Is the archive part of it?').waitFor();
    assert.equal(await health.getByRole('button', { name: 'Answer' }).count(), 0);
    await visitor.close();
  });

  it('draws the weeks for who reads timesheets, from the status updates for who does not, and every figure as a table', async () => {
    for (const [person, hasHours] of [
      ['Sofia Marin', false],
      ['Olga Brandt', true],
    ] as const) {
      const { health } = await enter(person);
      await health.getByText('Figures by week').click();
      const rows = health.getByRole('table').getByRole('row');
      assert.ok((await rows.count()) > 2);
      const note = health.getByText('Drawn from the status updates');
      assert.equal((await note.count()) === 0, hasHours);
      await visitor.judge(`the figures as ${person} sees them`);
      await visitor.close();
    }
  });

  for (const [device, viewport] of Object.entries({ desktop: DESKTOP, phone: PHONE }))
    it(`a director sees all projects and what goes missing, without scrolling sideways (${device})`, async () => {
      visitor = await visit(profile, org, viewport);
      await visitor.logIn('Olga Brandt', '/lightning/n/Handover_Console_Home');
      const portfolio = visitor.page.locator('c-handover-portfolio');
      await portfolio.locator('[data-row]').getByText('points').first().waitFor();
      await visitor.judge(`the console's home (${device})`);
      await visitor.assertNoSidewaysScroll(`the console's home (${device})`);
      if (device === 'desktop') await picture(visitor, 'director-portfolio');
      const gaps = visitor.page.locator('c-handover-gaps');
      await gaps.getByText('Seller', { exact: true }).click();
      await gaps.getByRole('columnheader', { name: 'Salesperson' }).waitFor();
      await gaps.getByRole('rowheader').first().waitFor();
      await gaps.getByText('Section', { exact: true }).click();
      await gaps.scrollIntoViewIfNeeded();
      await visitor.judge(`the gaps (${device})`);
      if (device === 'desktop') await picture(visitor, 'director-gaps');
      await visitor.close();
    });

  it('writes dates and money as the user’s locale does', async () => {
    const [user] = (await org.admin.query<{ Id: string }>(`SELECT Id FROM User WHERE Name = 'Sofia Marin'`)).records;
    await org.admin.sobject('User').update({ Id: user?.Id ?? '', LocaleSidKey: 'de_DE' });
    const { health } = await enter('Sofia Marin');
    await health
      .getByText(/\d{1,3}\.\d{3}\s\$/u)
      .filter({ visible: true })
      .first()
      .waitFor();
    await health
      .getByText(/\b\d{1,2}\. \p{L}+\.? \d{4}\b/u)
      .filter({ visible: true })
      .first()
      .waitFor();
    await health
      .getByText(/\(\d+\s%\)/u)
      .filter({ visible: true })
      .first()
      .waitFor();
    await visitor.judge('a won deal in another locale');
    await visitor.close();
  });
});

/** Asks the seller of the deal, as delivery does from the project. */
async function ask(org: SeededOrg, question: string): Promise<void> {
  const { records } = await org.admin.query<{ Handover_Brief__c: string }>(
    `SELECT Handover_Brief__c FROM Opportunity WHERE Name LIKE '${DEAL}%' AND IsWon = true`,
  );
  const asked = { Brief__c: records[0]?.Handover_Brief__c, Section__c: 'Scope', Question__c: question };
  await org.admin.sobject('Handover_Question__c').create(asked as unknown as { Name: string });
}
