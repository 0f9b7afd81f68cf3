import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { explain } from './explain.ts';

suite('What a command says when it fails', () => {
  const REMEDIES: readonly (readonly [string, RegExp])[] = [
    ['INVALID_SESSION_ID: Session expired or invalid', /Log in again: sf org login web/],
    ['INSUFFICIENT_ACCESS: insufficient access rights on object id', /as an administrator of the org/],
    [
      "sObject type 'Handover_Brief__c' is not supported.",
      /^The org does not show Handover_Brief__c. Deploy the package/,
    ],
    ['The org did not serve the request (REQUEST_LIMIT_EXCEEDED: TotalRequests)', /of the last 24 hours are used up/],
    ['CONNECTION_LOST: other side closed', /What is done stands: run the same command again/],
    [
      "No such column 'Sealed__c' on entity 'Handover_Brief__c'. If you are attempting to use a custom field",
      /^The org does not show Handover_Brief__c. Deploy the package/,
    ],
    ['connect ECONNREFUSED 127.0.0.1:7700', /Start the local org with "npm start"/],
  ];
  for (const [message, remedy] of REMEDIES)
    test(`"${message}" comes with its remedy`, () => {
      assert.match(explain(new Error(message)), remedy);
    });

  test('anything else is said as it is', () => {
    assert.equal(explain(new Error('MALFORMED_QUERY: unexpected token')), 'MALFORMED_QUERY: unexpected token');
  });
});
