import type { TestContext } from 'node:test';
import jsforce from 'jsforce';
import type { Connection } from 'jsforce';
import type { OrgFeature } from '../../features.types.ts';
import { openOrg } from '../../org.ts';
import type { Org } from '../../org.types.ts';
import { activeUsers } from '../auth/users.ts';
import { createSessions } from '../auth/sessions.ts';
import { createServer } from '../server.ts';
import type { ServerOptions } from '../types.ts';

/** A fresh org behind a listening server, for one test. */
export interface RunningOrg {
  readonly org: Org;
  readonly url: string;
  readonly adminId: string;
  /** A session of the administrator. */
  readonly token: string;
  /** jsforce as the administrator, or with another token. */
  connect(token?: string): Connection;
  /** A request with the administrator's token and a JSON body. */
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** Parsed JSON; undefined for an empty body. */
  readonly body: unknown;
}

/** Root of the REST API in the version the tests use. */
export const data = '/services/data/v66.0';

/** Starts an org in memory on a free port; it is closed when the test ends. */
export async function runOrg(
  t: TestContext,
  {
    flowsArriveInactive = false,
    features = [],
    ...options
  }: ServerOptions & { readonly flowsArriveInactive?: boolean; readonly features?: readonly OrgFeature[] } = {},
): Promise<RunningOrg> {
  const org = openOrg({ file: ':memory:', flowsArriveInactive, features });
  const app = await createServer(org, options);
  const url = await app.listen({ port: 0, host: '127.0.0.1' });
  t.after(async () => {
    await app.close();
    await org.idle();
    org.close();
  });
  const adminId = String(activeUsers(org)[0]?.['Id']);
  const token = createSessions(() => org).create(adminId, 'api');
  return {
    org,
    url,
    adminId,
    token,
    connect: (accessToken = token) =>
      new jsforce.Connection({ instanceUrl: url, loginUrl: url, accessToken, version: '66.0' }),
    call: async (method, path, body, headers = {}) => {
      const response = await fetch(url + path, {
        method,
        headers: {
          ...(headers['authorization'] === '' ? {} : { authorization: `Bearer ${token}` }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== '')),
        },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
        redirect: 'manual',
      });
      const text = await response.text();
      const isJson = response.headers.get('content-type')?.includes('json') ?? false;
      return {
        status: response.status,
        headers: response.headers,
        body: text === '' ? undefined : isJson ? JSON.parse(text) : text,
      };
    },
  };
}

/** A new active user with a profile of the standard data and a password. */
export async function createUser(
  running: RunningOrg,
  alias: string,
  profileName: string,
  password: string,
): Promise<string> {
  const connection = running.connect();
  const [profile] = (await connection.query<{ Id: string }>(`SELECT Id FROM Profile WHERE Name = '${profileName}'`))
    .records;
  const user = await connection.sobject('User').create({
    Username: `${alias}@example.com`,
    LastName: alias,
    Email: `${alias}@example.com`,
    Alias: alias,
    TimeZoneSidKey: 'Europe/Berlin',
    LocaleSidKey: 'en_GB',
    EmailEncodingKey: 'UTF-8',
    LanguageLocaleKey: 'en_US',
    ProfileId: profile?.Id ?? '',
    IsActive: true,
  });
  const id = String(user.id);
  const answer = await running.call('POST', `${data}/sobjects/User/${id}/password`, { NewPassword: password });
  if (answer.status !== 204) throw new Error(JSON.stringify(answer.body));
  return id;
}
