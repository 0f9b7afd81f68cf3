import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { suite, test } from 'node:test';
import { planCompany, SIZES } from '../../scripts/seed/plan.ts';

const README = readFileSync('README.md', 'utf8');
const tour = README.slice(README.indexOf('\n### Three minutes in it\n'), README.indexOf('\n## Install it in an org\n'));
const company = planCompany({ size: SIZES.small });

suite('The tour of the README meets what npm start seeds', () => {
  test('its people work there', () => {
    const named = [...tour.matchAll(/\*\*([A-Z]\w+ [A-Z]\w+)\*\*/gu)].map(([, name = '']) => name);
    const employed = company.people.map(({ firstName, lastName }) => `${firstName} ${lastName}`);
    assert.ok(named.length >= 5);
    assert.deepEqual(
      named.filter((name) => !employed.includes(name)),
      [],
    );
  });

  test('its deals are there, as far on as it says', () => {
    const stages = [...tour.matchAll(/_([^_]+ – [^_]+)_/gu)].map(([, name = '']) => {
      const deal = company.deals.find((candidate) => candidate.name === name);
      return [deal?.owner, typeof deal?.stage === 'number' ? 'open' : deal?.stage];
    });
    assert.deepEqual(stages, [
      ['sofia', 'open'],
      ['sofia', 'open'],
      ['sofia', 'won'],
    ]);
  });
});
