import type { UserContext } from '../access/types.ts';
import type { FieldValue, SObjectRecord } from '../schema/types.ts';

export type DmlOperation = 'insert' | 'update' | 'delete';

/** One statement of data manipulation on records of one object, at most 200 (one chunk) once it reaches `save`. */
export interface DmlRequest {
  readonly operation: DmlOperation;
  readonly object: string;
  /** Canonical field names; for update and delete with `Id`. Only fields that are to be written. */
  readonly records: readonly SObjectRecord[];
  readonly allOrNone: boolean;
}

/** `{statusCode, message, fields}` as every data API reports it. */
export interface DmlError {
  readonly statusCode: string;
  readonly message: string;
  readonly fields: readonly string[];
}

export interface DmlResult {
  readonly id: string | null;
  readonly success: boolean;
  readonly errors: readonly DmlError[];
}

/** What a launched flow is given: a value, or a list for a collection. */
export type FlowInput = FieldValue | readonly FieldValue[];

/** How a launched flow ended: the values of its output variables, or the fault that nobody handled. */
export interface FlowRun {
  readonly interviewId: string;
  readonly outputs: Readonly<Record<string, unknown>>;
  readonly fault: string | undefined;
}

/** Governor limits of one transaction, counted across everything that runs in it. */
export interface Limits {
  readonly used: Readonly<Record<LimitName, number>>;
  readonly maximum: Readonly<Record<LimitName, number>>;
  /** Adds and throws a LimitExceededError (uncatchable by fault paths) when over. */
  count(name: LimitName, amount?: number): void;
}
export type LimitName = 'queries' | 'dmlStatements' | 'queryRows' | 'dmlRows' | 'publishedEvents';

/** What runs between BEGIN and COMMIT, and what it leaves for afterwards. */
export interface Transaction {
  readonly user: UserContext;
  readonly now: Date;
  readonly limits: Limits;
  /** The save procedure for one chunk (≤ 200 records). Results are in the order of the records. */
  save(request: DmlRequest): DmlResult[];
  /**
   * Runs an active flow without a trigger as a person or an API call does: in the context of the user, unless the flow is
   * set to run in system mode. Throws a SalesforceError for a flow or an input that is not there.
   */
  launch(flow: string, inputs: ReadonlyMap<string, FlowInput>): FlowRun;
  /**
   * Work whose writes, and whatever it left for after the commit, are undone when it throws (the throw goes on). Nestable.
   * `store.savepoint` alone would forget the second half.
   */
  attempt<T>(work: () => T): T;
  /** Runs after the commit, in order, each in a transaction of its own; dropped when this one rolls back. */
  afterCommit(work: () => void): void;
  /** Runs whatever becomes of this transaction (platform events "publish immediately"). */
  publishImmediately(event: { object: string; record: Record<string, FieldValue> }): void;
}

/** Something the org would have sent to people: the local org records it instead. */
export interface OutboxEntry {
  readonly kind: 'email' | 'notification' | 'flowError';
  readonly at: string;
  /** Addresses of an e-mail, user or group ids of a notification; empty for a flow error (its administrator). */
  readonly recipients: readonly string[];
  readonly subject: string;
  readonly body: string;
  /** Record concerned, where known. */
  readonly targetId?: string;
}
