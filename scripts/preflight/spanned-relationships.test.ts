import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { spannedRelationships } from './spanned-relationships.ts';

suite('Relationships that formulas span', () => {
  test('each step of a path is one, counted once over all formulas, whatever the case', () => {
    const formulas = [
      'Account.Owner.Name = Account.Name',
      'ISBLANK(account.Parent . Name)',
      'AccountId <> Campaign.Id',
    ];
    assert.deepEqual(spannedRelationships(formulas), ['Account', 'Account.Owner', 'account.Parent', 'Campaign']);
  });

  test('two lookups to the same object are two, a custom relationship is one', () => {
    assert.deepEqual(spannedRelationships(['Sponsor__r.Email & Lead__r.Email & Sponsor__c']), [
      'Lead__r',
      'Sponsor__r',
    ]);
  });

  test('globals, texts, comments and decimals span nothing', () => {
    const formulas = [
      '$User.UserRoleId = "Account.Name" /* Campaign.Name */',
      '$CustomMetadata.Rate__mdt.Org.Value__c * 1.5 & \'a.b\' & "say \\"Owner.Name\\""',
    ];
    assert.deepEqual(spannedRelationships(formulas), []);
  });

  test('a step that names the kind of owner is the owner', () => {
    assert.deepEqual(spannedRelationships(['Owner:User.Email & Owner:Queue.Name']), ['Owner']);
  });
});
