import assert from 'node:assert/strict';
import { test } from 'node:test';
import jsforce from 'jsforce';
import { createUser, data, runOrg } from '../testing/running-org.ts';

const password = 'correct horse 1';

test('without a session, with a wrong one, and after it was revoked the API answers 401 INVALID_SESSION_ID', async (t) => {
  const running = await runOrg(t);
  const expected = [{ message: 'Session expired or invalid', errorCode: 'INVALID_SESSION_ID' }];
  const without = await running.call('GET', `${data}/limits`, undefined, { authorization: '' });
  assert.equal(without.status, 401);
  assert.deepEqual(without.body, expected);
  assert.deepEqual(
    (await running.call('GET', `${data}/limits`, undefined, { authorization: 'Bearer 00D!x' })).body,
    expected,
  );
  assert.equal((await running.call('GET', `${data}/limits`)).status, 200);
  await fetch(`${running.url}/services/oauth2/revoke`, {
    method: 'POST',
    body: new URLSearchParams({ token: running.token }),
  });
  assert.deepEqual((await running.call('GET', `${data}/limits`)).body, expected);
});

test('username and password give a token by OAuth; a wrong password gives invalid_grant', async (t) => {
  const running = await runOrg(t);
  const id = await createUser(running, 'seller', 'Standard User', password);
  const login = (secret: string): Promise<Response> =>
    fetch(`${running.url}/services/oauth2/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'password',
        username: 'SELLER@example.com',
        password: secret,
        client_id: 'c',
        client_secret: 's',
      }),
    });
  const answer = (await (await login(password)).json()) as { access_token: string; instance_url: string; id: string };
  assert.equal(answer.instance_url, running.url);
  assert.match(answer.access_token, /^00D\w{12}![.\w]+$/);
  assert.equal(answer.id, `${running.url}/id/${running.org.orgId}/${id}`);
  const identity = await running.connect(answer.access_token).identity();
  assert.deepEqual([identity.user_id, identity.username], [id, 'seller@example.com']);
  const refused = await login('wrong password');
  assert.equal(refused.status, 400);
  assert.deepEqual(await refused.json(), { error: 'invalid_grant', error_description: 'authentication failure' });
});

test('SOAP login works up to version 64.0 and is refused from 65.0 on, as on the platform', async (t) => {
  const running = await runOrg(t);
  const id = await createUser(running, 'seller', 'Standard User', password);
  const old = new jsforce.Connection({ loginUrl: running.url, version: '64.0' });
  const info = await old.login('seller@example.com', password);
  assert.deepEqual([info.id, info.organizationId], [id, running.org.orgId]);
  assert.equal((await old.query('SELECT Id FROM Account')).totalSize, 0);
  await old.logout();
  const recent = new jsforce.Connection({ loginUrl: running.url, version: '65.0' });
  await assert.rejects(
    recent.login('seller@example.com', password),
    /INVALID_OPERATION: The SOAP Login operation is not available in the API version specified \(65\.0\)/,
  );
  await assert.rejects(old.login('seller@example.com', 'wrong password'), /INVALID_LOGIN/);
});

test('a session survives a restart of the server, and ends when its user is deactivated', async (t) => {
  const running = await runOrg(t);
  const id = await createUser(running, 'seller', 'Standard User', password);
  const { createSessions } = await import('./sessions.ts');
  const token = createSessions(() => running.org).create(id, 'api');
  assert.equal((await running.connect(token).query('SELECT Id FROM Account')).totalSize, 0);
  await running.connect().sobject('User').update({ Id: id, IsActive: false });
  await assert.rejects(async () => running.connect(token).query('SELECT Id FROM Account'), {
    errorCode: 'INVALID_SESSION_ID',
  });
});

test('a user without API Enabled is refused by the API but may use the pages', async (t) => {
  const running = await runOrg(t);
  const id = await createUser(running, 'visitor', 'Minimum Access - Salesforce', password);
  const { createSessions } = await import('./sessions.ts');
  const token = createSessions(() => running.org).create(id, 'api');
  await assert.rejects(async () => running.connect(token).query('SELECT Id FROM User'), {
    errorCode: 'API_DISABLED_FOR_ORG',
  });
  const become = await running.call('POST', '/local-org/session', { userId: id }, { authorization: '' });
  const cookie = become.headers.get('set-cookie')?.split(';')[0] ?? '';
  const own = await running.call('GET', '/local-org/session', undefined, { authorization: '', cookie });
  assert.equal((own.body as { userId: string }).userId, id);
});

test('the user switcher serves pages of the local org only: no other site can list users, become one or use its cookie', async (t) => {
  const running = await runOrg(t);
  const listed = await running.call('GET', '/local-org/users', undefined, { authorization: '' });
  assert.deepEqual(
    (listed.body as { id: string }[]).map((user) => user.id),
    [running.adminId],
  );
  const foreign = { authorization: '', origin: 'http://evil.example' };
  assert.equal((await running.call('GET', '/local-org/users', undefined, foreign)).status, 403);
  assert.equal((await running.call('POST', '/local-org/session', { userId: running.adminId }, foreign)).status, 403);
  const become = await running.call(
    'POST',
    '/local-org/session',
    { userId: running.adminId },
    { authorization: '', origin: running.url },
  );
  const cookie = become.headers.get('set-cookie') ?? '';
  assert.match(cookie, /^sid_\d+=.*; HttpOnly; SameSite=Strict$/);
  const sid = cookie.split(';')[0] ?? '';
  assert.equal(
    (await running.call('GET', `${data}/limits`, undefined, { authorization: '', cookie: sid })).status,
    200,
  );
  assert.equal((await running.call('GET', `${data}/limits`, undefined, { ...foreign, cookie: sid })).status, 401);
});

test('the front door URL opens the pages once', async (t) => {
  const running = await runOrg(t);
  const { body } = await running.call('GET', '/services/oauth2/singleaccess');
  const door = new URL((body as { frontdoor_uri: string }).frontdoor_uri);
  const first = await running.call('GET', door.pathname + door.search, undefined, { authorization: '' });
  assert.equal(first.status, 302);
  assert.match(first.headers.get('set-cookie') ?? '', /^sid_\d+=/);
  assert.equal((await running.call('GET', door.pathname + door.search, undefined, { authorization: '' })).status, 401);
});

test('what the sf CLI asks for at login is answered, with its double slashes', async (t) => {
  const running = await runOrg(t);
  const info = (await running.call('GET', '//services/oauth2/userinfo')).body as Record<string, unknown>;
  assert.deepEqual([info['user_id'], info['organization_id']], [running.adminId, running.org.orgId]);
  const user = (await running.call('GET', `//services/data/v51.0/sobjects/User/${running.adminId}`)).body as Record<
    string,
    unknown
  >;
  assert.equal(user['Username'], info['preferred_username']);
  const hub = await running.call(
    'GET',
    `/services/data/v51.0/query?q=${encodeURIComponent('SELECT Id FROM ScratchOrgInfo limit 1')}`,
  );
  assert.equal(hub.status, 400);
  assert.equal((hub.body as { errorCode: string }[])[0]?.errorCode, 'INVALID_TYPE');
  const versions = (await running.call('GET', '//services/data', undefined, { authorization: '' })).body as {
    version: string;
  }[];
  assert.equal(versions.at(-1)?.version, '68.0');
  const soql =
    'SELECT Name, InstanceName, IsSandbox, TrialExpirationDate, NamespacePrefix, OrganizationType FROM Organization';
  const organization = await running.call('GET', `//services/data/v68.0/query?q=${encodeURIComponent(soql)}`);
  assert.equal((organization.body as { totalSize: number }).totalSize, 1);
  assert.equal((await running.call('GET', '/services/data/v68.0')).status, 200);
  assert.equal((await running.call('GET', '/services/data/v68.0/tooling/sobjects/SourceMember/describe')).status, 404);
});
