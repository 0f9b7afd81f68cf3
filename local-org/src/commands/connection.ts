import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** How to reach a running org as its administrator. */
export interface OrgConnection {
  readonly url: string;
  readonly accessToken: string;
  readonly username: string;
  readonly orgId: string;
  readonly apiVersion: string;
}

/** What `serve` notes down: the connection, and which process serves which file. */
export interface RunningConnection extends OrgConnection {
  readonly pid: number;
  /** Absolute path, or `:memory:`. */
  readonly file: string;
}

/** Where `serve` leaves its connection, relative to the folder it was started in. */
const connectionFile = path.join('.local-org', 'session.json');

const howToRun =
  'Start one with "npm start" or "npm run local-org -- serve", or set LOCAL_ORG_URL and SF_ACCESS_TOKEN.';

/** Writes the connection for the other commands; only this user of the machine may read it. */
export function writeConnection(connection: RunningConnection): void {
  mkdirSync(path.dirname(connectionFile), { recursive: true });
  rmSync(connectionFile, { force: true });
  writeFileSync(connectionFile, `${JSON.stringify(connection, null, 2)}\n`, { mode: 0o600 });
}

/** Removes the connection when it is that of this process. */
export function removeConnection(): void {
  if (readConnection()?.pid === process.pid) rmSync(connectionFile, { force: true });
}

/** The connection of another process that still serves; what one left behind that was killed does not count. */
export function connectionOfOther(): RunningConnection | undefined {
  const connection = readConnection();
  return connection && connection.pid !== process.pid && isAlive(connection.pid) ? connection : undefined;
}

/**
 * The org a command acts on: the one that LOCAL_ORG_URL and SF_ACCESS_TOKEN name, else the one `serve` runs in this
 * folder. Throws an error that says how to get one.
 */
export function findConnection(): Pick<OrgConnection, 'url' | 'accessToken'> {
  const { LOCAL_ORG_URL: url, SF_ACCESS_TOKEN: accessToken } = process.env;
  if (url && accessToken) return { url: url.replace(/\/+$/, ''), accessToken };
  if (url || accessToken) {
    throw new Error(
      `${url ? 'SF_ACCESS_TOKEN' : 'LOCAL_ORG_URL'} is missing: set both LOCAL_ORG_URL and SF_ACCESS_TOKEN, or neither.`,
    );
  }
  const running = readConnection();
  if (running) return running;
  throw new Error(`No local org runs in this folder. ${howToRun}`);
}

/**
 * A request to the org with a JSON body or a form, answered with its JSON. Throws an error with Salesforce's code and message, or one that says that
 * nothing listens.
 */
export async function callOrg(
  connection: Pick<OrgConnection, 'url' | 'accessToken'>,
  resource: string,
  init: { readonly method?: string; readonly body?: unknown } = {},
): Promise<unknown> {
  const response = await send(connection, resource, init);
  const text = await response.text();
  const body = parse(text);
  if (response.ok) return body;
  const [first] = Array.isArray(body) ? (body as { errorCode?: string; message?: string }[]) : [];
  if (first?.errorCode === 'INVALID_SESSION_ID') {
    throw new Error(
      `The org at ${connection.url} does not know this session. Start "serve" again, or set SF_ACCESS_TOKEN anew.`,
    );
  }
  throw new Error(
    first
      ? `${first.errorCode}: ${first.message}`
      : `${connection.url}${resource} answered ${response.status}: ${text}`,
  );
}

async function send(
  connection: Pick<OrgConnection, 'url' | 'accessToken'>,
  resource: string,
  { method = 'GET', body }: { readonly method?: string; readonly body?: unknown },
): Promise<Response> {
  const isJson = body !== undefined && !(body instanceof FormData);
  try {
    return await fetch(connection.url + resource, {
      method,
      headers: {
        authorization: `Bearer ${connection.accessToken}`,
        ...(isJson ? { 'content-type': 'application/json' } : {}),
      },
      ...(isJson ? { body: JSON.stringify(body) } : {}),
      ...(body instanceof FormData ? { body } : {}),
    });
  } catch (error) {
    throw new Error(`Nothing answers at ${connection.url}. ${howToRun}`, { cause: error });
  }
}

function parse(text: string): unknown {
  try {
    return text === '' ? undefined : (JSON.parse(text) as unknown);
  } catch {
    return undefined;
  }
}

function readConnection(): RunningConnection | undefined {
  try {
    return JSON.parse(readFileSync(connectionFile, 'utf8')) as RunningConnection;
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !isZombie(pid);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Killed, but not collected by its parent: in a container nobody may ever do so. Linux tells; elsewhere the answer is no. */
function isZombie(pid: number): boolean {
  try {
    return /^\d+ \(.*\) Z/su.test(readFileSync(`/proc/${String(pid)}/stat`, 'utf8'));
  } catch {
    return false;
  }
}
