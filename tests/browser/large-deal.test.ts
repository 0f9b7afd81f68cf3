import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Connection } from 'jsforce';
import type { Browser } from 'playwright-core';
import { DealPage } from './harness/deal-page.ts';
import { launchBrowser } from './harness/launch.ts';
import { startSeededOrg } from './harness/org.ts';
import type { SeededOrg } from './harness/org.ts';
import { openProfile, operations, repeated, visit } from './harness/visitor.ts';
import type { Visitor } from './harness/visitor.ts';

const SMALL = 'Helmond Logistics';
const LARGE = 'Penrose Insurance';
const PROJECTS = 12;
const TIMESHEETS = 500;
const ISSUES = 60;

/** The longest time in which the page did not answer since it was opened, in milliseconds; 0 when none reached 50. */
const LONGEST_TASK = `new Promise((resolve) => {
  const tasks = [0];
  new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration)))
    .observe({ type: 'longtask', buffered: true });
  setTimeout(() => resolve(Math.round(Math.max(...tasks))), 200);
})`;

describe('a deal with a dozen projects', () => {
  let org: SeededOrg;
  let browser: Browser;
  let visitor: Visitor;

  before(async () => {
    [org, browser] = await Promise.all([startSeededOrg(), launchBrowser()]);
    await enlarge(org.admin);
    visitor = await visit(await openProfile(browser), org);
    await visitor.logIn('Olga Brandt');
  });

  after(async () => {
    await browser?.close();
    await org?.stop();
  });

  /**
   * Opens a deal anew; answers what the page asked of the org, and prints how long it kept the browser. Each resource counts
   * once, without the fields asked for: components that come in one turn share a reading of the deal, later ones make
   * another, so that number depends on the moment and not on the deal.
   */
  async function open(name: string, print: (line: string) => void): Promise<readonly string[]> {
    await visitor.open(await org.dealPage(name));
    await new DealPage(visitor.page).health.locator('c-handover-burn-chart svg').waitFor();
    visitor.takeRequests();
    await visitor.page.reload();
    await new DealPage(visitor.page).health.locator('c-handover-burn-chart svg').waitFor();
    await visitor.settled();
    const requests = visitor.takeRequests();
    const longest = await visitor.page.evaluate(LONGEST_TASK);
    print(`${name}: ${requests.length} requests to the org, longest task ${String(longest)} ms`);
    assert.deepEqual(operations(requests), ['handoverHealth']);
    assert.deepEqual(repeated(requests), []);
    const deal = new URL(visitor.page.url()).pathname.split('/').at(-2) ?? '';
    return [...new Set(requests.map(({ address }) => address.replace(/\?.*$/u, '').replaceAll(deal, 'deal')))].sort();
  }

  it('asks for as little as a small one, shows the least healthy project and another when it is chosen', async (context) => {
    const small = await open(SMALL, (line) => context.diagnostic(line));
    const large = await open(LARGE, (line) => context.diagnostic(line));
    assert.deepEqual(large, small);
    const { health } = new DealPage(visitor.page);
    await health.getByText(`${PROJECTS} projects:`).waitFor();
    assert.equal(await health.locator('c-handover-project-list button').count(), PROJECTS);
    visitor.takeRequests();
    await health.getByRole('button', { name: /^Phase 12/u }).click();
    await health.getByRole('heading', { name: 'Phase 12' }).waitFor();
    assert.deepEqual(visitor.takeRequests(), []);
    await visitor.judge('a deal with a dozen projects');
  });

  it('lists its projects in the portfolio in one request, and sorts them by the keyboard', async (context) => {
    visitor.takeRequests();
    await visitor.open('/lightning/n/Handover_Console_Home');
    const portfolio = visitor.page.locator('c-handover-portfolio');
    await portfolio.getByText('Phase 12').waitFor();
    await visitor.settled();
    const asked = operations(visitor.takeRequests());
    assert.equal(asked.filter((name) => name === 'handoverPortfolio').length, 1);
    assert.equal(asked.filter((name) => name === 'handoverGaps').length, 1);
    context.diagnostic(`portfolio: longest task ${String(await visitor.page.evaluate(LONGEST_TASK))} ms`);
    const header = portfolio.getByRole('columnheader', { name: 'Lead' });
    await header.getByRole('button').focus();
    await visitor.page.keyboard.press('Enter');
    assert.equal(await header.getAttribute('aria-sort'), 'ascending');
    await visitor.judge('the portfolio');
    const rows = portfolio.locator('[data-row]');
    const all = await rows.count();
    await portfolio.locator('button[data-health="Red"]').press('Enter');
    await portfolio.locator('button[data-health="Red"][aria-pressed=true]').waitFor();
    const red = await rows.count();
    assert.ok(red > 0 && red < all, `${red} of ${all}`);
    await portfolio.getByRole('searchbox').fill('Phase 12');
    await rows.filter({ hasNotText: 'Phase 12' }).first().waitFor({ state: 'detached' });
    await portfolio.locator('button[data-health="Red"]').press('Enter');
    await rows.filter({ hasText: 'Phase 12' }).waitFor();
    assert.equal(await rows.count(), 1);
    assert.deepEqual(visitor.takeRequests(), []);
  });
});

/** Makes the deal large: as many projects, timesheets and issues as the product promises to bear. */
async function enlarge(admin: Connection): Promise<void> {
  const only = async (query: string): Promise<Record<string, string>[]> =>
    (await admin.query<Record<string, string>>(query)).records;
  const [deal] = await only(
    `SELECT Id, AccountId, Handover_Brief__c FROM Opportunity WHERE Name LIKE '${LARGE}%' AND IsWon = true`,
  );
  const [lead] = await only(`SELECT Id FROM User WHERE Name = 'Dana Okafor'`);
  const people = await only(`SELECT Id FROM User WHERE Title = 'Consultant' ORDER BY Name`);
  const [role] = await only(`SELECT Id FROM Handover_Role__c ORDER BY Name`);
  const projects = await createAll(admin, 'Handover_Project__c', PROJECTS - 1, (index) => ({
    Name: `Phase ${index + 2}`,
    Opportunity__c: deal?.['Id'],
    Brief__c: deal?.['Handover_Brief__c'],
    Account__c: deal?.['AccountId'],
    Status__c: 'Active',
    Delivery_Lead__c: lead?.['Id'],
    Budget_Hours__c: 1000,
    Contract_Value__c: 100_000,
    Percent_Complete__c: 40,
  }));
  const perPerson = projects.length * people.length;
  await createAll(admin, 'Handover_Timesheet__c', TIMESHEETS, (index) => ({
    Project__c: projects[index % projects.length],
    Person__c: people[Math.floor(index / projects.length) % people.length]?.['Id'],
    Role__c: role?.['Id'],
    Week_Starting__c: monday(1 + Math.floor(index / perPerson)),
    Monday_Hours__c: 6,
    Tuesday_Hours__c: 8,
    Status__c: 'Submitted',
  }));
  await createAll(admin, 'Handover_Issue__c', ISSUES, (index) => ({
    Name: `Issue ${index + 1}`,
    Project__c: projects[index % projects.length],
    Type__c: index % 3 === 0 ? 'Change request' : 'Issue',
    Severity__c: index % 2 === 0 ? 'High' : 'Low',
  }));
}

/** The Monday of the week that lies so many weeks back. */
function monday(weeksAgo: number): string {
  const sinceMonday = (new Date().getUTCDay() + 6) % 7;
  return new Date(Date.now() - (sinceMonday + 7 * weeksAgo) * 86_400_000).toISOString().slice(0, 10);
}

/** Creates records in as few requests as the API allows; answers their ids. */
async function createAll(
  admin: Connection,
  object: string,
  count: number,
  record: (index: number) => Record<string, unknown>,
): Promise<string[]> {
  const records = Array.from({ length: count }, (_, index) => record(index)) as { Name: string }[];
  const results = await admin.sobject(object).create(records, { allOrNone: true, allowRecursive: true });
  return results.map((result) => {
    assert.ok(result.success, JSON.stringify(result.errors));
    return result.id;
  });
}
