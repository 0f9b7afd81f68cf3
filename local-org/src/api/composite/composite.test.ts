import assert from 'node:assert/strict';
import { test } from 'node:test';
import { data, runOrg } from '../testing/running-org.ts';
import type { RunningOrg } from '../testing/running-org.ts';

async function accountNames(running: RunningOrg): Promise<string[]> {
  const { records } = await running.connect().query<{ Name: string }>('SELECT Name FROM Account ORDER BY Name');
  return records.map((record) => record.Name);
}

interface CompositeAnswer {
  readonly compositeResponse: readonly {
    readonly httpStatusCode: number;
    readonly referenceId: string;
    readonly body: unknown;
  }[];
}

test('a composite request refers to earlier answers', async (t) => {
  const running = await runOrg(t);
  const { body } = await running.call('POST', `${data}/composite`, {
    compositeRequest: [
      { method: 'POST', url: `${data}/sobjects/Account`, referenceId: 'account', body: { Name: 'Acme' } },
      {
        method: 'POST',
        url: `${data}/sobjects/Contact`,
        referenceId: 'contact',
        body: { LastName: 'Doe', AccountId: '@{account.id}' },
      },
      {
        method: 'GET',
        url: `${data}/query?q=SELECT+Account.Name+FROM+Contact+WHERE+Id='@{contact.id}'`,
        referenceId: 'query',
      },
      { method: 'GET', url: `${data}/sobjects/Account/@{query.records[0].Account.Name}`, referenceId: 'lost' },
    ],
  });
  const { compositeResponse } = body as CompositeAnswer;
  assert.deepEqual(
    compositeResponse.map((part) => [part.referenceId, part.httpStatusCode]),
    [
      ['account', 201],
      ['contact', 201],
      ['query', 200],
      ['lost', 404],
    ],
  );
});

test('with allOrNone a failing subrequest rolls all back and halts the others, without it only itself fails', async (t) => {
  const running = await runOrg(t);
  const compositeRequest = [
    { method: 'POST', url: `${data}/sobjects/Account`, referenceId: 'good', body: { Name: 'Good' } },
    { method: 'POST', url: `${data}/sobjects/Account`, referenceId: 'bad', body: {} },
    { method: 'POST', url: `${data}/sobjects/Account`, referenceId: 'late', body: { Name: 'Late' } },
  ];
  const all = (await running.call('POST', `${data}/composite`, { allOrNone: true, compositeRequest }))
    .body as CompositeAnswer;
  const codes = all.compositeResponse.map((part) => (part.body as { errorCode: string }[])[0]?.errorCode);
  assert.deepEqual(codes, ['PROCESSING_HALTED', 'REQUIRED_FIELD_MISSING', 'PROCESSING_HALTED']);
  assert.deepEqual(await accountNames(running), []);
  const each = (await running.call('POST', `${data}/composite`, { compositeRequest })).body as CompositeAnswer;
  assert.deepEqual(
    each.compositeResponse.map((part) => part.httpStatusCode),
    [201, 400, 201],
  );
  assert.deepEqual(await accountNames(running), ['Good', 'Late']);
});

test('a collection reports each record; with allOrNone nothing stays of a request with one that fails', async (t) => {
  const running = await runOrg(t);
  const accounts = running.connect().sobject('Account');
  const partly = await accounts.create([{ Name: 'One' }, { Description: 'no name' }, { Name: 'Three' }]);
  assert.deepEqual(
    partly.map((result) => result.success),
    [true, false, true],
  );
  assert.deepEqual(partly[1]?.errors, [
    { statusCode: 'REQUIRED_FIELD_MISSING', message: 'Required fields are missing: [Name]', fields: ['Name'] },
  ]);
  const saved = await running.call('POST', `${data}/sobjects/Account`, { Name: 'Two' });
  assert.match(saved.headers.get('local-org-limits') ?? '', /^queries=0\/100, dmlStatements=0\/150/);
  const none = await accounts.create([{ Name: 'Four' }, { Nothing: 1 }], { allOrNone: true });
  assert.deepEqual(
    none.map((result) =>
      result.success ? '' : String((result.errors[0] as unknown as { statusCode: string }).statusCode),
    ),
    ['ALL_OR_NONE_OPERATION_ROLLED_BACK', 'INVALID_FIELD'],
  );
  assert.deepEqual(await accountNames(running), ['One', 'Three', 'Two']);
});

test('a collection of several objects is written in order and rolled back across them', async (t) => {
  const running = await runOrg(t);
  const records = [
    { attributes: { type: 'Account' }, Name: 'Acme' },
    { attributes: { type: 'Contact' }, LastName: 'Doe' },
    { attributes: { type: 'Contact' }, FirstName: 'Nobody' },
  ];
  const answer = await running.call('POST', `${data}/composite/sobjects`, { allOrNone: true, records });
  const results = answer.body as { success: boolean; errors: { statusCode: string }[] }[];
  assert.deepEqual(
    results.map((result) => result.errors[0]?.statusCode),
    ['ALL_OR_NONE_OPERATION_ROLLED_BACK', 'ALL_OR_NONE_OPERATION_ROLLED_BACK', 'REQUIRED_FIELD_MISSING'],
  );
  assert.deepEqual(await accountNames(running), []);
});

test('collections update, upsert, retrieve and delete, and take 200 records at most', async (t) => {
  const running = await runOrg(t);
  const accounts = running.connect().sobject('Account');
  const ids = (await accounts.create([{ Name: 'One' }, { Name: 'Two' }])).map((result) => String(result.id));
  await accounts.update(ids.map((Id, index) => ({ Id, Name: `Updated ${index}` })));
  const upserted = await running.call('PATCH', `${data}/composite/sobjects/Account/Id`, {
    records: [
      { attributes: { type: 'Account' }, Id: ids[0], Name: 'Upserted' },
      { attributes: { type: 'Account' }, Name: 'New' },
    ],
  });
  assert.deepEqual(
    (upserted.body as { created: boolean }[]).map((result) => result.created),
    [false, true],
  );
  const read = (await accounts.retrieve([...ids, '001000000000zzzAAA'], { fields: ['Name'] })) as unknown as ({
    Name: string;
  } | null)[];
  assert.deepEqual(
    read.map((record) => record?.Name),
    ['Upserted', 'Updated 1', undefined],
  );
  const gone = await accounts.destroy(ids);
  assert.deepEqual(
    gone.map((result) => result.success),
    [true, true],
  );
  assert.deepEqual(await accountNames(running), ['New']);
  const many = Array.from({ length: 201 }, () => ({ attributes: { type: 'Account' }, Name: 'Many' }));
  const refused = await running.call('POST', `${data}/composite/sobjects`, { records: many });
  assert.deepEqual(
    [refused.status, (refused.body as { errorCode: string }[])[0]?.errorCode],
    [400, 'EXCEEDED_ID_LIMIT'],
  );
});

test('a tree is created with its children, or not at all', async (t) => {
  const running = await runOrg(t);
  const tree = (lastName: string | undefined) => ({
    records: [
      {
        attributes: { type: 'Account', referenceId: 'a1' },
        Name: 'Acme',
        Contacts: {
          records: [
            {
              attributes: { type: 'Contact', referenceId: 'c1' },
              ...(lastName === undefined ? {} : { LastName: lastName }),
            },
          ],
        },
      },
    ],
  });
  const failed = await running.call('POST', `${data}/composite/tree/Account`, tree(undefined));
  assert.equal(failed.status, 400);
  const { hasErrors, results } = failed.body as {
    hasErrors: boolean;
    results: { referenceId: string; errors: { statusCode: string }[] }[];
  };
  assert.deepEqual(
    [hasErrors, results.map((result) => [result.referenceId, result.errors[0]?.statusCode])],
    [true, [['c1', 'REQUIRED_FIELD_MISSING']]],
  );
  assert.deepEqual(await accountNames(running), []);
  const created = await running.call('POST', `${data}/composite/tree/Account`, tree('Doe'));
  assert.equal(created.status, 201);
  assert.deepEqual(
    (created.body as { results: { referenceId: string }[] }).results.map((result) => result.referenceId),
    ['a1', 'c1'],
  );
  const contacts = await running.connect().query<{ Account: { Name: string } }>('SELECT Account.Name FROM Contact');
  assert.equal(contacts.records[0]?.Account.Name, 'Acme');
});

test('a batch runs independent requests and stops when told to', async (t) => {
  const running = await runOrg(t);
  const batchRequests = [
    { method: 'GET', url: 'v66.0/limits' },
    { method: 'GET', url: 'v66.0/sobjects/Nothing__c/describe' },
    { method: 'POST', url: 'v66.0/sobjects/Account', richInput: { Name: 'Acme' } },
  ];
  const halted = (await running.call('POST', `${data}/composite/batch`, { haltOnError: true, batchRequests })).body as {
    hasErrors: boolean;
    results: { statusCode: number }[];
  };
  assert.deepEqual([halted.hasErrors, halted.results.map((result) => result.statusCode)], [true, [200, 404, 412]]);
  const all = (await running.call('POST', `${data}/composite/batch`, { batchRequests })).body as typeof halted;
  assert.deepEqual(
    all.results.map((result) => result.statusCode),
    [200, 404, 201],
  );
});

test('allOrNone of a composite request holds for the records of a collection within it too', async (t) => {
  const running = await runOrg(t);
  const collection = (records: readonly object[]) => ({
    method: 'POST',
    url: `${data}/composite/sobjects`,
    referenceId: 'collection',
    body: { allOrNone: false, records: records.map((record) => ({ attributes: { type: 'Account' }, ...record })) },
  });
  const single = { method: 'POST', url: `${data}/sobjects/Account`, referenceId: 'single', body: { Name: 'Single' } };
  const { body } = await running.call('POST', `${data}/composite`, {
    allOrNone: true,
    compositeRequest: [single, collection([{ Name: 'Good' }, {}])],
  });
  const [first, second] = (body as CompositeAnswer).compositeResponse;
  assert.equal((first?.body as { errorCode: string }[])[0]?.errorCode, 'PROCESSING_HALTED');
  assert.deepEqual(
    (second?.body as { errors: { statusCode: string }[] }[]).map(({ errors }) => errors[0]?.statusCode),
    ['ALL_OR_NONE_OPERATION_ROLLED_BACK', 'REQUIRED_FIELD_MISSING'],
  );
  assert.deepEqual(await accountNames(running), []);
  await running.call('POST', `${data}/composite`, { compositeRequest: [single, collection([{ Name: 'Good' }, {}])] });
  assert.deepEqual(await accountNames(running), ['Good', 'Single']);
});
