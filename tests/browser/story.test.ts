import assert from 'node:assert/strict';
import { after, before, describe } from 'node:test';
import type { TestContext } from 'node:test';
import type { Browser } from 'playwright-core';
import { dayOf } from './harness/day.ts';
import { DealPage } from './harness/deal-page.ts';
import { day, dialog, fill, save } from './harness/form.ts';
import { picture } from './harness/images.ts';
import { launchBrowser } from './harness/launch.ts';
import { startSeededOrg } from './harness/org.ts';
import type { SeededOrg } from './harness/org.ts';
import { openProfile, operations, repeated, visit } from './harness/visitor.ts';
import type { Visitor } from './harness/visitor.ts';

const DEAL = 'Tallow & Sons – Warehouse rollout';

/** One deal, lived through by its seller, the delivery lead and a consultant at one window: each step needs the one before. */
describe('a deal, from the refused close to the first hours of its project', () => {
  let org: SeededOrg;
  let browser: Browser;
  let visitor: Visitor;
  let deal: DealPage;
  const step = dayOf(() => visitor);

  before(async () => {
    [org, browser] = await Promise.all([startSeededOrg(), launchBrowser()]);
    visitor = await visit(await openProfile(browser), org);
    deal = new DealPage(visitor.page);
  });

  after(async () => {
    await browser?.close();
    await org?.stop();
  });

  step('the seller logs in and sees on the deal what delivery still needs', async (context) => {
    await visitor.logIn('Sofia Marin');
    await visitor.page.getByRole('link', { name: 'Opportunities' }).first().click();
    await visitor.page.getByRole('link', { name: DEAL }).waitFor();
    await visitor.judge('the list of deals');
    visitor.takeRequests();
    await visitor.page.getByRole('link', { name: DEAL }).click();
    await deal.ready(2);
    assert.equal(await deal.health.isVisible(), false);
    await visitor.judge('an open deal');
    reportRequests(context, visitor, 'an open deal', ['handoverReadiness']);
    await picture(visitor, 'seller-readiness');
  });

  step('closing it is refused, and every missing section is named at once', async () => {
    const refused = await visitor.refused(() => deal.saveStage('Closed Won'));
    assert.equal(refused.length, 1);
    const messages = await deal.refusals();
    for (const section of ['Commitments', 'Timeline', 'Resources', 'Commercials', 'Procurement', 'People'])
      assert.ok(
        messages.some((message) => message.startsWith(section) && message.includes('not ready')),
        `${section} is named in ${messages.join('\n')}`,
      );
    assert.ok(messages.some((message) => message.includes('brief is not accepted')));
    assert.equal(messages.length, 7, messages.join('\n'));
    await visitor.judge('the refused close');
    await picture(visitor, 'seller-refused');
    await dialog(visitor.page).getByRole('button', { name: 'Cancel', exact: true }).click();
    await dialog(visitor.page).waitFor({ state: 'detached' });
  });

  step('section by section is filled in on the page, and the brief follows without a reload', async () => {
    await visitor.page.evaluate('globalThis.stillTheSamePage = true');

    await deal.toggle('Scope').click();
    await deal.addTo('Scope', 'Add deliverable', 'New deliverable', {
      Title: 'Handheld scanners connected',
      Hours: '40',
      'Due Date': day(110),
    });
    await deal.section('Scope').getByText('Handheld scanners connected', { exact: true }).waitFor();
    await visitor.judge('an open section');

    await deal.toggle('Commitments').click();
    await deal.addTo('Commitments', 'Add commitment', 'New commitment', {
      Title: 'No stop during the harvest sale',
      Basis: { choose: 'Customer-validated' },
      'Due Date': day(90),
    });
    await deal.ready(3);

    await deal.fillSection('Timeline', {
      'Client Expected Start': day(60),
      'Agreed Start': day(63),
      'Deadline Flexibility': { choose: 'Fixed' },
      Deadline: day(150),
      'Deadline Reason': 'The lease of the old warehouse ends.',
    });
    await deal.ready(4);

    await deal.fillSection('Commercials', {
      'List Price': '150000',
      'Billing Model': { choose: 'Milestones' },
      'Payment Terms': '30 days net',
    });
    await deal.ready(5);
    await deal.fillSection('Procurement', { 'PO Required': { choose: 'No' } });
    await deal.ready(6);
    await deal.fillSection('People', {
      'Client Sponsor': { find: 'George Tallow' },
      'Client Lead': { find: 'Amy Lund' },
      'Delivery Lead': { find: 'Dana Okafor' },
    });
    await deal.ready(7);
    await deal.readiness.getByText('Complete: Resources.').waitFor();

    await deal.toggle('Resources').click();
    await deal.addTo('Resources', 'Add resource request', 'New resource request', {
      'Delivery Role': { find: 'Senior Consultant' },
      Hours: '320',
      'Needed From': day(63),
    });
    await deal.section('Resources').getByText('waits for delivery to confirm it').waitFor();
    assert.equal(await visitor.page.evaluate('globalThis.stillTheSamePage'), true);
    visitor.assertUndisturbed('filling in the brief');
  });

  step('the seller submits it, and the delivery lead finds what waits for a decision', async () => {
    await deal.readiness.getByRole('button', { name: 'Submit for acceptance' }).click();
    await deal.toast('Brief submitted.');
    await visitor.judge('a submitted deal');
    await visitor.switchTo('Dana Okafor');
    await deal.ready(7);
    await deal.section('Resources').getByText('Your decision').waitFor();
    assert.equal(await deal.readiness.getByRole('button', { name: 'Accept brief' }).count(), 0);
    await deal.toggle('Resources').click();
    await deal.section('Resources').getByRole('button', { name: 'Confirm' }).click();
    await deal.ready(8);
    await deal.readiness.getByRole('button', { name: 'Accept brief' }).waitFor();
    await visitor.judge("the delivery lead's view");
    await deal.toggle('Resources').click();
    await picture(visitor, 'lead-accepts');
    await deal.readiness.getByRole('button', { name: 'Accept brief' }).click();
    await deal.toast('Brief accepted.');
    await visitor.settled();
  });

  step('now the seller closes the deal, and its project stands on the same page', async (context) => {
    await visitor.switchTo('Sofia Marin');
    await deal.readiness.getByText('Nothing is open. This deal is ready to be won.').waitFor();
    await visitor.judge('an accepted deal');
    await visitor.page.evaluate('globalThis.stillTheSamePage = true');
    await deal.saveStage('Closed Won');
    await deal.health.getByRole('button', { name: DEAL }).waitFor();
    await deal.health.getByText('0 of 320 h').waitFor();
    assert.equal(await deal.readiness.isVisible(), false);
    assert.equal(await visitor.page.evaluate('globalThis.stillTheSamePage'), true);
    await visitor.judge('a won deal');
    visitor.takeRequests();
    await visitor.page.reload();
    await deal.health.getByText('0 of 320 h').waitFor();
    await visitor.settled();
    reportRequests(context, visitor, 'a won deal', ['handoverHealth']);
  });

  step('a consultant enters a week, and the seller reads its hours on the deal', async () => {
    const dealPage = visitor.page.url();
    await visitor.page.getByRole('link', { name: 'Home', exact: true }).click();
    await visitor.switchTo('Mei Tanaka');
    await visitor.page.getByRole('link', { name: 'Timesheets' }).first().click();
    await visitor.page.getByRole('button', { name: 'New' }).click();
    await fill(dialog(visitor.page), {
      Project: { find: DEAL },
      Person: { find: 'Mei Tanaka' },
      'Delivery Role': { find: 'Senior Consultant' },
      'Week Starting': day(0),
      Monday: '7.5',
      Tuesday: '8',
    });
    await save(dialog(visitor.page));
    await dialog(visitor.page).waitFor({ state: 'detached' });
    await visitor.page.getByText('15.50').first().waitFor();
    await visitor.judge('a timesheet');
    await visitor.page.getByRole('link', { name: 'Home', exact: true }).click();
    await visitor.switchTo('Sofia Marin');
    await visitor.page.goto(dealPage);
    await deal.health.getByText('15.5 of 320 h').waitFor();
    await visitor.judge('a deal with hours');
  });
});

/** Prints what a page asked of the org, and insists on one GraphQL request a component and none made twice. */
function reportRequests(context: TestContext, visitor: Visitor, place: string, expected: readonly string[]): void {
  const requests = visitor.takeRequests();
  const graphql = operations(requests);
  context.diagnostic(`${place}: ${requests.length} requests to the org, of these GraphQL: ${graphql.join(', ')}`);
  assert.deepEqual(graphql, expected);
  assert.deepEqual(repeated(requests), []);
}
