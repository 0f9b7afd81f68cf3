import type { TestContext } from 'node:test';
import { createSessions } from '../../api/auth/sessions.ts';
import { activeUsers } from '../../api/auth/users.ts';
import { createServer } from '../../api/server.ts';
import { openOrg } from '../../org.ts';
import type { Org } from '../../org.types.ts';
import { createDevHub } from '../dev-hub.ts';
import type { DevHub } from '../dev-hub.ts';

export const data = '/services/data/v66.0';

/** A Dev Hub behind a listening server, for one test. */
export interface RunningHub {
  readonly url: string;
  readonly org: Org;
  /** A request with the token of the hub's administrator, or without any, and a JSON body. */
  call(method: string, path: string, body?: unknown, options?: CallOptions): Promise<Answer>;
  /** Creates a ScratchOrgInfo and waits until the hub has done with it; answers its row. */
  request(values?: Record<string, unknown>): Promise<Row>;
  /** The rows of a query. */
  query(soql: string): Promise<Row[]>;
  /** Resolves when the hub has done what was asked of it. */
  idle(): Promise<void>;
  /** Closes hub and scratch orgs. */
  stop(): Promise<void>;
}

export type Row = Readonly<Record<string, unknown>>;

export interface CallOptions {
  /** Another server than the hub's. */
  readonly url?: string;
  readonly token?: string;
}

export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** What the `sf` CLI asks for with a definition of an edition only. */
export const REQUEST = {
  Edition: 'Developer',
  DurationDays: 7,
  OrgName: 'Depot',
  ConnectedAppConsumerKey: 'PlatformCLI',
  ConnectedAppCallbackUrl: 'http://localhost:1717/OauthRedirect',
};

/** Starts a Dev Hub in memory, or in a file; it is closed when the test ends. */
export async function runHub(
  t: TestContext,
  { file = ':memory:', now = () => new Date() }: { readonly file?: string; readonly now?: () => Date } = {},
): Promise<RunningHub> {
  const hub: DevHub = createDevHub({
    file,
    async serve(org, port) {
      const app = await createServer(org);
      return { url: await app.listen({ port, host: '127.0.0.1' }), close: async () => app.close() };
    },
  });
  const org = openOrg({ file, now, features: hub.features, birth: hub.birth });
  const app = await createServer(org);
  const url = await app.listen({ port: 0, host: '127.0.0.1' });
  await hub.start(org);
  let stopped = false;
  const stop = async (): Promise<void> => {
    if (stopped) return;
    stopped = true;
    await hub.stop();
    await app.close();
    await org.idle();
    org.close();
  };
  t.after(stop);
  const ownToken = createSessions(() => org).create(String(activeUsers(org)[0]?.['Id']), 'api');
  const call: RunningHub['call'] = async (method, path, body, options = {}) => {
    const response = await fetch((options.url ?? url) + path, {
      method,
      headers: {
        authorization: `Bearer ${options.token ?? ownToken}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? undefined : (JSON.parse(text) as unknown) };
  };
  return {
    url,
    org,
    call,
    async request(values = {}) {
      const created = await call('POST', `${data}/sobjects/ScratchOrgInfo`, { ...REQUEST, ...values });
      if (created.status !== 201) throw new Error(JSON.stringify(created.body));
      await hub.idle();
      const id = (created.body as { id: string }).id;
      return (await call('GET', `${data}/sobjects/ScratchOrgInfo/${id}`)).body as Row;
    },
    async query(soql) {
      const answer = await call('GET', `${data}/query?q=${encodeURIComponent(soql)}`);
      if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
      return (answer.body as { records: Row[] }).records;
    },
    idle: () => hub.idle(),
    stop,
  };
}

/** Exchanges the code of a request for tokens, as the app that it was made for. */
export async function exchange(request: Row, changes: Record<string, string> = {}): Promise<Answer> {
  return token(request, {
    grant_type: 'authorization_code',
    code: String(request['AuthCode']),
    redirect_uri: REQUEST.ConnectedAppCallbackUrl,
    ...changes,
  });
}

/** Asks the scratch org of a request for a token, as the `sf` CLI. */
export async function token(request: Row, parameters: Record<string, string>): Promise<Answer> {
  const response = await fetch(`${String(request['LoginUrl'])}/services/oauth2/token`, {
    method: 'POST',
    body: new URLSearchParams({ client_id: 'PlatformCLI', ...parameters }),
  });
  return { status: response.status, body: await response.json() };
}
