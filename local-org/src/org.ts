import { systemContext as contextWithoutRestriction, userContext } from './access/user-context.ts';
import type { UserContext } from './access/types.ts';
import { createWorkQueue } from './automation/after-commit-queue.ts';
import { createEventBus } from './automation/event-bus.ts';
import { scheduledRun } from './automation/flow/run/scheduled.ts';
import { recomputeRollUps } from './automation/roll-ups/recompute.ts';
import { insertStandardRows, SETTING, type OrgBirth } from './automation/standard-rows.ts';
import {
  startTransaction,
  type PublishedEvent,
  type RunningTransaction,
  type TransactionHost,
} from './automation/transaction.ts';
import type { OutboxEntry } from './automation/types.ts';
import { SalesforceError } from './errors.ts';
import type { OrgFeature } from './features.types.ts';
import { createCatalog } from './metadata/catalog.ts';
import { flowVersions, keepFlowVersion } from './metadata/flow-versions.ts';
import { syncSetupRecords } from './metadata/setup-records.ts';
import type { Component } from './metadata/types.ts';
import { buildModel } from './model.ts';
import type { ModelChange, Org, OrgModel } from './org.types.ts';
import { createSchema } from './schema/create-schema.ts';
import { standardObject } from './schema/standard/build.ts';
import { openStore } from './store/index.ts';
import { discardRemovedData } from './store/removed-data.ts';
import type { Store } from './store/types.ts';

export interface OpenOrgOptions {
  /** File of the database, or `:memory:`. */
  readonly file: string;
  /** Whether the file is removed when the org ends, so that it need not survive a crash. */
  readonly temporary?: boolean;
  /** The clock, for tests. */
  readonly now?: () => Date;
  /** Deployed flows arrive inactive (see `Org`); default: as their status says. */
  readonly flowsArriveInactive?: boolean;
  /** What the org has beyond what every org has; default: nothing. */
  readonly features?: readonly OrgFeature[];
  /** Who a fresh org is; an org that the file holds already stays who it is. */
  readonly birth?: OrgBirth;
}

const OUTBOX_SIZE = 1000;

/**
 * Opens an org: loads its components, compiles its model, creates missing tables, and gives a fresh one the rows every org is
 * born with. Throws when stored components no longer compile.
 */
export function openOrg(options: OpenOrgOptions): Org {
  const {
    file,
    temporary = false,
    now = () => new Date(),
    flowsArriveInactive = false,
    features = [],
    birth,
  } = options;
  const store = openStore(file, { temporary });
  let model = loadModel(store, features);
  const toolingSchema = createSchema(
    features.flatMap(({ toolingObjects = [] }) => toolingObjects.map(({ definition }) => standardObject(definition))),
  );
  store.transaction(() => {
    store.migrate(model.schema);
    store.migrate(toolingSchema);
    if (store.setting(SETTING.organization) === undefined) insertStandardRows(store, model.schema, now(), birth);
    syncSetupRecords(store, model, { now: now(), userId: store.setting(SETTING.administrator) ?? null });
  });

  const outbox: OutboxEntry[] = [];
  const send = (entry: OutboxEntry): void => {
    outbox.push(entry);
    if (outbox.length > OUTBOX_SIZE) outbox.shift();
  };
  const queue = createWorkQueue((error) => {
    if (!(error instanceof SalesforceError))
      process.stderr.write(`Work after the commit failed: ${error instanceof Error ? error.stack : String(error)}\n`);
    send({
      kind: 'flowError',
      at: now().toISOString(),
      recipients: [],
      subject: 'Work after the commit failed',
      body: error instanceof Error ? error.message : String(error),
    });
  });

  const contexts = new Map<string, UserContext>();
  const settingOf = (key: string): string => store.setting(key) ?? '';

  const org: Org = {
    orgId: settingOf(SETTING.organization),
    store,
    get model() {
      return model;
    },
    flowsArriveInactive,
    features,
    toolingSchema,
    now,
    userContext(userId) {
      const cached = contexts.get(userId);
      if (cached) return cached;
      const context = userContext(model.access, store, userId);
      if (context) contexts.set(userId, context);
      return context;
    },
    systemContext: (userId) => contextWithoutRestriction(model.access, store, userId),
    inTransaction: (user, work) => run(user, work),
    replaceModel(next, change) {
      store.transaction(() => storeChange(org, next, change));
      model = next;
      contexts.clear();
    },
    runScheduledFlow(name) {
      const user = org.systemContext(settingOf(SETTING.automatedProcess));
      for (const work of scheduledRun(host, user, name)) queue.add(work);
    },
    outbox,
    idle: () => queue.idle(),
    close() {
      queue.close();
      store.close();
    },
  };

  const run = <T>(user: UserContext, work: (transaction: RunningTransaction) => T): T => {
    const { transaction, afterCommit } = startTransaction(host, user);
    let result: ReturnType<typeof work>;
    try {
      result = store.transaction(() => work(transaction));
    } catch (error) {
      // What was remembered of rows that are undone.
      contexts.clear();
      throw error;
    }
    for (const left of afterCommit) queue.add(left);
    if (transaction.writtenObjects.size > 0) {
      const written = new Set([...transaction.writtenObjects].map(({ apiName }) => apiName));
      for (const feature of features) feature.committed?.(org, written, user.userId);
    }
    return result;
  };
  const host: TransactionHost = {
    org,
    run,
    forgetRights: () => contexts.clear(),
    send,
    deliver: (event: PublishedEvent) => publish(event),
  };
  const publish = createEventBus(host, queue, () => org.systemContext(settingOf(SETTING.automatedProcess)));
  return org;
}

function loadModel(store: Store, features: readonly OrgFeature[]): OrgModel {
  const components = store.components().map(({ json }) => JSON.parse(json) as Component);
  const problems: string[] = [];
  const model = buildModel(
    createCatalog(components),
    (component, problem, options) => {
      if (options?.severity !== 'Warning') problems.push(`${component.type} ${component.fullName}: ${problem}`);
    },
    { keyPrefixes: store.keyPrefixes(), features },
  );
  if (problems.length > 0)
    throw new Error(
      `The components stored in this org no longer compile; begin anew or deploy them again.\n${problems.join('\n')}`,
    );
  return model;
}

function storeChange(org: Org, next: OrgModel, change: ModelChange): void {
  const { store } = org;
  store.removeComponents(change.removed);
  store.saveComponents(
    change.saved.map((component) => ({
      type: component.type,
      fullName: component.fullName,
      json: JSON.stringify(component),
    })),
  );
  if (change.removed.length > 0) discardRemovedData(store, org.model.schema, next.schema);
  store.migrate(next.schema);
  const versions = flowVersions(store);
  for (const component of change.flowVersions ?? []) keepFlowVersion(store, versions, component);
  const userId = store.setting(SETTING.administrator) ?? null;
  syncSetupRecords(store, next, { now: org.now(), userId });
  recomputeRollUps(org, next);
  for (const feature of org.features) feature.deployed?.(org, change, org.model);
}
