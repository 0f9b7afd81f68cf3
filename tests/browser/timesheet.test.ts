import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { TestContext } from 'node:test';
import type { Browser, BrowserContext } from 'playwright-core';
import { picture } from './harness/images.ts';
import { launchBrowser } from './harness/launch.ts';
import { startSeededOrg } from './harness/org.ts';
import type { SeededOrg } from './harness/org.ts';
import { TimesheetPage } from './harness/timesheet-page.ts';
import { DESKTOP, PHONE, openProfile, operations, repeated, visit } from './harness/visitor.ts';
import type { Visitor } from './harness/visitor.ts';

const PROJECT = 'Penrose Insurance – Claims intake';

/** A week of hours from the first key to the project's figures. */
describe('a week of hours', () => {
  let org: SeededOrg;
  let browser: Browser;
  let profile: BrowserContext;
  let hoursBefore: number;

  before(async () => {
    [org, browser] = await Promise.all([startSeededOrg(), launchBrowser()]);
    profile = await openProfile(browser);
    hoursBefore = await hoursLogged();
  });

  after(async () => {
    await browser?.close();
    await org?.stop();
  });

  async function hoursLogged(): Promise<number> {
    const { records } = await org.admin.query<{ Hours_Logged__c: number }>(
      `SELECT Hours_Logged__c FROM Handover_Project__c WHERE Name = '${PROJECT}'`,
    );
    return records[0]?.Hours_Logged__c ?? 0;
  }

  /** One test in a window of its own; what the window shows is kept when it fails. */
  function scene(
    name: string,
    person: string,
    viewport: typeof DESKTOP,
    run: (page: TimesheetPage, visitor: Visitor, context: TestContext) => Promise<void>,
  ): void {
    it(name, async (context) => {
      const visitor = await visit(profile, org, viewport);
      try {
        await visitor.logIn(person);
        visitor.takeRequests();
        await visitor.open(TimesheetPage.path);
        await run(new TimesheetPage(visitor.page), visitor, context);
        await visitor.close();
      } catch (error) {
        context.diagnostic(`what the window shows: ${await visitor.evidence(name)}`);
        throw error;
      } finally {
        await visitor.page.close();
      }
    });
  }

  scene(
    'is read in one request, with the rows of last week waiting for hours',
    'Mei Tanaka',
    DESKTOP,
    async (page, visitor, context) => {
      await page.row(PROJECT).waitFor();
      const requests = visitor.takeRequests();
      context.diagnostic(`${requests.length} requests to the org`);
      assert.deepEqual(operations(requests), ['handoverTimesheetWeek']);
      assert.deepEqual(repeated(requests), []);
      assert.equal(await page.sheet.getByRole('textbox').count(), 21);
      assert.equal(await page.approval.getByText('Timesheets to approve').count(), 0, 'consultants approve nothing');
      await visitor.judge('an empty week');
    },
  );

  scene(
    'is entered, corrected and submitted by keyboard alone',
    'Mei Tanaka',
    DESKTOP,
    async (page, visitor, context) => {
      const { keyboard } = visitor.page;
      const began = performance.now();
      await page.tabTo(/^- textbox "Helmond.*Monday/u);
      // Down a column with Enter, as in a spreadsheet; then along a row, and back up.
      for (const hours of ['2', '2,5', '3:30', '4']) {
        await keyboard.type(hours);
        await keyboard.press('Enter');
      }
      assert.match(await page.focused(), /^- textbox "Maris.*Tuesday/u);
      await keyboard.press('ArrowDown');
      await keyboard.type('25');
      await page.sheet.getByText(/^Tuesday .*: a day takes between 0 and 24 hours\.$/u).waitFor();
      await visitor.judge('a faulty cell');
      await keyboard.press('Escape');
      await keyboard.type('8');
      await keyboard.press('Tab');
      assert.match(await page.focused(), /^- textbox "Penrose.*Wednesday/u);
      await keyboard.type('7.5');
      await keyboard.press('ArrowUp');
      assert.match(await page.focused(), /^- textbox "Maris.*Wednesday/u);
      await keyboard.press('ArrowLeft');
      assert.match(await page.focused(), /^- textbox "Maris.*Tuesday/u);
      assert.equal(await page.total(), '27.5');
      await picture(visitor, 'timesheet-week');
      await page.tabTo(/^- button "Submit week"/u);
      await keyboard.press('Enter');
      await page.toast('Week submitted for approval.');
      await visitor.settled();
      context.diagnostic(`entered and submitted in ${Math.round((performance.now() - began) / 100) / 10} s`);
      assert.equal(await page.sheet.getByText('Submitted', { exact: true }).count(), 3);
      assert.equal(await page.sheet.getByRole('textbox').count(), 0, 'a submitted week is read-only');
      await visitor.judge('a submitted week');
      assert.equal(await hoursLogged(), hoursBefore + 19);
    },
  );

  scene(
    'is taken back, changed and submitted again; another week keeps what is typed',
    'Mei Tanaka',
    DESKTOP,
    async (page, visitor) => {
      await page.button('Take back').click();
      await page.toast('Week taken back.');
      await page.cell('Penrose', 'Wednesday').fill('8.5');
      await page.button('Next week').click();
      await page.button('Copy last week').waitFor();
      await page.sheet.getByText('Also unsaved:').waitFor();
      await visitor.judge('the next week');
      await page.button('Previous week').click();
      await page.cell('Penrose', 'Wednesday').waitFor();
      assert.equal(await page.cell('Penrose', 'Wednesday').inputValue(), '8.5');
      await page.button('Save').click();
      await page.toast('Timesheet saved.');
      await page.button('Submit week').click();
      await page.toast('Week submitted for approval.');
      await visitor.settled();
      assert.equal(await hoursLogged(), hoursBefore + 20);
      visitor.assertUndisturbed('a corrected week');
    },
  );

  scene('is approved by the lead, row by row or at once', 'Dana Okafor', DESKTOP, async (page, visitor) => {
    const weeks = page.approval.locator('[data-week]').filter({ hasText: 'Mei Tanaka' });
    await weeks.first().waitFor();
    assert.equal(await weeks.count(), 2);
    await visitor.judge('weeks to approve');
    await picture(visitor, 'timesheet-approval');
    const thisWeek = weeks.last();
    const helmond = thisWeek.getByRole('group', { name: /^Mei Tanaka, Helmond/u });
    await helmond.getByRole('button', { name: 'Reject' }).click();
    await visitor.judge('a rejection before its reason');
    const rejection = thisWeek.getByRole('group', { name: /^Reject: Mei Tanaka, Helmond/u });
    await rejection.getByRole('textbox').fill('The workshop was on Tuesday.');
    await rejection.getByRole('button', { name: 'Reject with this reason' }).click();
    await page.toast('Rejected: Mei Tanaka, Helmond');
    await thisWeek.getByRole('button', { name: 'Approve all' }).click();
    await page.toast('Approved: Mei Tanaka, Maris');
    await visitor.settled();
    assert.equal(await weeks.count(), 1);
    await visitor.judge('what is left to approve');
    const { records } = await org.admin.query<{ Status__c: string }>(
      `SELECT Status__c FROM Handover_Timesheet__c WHERE Person__r.Name = 'Mei Tanaka' AND Week_Starting__c = THIS_WEEK AND Project__r.Name = '${PROJECT}'`,
    );
    assert.ok(records.every(({ Status__c }) => Status__c === 'Approved'));
  });

  scene('comes back to who entered it, with what has to be corrected', 'Mei Tanaka', DESKTOP, async (page, visitor) => {
    await page.sheet.getByText('Rejected: The workshop was on Tuesday.').waitFor();
    await visitor.judge('a rejected week');
  });

  scene('shows on a phone one day at a time', 'Jonas Petit', PHONE, async (page, visitor) => {
    await page.button('Copy last week').click();
    assert.equal(await page.sheet.getByRole('textbox').count(), 3);
    await page.sheet.getByRole('group', { name: 'Day to enter' }).getByRole('button', { name: /^Tue/u }).click();
    await page.cell('Penrose', 'Tuesday').fill('6');
    await page.cell('Penrose', 'Tuesday').press('Enter');
    assert.match(await page.focused(), /^- textbox "Helmond.*Wednesday/u, 'Enter goes on with the next day');
    assert.equal(await visitor.page.evaluate('document.documentElement.scrollWidth'), PHONE.width);
    await visitor.judge('a week on a phone');
    await picture(visitor, 'timesheet-phone');
    await page.button('Submit week').click();
    await page.toast('Week submitted for approval.');
    await visitor.judge('a submitted week on a phone');
  });

  scene('is explained to whoever may not enter one', 'Sofia Marin', DESKTOP, async (page, visitor) => {
    await page.sheet.getByText('You do not have access to timesheets.').waitFor();
    assert.equal(await visitor.page.getByRole('link', { name: 'My Week' }).count(), 0, 'the tab is not offered');
    await visitor.judge('no access to timesheets');
  });
});
