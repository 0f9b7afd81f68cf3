import assert from 'node:assert/strict';
import { afterEach, beforeEach, mock, test } from 'node:test';
import { createGraphQLAdapter, execute, executeMutation, gql, type GraphQLResult } from './graphql.ts';
import { recordsChanged } from './records.ts';

const ID = 'a00000000000001AAA';
const QUERY = gql`
  query total {
    uiapi {
      query {
        Invoice__c {
          totalCount
        }
      }
    }
  }
`;
let requests = 0;

beforeEach(() => {
  requests = 0;
  Object.assign(globalThis, { lightningSession: { apiVersion: '66.0' } });
  mock.method(globalThis, 'fetch', async () => {
    requests += 1;
    const answer = requests;
    await new Promise((resolve) => setTimeout(resolve, 2));
    return new Response(JSON.stringify({ data: dataOf(answer), extensions: { localOrg: { recordIds: [ID] } } }));
  });
});

afterEach(() => mock.restoreAll());

/** A record that has a new value with each answer, and as many others as there were answers. */
const dataOf = (answer: number, count = answer): object => ({
  Invoice__c: { totalCount: count, edges: [{ node: { Id: ID, Amount__c: { value: answer } } }] },
});

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20));

type RefreshableResult = GraphQLResult & { refresh?: () => Promise<void> };
const Graphql = createGraphQLAdapter((result, refresh) => ({ ...result, refresh }) as RefreshableResult);

function wire(variables: Readonly<Record<string, unknown>> = {}): {
  answers: RefreshableResult[];
  disconnect: () => void;
} {
  const answers: RefreshableResult[] = [];
  const adapter = new Graphql((result) => answers.push(result));
  adapter.connect();
  adapter.update({ query: QUERY, variables });
  return { answers, disconnect: () => adapter.disconnect() };
}

test('two components that ask the same get the answer of one request, and of one more the values of a record that changed', async () => {
  const [first, second] = [wire(), wire()];
  await settled();
  assert.equal(requests, 1);
  recordsChanged([ID]);
  await settled();
  assert.equal(requests, 2);
  assert.deepEqual(first.answers.at(-1)?.data, dataOf(2, 1));
  assert.deepEqual(second.answers.at(-1)?.data, dataOf(2, 1));
  await first.answers.at(-1)?.refresh?.();
  assert.deepEqual(first.answers.at(-1)?.data, dataOf(3));
  assert.deepEqual(second.answers.at(-1)?.data, dataOf(2, 1));
  first.disconnect();
  second.disconnect();
});

test('other variables are another request', async () => {
  const [first, second] = [wire({ id: 1 }), wire({ id: 2 })];
  await settled();
  assert.equal(requests, 2);
  first.disconnect();
  second.disconnect();
});

test('what was asked before a write is nobody else’s answer after it', async () => {
  const before = execute({ query: QUERY });
  recordsChanged([ID]);
  const after = await execute({ query: QUERY });
  assert.deepEqual([(await before).data, after.data], [dataOf(1), dataOf(2)]);
});

test('a mutation is sent each time', async () => {
  await Promise.all([executeMutation({ query: QUERY }), executeMutation({ query: QUERY })]);
  assert.equal(requests, 2);
});

test('a refresh asks again, and joins a request that is on its way', async () => {
  const { answers, disconnect } = wire();
  await settled();
  const refresh = answers.at(-1)?.refresh;
  await Promise.all([refresh?.(), refresh?.()]);
  assert.equal(requests, 2);
  assert.deepEqual(answers.at(-1)?.data, dataOf(2));
  disconnect();
});

test('a record that changes while the query is evaluated again takes nothing from its answer', async () => {
  const { answers, disconnect } = wire();
  await settled();
  const refreshed = answers.at(-1)?.refresh?.();
  recordsChanged([ID]);
  await refreshed;
  await settled();
  assert.deepEqual(answers.at(-1)?.data, dataOf(3));
  disconnect();
});
