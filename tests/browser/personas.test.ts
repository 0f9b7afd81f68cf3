import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { DealPage } from './harness/deal-page.ts';
import { picture } from './harness/images.ts';
import { prepareStage } from './harness/scenes.ts';
import { PHONE } from './harness/visitor.ts';

/** What each person sees and may do on the pages of the seeded company. */
describe('the same pages for different people', () => {
  const stage = prepareStage();
  const { scene } = stage;

  scene('delivery returns a brief with a reason, and the seller reads it and submits again', async (enter) => {
    const visitor = await enter('Dana Okafor', await stage.org.dealPage('Brightwater Utilities'));
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
    const visitor = await enter('Sofia Marin', await stage.org.dealPage('Penrose Insurance'));
    const deal = new DealPage(visitor.page);
    await deal.health.getByText('Hours used').waitFor();
    assert.equal(await deal.health.getByText(/margin/iu).count(), 0);
    await visitor.judge("the seller's won deal");
    await picture(visitor, 'seller-health');
  });

  for (const person of ['Dana Okafor', 'Farah Haddad', 'Tom Achterberg'])
    scene(`${person}, who may see margins, sees planned and forecast margin there`, async (enter) => {
      const visitor = await enter(person, await stage.org.dealPage('Penrose Insurance'));
      const deal = new DealPage(visitor.page);
      await deal.health.getByText('Planned margin', { exact: true }).waitFor();
      await deal.health.getByText('Forecast margin', { exact: true }).waitFor();
      await visitor.judge(`the won deal as ${person} sees it`);
    });

  scene('a consultant, who has no right to deals, is told so', async (enter) => {
    const visitor = await enter('Mei Tanaka', '/');
    const path = await stage.org.dealPage('Penrose Insurance');
    const refused = await visitor.refused(() => visitor.open(path));
    assert.ok(refused.every((line) => line.endsWith(': 403')));
    await visitor.page.getByText("you don't have access to it").waitFor();
    await visitor.judge('a deal without access');
  });

  scene('a section is opened, filled in, saved and the brief submitted by keyboard alone', async (enter) => {
    const visitor = await enter('Sofia Marin', await stage.org.dealPage('Fernhill Clinics – Patient'));
    const deal = new DealPage(visitor.page);
    const { keyboard } = visitor.page;
    await visitor.tabTo(/^- button "Background /u);
    await keyboard.press('Enter');
    await deal.section('Background').getByRole('textbox', { name: 'Why They Bought' }).waitFor();
    assert.match(await visitor.focused(), /Details: Background|^- group/u);
    await visitor.tabTo(/^- textbox "Why They Bought"/u);
    await keyboard.type('Half of the calls are about appointments.');
    await visitor.tabTo(/^- textbox "Success Criteria"/u);
    await keyboard.type('Patients book without calling.');
    await visitor.tabTo(/^- button "Save"/u);
    await keyboard.press('Enter');
    await deal.ready(1);
    await visitor.settled();
    assert.match(await visitor.focused(), /^- button "Background /u, 'the focus is back on the section');
    await visitor.tabTo(/^- button "Submit for acceptance"/u);
    await keyboard.press('Enter');
    await deal.readiness.getByText('Submitted', { exact: true }).waitFor();
    await visitor.judge('a brief submitted by keyboard');
  });

  scene('on a phone nothing has to be scrolled sideways, and a section can be filled in', async (enter) => {
    const visitor = await enter('Sofia Marin', await stage.org.dealPage('Quay Architects'), PHONE);
    const deal = new DealPage(visitor.page);
    await deal.ready(7);
    await visitor.assertNoSidewaysScroll('an open deal');
    await visitor.judge('a deal on a phone');
    await picture(visitor, 'phone');
    await deal.fillSection('Background', { 'Success Criteria': 'Drawings are found in a minute.' });
    await deal.toast('Background saved.');
    await visitor.assertNoSidewaysScroll('a deal with an open section');
    visitor.assertUndisturbed('filling in on a phone');
    await visitor.open(await stage.org.dealPage('Penrose Insurance'));
    await visitor.assertNoSidewaysScroll('a won deal');
    await visitor.judge('a won deal on a phone');
  });
});
