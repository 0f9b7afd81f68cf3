import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { planCompany, SIZES } from './plan.ts';
import type { DealPlan, SeedPlan } from './types.ts';

const company = (size: number, seed = 1): SeedPlan => planCompany({ size, seed });
const won = ({ deals }: SeedPlan): DealPlan[] => deals.filter(({ work }) => work !== undefined);
const distinct = (values: readonly unknown[], what: string): void =>
  assert.equal(new Set(values).size, values.length, `no two ${what} are alike`);

suite('The plan of a company', () => {
  test('is the same for the same seed and another one for another seed', () => {
    assert.deepEqual(company(SIZES.medium), company(SIZES.medium));
    assert.notDeepEqual(company(SIZES.small, 1).deals, company(SIZES.small, 2).deals);
  });

  test('grows: a larger company contains the deals of the smaller one unchanged', () => {
    assert.deepEqual(company(SIZES.medium).deals.slice(0, SIZES.small), company(SIZES.small).deals);
  });

  test('has no two deals, customers, people, invoices of one name, at its largest too', () => {
    const { deals, accounts, people } = company(SIZES.large);
    distinct(
      deals.map(({ name }) => name),
      'deals',
    );
    distinct(
      deals.map(({ key }) => key),
      'keys',
    );
    distinct(
      accounts.map(({ name }) => name),
      'customers',
    );
    distinct(
      people.map(({ firstName, lastName }) => `${firstName} ${lastName}`),
      'people',
    );
    distinct(
      deals.flatMap(({ life }) => life?.invoices.map(({ number }) => number) ?? []),
      'invoices',
    );
  });

  test('names only people, roles and customers that it has', () => {
    const { deals, accounts, people, roles } = company(SIZES.medium);
    const known = new Set([...accounts, ...people, ...roles].map(({ key }) => key));
    const named = deals.flatMap(({ account, owner, brief, work, questions = [] }) => [
      account,
      owner,
      ...(brief?.requests.flatMap(({ role, person }) => [role, person ?? owner]) ?? []),
      ...(work?.sheets.flatMap(({ role, person }) => [role, person]) ?? []),
      ...questions.map(({ askedBy }) => askedBy),
    ]);
    assert.deepEqual(
      [...new Set(named)].filter((key) => !known.has(key)),
      [],
    );
  });

  test('has the sizes that are promised', () => {
    assert.ok(won(company(SIZES.small)).length >= 10, 'a portfolio, small as it is');
    const large = company(SIZES.large);
    const sheets = won(large).reduce((sum, { work }) => sum + (work?.sheets.length ?? 0), 0);
    assert.ok(won(company(SIZES.medium)).length >= 55 && won(large).length >= 500);
    assert.ok(sheets > 45_000 && sheets < 60_000, `${sheets} timesheets`);
  });

  test('shows every state of a deal and of a project, small as it is', () => {
    const { deals } = company(SIZES.small);
    const states = new Set(deals.map(({ brief }) => brief?.status));
    for (const state of [undefined, 'Draft', 'Submitted', 'Returned', 'Accepted'] as const)
      assert.ok(states.has(state));
    const stages = new Set(deals.map(({ stage }) => stage));
    for (const stage of ['won', 'lost', 'reopened'] as const) assert.ok(stages.has(stage));
    const projects = won(company(SIZES.medium));
    const statuses = new Set(projects.map(({ work }) => work?.status));
    for (const status of ['Planned', 'Active', 'Completed', 'Cancelled'] as const)
      assert.ok(statuses.has(status), status);
    const kinds = new Set(
      projects.flatMap(({ life }) => life?.invoices.map(({ type, status }) => type ?? status) ?? []),
    );
    for (const kind of ['Down payment', 'Credit note', 'Void', 'Issued'] as const) assert.ok(kinds.has(kind), kind);
    assert.ok(
      projects.some(({ further }) => further !== undefined),
      'several projects on one deal',
    );
    assert.ok(projects.some(({ brief }) => brief?.items.some(({ status }) => status === 'Breached')));
  });

  test('keeps to what can be: days have at most ten hours, nothing is done, paid or asked in the future', () => {
    for (const { key, work, life, questions = [] } of won(company(SIZES.large))) {
      for (const { hours, weeksAgo } of work?.sheets ?? []) {
        assert.ok(
          hours.every((value) => value >= 0 && value <= 10 && Number.isInteger(value * 4)),
          key,
        );
        assert.ok(weeksAgo >= 0, key);
      }
      const past = [
        ...(work?.milestones.flatMap(({ doneInDays }) => doneInDays ?? []) ?? []),
        ...(life?.invoices.flatMap(({ issuedInDays, paidInDays }) => [issuedInDays ?? -1, paidInDays ?? -1]) ?? []),
        ...(life?.updates.map(({ inDays }) => inDays) ?? []),
        ...(life?.issues.flatMap(({ approvedInDays }) => approvedInDays ?? []) ?? []),
        ...questions.map(({ askedInDays }) => askedInDays),
        ...questions.map(({ askedInDays, hoursToAnswer = 0 }) => askedInDays + hoursToAnswer / 24),
      ];
      assert.ok(
        past.every((day) => day <= 0),
        `${key}: ${past.join(' ')}`,
      );
    }
  });

  test('never credits more than was billed, and deducts a down payment once at most', () => {
    for (const { key, life } of won(company(SIZES.large))) {
      const billed = life?.invoices.filter(({ status }) => status === 'Issued' || status === 'Paid') ?? [];
      const sum = (type: string): number =>
        billed.filter((each) => (each.type ?? 'Invoice') === type).reduce((total, { amount }) => total + amount, 0);
      const deducted = life?.invoices.reduce((total, each) => total + (each.deducted ?? 0), 0) ?? 0;
      assert.ok(sum('Credit note') <= sum('Invoice') + sum('Down payment'), key);
      assert.ok(deducted <= (life?.invoices.find(({ type }) => type === 'Down payment')?.amount ?? 0), key);
    }
  });

  test('shows a company that learns: its gaps cost less in the last four months than in the four before', () => {
    const questions = won(company(SIZES.medium)).flatMap((deal) => deal.questions ?? []);
    const lost = (from: number, to: number): number =>
      questions
        .filter(({ askedInDays }) => askedInDays >= from && askedInDays < to)
        .reduce((sum, { hoursLost = 0 }) => sum + hoursLost, 0);
    assert.ok(lost(-240, -120) > 1.5 * lost(-120, 0), `${lost(-240, -120)} hours, then ${lost(-120, 0)}`);
  });

  test('reports what its data say: no status twice in a row, unpaid invoices only where one is open, progress in its order', () => {
    for (const { key, life } of won(company(SIZES.medium))) {
      const updates = life?.updates ?? [];
      const texts = updates.map(({ summary }) => summary);
      assert.ok(
        texts.every((text, index) => text !== texts[index - 1]),
        `${key} repeats itself`,
      );
      if (texts.some((text) => /invoice/u.test(text)))
        assert.ok(
          life?.invoices.some(({ status }) => status === 'Issued'),
          `${key} misses a payment`,
        );
      for (const { summary, percent } of updates)
        if (/Kickoff|first workshops/u.test(summary)) assert.ok(percent <= 12, `${key}: ${summary} at ${percent} %`);
    }
  });

  test('refuses a size that is none', () => {
    assert.throws(() => company(0), /between 1 and 8000 deals/);
    assert.throws(() => company(2.5), RangeError);
  });
});
