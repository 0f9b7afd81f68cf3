import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { PLATFORM_CLI } from '../api/auth/grants.ts';
import { findUserByName } from '../api/auth/users.ts';
import type { OrgBirth } from '../automation/standard-rows.ts';
import type { OrgFeature } from '../features.types.ts';
import { openOrg } from '../org.ts';
import type { Org } from '../org.types.ts';
import type { SObjectRecord } from '../schema/types.ts';
import { checkRequest, textOf } from './checks.ts';
import { scratchOrgLimits } from './limits.ts';
import { activeScratchOrg, scratchOrgInfo } from './objects.ts';
import {
  activate,
  expire,
  isWaiting,
  noteDeleted,
  requesterOf,
  requestsIn,
  unlist,
  updateRequest,
} from './requests.ts';
import { authorizationCode, birthOf, identify, randomOrgId, type ScratchOrgIdentity } from './scratch-org.ts';
import { sourceTracking } from './source-tracking.ts';

/** An org that answers at an address. */
export interface ServedOrg {
  /** Without a slash at the end. */
  readonly url: string;
  close(): Promise<void>;
}

export interface DevHubOptions {
  /** Database of the hub, or `:memory:`: its scratch orgs are kept where it is. */
  readonly file: string;
  /** Serves a scratch org at a port, or, when that is taken or 0, at a free one. */
  readonly serve: (org: Org, port: number) => Promise<ServedOrg>;
  /** Further features of the hub itself. */
  readonly hubFeatures?: readonly OrgFeature[];
  /** Features of each scratch org of a hub, beside source tracking. */
  readonly scratchOrgFeatures?: (hub: Org) => readonly OrgFeature[];
}

/** The scratch orgs of one org that is a Dev Hub: each an org of its own in this process, at a port of its own. */
export interface DevHub {
  /** What makes an org a Dev Hub; the org that is opened with it must be given to `start`. */
  readonly features: readonly OrgFeature[];
  /** A fresh hub has an id and a user name of its own, so that the `sf` CLI can know it beside another local org. */
  readonly birth: OrgBirth;
  /** Brings back the scratch orgs that live, and begins to make and remove what is asked for. */
  start(org: Org): Promise<void>;
  /** Resolves when everything that was asked for is done. */
  idle(): Promise<void>;
  /** Closes the scratch orgs; those on disk are there again after the next `start`. */
  stop(): Promise<void>;
  /** Closes and removes all scratch orgs: the hub is about to be emptied. */
  clear(): Promise<void>;
}

interface Running {
  readonly org: Org;
  readonly served: ServedOrg;
  readonly file: string;
}

/** How often orgs whose day has come are looked for. */
const EXPIRY_CHECK = 3_600_000;

/** The folder beside a hub's database that its scratch orgs lie in. */
export function scratchOrgFolder(database: string): string {
  return `${database}-scratch-orgs`;
}

/** Nothing is opened or served before `start`. Orgs are made and removed in the background, one after the other. */
export function createDevHub(options: DevHubOptions): DevHub {
  const running = new Map<string, Running>();
  let hub: Org | undefined;
  let stopping = false;
  let work: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;

  const fileOf = (request: SObjectRecord): string =>
    options.file === ':memory:'
      ? ':memory:'
      : path.join(scratchOrgFolder(options.file), `${String(request['Id'])}.sqlite`);

  /** Opens and serves the org of a request: a fresh one as `identity` says, else the one that its file holds. */
  const run = async (org: Org, request: SObjectRecord, identity?: ScratchOrgIdentity): Promise<Running> => {
    const file = fileOf(request);
    if (file !== ':memory:') mkdirSync(path.dirname(file), { recursive: true });
    const features = [sourceTracking(), ...(options.scratchOrgFeatures?.(org) ?? [])];
    const birth = identity && { birth: birthOf(identity, request) };
    const scratchOrg = openOrg({ file, features, now: () => org.now(), ...birth });
    const loginUrl = textOf(request, 'LoginUrl');
    const port = loginUrl === undefined ? 0 : Number(new URL(loginUrl).port);
    try {
      const entry = { org: scratchOrg, served: await options.serve(scratchOrg, port), file };
      running.set(String(request['Id']), entry);
      return entry;
    } catch (error) {
      scratchOrg.close();
      throw error;
    }
  };

  const make = async (org: Org, request: SObjectRecord): Promise<void> => {
    const errorCode = signupError(org, request, running);
    if (errorCode !== undefined) {
      updateRequest(org, request, { Status: 'Error', ErrorCode: errorCode });
      return;
    }
    updateRequest(org, request, { Status: 'Creating' });
    removeFiles(fileOf(request));
    const identity = identify(request, requesterOf(org, request), org.now());
    try {
      const { org: scratchOrg, served } = await run(org, request, identity);
      // Deleted meanwhile: there is nobody to give it to, and it is taken down with those that are not listed.
      if (!isWaiting(org, request)) return;
      activate(org, request, identity, {
        loginUrl: served.url,
        authCode: authorizationCode(scratchOrg, request),
      });
    } catch (error) {
      report(`The scratch org of ${String(request['Name'])} could not be made`, error);
      updateRequest(org, request, { Status: 'Error', ErrorCode: 'S-9999' });
      const left = running.get(String(request['Id']));
      if (left) await close(String(request['Id']), left, true);
      else removeFiles(fileOf(request));
    }
  };

  /** Brings back an org that lived when the hub stopped; one whose file is gone is gone. */
  const revive = async (org: Org, request: SObjectRecord): Promise<void> => {
    if (!existsSync(fileOf(request))) {
      unlist(org, request);
      return;
    }
    const { served } = await run(org, request);
    if (served.url === textOf(request, 'LoginUrl')) return;
    updateRequest(org, request, { LoginUrl: served.url });
    report(
      `The scratch org of ${String(request['SignupUsername'])} is now at ${served.url}`,
      'its port was taken: log in to it again',
    );
  };

  const close = async (id: string, { org, served, file }: Running, remove: boolean): Promise<void> => {
    running.delete(id);
    await served.close();
    await org.idle();
    org.close();
    if (remove) removeFiles(file);
  };

  /** Makes what is requested and removes what is not listed any more. */
  const reconcile = async (): Promise<void> => {
    if (!hub) return;
    const org = hub;
    expire(org);
    noteDeleted(org, null);
    const living = new Set(requestsIn(org, 'Active').map(({ Id }) => String(Id)));
    for (const [id, entry] of running) if (!living.has(id)) await close(id, entry, true);
    for (const request of requestsIn(org, 'New', 'Creating'))
      // What is asked for when the hub stops is made at its next start.
      if (!stopping && isWaiting(org, request)) await make(org, request);
  };

  const enqueue = (): void => {
    work = work.then(reconcile).catch((error: unknown) => report('The Dev Hub failed', error));
  };

  const stopAll = async (remove: boolean): Promise<void> => {
    clearInterval(timer);
    stopping = true;
    await work;
    hub = undefined;
    stopping = false;
    for (const [id, entry] of running) await close(id, entry, remove);
  };

  const feature: OrgFeature = {
    name: 'DevHub',
    objects: [scratchOrgInfo, activeScratchOrg],
    checks: { ScratchOrgInfo: checkRequest },
    limits: scratchOrgLimits,
    committed(org, written, userId) {
      if (!written.has('ScratchOrgInfo') && !written.has('ActiveScratchOrg')) return;
      // The log says at once who deleted an org; taking it down follows.
      noteDeleted(org, userId);
      enqueue();
    },
  };

  return {
    features: [feature, ...(options.hubFeatures ?? [])],
    birth: {
      organization: { Id: randomOrgId(), Name: 'Local Dev Hub' },
      administrator: { Username: 'admin@hub.local.org', Email: 'admin@hub.local.org' },
    },
    async start(org) {
      hub = org;
      expire(org);
      noteDeleted(org, null);
      for (const request of requestsIn(org, 'Active')) await revive(org, request);
      noteDeleted(org, null);
      removeStrangers(options.file, running);
      enqueue();
      timer = setInterval(enqueue, EXPIRY_CHECK).unref();
    },
    async idle() {
      await work;
    },
    stop: () => stopAll(false),
    async clear() {
      await stopAll(true);
      if (options.file !== ':memory:') rmSync(scratchOrgFolder(options.file), { recursive: true, force: true });
    },
  };
}

/**
 * Why an org cannot be made, as the sign-up answers it: no such country, an app that the org does not have, a user name that is
 * taken (Salesforce DX Developer Guide, "Error Codes for Scratch Orgs").
 */
function signupError(hub: Org, request: SObjectRecord, running: ReadonlyMap<string, Running>): string | undefined {
  const country = textOf(request, 'Country');
  if (country !== undefined && !isCountry(country)) return 'S-2006';
  if (request['ConnectedAppConsumerKey'] !== PLATFORM_CLI) return 'C-1016';
  const username = textOf(request, 'Username') ?? '';
  const orgs = [hub, ...[...running.values()].map(({ org }) => org)];
  return orgs.some((org) => findUserByName(org, username)) ? 'C-1007' : undefined;
}

function isCountry(code: string): boolean {
  if (!/^[A-Z]{2}$/u.test(code)) return false;
  const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  return ![undefined, names.of('ZZ')].includes(names.of(code));
}

/** A database and what lies beside it. */
function removeFiles(file: string): void {
  if (file === ':memory:') return;
  const folder = path.dirname(file);
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder))
    if (name.startsWith(path.basename(file))) rmSync(path.join(folder, name), { recursive: true, force: true });
}

/** Removes what an org left that a kill kept from being removed. */
function removeStrangers(file: string, running: ReadonlyMap<string, Running>): void {
  const folder = scratchOrgFolder(file);
  if (file === ':memory:' || !existsSync(folder)) return;
  for (const name of readdirSync(folder))
    if (!running.has(name.split('.')[0] ?? '')) rmSync(path.join(folder, name), { recursive: true, force: true });
}

function report(what: string, reason: unknown): void {
  process.stderr.write(`${what}: ${reason instanceof Error ? (reason.stack ?? reason.message) : String(reason)}\n`);
}
