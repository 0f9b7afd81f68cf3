import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { DealPage } from './harness/deal-page.ts';
import { ProjectPage } from './harness/project-page.ts';
import { prepareStage } from './harness/scenes.ts';
import { DESKTOP, operations, PHONE, repeated } from './harness/visitor.ts';

const DEVICES = Object.entries({ desktop: DESKTOP, phone: PHONE });

/**
 * What delivery and sales do with each other, without a mouse. A seller's section and its submission are in personas.test.ts, a
 * week of hours in timesheet.test.ts, finance's approval and invoice in back-office.test.ts.
 */
describe('without a mouse', () => {
  const stage = prepareStage();
  const { scene } = stage;

  for (const [device, viewport] of DEVICES)
    scene(
      `delivery asks before it accepts, and the seller answers where the question stands (${device})`,
      async (enter) => {
        const question = `Who owns the drawings (${device})?`;
        const visitor = await enter('Dana Okafor', await stage.org.dealPage('Quay Architects'), viewport);
        const { page } = visitor;
        const deal = new DealPage(page);
        await deal.ready(7);
        await visitor.tabTo(/^- button "Scope\b/u);
        await page.keyboard.press('Enter');
        await visitor.tabTo(/^- button "Ask sales about Scope"/u);
        await page.keyboard.press('Enter');
        await deal.section('Scope').getByRole('group', { name: 'Ask sales about Scope' }).waitFor();
        await visitor.judge(`a question before the acceptance (${device})`);
        await visitor.tabTo(/^- textbox/u);
        await page.keyboard.type(question);
        await visitor.tabTo(/^- button "Send question"/u);
        await page.keyboard.press('Enter');
        await deal.toast('Question sent to sales.');
        await deal.section('Scope').getByText(question).waitFor();
        await visitor.settled();

        await visitor.switchTo('Sofia Marin');
        await page.evaluate('globalThis.stillTheSamePage = true');
        const waiting = deal.readiness.locator('[data-waiting]');
        await waiting.getByText(question).waitFor();
        await visitor.judge(`a question that waits for the seller (${device})`);
        await visitor.tabTo(/^- button "Answer"/u);
        await page.keyboard.press('Enter');
        await visitor.tabTo(/^- textbox "Answer"/u);
        await page.keyboard.type('The architect, until the last invoice is paid.');
        await visitor.tabTo(/^- button "Send answer"/u);
        visitor.takeRequests();
        await page.keyboard.press('Enter');
        await deal.toast('Answer sent.');
        await waiting.getByText(question).waitFor({ state: 'detached' });
        await visitor.settled();
        const requests = visitor.takeRequests();
        assert.deepEqual(operations(requests), ['handoverReadiness']);
        assert.deepEqual(repeated(requests), []);
        await deal.toggle('Scope').focus();
        await page.keyboard.press('Enter');
        await deal.section('Scope').getByText('The architect, until the last invoice is paid.').first().waitFor();
        assert.equal(await page.evaluate('globalThis.stillTheSamePage'), true);
        await visitor.judge(`an answer before the acceptance (${device})`);
      },
    );

  interface Decided {
    readonly Status__c: string;
    readonly Return_Reason__c: string | null;
  }

  async function briefOf(deal: string): Promise<Decided | undefined> {
    const { records } = await stage.org.admin.query<Decided>(
      `SELECT Status__c, Return_Reason__c FROM Handover_Brief__c WHERE Opportunity__r.Name LIKE '${deal}%'`,
    );
    return records[0];
  }

  scene('delivery returns a brief with a reason', async (enter) => {
    const visitor = await enter('Dana Okafor', await stage.org.dealPage('Foss Markets – Returns desk'));
    const { page } = visitor;
    const deal = new DealPage(page);
    await visitor.tabTo(/^- button "Return to sales"/u);
    await page.keyboard.press('Enter');
    await deal.readiness.locator('textarea:focus').waitFor();
    await page.keyboard.type('Which shops are in it?');
    await visitor.tabTo(/^- button "Return brief"/u);
    await page.keyboard.press('Enter');
    await deal.toast('Brief returned to sales.');
    const brief = await briefOf('Foss Markets – Returns desk');
    assert.equal(brief?.Status__c, 'Returned');
    assert.equal(brief?.Return_Reason__c, 'Which shops are in it?');
    await visitor.judge('a brief returned by keyboard');
  });

  scene('delivery accepts a brief', async (enter) => {
    const visitor = await enter('Dana Okafor', await stage.org.dealPage('Hale Groundworks – Site diary'));
    const { page } = visitor;
    const deal = new DealPage(page);
    await visitor.tabTo(/^- button "Accept brief"/u);
    await page.keyboard.press('Enter');
    await deal.toast('Brief accepted.');
    assert.equal((await briefOf('Hale Groundworks – Site diary'))?.Status__c, 'Accepted');
    await visitor.judge('a brief accepted by keyboard');
  });

  scene('a seller states a discount with its reason, and asks for its approval', async (enter) => {
    const visitor = await enter('Sofia Marin', await stage.org.dealPage('Tallow'));
    const { page } = visitor;
    const commercials = new DealPage(page).section('Commercials');
    await visitor.tabTo(/^- button "Commercials\b/u);
    await page.keyboard.press('Enter');
    await visitor.tabTo(/^- spinbutton "List Price"/u);
    await page.keyboard.type('200000');
    await visitor.tabTo(/^- textbox "Discount Reason"/u);
    await page.keyboard.type('Three sites are signed at once.');
    await visitor.tabTo(/^- button "Save"/u);
    await page.keyboard.press('Enter');
    await commercials.getByRole('group', { name: 'Details: Commercials' }).waitFor({ state: 'detached' });
    await visitor.settled();
    await visitor.tabTo(/^- button "Commercials\b/u);
    await page.keyboard.press('Enter');
    await commercials.getByRole('button', { name: 'Request approval' }).waitFor();
    await visitor.judge('a discount that needs an approval');
    await visitor.tabTo(/^- button "Request approval"/u);
    await page.keyboard.press('Enter');
    await commercials.getByRole('button', { name: 'Request approval' }).waitFor({ state: 'detached' });
    const { records } = await stage.org.admin.query<{ Discount_Status__c: string }>(
      "SELECT Discount_Status__c FROM Handover_Brief__c WHERE Opportunity__r.Name LIKE 'Tallow%'",
    );
    assert.equal(records[0]?.Discount_Status__c, 'Requested');
    await visitor.judge('a requested discount');
  });

  scene('a lead posts a status', async (enter) => {
    const name = 'Penrose Insurance – Claims intake';
    const { records } = await stage.org.admin.query<{ Id: string }>(
      `SELECT Id FROM Handover_Project__c WHERE Name = '${name}'`,
    );
    const visitor = await enter('Dana Okafor', `/lightning/r/Handover_Project__c/${records[0]?.Id ?? ''}/view`);
    const { page } = visitor;
    const { status } = new ProjectPage(page);
    await visitor.tabTo(/^- button "Write a status"/u);
    await page.keyboard.press('Enter');
    await status.getByRole('group', { name: 'Write a status' }).waitFor();
    await visitor.tabTo(/^- radio "/u);
    for (let steps = 0; !/^- radio "At risk"/u.test(await visitor.focused()); steps += 1) {
      assert.ok(steps < 4, await visitor.focused());
      await page.keyboard.press('ArrowRight');
    }
    await page.keyboard.press(' ');
    await visitor.tabTo(/^- spinbutton "Progress/u);
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('45');
    await visitor.tabTo(/^- textbox "Summary"/u);
    await page.keyboard.type('The archive is open to us.');
    await visitor.tabTo(/^- textbox "Path to green"/u);
    await page.keyboard.type('Two people more until the pilot.');
    await visitor.tabTo(/^- button "Post status"/u);
    await page.keyboard.press('Enter');
    await page.locator('frame-toasts').getByRole('status').getByText('Status posted.').waitFor();
    const posted = status.locator('[data-update]').first();
    await posted.getByText('The archive is open to us.').waitFor();
    await posted.getByText('At risk').waitFor();
    assert.notEqual(await visitor.focused(), '', 'the focus is not lost');
    await visitor.judge('a status posted by keyboard');
  });
});
