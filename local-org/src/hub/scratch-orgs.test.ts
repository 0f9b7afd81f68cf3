import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { runOrg } from '../api/testing/running-org.ts';
import { scratchOrgFolder } from './dev-hub.ts';
import { data, exchange, REQUEST, runHub, token } from './testing/running-hub.ts';
import type { Answer, Row } from './testing/running-hub.ts';

const IS_HUB = `${data}/query?q=${encodeURIComponent('SELECT Id FROM ScratchOrgInfo limit 1')}`;

function tokenOf({ status, body }: Answer): string {
  assert.equal(status, 200, JSON.stringify(body));
  return (body as { access_token: string }).access_token;
}

async function answers(url: unknown): Promise<boolean> {
  return fetch(`${String(url)}/services/data`).then(
    () => true,
    () => false,
  );
}

const refusals = ({ body }: Answer): string[] =>
  (body as { errorCode: string; message: string }[]).map(({ errorCode, message }) => `${errorCode}: ${message}`);

test('an org tells that it is a Dev Hub by knowing ScratchOrgInfo; another one does not know it', async (t) => {
  const hub = await runHub(t);
  assert.deepEqual((await hub.call('GET', IS_HUB)).status, 200);
  const other = await runOrg(t);
  const { status, body } = await other.call('GET', IS_HUB);
  assert.deepEqual([status, (body as { errorCode: string }[])[0]?.errorCode], [400, 'INVALID_TYPE']);
});

test('a request becomes an org of its own, which its code opens once, and whose refresh token opens it again', async (t) => {
  const hub = await runHub(t, { now: () => new Date('2026-05-04T10:00:00Z') });
  const request = await hub.request({ Features: 'EnableSetPasswordInApi', Language: 'de', Country: 'DE' });
  assert.deepEqual(
    ['Status', 'ExpirationDate', 'SignupCountry', 'SignupLanguage', 'SignupTrialDays'].map((field) => request[field]),
    ['Active', '2026-05-11', 'DE', 'de', 7],
  );
  assert.match(String(request['SignupUsername']), /^test-\w{12}@example\.com$/);
  assert.notEqual(request['LoginUrl'], hub.url);

  const first = await exchange(request);
  const session = { url: String(request['LoginUrl']), token: tokenOf(first) };
  const again = await exchange(request);
  assert.deepEqual([again.status, (again.body as { error: string }).error], [400, 'invalid_grant']);
  const { refresh_token: refresh } = first.body as { refresh_token: string };
  assert.ok(tokenOf(await token(request, { grant_type: 'refresh_token', refresh_token: refresh })));

  const soql = 'SELECT Id, Name, OrganizationType, IsSandbox, TrialExpirationDate, LanguageLocaleKey FROM Organization';
  const found = await hub.call('GET', `${data}/query?q=${encodeURIComponent(soql)}`, undefined, session);
  const [organization] = (found.body as { records: Row[] }).records;
  assert.ok(organization);
  const { attributes: _attributes, Id: id, ...rest } = organization;
  assert.equal(String(id).slice(0, 15), request['ScratchOrg']);
  assert.notEqual(id, hub.org.orgId);
  assert.deepEqual(rest, {
    Name: 'Depot',
    OrganizationType: 'Developer Edition',
    IsSandbox: true,
    TrialExpirationDate: '2026-05-11T00:00:00.000+0000',
    LanguageLocaleKey: 'de',
  });
  assert.equal((await hub.call('GET', IS_HUB, undefined, session)).status, 400);

  await hub.call('POST', `${data}/sobjects/Account`, { Name: 'Harbour' }, session);
  assert.deepEqual(await hub.query('SELECT Id FROM Account'), []);
});

test('a code is lost when it is presented with another address or app than it was made for', async (t) => {
  const hub = await runHub(t);
  for (const wrong of [{ redirect_uri: 'http://localhost:1/x' }, { client_id: 'SomebodyElse' }]) {
    const request = await hub.request();
    assert.equal((await exchange(request, wrong)).status, 400);
    assert.equal((await exchange(request)).status, 400);
  }
});

test('a code that nobody presented within 24 hours opens nothing', async (t) => {
  let now = new Date('2026-05-04T10:00:00Z');
  const hub = await runHub(t, { now: () => now });
  const [early, late] = [await hub.request(), await hub.request()];
  now = new Date('2026-05-05T09:59:00Z');
  assert.equal((await exchange(early)).status, 200);
  now = new Date('2026-05-05T10:00:01Z');
  assert.equal((await exchange(late)).status, 400);
});

test('one call cannot ask for more orgs than the hub may have, and what is deleted before its turn is not made', async (t) => {
  const hub = await runHub(t);
  const records = Array.from({ length: 42 }, () => ({ attributes: { type: 'ScratchOrgInfo' }, ...REQUEST }));
  const { body } = await hub.call('POST', `${data}/composite/sobjects`, { allOrNone: false, records });
  const results = body as { id: string; success: boolean; errors: { statusCode: string }[] }[];
  assert.equal(results.filter(({ success }) => success).length, 40);
  assert.deepEqual(
    results.slice(40).map(({ errors }) => errors[0]?.statusCode),
    ['LIMIT_EXCEEDED', 'LIMIT_EXCEEDED'],
  );
  const another = await hub.call('POST', `${data}/sobjects/ScratchOrgInfo`, REQUEST);
  assert.match(refusals(another)[0] ?? '', /^LIMIT_EXCEEDED: .* active scratch org limit$/u);

  const ids = results.filter(({ success }) => success).map(({ id }) => id);
  const gone = await hub.call('DELETE', `${data}/composite/sobjects?ids=${ids.join(',')}`);
  assert.equal(gone.status, 200);
  await hub.idle();
  assert.deepEqual(await hub.query('SELECT Id FROM ActiveScratchOrg'), []);
  assert.equal((await hub.request())['Status'], 'Active');
});

test('what the hub cannot give is refused by name, at once or by the code of the sign-up', async (t) => {
  const hub = await runHub(t);
  const refused = async (values: Row): Promise<string[]> =>
    refusals(await hub.call('POST', `${data}/sobjects/ScratchOrgInfo`, { ...REQUEST, ...values }));
  assert.deepEqual(await refused({ Features: 'API;PersonAccounts;Dreams', DurationDays: 31 }), [
    'INVALID_INPUT: DurationDays must be between 1 and 30.',
    'INVALID_INPUT: PersonAccounts is not a valid Features value. (The local org does not support it.)',
    'INVALID_INPUT: Dreams is not a valid Features value. (The local org does not support it.)',
  ]);
  assert.deepEqual(await refused({ Edition: 'Group' }), [
    'INVALID_INPUT: The local org does not support scratch orgs of the edition Group.',
  ]);
  assert.match((await refused({ Edition: 'Golden' }))[0] ?? '', /^INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST/);
  assert.match((await refused({ Edition: null }))[0] ?? '', /^REQUIRED_FIELD_MISSING: .*Edition/);
  assert.match((await refused({ Snapshot: 'Friday' }))[0] ?? '', /snapshot \(Snapshot\)/);
  assert.match((await refused({ HasSampleData: true }))[0] ?? '', /sample data/);
  assert.match((await refused({ ConnectedAppConsumerKey: null }))[0] ?? '', /^REQUIRED_FIELD_MISSING/);

  const codes: unknown[] = [];
  await hub.request({ Username: 'depot@example.com' });
  for (const values of [
    { Country: 'XX' },
    { ConnectedAppConsumerKey: 'OtherApp' },
    { Username: 'DEPOT@example.com' },
  ]) {
    const { Status, ErrorCode } = await hub.request(values);
    codes.push(`${String(Status)} ${String(ErrorCode)}`);
  }
  assert.deepEqual(codes, ['Error S-2006', 'Error C-1016', 'Error C-1007']);
  assert.equal((await hub.query('SELECT Id FROM ActiveScratchOrg')).length, 1);
});

test('deleting an org from the list of active ones, or its request, takes it down and its files away', async (t) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'hub-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const file = path.join(folder, 'org.sqlite');
  const hub = await runHub(t, { file });
  const [first, second] = [await hub.request(), await hub.request()];
  assert.equal(readdirSync(scratchOrgFolder(file)).filter((name) => name.endsWith('.sqlite')).length, 2);
  const limits = async (): Promise<unknown> =>
    ((await hub.call('GET', `${data}/limits`)).body as { ActiveScratchOrgs: unknown }).ActiveScratchOrgs;
  assert.deepEqual(await limits(), { Max: 40, Remaining: 38 });

  const soql = `SELECT Id FROM ActiveScratchOrg WHERE SignupUsername = '${String(first['SignupUsername'])}'`;
  const [active] = await hub.query(soql);
  assert.equal((await hub.call('DELETE', `${data}/sobjects/ActiveScratchOrg/${String(active?.['Id'])}`)).status, 204);
  const [log] = await hub.query(
    `SELECT Status, DeletedBy, DeletedDate FROM ScratchOrgInfo WHERE Id = '${String(first['Id'])}'`,
  );
  assert.equal(log?.['Status'], 'Deleted');
  assert.equal(log['DeletedBy'], String(first['CreatedById']).slice(0, 15));
  assert.equal((await hub.call('DELETE', `${data}/sobjects/ScratchOrgInfo/${String(second['Id'])}`)).status, 204);
  await hub.idle();
  assert.deepEqual([await answers(first['LoginUrl']), await answers(second['LoginUrl'])], [false, false]);
  assert.deepEqual(readdirSync(scratchOrgFolder(file)), []);
  assert.deepEqual(await limits(), { Max: 40, Remaining: 40 });
});

test('after a restart the orgs are back at their addresses with their data and sessions; an expired one is gone', async (t) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'hub-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const file = path.join(folder, 'org.sqlite');
  const before = await runHub(t, { file, now: () => new Date('2026-05-04T10:00:00Z') });
  const [short, long] = [await before.request({ DurationDays: 1 }), await before.request({ DurationDays: 30 })];
  const session = { url: String(long['LoginUrl']), token: tokenOf(await exchange(long)) };
  await before.call('POST', `${data}/sobjects/Account`, { Name: 'Harbour' }, session);
  await before.stop();
  assert.equal(await answers(long['LoginUrl']), false);

  const after = await runHub(t, { file, now: () => new Date('2026-05-05T00:00:00Z') });
  const found = await after.call('GET', `${data}/query?q=SELECT+Name+FROM+Account`, undefined, session);
  assert.equal((found.body as { totalSize: number }).totalSize, 1);
  assert.equal(await answers(short['LoginUrl']), false);
  assert.deepEqual(
    (await after.query('SELECT Status FROM ScratchOrgInfo ORDER BY Name')).map(({ Status }) => Status),
    ['Deleted', 'Active'],
  );
  assert.equal(existsSync(path.join(scratchOrgFolder(file), `${String(short['Id'])}.sqlite`)), false);
});
