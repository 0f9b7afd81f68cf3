import assert from 'node:assert/strict';
import { after, before, describe } from 'node:test';
import type { Browser } from 'playwright-core';
import { dayOf } from './harness/day.ts';
import { day, fill, save } from './harness/form.ts';
import { picture } from './harness/images.ts';
import { launchBrowser } from './harness/launch.ts';
import { startSeededOrg } from './harness/org.ts';
import type { SeededOrg } from './harness/org.ts';
import { ProjectPage } from './harness/project-page.ts';
import { PHONE, openProfile, operations, repeated, visit } from './harness/visitor.ts';
import type { Visitor } from './harness/visitor.ts';

const PROJECT = 'Penrose Insurance – Claims intake';

/** A lead's day at one window: each step needs the one before. */
describe('the day of a delivery lead', () => {
  let org: SeededOrg;
  let browser: Browser;
  let visitor: Visitor;
  let project: ProjectPage;
  let id: string;
  const step = dayOf(() => visitor);

  async function one<Row extends object>(soql: string): Promise<Row> {
    const { records } = await org.admin.query<Row>(soql);
    assert.ok(records[0], soql);
    return records[0];
  }

  before(async () => {
    [org, browser] = await Promise.all([startSeededOrg(), launchBrowser()]);
    visitor = await visit(await openProfile(browser), org);
    project = new ProjectPage(visitor.page);
    ({ Id: id } = await one<{ Id: string }>(`SELECT Id FROM Handover_Project__c WHERE Name = '${PROJECT}'`));
    await visitor.logIn('Dana Okafor');
  });

  after(async () => {
    await browser?.close();
    await org?.stop();
  });

  step('opens a project: the work, and the brief beside it, in one request each', async (context) => {
    visitor.takeRequests();
    await visitor.open(`/lightning/r/Handover_Project__c/${id}/view`);
    await project.milestones.getByRole('table').waitFor();
    await project.section('Background').waitFor();
    const requests = visitor.takeRequests();
    context.diagnostic(`${requests.length} requests to the org`);
    assert.deepEqual(
      operations(requests)
        .filter((name) => name.startsWith('handoverProject'))
        .toSorted(),
      ['handoverProjectBrief', 'handoverProjectPage'],
    );
    assert.deepEqual(repeated(requests), []);
    await visitor.judge('a project');
    await picture(visitor, 'lead-project');
  });

  step('reads the brief section by section, and asks sales about one', async () => {
    await project.brief.getByRole('button', { name: 'Open all' }).click();
    await project.section('Timeline').getByText('Agreed start').waitFor();
    await visitor.judge('a brief with every section open');
    await project.section('Scope').getByRole('button', { name: 'Ask sales about Scope' }).click();
    const form = project.section('Scope').getByRole('group', { name: 'Ask sales about Scope' });
    await form.getByRole('textbox').fill('Are claims by letter part of it?');
    await visitor.judge('a question being asked');
    visitor.takeRequests();
    await form.getByRole('button', { name: 'Send question' }).click();
    await project.toast('Question sent to sales.');
    await project.section('Scope').getByText('Are claims by letter part of it?').waitFor();
    await visitor.settled();
    assert.deepEqual(
      operations(visitor.takeRequests()).toSorted(),
      ['handoverProjectBrief', 'handoverProjectPage'],
      'each screen of the page reads once',
    );
    await project.section('Scope').getByText('1 open question').waitFor();
    const question = await one<{ Project__c: string; Section__c: string; Status__c: string }>(
      'SELECT Project__c, Section__c, Status__c FROM Handover_Question__c ORDER BY CreatedDate DESC, Name DESC',
    );
    assert.partialDeepStrictEqual(question, { Project__c: id, Section__c: 'Scope', Status__c: 'Open' });
    await visitor.judge('an asked question');
  });

  step('moves a milestone by keyboard alone', async () => {
    const row = project.milestones
      .getByRole('row')
      .filter({ has: project.page.getByRole('button', { name: /^Change/u }) });
    const name = await row.first().getByRole('rowheader').innerText();
    const edit = project.milestone(name).getByRole('button', { name: `Change the due date of ${name}` });
    await visitor.page.locator('body').press('Home');
    await project.tabTo(edit);
    await visitor.page.keyboard.press('Enter');
    const date = project.milestone(name).getByRole('textbox', { name: `Due date of ${name}` });
    await date.waitFor();
    await visitor.judge('a date being changed');
    await visitor.page.keyboard.press('ControlOrMeta+a');
    await visitor.page.keyboard.type(day(75));
    await visitor.page.keyboard.press('Enter');
    await project.toast(`${name} is now due`);
    await visitor.settled();
    await project.milestone(name).getByText(day(75)).waitFor();
    const saved = await one<{ Due__c: string }>(
      `SELECT Due__c FROM Handover_Milestone__c WHERE Project__c = '${id}' AND Name = '${name}'`,
    );
    assert.equal(saved.Due__c, new Date(Date.now() + 75 * 86_400_000).toISOString().slice(0, 10));
    await visitor.judge('a moved milestone');
  });

  step('is told at the row why a date is refused', async () => {
    const row = project.milestones
      .getByRole('row')
      .filter({ has: project.page.getByRole('button', { name: /^Change/u }) })
      .first();
    await row.getByRole('button', { name: /^Change/u }).click();
    await project.milestones.getByRole('textbox', { name: /^Due date/u }).fill(day(-400));
    const refused = await visitor.refused(() => project.milestones.getByRole('button', { name: 'Save' }).click());
    assert.equal(refused.length, 1);
    await project.milestones.getByRole('alert').getByText('before the project starts').waitFor();
    await visitor.judge('a refused date');
    await project.milestones.getByRole('button', { name: 'Cancel' }).click();
  });

  step('raises a change request, and the budget moves when the client approves it', async () => {
    const budget = async (): Promise<number> =>
      (
        await one<{ Current_Budget_Hours__c: number }>(
          `SELECT Current_Budget_Hours__c FROM Handover_Project__c WHERE Id = '${id}'`,
        )
      ).Current_Budget_Hours__c;
    const before = await budget();
    await project.issues.getByRole('button', { name: 'New issue or change' }).click();
    await project.issues.getByRole('menuitem', { name: 'Change request' }).click();
    const form = project.issues.getByRole('group', { name: 'New: Change request' });
    await fill(form, { 'Issue Name': 'Claims by letter', 'Extra Hours': '40', 'Extra Value': '6000' });
    await visitor.judge('a change request being written');
    await save(form);
    await project.toast('Saved');
    await project.issues.getByText('Not approved by the client').waitFor();
    assert.equal(await budget(), before, 'nothing moves before the client approves');
    await project.issues.getByRole('button', { name: 'Edit Claims by letter' }).click();
    const edit = project.issues.getByRole('group', { name: 'Claims by letter' });
    await edit.getByRole('checkbox', { name: 'Client Approved' }).press('Space');
    await fill(edit, { 'Client Approved On': day(0) });
    await save(edit);
    await project.issues.getByText('Client approved', { exact: true }).first().waitFor();
    await visitor.settled();
    assert.equal(await budget(), before + 40);
    await project.work
      .locator('[data-hours]')
      .getByText(`of ${before + 40} h`)
      .waitFor();
    await visitor.judge('an approved change request');
  });

  step('posts a status that says what changed and how it turns green', async () => {
    await project.status.getByRole('button', { name: 'Write a status' }).click();
    const form = project.status.getByRole('group', { name: 'Write a status' });
    await form.getByText('At risk', { exact: true }).click();
    await form.getByRole('button', { name: 'Post status' }).click();
    await form.getByText('Complete this field').first().waitFor();
    await form.getByRole('spinbutton', { name: 'Progress (%)' }).fill('72');
    await form.getByRole('textbox', { name: 'Summary' }).fill('Letters are added to the intake.');
    const pathToGreen = form.getByRole('textbox', { name: 'Path to green' });
    await pathToGreen.fill('Scanner is ordered by Friday.');
    await pathToGreen.press('Tab');
    await form.getByText('Complete this field').waitFor({ state: 'hidden' });
    await visitor.judge('a status being written');
    await picture(visitor, 'lead-status');
    await form.getByRole('button', { name: 'Post status' }).click();
    await project.toast('Status posted.');
    const posted = project.status.locator('[data-update]').first();
    await posted.getByText('Letters are added to the intake.').waitFor();
    await posted.getByText(/Dana Okafor/u).waitFor();
    const update = await one<{ Declared_Health__c: string; Percent_Complete__c: number }>(
      `SELECT Declared_Health__c, Percent_Complete__c FROM Handover_Update__c WHERE Project__c = '${id}' ORDER BY CreatedDate DESC, Name DESC`,
    );
    assert.partialDeepStrictEqual(update, { Declared_Health__c: 'Amber', Percent_Complete__c: 72 });
    await visitor.judge('a posted status');
  });

  step('prints the kickoff agenda: all that is open, and nothing of the page around it', async () => {
    await visitor.page.evaluate('globalThis.printed = 0; globalThis.print = () => { globalThis.printed += 1; };');
    await project.brief.getByRole('button', { name: 'Kickoff agenda' }).click();
    await project.agenda.getByText('Unanswered question: Are claims by letter part of it?').waitFor();
    await visitor.judge('the kickoff agenda');
    await picture(visitor, 'lead-kickoff');
    await project.agenda.getByRole('button', { name: 'Print' }).click();
    assert.equal(await visitor.page.evaluate('globalThis.printed'), 1);
    await visitor.page.emulateMedia({ media: 'print' });
    assert.equal(await project.agenda.getByRole('heading', { name: 'Scope' }).isVisible(), true);
    assert.equal(await project.milestones.isVisible(), false);
    assert.equal(await visitor.page.getByRole('banner').isVisible(), false);
    await visitor.page.emulateMedia({ media: 'screen' });
    await visitor.page.keyboard.press('Escape');
    await project.agenda.waitFor({ state: 'detached' });
    visitor.assertUndisturbed('the closed agenda');
  });

  step('does the same on a phone, with nothing wider than its window', async () => {
    await visitor.page.setViewportSize(PHONE);
    await visitor.open(`/lightning/r/Handover_Project__c/${id}/view`);
    await project.milestones.getByRole('table').waitFor();
    await project.section('Background').waitFor();
    assert.equal(await visitor.page.evaluate('document.documentElement.scrollWidth'), PHONE.width);
    await visitor.judge('a project on a phone');
    await picture(visitor, 'lead-phone');
    await project.milestones
      .getByRole('button', { name: /^Mark done/u })
      .first()
      .click();
    await project.toast('is done.');
    await visitor.judge('a milestone done on a phone');
  });

  step('a consultant works on the same page without what they may not see, and nothing fails', async () => {
    await visitor.page.setViewportSize({ width: 1280, height: 1000 });
    await visitor.switchTo('Jonas Petit');
    visitor.takeRequests();
    await visitor.open(`/lightning/r/Handover_Project__c/${id}/view`);
    await project.milestones.getByRole('table').waitFor();
    await project.section('Scope').waitFor();
    assert.deepEqual(repeated(visitor.takeRequests()), []);
    for (const part of [project.status, project.invoices, project.milestones.getByRole('button')])
      assert.equal(await part.count(), 0);
    assert.equal(await project.brief.getByRole('heading', { name: 'Questions to sales' }).count(), 0);
    await project.issues.getByRole('button', { name: 'New issue or change' }).click();
    await project.issues.getByRole('menuitem', { name: 'Change request' }).click();
    const form = project.issues.getByRole('group', { name: 'New: Change request' });
    await form.getByText('Issue Name').waitFor();
    assert.equal(await form.getByText('Extra Value').count(), 0);
    await visitor.judge('a project as a consultant sees it');
  });

  step('gets the answer from the seller, and keeps what the question cost', async () => {
    await visitor.switchTo('Sofia Marin');
    const questions = project.section('Scope');
    await visitor.open(`/lightning/r/Handover_Project__c/${id}/view`);
    await questions.getByRole('button', { name: 'Answer' }).click();
    await questions.getByRole('textbox', { name: 'Answer' }).fill('Yes, up to a hundred a month.');
    await questions.getByRole('button', { name: 'Send answer' }).click();
    await project.toast('Answer sent.');
    await questions.getByText(/Sofia Marin answered on/u).waitFor();
    assert.equal(await project.status.getByRole('button', { name: 'Write a status' }).count(), 0);
    await visitor.judge('an answered question');
    await visitor.switchTo('Dana Okafor');
    if ((await questions.getByText(/Sofia Marin answered on/u).count()) === 0)
      await questions.getByRole('button', { name: /^Scope/u }).click();
    await questions.getByRole('button', { name: 'Close question' }).click();
    const form = questions.getByRole('group', { name: /^Close question/u });
    await fill(form, { 'Was it in the brief?': { choose: 'Partly' }, 'Hours lost': '1.5' });
    await form.getByRole('button', { name: 'Close question' }).click();
    await project.toast('Question closed.');
    await questions.getByText('In the brief: Partly · Hours lost: 1.5').waitFor();
    await visitor.judge('a closed question');
  });
});
