import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { suite, test } from 'node:test';
import type { TestContext } from 'node:test';
import { OrgConnection } from './org-connection.ts';
import type { RenewSession } from './org-connection.ts';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

const cut: Answer = (request) => request.socket.destroy();
const refuse =
  (status: number, errorCode: string): Answer =>
  (_, response) =>
    response
      .writeHead(status, { 'Content-Type': 'application/json' })
      .end(JSON.stringify([{ errorCode, message: 'because' }]));
const busy = refuse(503, 'SERVER_UNAVAILABLE');
const expired = refuse(401, 'INVALID_SESSION_ID');
const fine: Answer = (_, response) =>
  response.writeHead(200, { 'Content-Type': 'application/json' }).end('{"totalSize":3,"records":[]}');

/** A connection to a server that gives these answers, one after the other, and how many requests came. */
async function connected(context: TestContext, answers: readonly Answer[], renewSession?: RenewSession) {
  const tokens: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    const answer = answers[tokens.length] ?? fine;
    tokens.push(request.headers.authorization);
    request.resume().on('end', () => answer(request, response));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  context.after(() => server.closeAllConnections());
  context.after(() => server.close());
  const connection = new OrgConnection({
    instanceUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    accessToken: 'first',
    version: '66.0',
    patience: { retry: { retries: 2, delay: 1 } },
    ...(renewSession === undefined ? {} : { renewSession }),
  });
  return { connection, tokens };
}

const save = (connection: OrgConnection, method: 'POST' | 'PATCH') =>
  connection.request({ method, url: '/composite/sobjects', body: '{}', headers: {} });

suite('A connection to a disturbed org', () => {
  test('repeats what can be repeated: after a broken connection, and after the org was too busy', async (context) => {
    const { connection, tokens } = await connected(context, [cut, busy]);
    assert.equal((await connection.query('SELECT COUNT() FROM Account')).totalSize, 3);
    assert.equal(tokens.length, 3);
    const other = await connected(context, [cut, busy]);
    await save(other.connection, 'PATCH');
    assert.equal(other.tokens.length, 3);
  });

  test('repeats an insert that was refused, and never one whose answer was lost', async (context) => {
    const refused = await connected(context, [busy]);
    await save(refused.connection, 'POST');
    assert.equal(refused.tokens.length, 2);
    const lost = await connected(context, [cut]);
    await assert.rejects(save(lost.connection, 'POST'), { code: 'CONNECTION_LOST' });
    assert.equal(lost.tokens.length, 1);
  });

  test('gives up after as many attempts as it was given, and says what the org answered last', async (context) => {
    const { connection, tokens } = await connected(context, [busy, busy, busy]);
    await assert.rejects(save(connection, 'PATCH'), /several attempts \(SERVER_UNAVAILABLE: because\)/);
    assert.equal(tokens.length, 3);
  });

  test('does not repeat what is refused for good', async (context) => {
    const { connection, tokens } = await connected(context, [refuse(400, 'MALFORMED_QUERY')]);
    await assert.rejects(connection.request('/query?q=SELECT'), { errorCode: 'MALFORMED_QUERY' });
    assert.equal(tokens.length, 1);
  });

  test('renews an expired session where the login can, and asks only once', async (context) => {
    const { connection, tokens } = await connected(context, [expired], (one) => {
      one.accessToken = 'second';
      return Promise.resolve(true);
    });
    await save(connection, 'PATCH');
    assert.deepEqual(tokens, ['Bearer first', 'Bearer second']);
    const still = await connected(context, [expired, expired], () => Promise.resolve(true));
    await assert.rejects(save(still.connection, 'PATCH'), { errorCode: 'INVALID_SESSION_ID' });
    assert.equal(still.tokens.length, 2);
  });

  test('fails at once where nobody listens', async () => {
    const closed = new OrgConnection({
      instanceUrl: 'http://127.0.0.1:19998',
      accessToken: 'x',
      version: '66.0',
      patience: { onRetry: () => assert.fail('tried again') },
    });
    await assert.rejects(closed.request('/limits'), { message: 'fetch failed' });
  });
});
