import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseFaults } from '../api/faults/spec.ts';
import { createServer } from '../api/server.ts';
import { uploadFolder } from '../api/bulk/uploads.ts';
import { createSessions } from '../api/auth/sessions.ts';
import { activeUsers } from '../api/auth/users.ts';
import { apiVersion } from '../api/versions.ts';
import { createDevHub, scratchOrgFolder } from '../hub/dev-hub.ts';
import type { ServedOrg } from '../hub/dev-hub.ts';
import { lightning } from '../lightning/index.ts';
import { openOrg } from '../org.ts';
import type { OpenOrgOptions } from '../org.ts';
import type { Org } from '../org.types.ts';
import { createPackaging } from '../packaging/packaging.ts';
import type { Packaging } from '../packaging/packaging.ts';
import { connectionOfOther, removeConnection, writeConnection } from './connection.ts';
import type { OrgConnection, RunningConnection } from './connection.ts';

export interface ServeOptions {
  readonly port: number;
  readonly memory: boolean;
  readonly json: boolean;
  readonly file: string;
  /** Snapshot to begin with. */
  readonly from?: string;
  /** Whether deployed flows arrive inactive. */
  readonly flowsArriveInactive?: boolean;
  /** Faults to inject (see `parseFaults`). */
  readonly faults?: string;
  /** Whether the org is a Dev Hub, which makes scratch orgs. */
  readonly devHub?: boolean;
}

/** The only address it listens on: whoever reaches the local org may become any of its users. */
const host = '127.0.0.1';

/**
 * Runs the org until SIGINT or SIGTERM, then closes it cleanly. Says when it is ready (with `json` in one line of JSON),
 * and leaves the administrator's session where the other commands find it, unless an org that runs already left its own.
 */
export async function serve(options: ServeOptions): Promise<void> {
  // What is wrong with them is told before anything is begun.
  parseFaults(options.faults ?? '');
  const other = connectionOfOther();
  const place = prepareFile(options, other);
  const isHub = options.devHub === true;
  const packaging = createPackaging(() => (isHub ? org : undefined));
  const hub = isHub
    ? createDevHub({
        file: place.file,
        serve: (scratchOrg, port) => serveScratchOrg(scratchOrg, port, packaging),
        hubFeatures: [packaging.hub, packaging.subscriber],
        scratchOrgFeatures: () => [packaging.subscriber],
      })
    : undefined;
  const settings: OrgSettings = {
    flowsArriveInactive: options.flowsArriveInactive === true,
    ...(hub ? { features: hub.features, birth: hub.birth } : { features: [packaging.subscriber] }),
  };
  let org = open(place, settings);
  const publish = (url: string): OrgConnection => {
    const connection = connect(org, url);
    if (!other) writeConnection({ ...connection, pid: process.pid, file: place.file });
    return connection;
  };
  const server = { url: '' };
  const app = await createServer(org, {
    plugins: [lightning(), packaging.plugin],
    ...(options.faults === undefined ? {} : { faults: options.faults }),
    reset: async () => {
      await hub?.clear();
      org.close();
      removeDatabase(place.file);
      org = openOrg({ file: place.file, temporary: place.temporary, ...settings });
      await hub?.start(org);
      return org;
    },
    onReset: () => publish(server.url),
  });
  try {
    server.url = await app.listen({ port: options.port, host });
  } catch (error) {
    org.close();
    place.remove();
    throw explainListenError(error, options.port);
  }
  await hub?.start(org);
  stopOnSignal(async () => {
    removeConnection();
    await hub?.stop();
    await app.close();
    await org.idle();
    org.close();
    place.remove();
  });
  announce(publish(server.url), options, other);
}

type OrgSettings = Omit<OpenOrgOptions, 'file' | 'temporary' | 'now'>;

/** Serves a scratch org as the hub itself is served: at its port, or at another one when somebody took that. */
async function serveScratchOrg(org: Org, port: number, packaging: Packaging): Promise<ServedOrg> {
  const app = await createServer(org, { plugins: [lightning(), packaging.plugin] });
  try {
    return { url: await app.listen({ port, host }), close: async () => app.close() };
  } catch (error) {
    await app.close();
    if (port === 0 || explainListenError(error, port) === error) throw error;
    return serveScratchOrg(org, 0, packaging);
  }
}

/** Opens the org; what cannot be opened leaves nothing behind and is named with its file. */
function open({ file, temporary, remove }: Place, settings: OrgSettings): Org {
  try {
    return openOrg({ file, temporary, ...settings });
  } catch (error) {
    remove();
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`The org in ${file} cannot be opened: ${reason}`, { cause: error });
  }
}

function stopOnSignal(stop: () => Promise<void>): void {
  let stopping = false;
  const onSignal = (): void => {
    if (stopping) return;
    stopping = true;
    stop().catch((error: unknown) => {
      process.stderr.write(`${String(error)}\n`);
      process.exitCode = 1;
    });
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
}

/** A session of the administrator that every org is born with. */
function connect(org: Org, url: string): OrgConnection {
  const [administrator] = activeUsers(org);
  if (!administrator) throw new Error('The org has no active user. Begin anew: remove its file.');
  const accessToken = createSessions(() => org).create(String(administrator['Id']), 'api');
  return { url, accessToken, username: String(administrator['Username']), orgId: org.orgId, apiVersion };
}

function announce(connection: OrgConnection, options: ServeOptions, other: RunningConnection | undefined): void {
  if (options.json) {
    process.stdout.write(`${JSON.stringify(connection)}\n`);
    return;
  }
  const where = options.memory ? 'in memory' : options.file;
  const lines = [
    `${options.devHub === true ? 'Local Dev Hub' : 'Local org'} ${connection.orgId} (${where}) on ${connection.url}`,
    `Administrator: ${connection.username}`,
    ...(other
      ? [
          `Commands in this folder go to ${other.url}; to reach this org set:`,
          `LOCAL_ORG_URL=${connection.url} SF_ACCESS_TOKEN='${connection.accessToken}'`,
        ]
      : []),
    'Stop it with Ctrl-C.',
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

interface Place {
  readonly file: string;
  /** Whether `remove` takes the file away. */
  readonly temporary: boolean;
  /** Removes what was only made for this run. */
  remove(): void;
}

/** The file to open: with a snapshot a copy of it, so that the snapshot stays as it is. */
function prepareFile({ memory, file, from }: ServeOptions, other: RunningConnection | undefined): Place {
  if (from !== undefined && !existsSync(from))
    throw new Error(`There is no snapshot ${from}. Make one with "snapshot FILE".`);
  if (memory && from === undefined) return { file: ':memory:', temporary: true, remove: () => {} };
  if (memory) {
    const folder = mkdtempSync(path.join(tmpdir(), 'local-org-'));
    const copy = path.join(folder, 'org.sqlite');
    copyFileSync(from ?? '', copy);
    return { file: copy, temporary: true, remove: () => rmSync(folder, { recursive: true, force: true }) };
  }
  const target = path.resolve(file);
  if (other?.file === target)
    throw new Error(
      `The org in ${file} already runs on ${other.url}. Stop that one (process ${other.pid}), or use --memory or another --file.`,
    );
  mkdirSync(path.dirname(target), { recursive: true });
  if (from !== undefined) {
    removeDatabase(target);
    copyFileSync(from, target);
  }
  return { file: target, temporary: false, remove: () => {} };
}

/** A database and what SQLite keeps beside it. */
function removeDatabase(file: string): void {
  if (file === ':memory:') return;
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(file + suffix, { force: true });
  for (const folder of [uploadFolder(file), scratchOrgFolder(file)]) rmSync(folder, { recursive: true, force: true });
}

function explainListenError(error: unknown, port: number): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') {
    return new Error(
      `Port ${port} is taken, perhaps by a local org that already runs. Stop that one, or choose another port: serve --port N (0 takes any free one).`,
    );
  }
  if (code === 'EACCES')
    return new Error(`Port ${port} may not be used by this user. Choose one above 1023: serve --port N.`);
  return error;
}
