import assert from 'node:assert/strict';
import { test } from 'node:test';
import jsforce from 'jsforce';
import { createUser, data, runOrg } from '../testing/running-org.ts';
import type { Answer, RunningOrg } from '../testing/running-org.ts';

/** Asks for a user as the `sf` CLI does: JSON that does not say that it is. */
async function create(running: RunningOrg, changes: Record<string, unknown> = {}, token = running.token) {
  const found = await running.call('GET', `${data}/query?q=SELECT+Id+FROM+Profile+WHERE+Name='Standard+User'`);
  const [profile] = (found.body as { records: { Id: string }[] }).records;
  const body = {
    username: 'clerk@example.com',
    emails: ['clerk@example.com'],
    name: { familyName: 'Clerk' },
    nickName: 'clerk@example.com',
    entitlements: [{ value: profile?.Id }],
    ...changes,
  };
  const response = await fetch(`${running.url}/services/scim/v1/Users`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'auto-approve-user': 'true' },
    body: new Blob([JSON.stringify(body)]),
  });
  return { status: response.status, headers: response.headers, body: (await response.json()) as Answer['body'] };
}

const reasons = ({ body }: Pick<Answer, 'body'>): string =>
  (body as { Errors: { description: string }[] }).Errors.map(({ description }) => description).join('; ');

test('a user made through SCIM may be entered at once by the refresh token of the answer, and by a password set over SOAP', async (t) => {
  const running = await runOrg(t);
  const made = await create(running);
  assert.equal(made.status, 201, JSON.stringify(made.body));
  const { id } = made.body as { id: string };
  const answer = await fetch(`${running.url}/services/oauth2/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'refresh_token',
      client_id: 'PlatformCLI',
      refresh_token: made.headers.get('auto-approve-user') ?? '',
    }),
  });
  const { access_token: token } = (await answer.json()) as { access_token: string };
  assert.equal((await running.connect(token).identity()).user_id, id);

  await running.connect().soap.setPassword(id, 'correct horse 2');
  const login = new jsforce.Connection({ loginUrl: running.url, version: '64.0' });
  assert.equal((await login.login('clerk@example.com', 'correct horse 2')).id, id);
  await assert.rejects(running.connect(token).soap.setPassword(running.adminId, 'correct horse 3'), /Manage Users/);
});

test('a user that cannot be made is refused with the reasons', async (t) => {
  const running = await runOrg(t);
  assert.equal((await create(running)).status, 201);
  const twice = await create(running);
  assert.equal(twice.status, 400);
  assert.match(reasons(twice), /Duplicate Username/);
  assert.match(reasons(await create(running, { phoneNumbers: ['1'] })), /phoneNumbers/);
  assert.match(reasons(await create(running, { username: 'b@example.com', emails: ['none'] })), /none/);
  const seller = await createUser(running, 'seller', 'Standard User', 'correct horse 1');
  const { createSessions } = await import('./sessions.ts');
  const token = createSessions(() => running.org).create(seller, 'api');
  assert.equal((await create(running, { username: 'c@example.com' }, token)).status, 400);
  assert.equal((await create(running, { username: 'd@example.com' }, 'nobody')).status, 401);
});
