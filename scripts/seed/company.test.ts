import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { accounts, deals, people, roles } from './company.ts';
import { dayFrom, weekStart } from './dates.ts';

suite('The seeded company', () => {
  test('every deal names an account, an owner, roles and people that the plan has', () => {
    const accountKeys = new Set(accounts.map((account) => account.key));
    const personKeys = new Set(people.map((person) => person.key));
    const roleKeys = new Set(roles.map((role) => role.key));
    for (const deal of deals) {
      assert.ok(accountKeys.has(deal.account), `${deal.key}: account ${deal.account}`);
      assert.ok(personKeys.has(deal.owner), `${deal.key}: owner ${deal.owner}`);
      for (const request of deal.brief?.requests ?? []) {
        assert.ok(roleKeys.has(request.role), `${deal.key}: role ${request.role}`);
        assert.ok(
          request.person === undefined || personKeys.has(request.person),
          `${deal.key}: person ${request.person}`,
        );
      }
    }
  });

  test('names are unique, because a second run finds what exists by name', () => {
    for (const names of [
      deals.map((deal) => deal.name),
      accounts.map((account) => account.name),
      people.map((person) => `${person.firstName} ${person.lastName}`),
    ]) {
      assert.equal(new Set(names).size, names.length);
    }
  });

  test('every won deal is accepted and has work, every open one has neither project nor hours', () => {
    for (const deal of deals) {
      assert.equal(deal.work !== undefined, deal.stage === 'won', deal.key);
      if (deal.stage === 'won') assert.equal(deal.brief?.status, 'Accepted', deal.key);
    }
  });

  test('open deals stand at each state of acceptance', () => {
    const states = deals.filter((deal) => deal.stage !== 'won').map((deal) => deal.brief?.status ?? 'none');
    for (const state of ['none', 'Draft', 'Submitted', 'Returned', 'Accepted'])
      assert.ok(states.includes(state as never), state);
  });
});

suite('Dates relative to today', () => {
  const today = new Date('2026-03-01T23:30:00Z');

  test('days are counted on the calendar, across months', () => {
    assert.equal(dayFrom(today, -1), '2026-02-28');
    assert.equal(dayFrom(today, 0), '2026-03-01');
    assert.equal(dayFrom(today, 31), '2026-04-01');
  });

  test("a week begins on the policy's first day, also on that day itself", () => {
    const sunday = 1;
    const monday = 2;
    assert.equal(weekStart(today, monday).toISOString().slice(0, 10), '2026-02-23');
    assert.equal(weekStart(today, sunday).toISOString().slice(0, 10), '2026-03-01');
  });
});
