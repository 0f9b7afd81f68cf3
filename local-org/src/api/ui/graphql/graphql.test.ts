import assert from 'node:assert/strict';
import { test } from 'node:test';
import { create, runInvoiceOrg, type GraphQLBody } from '../testing/invoices.ts';

interface Edges {
  readonly edges: readonly {
    readonly node: Readonly<
      Record<string, { readonly value?: unknown; readonly displayValue?: unknown } & Partial<Edges>>
    >;
  }[];
  readonly totalCount?: number;
  readonly pageInfo?: { readonly hasNextPage: boolean; readonly endCursor: string };
}

function invoicesOf({ data, errors }: GraphQLBody): Edges {
  assert.deepEqual(errors, []);
  return data?.uiapi['query']?.['Invoice__c'] as Edges;
}

/** The same path of a record in every row. */
function values(edges: Edges, field: string): unknown[] {
  return edges.edges.map(({ node }) => node[field]?.value);
}

test('records come with parents, children and counts in a fixed number of queries', async (t) => {
  const org = await runInvoiceOrg(t);
  const account = await create(org, 'Account', { Name: 'Acme' });
  for (const number of [1, 2, 3]) {
    const id = await create(org, 'Invoice__c', {
      Name: `R-${number}`,
      Due__c: '2027-02-03',
      Amount__c: number * 100,
      Account__c: account,
    });
    for (const line of Array.from({ length: number }, (_, index) => index))
      await create(org, 'Line__c', { Name: `L${line}`, Hours__c: line, Invoice__c: id });
  }
  const statements = t.mock.method(org.org.store, 'all').mock;
  const answer = await org.graphql(
    'clerk',
    `query invoices($least: Currency) { uiapi { query { Invoice__c(where: { Amount__c: { gte: $least } }, orderBy: { Amount__c: { order: DESC } }) {
      edges { node { Id Name { value } Amount__c { value displayValue } Account__r { Name { value } }
        Lines__r(first: 2, orderBy: { Hours__c: { order: DESC } }) { edges { node { Name { value } } } totalCount pageInfo { hasNextPage } }
        few: Lines__r(first: 1) { edges { node { Name { value } } } }
      } } totalCount } } } }`,
    { least: 100 },
  );
  assert.ok(statements.callCount() <= 12, `${statements.callCount()} statements`);
  const invoices = invoicesOf(answer);
  assert.equal(invoices.totalCount, 3);
  assert.deepEqual(values(invoices, 'Name'), ['R-3', 'R-2', 'R-1']);
  const [first] = invoices.edges;
  assert.deepEqual(first?.node['Amount__c'], { value: 300, displayValue: 'US$300.00' });
  assert.deepEqual(first?.node['Account__r'], { Name: { value: 'Acme' } });
  assert.deepEqual(values(first?.node['Lines__r'] as Edges, 'Name'), ['L2', 'L1']);
  assert.equal(first?.node['Lines__r']?.totalCount, 3);
  assert.equal(first?.node['Lines__r']?.pageInfo?.hasNextPage, true);
  assert.deepEqual(values(first?.node['few'] as Edges, 'Name'), ['L0']);
});

test('ten records are answered unless more are asked for, and a cursor goes on behind them', async (t) => {
  const org = await runInvoiceOrg(t);
  for (let number = 11; number <= 22; number += 1)
    await create(org, 'Invoice__c', { Name: `R-${number}`, Due__c: '2027-02-03' });
  const query =
    'query page($after: String) { uiapi { query { Invoice__c(after: $after, orderBy: { Name: { order: ASC } }) { edges { node { Name { value } } } pageInfo { hasNextPage endCursor } } } } }';
  const first = invoicesOf(await org.graphql('clerk', query));
  assert.equal(first.edges.length, 10);
  assert.equal(first.pageInfo?.hasNextPage, true);
  const second = invoicesOf(await org.graphql('clerk', query, { after: first.pageInfo?.endCursor }));
  assert.deepEqual(values(second, 'Name'), ['R-21', 'R-22']);
  assert.equal(second.pageInfo?.hasNextPage, false);
  const tooMany = await org.graphql(
    'clerk',
    '{ uiapi { query { Invoice__c(first: 2001) { edges { node { Id } } } } } }',
  );
  assert.match(tooMany.errors[0]?.message ?? '', /between 1 and 2000/u);
});

test('a field that the user may not read fails the whole query, and is left out where it is optional', async (t) => {
  const org = await runInvoiceOrg(t);
  await create(org, 'Invoice__c', { Name: 'R-1', Due__c: '2027-02-03', Margin__c: 7 });
  const query = (directive: string): string =>
    `{ uiapi { query { Invoice__c { edges { node { Name { value } Margin__c ${directive} { value } } } } } } }`;
  assert.deepEqual(values(invoicesOf(await org.graphql('bookkeeper', query(''))), 'Margin__c'), [7]);
  const refused = await org.graphql('clerk', query(''));
  assert.equal(refused.data, null);
  assert.match(refused.errors[0]?.message ?? '', /FieldUndefined.*'Margin__c' in type 'Invoice__c'/u);
  assert.equal(refused.errors[0]?.extensions['ErrorType'], 'ValidationError');
  assert.deepEqual(invoicesOf(await org.graphql('clerk', query('@optional'))).edges[0]?.node, {
    Name: { value: 'R-1' },
  });
  const misspelt = await org.graphql('clerk', query('@optional').replace('Margin__c', 'Margn__c'));
  assert.match(misspelt.errors[0]?.message ?? '', /Margn__c/u);
});

test('conditions combine, follow relationships, and take text as text', async (t) => {
  const org = await runInvoiceOrg(t);
  const account = await create(org, 'Account', { Name: "O'Neill \\ Sons" });
  await create(org, 'Invoice__c', { Name: 'R-1', Due__c: '2027-02-03', Account__c: account, Amount__c: 1 });
  await create(org, 'Invoice__c', { Name: 'R-2', Due__c: '2027-05-03', Amount__c: 2 });
  await create(org, 'Invoice__c', { Name: 'R-3', Due__c: '2027-08-03', Amount__c: 3 });
  const names = async (where: object): Promise<unknown[]> =>
    values(
      invoicesOf(
        await org.graphql(
          'clerk',
          'query find($where: Invoice__c_Filter) { uiapi { query { Invoice__c(where: $where, orderBy: { Name: { order: ASC } }) { edges { node { Name { value } } } } } } }',
          { where },
        ),
      ),
      'Name',
    );
  assert.deepEqual(await names({ Account__r: { Name: { eq: "O'Neill \\ Sons" } } }), ['R-1']);
  assert.deepEqual(await names({ or: [{ Amount__c: { lt: 2 } }, { Due__c: { gt: { value: '2027-06-01' } } }] }), [
    'R-1',
    'R-3',
  ]);
  assert.deepEqual(await names({ not: { Name: { like: '%1' } }, Amount__c: { in: [1, 2] } }), ['R-2']);
  assert.deepEqual(await names({ Name: { in: [] } }), []);
  assert.deepEqual(await names({ Account__c: { eq: null } }), ['R-2', 'R-3']);
});

test('children below children and more than ten subqueries are refused', async (t) => {
  const org = await runInvoiceOrg(t);
  const deep = await org.graphql(
    'clerk',
    '{ uiapi { query { Account { edges { node { Invoices__r { edges { node { Lines__r { edges { node { Id } } } } } } } } } } } }',
  );
  assert.match(deep.errors[0]?.message ?? '', /child relationship Lines__r/u);
  assert.equal(deep.errors[0]?.extensions['ErrorType'], 'OperationNotSupported');
  const many = Array.from({ length: 11 }, (_, index) => `a${index}: Invoice__c { edges { node { Id } } }`).join(' ');
  const refused = await org.graphql('clerk', `{ uiapi { query { ${many} } } }`);
  assert.match(refused.errors[0]?.message ?? '', /11 subqueries/u);
});

test('a mutation writes and answers the record; all or none unless told otherwise', async (t) => {
  const org = await runInvoiceOrg(t);
  const mutation = (input: string): string => `mutation create { uiapi${input} {
    first: Invoice__cCreate(input: { Invoice__c: { Name: "R-1", Due__c: "2027-02-03", Amount__c: 5 } }) { Record { Id Amount__c { displayValue } } }
    line: Line__cCreate(input: { Line__c: { Name: "L1", Invoice__c: "@{first}" } }) { Record { Invoice__r { Name { value } } } }
    bad: Invoice__cCreate(input: { Invoice__c: { Name: "R-2", Due__c: "2027-02-03", Amount__c: -5 } }) { Record { Id } }
  } }`;
  const refused = await org.graphql('clerk', mutation(''));
  const messages = refused.errors.map(({ message, path }) => [path?.at(-1), message]);
  assert.ok(
    messages.some(([path, message]) => path === 'bad' && message === 'The amount is negative.'),
    JSON.stringify(messages),
  );
  const count = '{ uiapi { query { Invoice__c { totalCount } } } }';
  assert.equal(invoicesOf(await org.graphql('clerk', count)).totalCount, 0);

  const partly = await org.graphql('clerk', mutation('(input: { allOrNone: false })'));
  assert.deepEqual(
    partly.errors.map(({ path }) => path),
    [['uiapi', 'bad']],
  );
  const written = partly.data?.uiapi as Readonly<Record<string, { Record: Readonly<Record<string, unknown>> } | null>>;
  assert.deepEqual(written['first']?.Record['Amount__c'], { displayValue: 'US$5.00' });
  assert.deepEqual(written['line']?.Record['Invoice__r'], { Name: { value: 'R-1' } });
  assert.equal(invoicesOf(await org.graphql('clerk', count)).totalCount, 1);

  const id = String(written['first']?.Record['Id']);
  const update =
    'mutation pay($input: Invoice__cUpdateInput!) { uiapi { Invoice__cUpdate(input: $input) { Record { Status__c { value label } } } } }';
  const paid = await org.graphql('clerk', update, { input: { Id: id, Invoice__c: { Status__c: 'Paid' } } });
  assert.deepEqual(paid.errors, []);
  assert.deepEqual(paid.data?.uiapi['Invoice__cUpdate'], { Record: { Status__c: { value: 'Paid', label: 'Paid' } } });
  const hidden = await org.graphql('clerk', update, { input: { Id: id, Invoice__c: { Margin__c: 1 } } });
  assert.match(hidden.errors[0]?.message ?? '', /Margin__c/u);
  const removed = await org.graphql(
    'clerk',
    'mutation remove($id: IdOrRef!) { uiapi { Invoice__cDelete(input: { Id: $id }) { Id } } }',
    { id },
  );
  assert.deepEqual(removed.data?.uiapi['Invoice__cDelete'], { Id: id });
  assert.equal(invoicesOf(await org.graphql('clerk', count)).totalCount, 0);
});

test('aggregates group and add up', async (t) => {
  const org = await runInvoiceOrg(t);
  for (const [Name, Amount__c, Status__c] of [
    ['R-1', 1, 'Open'],
    ['R-2', 2, 'Paid'],
    ['R-3', 4, 'Paid'],
  ] as const)
    await create(org, 'Invoice__c', { Name, Due__c: '2027-02-03', Amount__c, Status__c });
  const answer = await org.graphql(
    'clerk',
    '{ uiapi { aggregate { Invoice__c(groupBy: { Status__c: { group: true } }) { edges { node { aggregate { Status__c { value displayValue } Amount__c { sum { value displayValue } count { value } } } } } } } } }',
  );
  assert.deepEqual(answer.errors, []);
  const { edges } = answer.data?.uiapi['aggregate']?.['Invoice__c'] as {
    edges: { node: { aggregate: { Status__c: { value: string } } } }[];
  };
  const paid = edges.find(({ node }) => node.aggregate.Status__c.value === 'Paid');
  assert.deepEqual(paid?.node.aggregate, {
    Status__c: { value: 'Paid', displayValue: 'Paid' },
    Amount__c: { sum: { value: 6, displayValue: 'US$6.00' }, count: { value: 2 } },
  });
});

test('a document that is no GraphQL is an error of syntax, with its place', async (t) => {
  const org = await runInvoiceOrg(t);
  const { errors } = await org.graphql('clerk', '{ uiapi { query {');
  assert.equal(errors[0]?.extensions['ErrorType'], 'InvalidSyntax');
  assert.match(errors[0]?.message ?? '', /Syntax Error/u);
});
