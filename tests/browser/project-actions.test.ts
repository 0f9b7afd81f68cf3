import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { day, dialog, fill, save } from './harness/form.ts';
import { picture } from './harness/images.ts';
import { ProjectPage } from './harness/project-page.ts';
import { prepareStage } from './harness/scenes.ts';
import { PHONE, type Visitor } from './harness/visitor.ts';

const PROJECT = 'Penrose Insurance – Claims intake';

/** The actions at the head of a project, for each person, and the page in another locale. */
describe('the head of a project', () => {
  const stage = prepareStage();
  const { scene } = stage;

  async function projectPath(): Promise<string> {
    const { records } = await stage.org.admin.query<{ Id: string }>(
      `SELECT Id FROM Handover_Project__c WHERE Name = '${PROJECT}'`,
    );
    return `/lightning/r/Handover_Project__c/${records[0]?.Id ?? ''}/view`;
  }

  async function count(object: string): Promise<number> {
    const { totalSize } = await stage.org.admin.query(`SELECT Id FROM ${object} WHERE Project__r.Name = '${PROJECT}'`);
    return totalSize;
  }

  /** Everything that the head of the page offers, in its menu too. */
  async function offered({ page }: Visitor): Promise<string[]> {
    const head = page.locator('panel-highlights');
    await head.getByText('Percent Complete').waitFor();
    const shown = await head.locator('lightning-button').allInnerTexts();
    const more = head.getByRole('button', { name: 'Show more actions' });
    if ((await more.count()) === 0) return shown;
    await more.click();
    const hidden = await head.getByRole('menuitem').allInnerTexts();
    await page.keyboard.press('Escape');
    return [...shown, ...hidden];
  }

  for (const [person, actions] of Object.entries({
    'Dana Okafor': ['Edit', 'Post Status', 'New Issue', 'New Milestone', 'Log Cost'],
    'Farah Haddad': ['Log Cost', 'New Invoice'],
    'Jonas Petit': ['New Issue'],
    'Sofia Marin': [],
  }))
    scene(`${person} is offered ${actions.join(', ') || 'nothing'}`, async (enter) => {
      const visitor = await enter(person, await projectPath());
      assert.deepEqual(await offered(visitor), actions);
    });

  scene('finance logs a cost, and the forecast of the page follows', async (enter) => {
    const visitor = await enter('Farah Haddad', await projectPath());
    const { page } = visitor;
    const { status } = new ProjectPage(page);
    const forecast = status.getByRole('row', { name: /^Forecast margin/u });
    await forecast.waitFor();
    const before = await forecast.innerText();
    const [costs, cost] = [await count('Handover_Cost__c'), { 'Cost Name': 'Trains to the site', Amount: '48000' }];
    await page.getByRole('button', { name: 'Log Cost' }).click();
    const form = page.getByRole('dialog', { name: 'Log Cost' });
    await form.getByRole('textbox', { name: 'Incurred On' }).waitFor();
    assert.equal(await form.getByRole('textbox', { name: 'Incurred On' }).inputValue(), day(0));
    await visitor.judge('a cost being logged');
    await picture(visitor, 'finance-cost');
    await fill(form, cost);
    await save(form);
    await page.getByText('The cost is booked.').waitFor();
    await form.waitFor({ state: 'detached' });
    assert.equal(await count('Handover_Cost__c'), costs + 1);
    await visitor.settled();
    assert.notEqual(await forecast.innerText(), before);
    await visitor.judge('a logged cost');
  });

  scene('what a rule refuses is told in the window of the action, and nothing is kept', async (enter) => {
    const visitor = await enter('Dana Okafor', await projectPath());
    const { page } = visitor;
    const before = await count('Handover_Update__c');
    await page.getByRole('button', { name: 'Post Status' }).click();
    await fill(dialog(page), { 'Declared Health': { choose: 'Red' }, Summary: 'The archive is closed again.' });
    assert.equal((await visitor.refused(() => save(dialog(page)))).length, 1);
    await dialog(page).getByRole('alert').getByRole('listitem').first().waitFor();
    await visitor.judge('a refused status');
    assert.equal(await count('Handover_Update__c'), before);
    await fill(dialog(page), { 'Path to Green': 'The sponsor decides on Monday.' });
    await save(dialog(page));
    await page.getByText('The status is posted.').waitFor();
    await new ProjectPage(page).status
      .locator('[data-update]')
      .first()
      .getByText('The archive is closed again.')
      .waitFor();
    assert.equal(await count('Handover_Update__c'), before + 1);
  });

  scene('a consultant raises an issue on a phone, by keyboard', async (enter) => {
    const visitor = await enter('Jonas Petit', await projectPath(), PHONE);
    const { page } = visitor;
    await visitor.tabTo(/^- button "New Issue"/u);
    await page.keyboard.press('Enter');
    await dialog(page).getByRole('textbox', { name: 'Issue Name' }).waitFor();
    await visitor.judge('an issue being raised on a phone');
    await visitor.tabTo(/^- textbox "Issue Name"/u);
    await page.keyboard.type('No badge for the night shift');
    await visitor.tabTo(/^- combobox "Severity"/u);
    await visitor.chooseByKeyboard('High');
    await visitor.tabTo(/^- button "Save"/u);
    await page.keyboard.press('Enter');
    await page.getByText('The issue is on the project.').waitFor();
    await new ProjectPage(page).issues.getByText('No badge for the night shift', { exact: true }).waitFor();
    await visitor.assertNoSidewaysScroll('a project with a new issue');
    await visitor.judge('an issue raised on a phone');
  });

  scene('dates, figures and money of the page are those of the user’s locale', async (enter) => {
    const [user] = (await stage.org.admin.query<{ Id: string }>("SELECT Id FROM User WHERE Name = 'Dana Okafor'"))
      .records;
    await stage.org.admin.sobject('User').update({ Id: user?.Id ?? '', LocaleSidKey: 'de_DE' });
    const visitor = await enter('Dana Okafor', await projectPath());
    const { milestones, status, invoices, brief, page } = new ProjectPage(visitor.page);
    await milestones
      .getByText(/^\d{1,2}\. \p{L}+\.? \d{4}$/u)
      .first()
      .waitFor();
    await invoices
      .getByText(/\d{1,3}\.\d{3}\s\$/u)
      .first()
      .waitFor();
    await status
      .getByText(/^\d+\s%$/u)
      .first()
      .waitFor();
    await brief
      .getByText(/\d{1,2}\. \p{L}+\.? \d{4}/u)
      .first()
      .waitFor();
    await page
      .locator('panel-highlights')
      .getByText(/^\d{2}\.\d{2}\.\d{4}$/u)
      .waitFor();
    assert.equal(await visitor.page.getByText(/US\$|\d,\d{3}\b/u).count(), 0, 'nothing is written as in English');
    await page.getByRole('tab', { name: 'Details' }).click();
    await page
      .locator('panel-details')
      .getByText(/^\d{2}\.\d{2}\.\d{4}$/u)
      .first()
      .waitFor();
    await visitor.judge('a project in another locale');
  });
});
