import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { connect } from './target.ts';

const SECRET = 'secret token';

suite('An org named by URL and token', () => {
  test('is reached by its host, whatever page the URL is of', async () => {
    const { instanceUrl } = await connect(
      { instanceUrl: 'https://company.my.salesforce.com/lightning/page/home' },
      { SF_ACCESS_TOKEN: 'token\n' },
    );
    assert.equal(instanceUrl, 'https://company.my.salesforce.com');
  });

  test('is refused when the URL is none, and the token is never part of what is said', async () => {
    await assert.rejects(connect({ instanceUrl: 'company' }, { SF_ACCESS_TOKEN: 'token' }), /is no URL of an org/);
    await assert.rejects(
      connect({ instanceUrl: 'https://company.my.salesforce.com' }, { SF_ACCESS_TOKEN: SECRET }),
      (error: Error) => /SF_ACCESS_TOKEN holds a blank/.test(error.message) && !error.message.includes(SECRET),
    );
  });
});
