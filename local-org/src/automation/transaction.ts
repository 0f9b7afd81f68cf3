import type { UserContext } from '../access/types.ts';
import type { Org, OrgModel } from '../org.types.ts';
import { createReader, type RecordReader } from '../schema/reader.ts';
import type { ObjectSchema, SObjectRecord } from '../schema/types.ts';
import type { Store } from '../store/types.ts';
import { createLimits, type RunningLimits } from './limits.ts';
import { launchFlow } from './flow/run/launch.ts';
import { save } from './save/save.ts';
import type { OutboxEntry, Transaction } from './types.ts';

/** A published platform event, on its way to the flows that listen. */
export interface PublishedEvent {
  readonly object: string;
  readonly record: SObjectRecord;
}

/** What the org does for a running transaction. */
export interface TransactionHost {
  readonly org: Org;
  /** Runs work in a transaction of its own. */
  run<T>(user: UserContext, work: (transaction: RunningTransaction) => T): T;
  /** Hands an event to its subscribers, in a transaction of its own, whatever becomes of the running one. */
  deliver(event: PublishedEvent): void;
  /** Drops what is remembered of users' rights: rows that they follow from were written, or their writing was undone. */
  forgetRights(): void;
  /** Records what would have been sent. */
  send(entry: OutboxEntry): void;
}

/** A transaction as the parts of the save procedure see it. */
export interface RunningTransaction extends Transaction {
  readonly host: TransactionHost;
  readonly model: OrgModel;
  readonly store: Store;
  readonly limits: RunningLimits;
  /** True in a flow that runs in the context of its user: its own reads and writes ask for rights and sharing. */
  readonly actsAsUser?: boolean;
  /** How many saves are nested in one another at this point. */
  depth: number;
  /** Reads records as they are now; what it caches is dropped when something is written. */
  reader(): RecordReader;
  /** Must be called after each write of an object's rows. */
  written(object: ObjectSchema): void;
  /** Objects that were written. */
  readonly writtenObjects: ReadonlySet<ObjectSchema>;
  /** Adds what is to be sent after the commit. */
  send(entry: OutboxEntry): void;
}

/** A transaction and the work it leaves for after the commit, in order. */
export interface StartedTransaction {
  readonly transaction: RunningTransaction;
  readonly afterCommit: readonly (() => void)[];
}

/** Starts the bookkeeping of one transaction (BEGIN and COMMIT are the caller's). */
export function startTransaction(host: TransactionHost, user: UserContext): StartedTransaction {
  const { org } = host;
  const { model, store } = org;
  const now = org.now();
  const afterCommit: (() => void)[] = [];
  const writtenObjects = new Set<ObjectSchema>();
  let reader: RecordReader | undefined;

  const transaction: RunningTransaction = {
    host,
    user,
    now,
    model,
    store,
    limits: createLimits(),
    depth: 0,
    writtenObjects,
    reader() {
      reader ??= createReader({ model, store, user, now });
      return reader;
    },
    written(object) {
      writtenObjects.add(object);
      reader = undefined;
      if (object.kind === 'setup') host.forgetRights();
    },
    attempt(work) {
      const kept = afterCommit.length;
      try {
        return store.savepoint(work);
      } catch (error) {
        afterCommit.length = kept;
        reader = undefined;
        host.forgetRights();
        throw error;
      }
    },
    save: (request) => save(transaction, request),
    launch: (flow, inputs) => launchFlow(transaction, flow, inputs),
    afterCommit(work) {
      afterCommit.push(work);
    },
    publishImmediately(event) {
      host.deliver(event);
    },
    send(entry) {
      afterCommit.push(() => host.send(entry));
    },
  };
  return { transaction, afterCommit };
}
