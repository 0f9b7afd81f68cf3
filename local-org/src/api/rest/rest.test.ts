import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createUser, data, runOrg } from '../testing/running-org.ts';
import type { RunningOrg } from '../testing/running-org.ts';

/** Status, code and message of a refused request; everything must have the shape of Salesforce's errors. */
async function refusal(
  running: RunningOrg,
  method: string,
  path: string,
  body?: unknown,
): Promise<[number, string, string]> {
  const answer = await running.call(method, path, body);
  assert.ok(Array.isArray(answer.body), `${path} answered ${JSON.stringify(answer.body)}`);
  const [first] = answer.body as { message: string; errorCode: string }[];
  return [answer.status, String(first?.errorCode), String(first?.message)];
}

test('jsforce creates, reads, updates, upserts and deletes a record', async (t) => {
  const running = await runOrg(t);
  const connection = running.connect();
  const created = await connection.sobject('Account').create({ Name: 'Acme', NumberOfEmployees: 12 });
  assert.equal(created.success, true);
  const id = String(created.id);
  assert.match(id, /^001\w{15}$/);
  const account = await connection.sobject('Account').retrieve(id);
  assert.deepEqual([account['Name'], account['NumberOfEmployees'], account['OwnerId']], ['Acme', 12, running.adminId]);
  assert.deepEqual(account.attributes, { type: 'Account', url: `${data}/sobjects/Account/${id}` });
  await connection.sobject('Account').update({ Id: id, Name: 'Acme Ltd' });
  const named = await running.call('GET', `${data}/sobjects/account/${id.slice(0, 15)}?fields=name,Owner.Name`);
  assert.equal((named.body as { Name: string }).Name, 'Acme Ltd');
  const patched = await running.call('PATCH', `${data}/sobjects/Account/Id/${id}`, { Name: 'Acme Inc' });
  assert.deepEqual([patched.status, patched.body], [200, { id, success: true, errors: [], created: false }]);
  assert.equal((await running.call('DELETE', `${data}/sobjects/Account/${id}`)).status, 204);
  assert.deepEqual(await refusal(running, 'GET', `${data}/sobjects/Account/${id}`), [
    404,
    'ENTITY_IS_DELETED',
    'entity is deleted',
  ]);
});

test('a created record answers 201 with its place, an updated one 204 without a body', async (t) => {
  const running = await runOrg(t);
  const created = await running.call('POST', `${data}/sobjects/Account`, { Name: 'Acme' });
  const { id } = created.body as { id: string };
  assert.equal(created.status, 201);
  assert.deepEqual(created.body, { id, success: true, errors: [] });
  assert.equal(created.headers.get('location'), `${data}/sobjects/Account/${id}`);
  assert.match(created.headers.get('sforce-limit-info') ?? '', /^api-usage=\d+\/\d+$/);
  const updated = await running.call('PATCH', `${data}/sobjects/Account/${id}`, { Name: 'Other' });
  assert.deepEqual([updated.status, updated.body], [204, undefined]);
});

test('parents and children are found by their relationships, a parent is set by its key', async (t) => {
  const running = await runOrg(t);
  const account = await running.connect().sobject('Account').create({ Name: 'Acme' });
  const contact = await running
    .connect()
    .sobject('Contact')
    .create({ LastName: 'Doe', Account: { Id: String(account.id) } });
  const parent = await running.call('GET', `${data}/sobjects/Contact/${contact.id}/Account?fields=Name`);
  assert.equal((parent.body as { Name: string }).Name, 'Acme');
  const children = await running.call('GET', `${data}/sobjects/Account/${account.id}/Contacts?fields=LastName`);
  assert.deepEqual(
    (children.body as { records: { LastName: string }[] }).records.map((record) => record.LastName),
    ['Doe'],
  );
});

test('every kind of bad input is refused with Salesforce’s status, code and words, and writes nothing', async (t) => {
  const running = await runOrg(t);
  const { id } = await running.connect().sobject('Account').create({ Name: 'Acme' });
  const account = `${data}/sobjects/Account`;
  const missing = '001000000000zzzAAA';
  assert.deepEqual((await refusal(running, 'POST', account, '{"Name": "x",')).slice(0, 2), [400, 'JSON_PARSER_ERROR']);
  assert.deepEqual((await refusal(running, 'POST', account, '["x"]')).slice(0, 2), [400, 'JSON_PARSER_ERROR']);
  assert.deepEqual(await refusal(running, 'POST', account), [
    400,
    'JSON_PARSER_ERROR',
    'The HTTP entity body is required, but this request has no entity body.',
  ]);
  const xml = await running.call('POST', account, '<Account/>', { 'content-type': 'application/xml' });
  assert.deepEqual([xml.status, (xml.body as { errorCode: string }[])[0]?.errorCode], [415, 'UNSUPPORTED_MEDIA_TYPE']);
  assert.deepEqual(await refusal(running, 'POST', `${data}/sobjects/Nothing__c`, {}), [
    404,
    'NOT_FOUND',
    'The requested resource does not exist',
  ]);
  assert.deepEqual(await refusal(running, 'POST', account, { Name: 'x', Colour__c: 'red' }), [
    400,
    'INVALID_FIELD',
    "No such column 'Colour__c' on sobject of type Account",
  ]);
  assert.deepEqual(await refusal(running, 'POST', account, {}), [
    400,
    'REQUIRED_FIELD_MISSING',
    'Required fields are missing: [Name]',
  ]);
  assert.deepEqual((await refusal(running, 'POST', account, { Name: 'x', NumberOfEmployees: 'many' })).slice(0, 2), [
    400,
    'JSON_PARSER_ERROR',
  ]);
  assert.deepEqual((await refusal(running, 'POST', account, { Name: 'x', ParentId: 'abc' })).slice(0, 2), [
    400,
    'MALFORMED_ID',
  ]);
  assert.deepEqual((await refusal(running, 'POST', account, { Name: 'x'.repeat(256) })).slice(0, 2), [
    400,
    'STRING_TOO_LONG',
  ]);
  assert.deepEqual(await refusal(running, 'GET', `${account}/${missing}`), [
    404,
    'NOT_FOUND',
    'The requested resource does not exist',
  ]);
  assert.deepEqual((await refusal(running, 'GET', `${account}/abc`)).slice(0, 2), [404, 'NOT_FOUND']);
  assert.deepEqual((await refusal(running, 'GET', `${account}/${id}?fields=Nothing`)).slice(0, 2), [
    400,
    'INVALID_FIELD',
  ]);
  assert.deepEqual((await refusal(running, 'PATCH', `${account}/${missing}`, { Name: 'x' })).slice(0, 2), [
    404,
    'NOT_FOUND',
  ]);
  assert.deepEqual((await refusal(running, 'DELETE', `${account}/${missing}`)).slice(0, 2), [404, 'NOT_FOUND']);
  assert.deepEqual(await refusal(running, 'PUT', `${account}/${id}`, {}), [
    405,
    'METHOD_NOT_ALLOWED',
    "HTTP Method 'PUT' not allowed. Allowed are GET,PATCH,DELETE",
  ]);
  assert.deepEqual((await refusal(running, 'GET', `${data}/query`)).slice(0, 2), [400, 'MALFORMED_QUERY']);
  assert.deepEqual((await refusal(running, 'GET', `${data}/query?q=SELECT+Id+FROM+Nothing__c`)).slice(0, 2), [
    400,
    'INVALID_TYPE',
  ]);
  assert.deepEqual((await refusal(running, 'GET', `${data}/query?q=SELECT+Nothing+FROM+Account`)).slice(0, 2), [
    400,
    'INVALID_FIELD',
  ]);
  assert.deepEqual((await refusal(running, 'GET', `${data}/query/01g000000000001AAA-2000`)).slice(0, 2), [
    400,
    'INVALID_QUERY_LOCATOR',
  ]);
  assert.deepEqual(await refusal(running, 'GET', `${data}/nothing`), [
    404,
    'NOT_FOUND',
    'The requested resource does not exist',
  ]);
  assert.deepEqual((await refusal(running, 'GET', '/services/data/v20.0/limits')).slice(0, 2), [
    410,
    'UNSUPPORTED_API_VERSION',
  ]);
  assert.deepEqual((await refusal(running, 'GET', '/services/data/v99.0/limits')).slice(0, 2), [404, 'NOT_FOUND']);
  assert.deepEqual((await refusal(running, 'GET', `${data}/search?q=FIND+{x}`)).slice(0, 2), [
    400,
    'FUNCTIONALITY_NOT_ENABLED',
  ]);
  assert.match((await refusal(running, 'GET', '/services/apexrest/Foo'))[2], /GET \/services\/apexrest\/Foo/);
  const accounts = await running.connect().query<{ Name: string }>('SELECT Name FROM Account');
  assert.deepEqual(
    accounts.records.map((record) => record.Name),
    ['Acme'],
  );
});

test('results of more than a page come by locators that serve only the user who asked', async (t) => {
  const running = await runOrg(t);
  const connection = running.connect();
  for (let start = 0; start < 450; start += 150) {
    await connection
      .sobject('Account')
      .create(
        Array.from({ length: 150 }, (_, index) => ({ Name: `Account ${String(start + index).padStart(3, '0')}` })),
      );
  }
  const soql = encodeURIComponent('SELECT Name FROM Account ORDER BY Name');
  const first = (
    await running.call('GET', `${data}/query?q=${soql}`, undefined, { 'sforce-query-options': 'batchSize=200' })
  ).body as Page;
  assert.deepEqual([first.totalSize, first.done, first.records.length], [450, false, 200]);
  const second = (
    await running.call('GET', String(first.nextRecordsUrl), undefined, { 'sforce-query-options': 'batchSize=200' })
  ).body as Page;
  assert.deepEqual([second.done, second.records.length, second.records[0]?.Name], [false, 200, 'Account 200']);
  const { createSessions } = await import('../auth/sessions.ts');
  const other = createSessions(() => running.org).create(
    await createUser(running, 'seller', 'Standard User', 'correct horse 1'),
    'api',
  );
  const foreign = await running.call('GET', String(first.nextRecordsUrl), undefined, {
    authorization: `Bearer ${other}`,
  });
  assert.equal(foreign.status, 400);
  const all = await connection.query('SELECT Name FROM Account', { autoFetch: true, maxFetch: 10_000 });
  assert.equal(all.records.length, 450);
});

test('the columns of a query are described as the sf CLI reads them', async (t) => {
  const running = await runOrg(t);
  const columns = async (soql: string): Promise<unknown> => {
    const { body } = await running.call('GET', `${data}/query?columns=true&q=${encodeURIComponent(soql)}`);
    const shape = (list: readonly Column[]): unknown =>
      list.map((column) =>
        column.joinColumns.length > 0
          ? { [column.columnName]: shape(column.joinColumns) }
          : column.aggregate
            ? `${column.columnName}=${column.displayName}`
            : column.columnName,
      );
    return shape((body as { columnMetadata: Column[] }).columnMetadata);
  };
  assert.deepEqual(await columns('select id, account.owner.name, name from contact'), [
    'Id',
    { Account: [{ Owner: ['Name'] }] },
    'Name',
  ]);
  assert.deepEqual(await columns('SELECT Name, (SELECT LastName FROM Contacts) FROM Account'), [
    'Name',
    { Contacts: ['LastName'] },
  ]);
  assert.deepEqual(await columns('SELECT Industry, COUNT(Id) n, MAX(Name) FROM Account GROUP BY Industry'), [
    'Industry',
    'n=count',
    'expr0=max',
  ]);
});

test('a describe tells the caller’s own rights', async (t) => {
  const running = await runOrg(t);
  const connection = running.connect();
  const account = await connection.sobject('Account').describe();
  assert.equal(account.keyPrefix, '001');
  assert.equal(account.fields.find((field) => field.name === 'Name')?.type, 'string');
  const global = await connection.describeGlobal();
  assert.ok(global.sobjects.some((object) => object.name === 'Opportunity'));
  const { createSessions } = await import('../auth/sessions.ts');
  const seller = createSessions(() => running.org).create(
    await createUser(running, 'seller', 'Standard User', 'correct horse 1'),
    'api',
  );
  const seen = await running.connect(seller).sobject('Product2').describe();
  assert.equal(seen.createable, false);
});

test('an address, or address and headers together, of more than 16,384 bytes are refused', async (t) => {
  const running = await runOrg(t);
  const status = async (length: number): Promise<number> =>
    (await running.call('GET', `${data}/query?q=${'x'.repeat(length)}`)).status;
  assert.deepEqual(
    [await status(15_000), await status(16_300), await status(16_400), await status(200_000)],
    [400, 431, 414, 431],
  );
});

interface Page {
  readonly totalSize: number;
  readonly done: boolean;
  readonly nextRecordsUrl?: string;
  readonly records: readonly { readonly Name: string }[];
}

interface Column {
  readonly columnName: string;
  readonly displayName: string;
  readonly aggregate: boolean;
  readonly joinColumns: readonly Column[];
}
