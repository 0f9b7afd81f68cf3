import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { isProduction } from './guard.ts';

const facts = { Name: 'Acme', OrganizationType: 'Enterprise Edition', IsSandbox: false, TrialExpirationDate: null };
const URL_OF_AN_ORG = 'https://acme.my.salesforce.com';

suite('A production org', () => {
  test('is one that neither expires nor is a sandbox, a Developer Edition or on this machine', () => {
    assert.equal(isProduction(facts, URL_OF_AN_ORG), true);
    assert.equal(isProduction({ ...facts, IsSandbox: true }, URL_OF_AN_ORG), false);
    assert.equal(isProduction({ ...facts, TrialExpirationDate: '2027-01-01T00:00:00Z' }, URL_OF_AN_ORG), false);
    assert.equal(isProduction({ ...facts, OrganizationType: 'Developer Edition' }, URL_OF_AN_ORG), false);
    assert.equal(isProduction(facts, 'http://127.0.0.1:7700'), false);
  });

  test('is told by its host, not by what its address contains', () => {
    assert.equal(isProduction(facts, 'https://localhost.example.com/?127.0.0.1'), true);
  });
});
