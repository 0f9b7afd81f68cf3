import type { AccessModel } from './access/model.ts';
import type { UserContext } from './access/types.ts';
import type { AutomationModel } from './automation/model.ts';
import type { OutboxEntry, Transaction } from './automation/types.ts';
import type { OrgFeature } from './features.types.ts';
import type { Catalog, Component } from './metadata/types.ts';
import type { Schema } from './schema/types.ts';
import type { Store } from './store/types.ts';

/**
 * Everything a set of components means, compiled: `compile(standard data + components)` is pure, so a deploy builds a new
 * model beside the old one and either swaps it in or throws it away.
 */
export interface OrgModel {
  readonly catalog: Catalog;
  readonly schema: Schema;
  readonly access: AccessModel;
  readonly automation: AutomationModel;
}

/** What a deploy changes in the set of components. */
export interface ModelChange {
  readonly saved: readonly Component[];
  readonly removed: readonly { readonly type: string; readonly fullName: string }[];
  /** Who deploys; the administrator when absent. */
  readonly userId?: string;
  /** The installation of a package makes the change. */
  readonly fromPackage?: boolean;
  /** Versions of flows that are kept without being the one the model holds. */
  readonly flowVersions?: readonly Component[];
}

/** One running org. */
export interface Org {
  readonly orgId: string;
  readonly store: Store;
  /** The current model; replaced as a whole by a deploy. */
  readonly model: OrgModel;
  /** Whether deployed flows arrive inactive, as in a production org that has not opted out of that. */
  readonly flowsArriveInactive: boolean;
  /** What it has beyond what every org has. */
  readonly features: readonly OrgFeature[];
  /** The objects of the Tooling API whose rows are in the store. */
  readonly toolingSchema: Schema;
  /** The present instant; tests may shift it. */
  now(): Date;
  /** The rights of a user now (cached until permissions change). Undefined for an unknown or inactive user. */
  userContext(userId: string): UserContext | undefined;
  /** A context without any restriction, for the org's own work in a user's name (system mode). */
  systemContext(userId: string): UserContext;
  /**
   * One transaction: BEGIN, work, COMMIT; then what it left for after the commit is queued. A throw rolls back all.
   * Work of several users never interleaves within one.
   */
  inTransaction<T>(user: UserContext, work: (transaction: Transaction) => T): T;
  /**
   * Swaps in a model that compiled without errors: components stored, tables migrated, setup rows synchronised, new or changed
   * roll-ups computed (no flow runs), all in one transaction. A throw leaves the org as it was.
   */
  replaceModel(model: OrgModel, change: ModelChange): void;
  /**
   * Runs a scheduled flow now, as the automated process: its transactions are queued like work after a commit (see `idle`).
   * Throws a SalesforceError for a flow that is not there, not active or has no schedule.
   */
  runScheduledFlow(name: string): void;
  /** What the org would have sent (e-mails, notifications, mails about failed flows), newest last; at most 1,000 are kept. */
  readonly outbox: readonly OutboxEntry[];
  /** Resolves when the queue of after-commit work (asynchronous paths, events) is empty. */
  idle(): Promise<void>;
  /** Closes the store; the org must not be used afterwards. */
  close(): void;
}
