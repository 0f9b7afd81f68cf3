import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, BrowserContext } from 'playwright-core';
import { DealPage } from './harness/deal-page.ts';
import { picture } from './harness/images.ts';
import { launchBrowser } from './harness/launch.ts';
import { startSeededOrg } from './harness/org.ts';
import type { SeededOrg } from './harness/org.ts';
import { DESKTOP, PHONE, openProfile, visit } from './harness/visitor.ts';
import type { Visitor } from './harness/visitor.ts';

/** Opens a window and logs in. */
type Enter = (person: string, path: string, viewport?: typeof DESKTOP) => Promise<Visitor>;

/** What each person sees and may do on the pages of the seeded company. */
describe('the same pages for different people', () => {
  let org: SeededOrg;
  let browser: Browser;
  let profile: BrowserContext;

  before(async () => {
    [org, browser] = await Promise.all([startSeededOrg(), launchBrowser()]);
    profile = await openProfile(browser);
  });

  after(async () => {
    await browser?.close();
    await org?.stop();
  });

  /** One test in which people open windows of their own; what those show is kept when it fails. */
  function scene(name: string, run: (enter: Enter) => Promise<void>): void {
    it(name, async (context) => {
      const visitors: Visitor[] = [];
      try {
        await run(async (person, path, viewport = DESKTOP) => {
          const visitor = await visit(profile, org, viewport);
          visitors.push(visitor);
          await visitor.logIn(person, path);
          return visitor;
        });
      } catch (error) {
        for (const visitor of visitors) context.diagnostic(`what the window shows: ${await visitor.evidence(name)}`);
        throw error;
      } finally {
        for (const visitor of visitors) await visitor.close();
      }
    });
  }

  scene('delivery returns a brief with a reason, and the seller reads it and submits again', async (enter) => {
    const visitor = await enter('Dana Okafor', await org.dealPage('Brightwater Utilities'));
    const deal = new DealPage(visitor.page);
    await deal.readiness.getByRole('button', { name: 'Return to sales' }).click();
    await deal.readiness.getByRole('button', { name: 'Return brief' }).click();
    const reason = deal.readiness.getByRole('textbox', { name: 'What does delivery still need?' });
    await deal.readiness.locator('textarea:focus').waitFor();
    await reason.fill('Who pays for the tablets of the field crews?');
    await visitor.judge('a return that asks for its reason');
    await deal.readiness.getByRole('button', { name: 'Return brief' }).click();
    await deal.toast('Brief returned to sales.');
    await visitor.switchTo('Tom Achterberg');
    await deal.readiness.getByText('Returned by delivery: Who pays for the tablets of the field crews?').waitFor();
    await visitor.judge('a returned deal');
    await deal.readiness.getByRole('button', { name: 'Submit for acceptance' }).click();
    await deal.toast('Brief submitted.');
    visitor.assertUndisturbed('submitting again');
  });

  scene('a seller reads the health of the project without its margin', async (enter) => {
    const visitor = await enter('Sofia Marin', await org.dealPage('Penrose Insurance'));
    const deal = new DealPage(visitor.page);
    await deal.health.getByText('Hours used').waitFor();
    assert.equal(await deal.health.getByText(/margin/iu).count(), 0);
    await visitor.judge("the seller's won deal");
    await picture(visitor, 'seller-health');
  });

  for (const person of ['Dana Okafor', 'Farah Haddad', 'Tom Achterberg'])
    scene(`${person}, who may see margins, sees planned and forecast margin there`, async (enter) => {
      const visitor = await enter(person, await org.dealPage('Penrose Insurance'));
      const deal = new DealPage(visitor.page);
      await deal.health.getByText('Planned margin', { exact: true }).waitFor();
      await deal.health.getByText('Forecast margin', { exact: true }).waitFor();
      await visitor.judge(`the won deal as ${person} sees it`);
    });

  scene('finance finds the discount that waits, and approves it', async (enter) => {
    const visitor = await enter('Farah Haddad', await org.dealPage('Norrland Rail'));
    const deal = new DealPage(visitor.page);
    await deal.section('Commercials').getByText('Your decision').waitFor();
    await deal.toggle('Commercials').click();
    await deal.section('Commercials').getByRole('button', { name: 'Approve' }).click();
    await deal.toast('Approved.');
    await deal.section('Commercials').getByText('is approved by Farah Haddad').waitFor();
    assert.equal(await deal.section('Commercials').getByText('Your decision').count(), 0);
    await visitor.judge('an approved discount');
  });

  scene('a consultant, who has no right to deals, is told so', async (enter) => {
    const visitor = await enter('Mei Tanaka', '/');
    const path = await org.dealPage('Penrose Insurance');
    const refused = await visitor.refused(() => visitor.open(path));
    assert.ok(refused.every((line) => line.endsWith(': 403')));
    await visitor.page.getByText("you don't have access to it").waitFor();
    await visitor.judge('a deal without access');
  });

  scene('a section is opened, filled in, saved and the brief submitted by keyboard alone', async (enter) => {
    const visitor = await enter('Sofia Marin', await org.dealPage('Fernhill Clinics – Patient'));
    const deal = new DealPage(visitor.page);
    const { keyboard } = visitor.page;
    const focused = async (): Promise<string> => {
      const element = visitor.page.locator(':focus').last();
      return (await element.count()) === 0 ? '' : element.ariaSnapshot();
    };
    const tabTo = async (what: RegExp): Promise<void> => {
      for (let steps = 0; steps < 40; steps += 1) {
        if (what.test(await focused())) return;
        await keyboard.press('Tab');
      }
      throw new Error(`The Tab key never reached ${what}; it ended on ${await focused()}.`);
    };
    await tabTo(/^- button "Background /u);
    await keyboard.press('Enter');
    await deal.section('Background').getByRole('textbox', { name: 'Why They Bought' }).waitFor();
    assert.match(await focused(), /Details: Background|^- group/u);
    await tabTo(/^- textbox "Why They Bought"/u);
    await keyboard.type('Half of the calls are about appointments.');
    await tabTo(/^- textbox "Success Criteria"/u);
    await keyboard.type('Patients book without calling.');
    await tabTo(/^- button "Save"/u);
    await keyboard.press('Enter');
    await deal.ready(1);
    await visitor.settled();
    assert.match(await focused(), /^- button "Background /u, 'the focus is back on the section');
    await tabTo(/^- button "Submit for acceptance"/u);
    await keyboard.press('Enter');
    await deal.readiness.getByText('Submitted', { exact: true }).waitFor();
    await visitor.judge('a brief submitted by keyboard');
  });

  scene('on a phone nothing has to be scrolled sideways, and a section can be filled in', async (enter) => {
    const visitor = await enter('Sofia Marin', await org.dealPage('Quay Architects'), PHONE);
    const deal = new DealPage(visitor.page);
    await deal.ready(7);
    await assertNoSidewaysScroll(visitor, 'an open deal');
    await visitor.judge('a deal on a phone');
    await picture(visitor, 'phone');
    await deal.fillSection('Background', { 'Success Criteria': 'Drawings are found in a minute.' });
    await deal.toast('Background saved.');
    await assertNoSidewaysScroll(visitor, 'a deal with an open section');
    visitor.assertUndisturbed('filling in on a phone');
    await visitor.open(await org.dealPage('Penrose Insurance'));
    await assertNoSidewaysScroll(visitor, 'a won deal');
    await visitor.judge('a won deal on a phone');
  });
});

async function assertNoSidewaysScroll(visitor: Visitor, place: string): Promise<void> {
  const width = await visitor.page.evaluate('document.documentElement.scrollWidth');
  assert.equal(width, PHONE.width, `width of ${place}`);
}
