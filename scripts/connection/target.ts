import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Connection } from 'jsforce';
import type { Patience } from './retry.ts';
import type { Session } from './session.ts';

/** The API version every script speaks; jsforce would default to a much older one. */
export const API_VERSION = '66.0';

export interface TargetOptions {
  /** Alias or username as the `sf` CLI stored it. */
  readonly targetOrg?: string;
  /** Instance URL; the token then comes from SF_ACCESS_TOKEN. */
  readonly instanceUrl?: string;
}

/** Says what to do, so that no stack trace is needed. */
export class TargetError extends Error {}

/**
 * A connection to the org that the options or the environment name: an `sf` login, a URL with SF_ACCESS_TOKEN, or the
 * running local org. It repeats what is likely to pass. Secrets are never part of a message.
 */
export async function connect(
  options: TargetOptions,
  environment: NodeJS.ProcessEnv = process.env,
  patience: Patience = {},
): Promise<Connection> {
  const { instanceUrl, accessToken, renewable } = await resolve(options, environment);
  // Loaded only where it is used: it takes a third of the time and memory with which a command starts.
  const { OrgConnection } = await import('./org-connection.ts');
  const connection = new OrgConnection({
    instanceUrl,
    accessToken,
    version: API_VERSION,
    patience,
    renewSession: refreshSession,
  });
  if (renewable) logins.set(connection, () => resolve(options, environment));
  return connection;
}

/** As `connect`, for whoever needs no more than address and token. */
export async function openSession(
  options: TargetOptions,
  environment: NodeJS.ProcessEnv = process.env,
): Promise<Session> {
  const { instanceUrl, accessToken, renewable } = await resolve(options, environment);
  const session: Session = { instanceUrl, accessToken, version: API_VERSION };
  if (renewable) logins.set(session, () => resolve(options, environment));
  return session;
}

/** How a connection logs in again; those whose token came from the environment can not. */
const logins = new WeakMap<Session, () => Promise<Login>>();

/** Gives a connection a new access token, where its login can; false when it can not or the token stayed the same. */
export async function refreshSession(connection: Session): Promise<boolean> {
  const login = logins.get(connection);
  if (login === undefined) return false;
  const { accessToken } = await login();
  if (accessToken === connection.accessToken) return false;
  connection.accessToken = accessToken;
  return true;
}

interface Login {
  readonly instanceUrl: string;
  readonly accessToken: string;
  readonly renewable: boolean;
}

async function resolve(options: TargetOptions, environment: NodeJS.ProcessEnv): Promise<Login> {
  if (options.targetOrg !== undefined) return fromSalesforceCli(options.targetOrg);
  const given = options.instanceUrl ?? environment['LOCAL_ORG_URL'];
  if (given === undefined) return fromLocalOrg();
  const instanceUrl = originOf(given);
  const accessToken = environment['SF_ACCESS_TOKEN']?.trim() ?? '';
  if (accessToken === '')
    throw new TargetError(`No access token for ${instanceUrl}. Put it into the environment variable SF_ACCESS_TOKEN.`);
  // Whoever sends it would name it in an error.
  if (!/^[\x21-\x7e]+$/.test(accessToken))
    throw new TargetError('SF_ACCESS_TOKEN holds a blank, a line break or another character that no access token has.');
  return { instanceUrl, accessToken, renewable: false };
}

/** Scheme, host and port of an org: people copy the address of a page. */
function originOf(url: string): string {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (parsed?.protocol !== 'https:' && parsed?.protocol !== 'http:')
    throw new TargetError(`"${url}" is no URL of an org. Write it as https://company.my.salesforce.com`);
  return parsed.origin;
}

/** Loaded only when an alias is given: the library takes a third of a second to start. */
async function fromSalesforceCli(aliasOrUsername: string): Promise<Login> {
  const { Org } = await import('@salesforce/core');
  try {
    const org = await Org.create({ aliasOrUsername });
    await org.refreshAuth();
    const { instanceUrl, accessToken } = org.getConnection();
    if (accessToken === undefined || accessToken === null) throw new Error('no access token is stored');
    return { instanceUrl, accessToken, renewable: true };
  } catch (error) {
    const reason = (error instanceof Error ? error.message : String(error)).replace(/\.+$/u, '');
    throw new TargetError(
      `Cannot use the org "${aliasOrUsername}": ${reason}. Log in with: sf org login web --alias ${aliasOrUsername}`,
      {
        cause: error,
      },
    );
  }
}

async function fromLocalOrg(): Promise<Login> {
  const file = path.join('.local-org', 'session.json');
  try {
    const session: unknown = JSON.parse(await readFile(file, 'utf8'));
    if (isSession(session)) return { instanceUrl: session.url, accessToken: session.accessToken, renewable: true };
  } catch (error) {
    if (!(error instanceof SyntaxError) && (error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  throw new TargetError(
    'No org is named and no local org runs here. Start one with "npm start", or name an org with --target-org ALIAS.',
  );
}

function isSession(value: unknown): value is { url: string; accessToken: string } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'url' in value &&
    typeof value.url === 'string' &&
    'accessToken' in value &&
    typeof value.accessToken === 'string'
  );
}
